#include "export/pdf/archive.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "export/pdf/colours.h"

namespace recoup::exporting::inline pdf {
namespace {

constexpr std::string_view kProducer = "Recoup";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : core::without_controls(text)) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string moment_string(core::Instant at) {
    std::string digits;
    for (const char c : core::to_storage(at))
        if (core::is_digit(c)) digits += c;
    return fmt::format("(D:{}Z)", digits);
}

int write_information(PdfObjects& objects, std::string_view title, core::Instant made) {
    return objects.write(fmt::format("<</Title {}/Creator({})/Producer({})/CreationDate{}/ModDate{}>>",
                                     text_string(core::without_controls(title)), kProducer, kProducer,
                                     moment_string(made), moment_string(made)));
}

int write_metadata(PdfObjects& objects, std::string_view title, core::Lang lang, core::Instant made) {
    const auto when = core::to_storage(made);
    const auto packet = fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
        "<dc:format>application/pdf</dc:format>\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
        "<xmp:CreatorTool>{}</xmp:CreatorTool><xmp:CreateDate>{}</xmp:CreateDate><xmp:ModifyDate>{}</xmp:ModifyDate>\n"
        "<pdf:Producer>{}</pdf:Producer>\n"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        escaped(title), lang == core::Lang::zh ? "zh-CN" : "en", kProducer, when, when, kProducer);
    return objects.stream("/Type/Metadata/Subtype/XML", packet);
}

int write_intent(PdfObjects& objects) {
    const int profile = objects.deflated("/N 3", srgb_profile());
    return objects.write(
        fmt::format("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
                    "/DestOutputProfile {}>>",
                    reference(profile)));
}

}  // namespace recoup::exporting::inline pdf
