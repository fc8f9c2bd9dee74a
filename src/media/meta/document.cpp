#include "media/meta/document.h"

#include <string>

#include "media/base/scanner.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::size_t kMaxDictionary = 64 * 1024;
constexpr std::size_t kMaxMailHead = 64 * 1024;

void skip_white(Scanner& text) {
    while (!text.eat_any({" ", "\r", "\n", "\t"}).empty()) {
    }
}

// "12 0 R" behind the last "/Info": what was added to a PDF later stands behind the rest.
std::string_view information_reference(std::string_view pdf) {
    constexpr std::string_view kName = "/Info";
    std::string_view reference;
    for (auto at = pdf.find(kName); at != std::string_view::npos; at = pdf.find(kName, at + kName.size())) {
        Scanner text(pdf.substr(at + kName.size(), 64));
        skip_white(text);
        const auto from = text.rest();
        if (!text.number(1, 9) || !text.eat(" ") || !text.number(1, 5)) continue;
        const auto length = from.size() - text.rest().size();
        if (text.eat(" R")) reference = from.substr(0, length);
    }
    return reference;
}

// What the last object of this number holds, up to its end.
std::string_view object(std::string_view pdf, std::string_view reference) {
    const auto head = std::string(reference) + " obj";
    auto found = std::string_view::npos;
    for (auto at = pdf.find(head); at != std::string_view::npos; at = pdf.find(head, at + head.size()))
        if (at == 0 || pdf[at - 1] < '0' || pdf[at - 1] > '9') found = at;
    if (found == std::string_view::npos) return {};
    const auto rest = pdf.substr(found + head.size(), kMaxDictionary);
    return rest.substr(0, rest.find("endobj"));
}

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with_name(std::string_view line, std::string_view name) {
    return std::ranges::equal(line.substr(0, name.size()), name, {}, lowered);
}

}  // namespace

std::optional<Moment> pdf_created(ByteView file) {
    constexpr std::string_view kKey = "/CreationDate";
    const auto pdf = as_text(file);
    const auto reference = information_reference(pdf);
    if (reference.empty()) return std::nullopt;
    const auto dictionary = object(pdf, reference);
    const auto at = dictionary.find(kKey);
    if (at == std::string_view::npos) return std::nullopt;
    Scanner text(dictionary.substr(at + kKey.size()));
    skip_white(text);
    return text.eat("(") ? read_pdf_date(text.rest().substr(0, text.rest().find(')'))) : std::nullopt;
}

std::optional<Moment> mail_sent(ByteView file) {
    constexpr std::string_view kName = "date:";
    auto head = as_text(part(file, 0, kMaxMailHead));
    while (!head.empty() && head[0] != '\r' && head[0] != '\n') {
        const auto line = head.substr(0, head.find('\n'));
        if (begins_with_name(line, kName)) {
            // The value may begin on the next line.
            Scanner text(head.substr(kName.size()));
            skip_white(text);
            return read_moment(text.rest());
        }
        head.remove_prefix(std::min(line.size() + 1, head.size()));
    }
    return std::nullopt;
}

}  // namespace recoup::media::inline meta
