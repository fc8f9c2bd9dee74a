// The PDF writer by itself: a file whose list of places is right, letters that can be copied, and nothing a text says
// is taken for a part of the file.
#include <doctest/doctest.h>

#include "export/pdf/charstrings.h"
#include "export/pdf/document.h"
#include "export/report/html.h"

using namespace recoup;
using namespace recoup::exporting;

namespace {

// Squares; nothing for what lies beyond the first plane.
class SquareType final : public core::TypeSource {
  public:
    std::optional<int> advance(core::TypeFace, char32_t c) override {
        return c < 0x10000 ? std::optional(600) : std::nullopt;
    }
    std::optional<core::GlyphOutline> outline(core::TypeFace face, char32_t c) override {
        if (!advance(face, c)) return std::nullopt;
        using enum core::GlyphOutline::Step;
        return core::GlyphOutline{{move, line, line, line}, {{0, 0}, {0, 500}, {500, 500}, {500, 0}}, 600};
    }
};

std::string written(const core::Pages& pages, std::string title) {
    SquareType type;
    std::string bytes;
    const PdfOrder order{.pages = pages, .type = type, .title = std::move(title), .picture = [](std::size_t) {
                             return PdfPicture{PdfPicture::Form::pixels, std::string(3, '\x80'), 1, 1, 3, 1, 1, 1};
                         }};
    REQUIRE(write_pdf(order, [&](std::string_view more) { bytes += more; }));
    return bytes;
}

core::Pages one_page(std::string text) {
    core::Pages pages;
    pages.pages.push_back({{core::TextItem{60, 60, 10, core::TypeFace::regular, core::Shade::text, std::move(text)},
                            core::PictureItem{{60, 100, 50, 50}, 0, 0, 0, 1, 1}, core::LinkItem{{0, 0, 9, 9}, 0}}});
    pages.bookmarks = {{"第一页", 0, 0, 0}, {"E1", 0, 0, 1}};
    return pages;
}

}  // namespace

TEST_CASE("each place of the list is where its object begins") {
    const auto bytes = written(one_page("退款 3"), "标题");
    const auto begin = bytes.rfind("startxref\n");
    REQUIRE(begin != std::string::npos);
    const auto list = std::stoul(bytes.substr(begin + 10));
    REQUIRE(bytes.compare(list, 5, "xref\n") == 0);
    const auto count = std::stoul(bytes.substr(list + 7));
    const auto entries = bytes.find('\n', list + 5) + 1;
    for (std::size_t id = 1; id < count; ++id) {
        const auto place = std::stoul(bytes.substr(entries + 20 * id, 10));
        const auto head = std::to_string(id) + " 0 obj\n";
        CHECK(bytes.compare(place, head.size(), head) == 0);
    }
}

TEST_CASE("a title is no part of the file's own language") {
    const auto bytes = written(one_page("x"), ")>>\nendobj\n%%EOF(</Title>");
    CHECK(bytes.find("(</Title>") == std::string::npos);
    CHECK(bytes.find(")>>\nendobj\n%%EOF(") == std::string::npos);
    CHECK(bytes.find("&lt;/Title&gt;") != std::string::npos);
}

TEST_CASE("rows behind their filters are deflated here and said to be filtered") {
    const std::string rows = "\x01\x10\x20\x30\x01\x02\x03";
    SquareType type;
    std::string bytes;
    const auto pages = one_page("x");
    const PdfOrder order{.pages = pages, .type = type, .title = {}, .picture = [&](std::size_t) {
                             return PdfPicture{PdfPicture::Form::bare_rows, rows, 2, 1, 3, 1, 2, 1};
                         }};
    REQUIRE(write_pdf(order, [&](std::string_view more) { bytes += more; }));
    const auto said = bytes.find("/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 2>>");
    REQUIRE(said != std::string::npos);
    const auto data = bytes.find("stream\n", said) + 7;
    const auto deflated = deflate(rows, Effort::quick);
    CHECK(bytes.compare(data, deflated.size(), deflated) == 0);
}

TEST_CASE("the same pages give the same bytes, others another identity") {
    const auto id = [](const std::string& bytes) { return bytes.substr(bytes.rfind("/ID["), 70); };
    const auto first = written(one_page("退款"), "一");
    CHECK(first == written(one_page("退款"), "一"));
    CHECK(id(first) != id(written(one_page("退货"), "一")));
}

TEST_CASE("a font begins as the format has it and names every glyph once") {
    SquareType type;
    std::vector<core::GlyphOutline> outlines(300, *type.outline(core::TypeFace::regular, 'x'));
    const auto font = compact_font("RECOUP+Test", outlines);
    CHECK(font.substr(0, 4) == std::string("\x01\x00\x04\x04", 4));
    CHECK(font.find("RECOUP+Test") != std::string::npos);
    CHECK(font.size() > 300 * 10);
}

TEST_CASE("a page for a browser escapes what strangers wrote, and asks for nothing") {
    core::Report report;
    report.title = report.heading = "<script>alert(1)</script>";
    report.story = {{"<b>", "\" onload=\"x", false, {}}};
    core::Exhibit exhibit;
    exhibit.mark = "E1";
    exhibit.title = "'><img src=http://example.com/x>";
    report.exhibits.push_back(exhibit);
    std::string page;
    REQUIRE(write_report_html(
        report, [](std::size_t, const HtmlSink&) { return core::Result<void>(); },
        [&](std::string_view more) { page += more; }));
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<b>") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("\" onload") == std::string::npos);
    CHECK(page.find("default-src 'none'; img-src data:") != std::string::npos);
    CHECK(page.find("src=\"http") == std::string::npos);
}

TEST_CASE("a picture comes into a page in pieces, and one that cannot be drawn is said") {
    core::Report report;
    core::Exhibit exhibit;
    exhibit.drawn = true;
    report.exhibits = {exhibit, exhibit};
    std::string page;
    const auto give = [](std::size_t place, const HtmlSink& sink) -> core::Result<void> {
        if (place == 0)
            for (const auto* piece : {"data:image/png;base64,", "AAAA", "BBBB"}) sink(piece);
        return {};
    };
    REQUIRE(write_report_html(report, give, [&](std::string_view more) { page += more; }));
    CHECK(page.find("src=\"data:image/png;base64,AAAABBBB\"></span></figure>") != std::string::npos);
    CHECK(page.find(core::tr(report.lang, "report_no_picture"_tr)) != std::string::npos);
}

TEST_CASE("what a report points at in a picture is framed and numbered in a page as well, within the picture") {
    core::Report report;
    core::Exhibit exhibit;
    exhibit.drawn = true;
    exhibit.width = 1000;
    exhibit.height = 2000;
    exhibit.frames = {
        {100, 500, 250, 40, "订单号 A<1>"}, {900, 1980, 2'000'000'000, 100, "金额"}, {-50, 10, 20, 20, "外"}};
    report.exhibits.push_back(exhibit);
    std::string page;
    const auto give = [](std::size_t, const HtmlSink& sink) -> core::Result<void> {
        sink("data:image/png;base64,AAAA");
        return {};
    };
    REQUIRE(write_report_html(report, give, [&](std::string_view more) { page += more; }));
    CHECK(page.find("style=\"left:10.00%;top:25.00%;width:25.00%;height:2.00%\"><span class=\"number\">1</span>") !=
          std::string::npos);
    CHECK(page.find("style=\"left:90.00%;top:99.00%;width:10.00%;height:1.00%\"><span class=\"number\">2</span>") !=
          std::string::npos);
    CHECK(page.find("<span class=\"number\">1</span> 订单号 A&lt;1&gt;<br><span class=\"number\">2</span> 金额") !=
          std::string::npos);
    std::size_t frames = 0;
    for (auto at = page.find("class=\"frame\""); at != std::string::npos; at = page.find("class=\"frame\"", at + 1))
        ++frames;
    CHECK(frames == 2);
    CHECK(page.find(core::tr(report.lang, "report_frames_note"_tr)) != std::string::npos);
    report.exhibits[0].frames.clear();
    page.clear();
    REQUIRE(write_report_html(report, give, [&](std::string_view more) { page += more; }));
    CHECK(page.find("class=\"number\"") == std::string::npos);
    CHECK(page.find("<figcaption") == std::string::npos);
}
