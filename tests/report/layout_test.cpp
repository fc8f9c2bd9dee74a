// A report on its pages: nothing is lost and nothing lies beside the paper, however much there is.
#include <doctest/doctest.h>

#include <set>

#include "core/report/frames.h"
#include "core/report/layout.h"
#include "core/report/wrap.h"

using namespace recoup;
using namespace recoup::core;

namespace {

constexpr float kMarginOfPaper = 56;

// Ideographs are as wide as they are high, all else half of it.
class EvenType final : public TypeSource {
  public:
    std::optional<int> advance(TypeFace, char32_t c) override { return c >= 0x2E80 ? 1000 : 500; }
    std::optional<GlyphOutline> outline(TypeFace, char32_t) override { return std::nullopt; }
};

Report small_report() {
    Report report;
    report.title = "保修期内维修三次仍故障";
    report.heading = "要求退款：" + report.title;
    report.facts = {{"请求", "", {"退还 2,680.00 元。"}}};
    report.exhibits_title = "证据清单";
    return report;
}

Exhibit picture(int width, int height) {
    Exhibit exhibit;
    exhibit.mark = "E1";
    exhibit.title = "聊天";
    exhibit.sha256 = std::string(64, 'a');
    exhibit.drawn = true;
    exhibit.width = width;
    exhibit.height = height;
    return exhibit;
}

std::vector<PictureItem> pictures_of(const Pages& pages) {
    std::vector<PictureItem> found;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items)
            if (const auto* one = std::get_if<PictureItem>(&item)) found.push_back(*one);
    return found;
}

void check_inside(const Pages& pages, TypeSource& type) {
    for (const auto& page : pages.pages)
        for (const auto& item : page.items) {
            if (const auto* text = std::get_if<TextItem>(&item)) {
                CAPTURE(text->text);
                CHECK(text->x >= 56);
                CHECK(text->y <= kPageHeight);
                if (!text->hidden)
                    CHECK(text->x + width_of(text->text, {text->size, text->face}, type) <= kPageWidth - 40);
            }
            if (const auto* one = std::get_if<PictureItem>(&item)) {
                CHECK(one->at.right() <= kPageWidth - 50);
                CHECK(one->at.bottom() <= kPageHeight - 60);
            }
        }
}

}  // namespace

TEST_CASE("ten thousand contacts fill pages, each row once and none beside the paper") {
    EvenType type;
    auto report = small_report();
    ReportTable table{"沟通经过", "", {"何时", "谁", "说了什么"}, {0.22F, 0.22F, 0.56F}, {}};
    for (int i = 0; i < 10'000; ++i)
        table.rows.push_back({std::to_string(i), "我方 → 平台，在线客服",
                              "客服答复系统显示一切正常，可能是您的设备问题，请稍后再试一次"});
    report.tables.push_back(std::move(table));
    const auto pages = lay_out(report, type);
    check_inside(pages, type);
    std::set<std::string> seen;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items)
            if (const auto* text = std::get_if<TextItem>(&item)) seen.insert(text->text);
    for (int i = 0; i < 10'000; ++i) CHECK(seen.contains(std::to_string(i)));
    CHECK(seen.contains("1 / " + std::to_string(pages.pages.size())));
}

TEST_CASE("a long picture is shown from its first row to its last, cut where no text stands") {
    EvenType type;
    auto report = small_report();
    auto long_one = picture(1080, 20'000);
    for (int y = 0; y < 20'000; y += 100) long_one.text.lines.push_back({40, y + 20, 900, 60, "一行字", 0.99});
    report.exhibits.push_back(long_one);
    const auto pages = lay_out(report, type);
    check_inside(pages, type);
    const auto parts = pictures_of(pages);
    REQUIRE(parts.size() > 2);
    int next = 0;
    for (const auto& part : parts) {
        CHECK(part.y == next);
        CHECK((part.y % 100 <= 20 || part.y % 100 >= 80));
        next = part.y + part.h;
    }
    CHECK(next == 20'000);
}

TEST_CASE("where no text is known the parts of a long picture lap over") {
    EvenType type;
    auto report = small_report();
    report.exhibits.push_back(picture(1080, 20'000));
    const auto parts = pictures_of(lay_out(report, type));
    REQUIRE(parts.size() > 2);
    for (std::size_t i = 1; i < parts.size(); ++i) CHECK(parts[i].y < parts[i - 1].y + parts[i - 1].h);
    CHECK(parts.back().y + parts.back().h == 20'000);
}

TEST_CASE("pictures keep their shape") {
    EvenType type;
    for (const auto& [w, h] : {std::pair{1080, 2400}, {2400, 1080}, {64, 64}, {3000, 10}, {10, 3000}}) {
        auto report = small_report();
        report.exhibits.push_back(picture(w, h));
        const auto pages = lay_out(report, type);
        check_inside(pages, type);
        for (const auto& part : pictures_of(pages))
            CHECK(part.at.w * static_cast<float>(part.h) ==
                  doctest::Approx(part.at.h * static_cast<float>(part.w)).epsilon(0.01));
    }
}

TEST_CASE("a day of the story and what happened then stand beside each other") {
    EvenType type;
    auto report = small_report();
    report.story = {{"2026 年 11 月 24 日", "支付 2,680.00 元。", false, {}}};
    const auto pages = lay_out(report, type);
    const auto place = [&](std::string_view wanted) {
        for (const auto& item : pages.pages.front().items)
            if (const auto* text = std::get_if<TextItem>(&item); text && text->text == wanted) return *text;
        return TextItem{};
    };
    const auto day = place(report.story[0].day), told = place(report.story[0].text);
    CHECK(day.y == told.y);
    CHECK(day.x + width_of(day.text, {day.size, day.face}, type) < told.x);
}

TEST_CASE("a mark leads to the page of its exhibit") {
    EvenType type;
    auto report = small_report();
    for (int i = 0; i < 40; ++i) report.exhibits.push_back(picture(100, 100));
    report.story = {{"3 月 24 日", "支付 2,680.00 元。", false, {39}}};
    const auto pages = lay_out(report, type);
    const auto& first = pages.pages.front().items;
    const auto link =
        std::ranges::find_if(first, [](const auto& item) { return std::holds_alternative<LinkItem>(item); });
    REQUIRE(link != first.end());
    const auto target = std::get<LinkItem>(*link).page;
    const auto& items = pages.pages[target].items;
    CHECK(std::ranges::any_of(items, [](const auto& item) {
        const auto* one = std::get_if<PictureItem>(&item);
        return one && one->exhibit == 39;
    }));
}

TEST_CASE("no closing mark begins a line and no opening one ends it") {
    EvenType type;
    for (float width = 50; width < 200; width += 3)
        for (const auto& line : wrap("客服说“系统显示一切正常”（见第 3 页），可能是设备问题。Order 2026-XYZ stays.",
                                     width, {10, TypeFace::regular}, type)) {
            CAPTURE(line);
            CHECK_FALSE(line.starts_with("，"));
            CHECK_FALSE(line.starts_with("。"));
            CHECK_FALSE(line.starts_with("）"));
            CHECK_FALSE(line.ends_with("（"));
        }
}

TEST_CASE("nothing of a text is lost where it is broken") {
    EvenType type;
    const std::string text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa第一条bbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    std::string joined;
    for (const auto& line : wrap(text, 33, {10, TypeFace::regular}, type)) joined += line;
    CHECK(joined == text);
}

TEST_CASE("digests are set in the even face, so that they stand below each other") {
    EvenType type;
    auto report = small_report();
    report.footer_digest = {"证据包摘要", "d41f 07c2"};
    report.exhibits.push_back(picture(1080, 2400));
    int even = 0;
    for (const auto& page : lay_out(report, type).pages)
        for (const auto& item : page.items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (!text || text->text.find_first_not_of("0123456789abcdef ") != std::string::npos) continue;
            if (text->text.size() < 8) continue;
            CAPTURE(text->text);
            CHECK(text->face == TypeFace::even);
            ++even;
        }
    CHECK(even >= 2 + 4 + 1);  // in the list, beside the picture, in a foot
}

TEST_CASE("frames lie on their picture, have their numbers, and are said to be ours") {
    EvenType type;
    for (const auto& [w, h] : {std::pair{1080, 2400}, {2400, 1080}, {1080, 20'000}}) {
        CAPTURE(w);
        CAPTURE(h);
        auto report = small_report();
        report.exhibits.push_back(picture(w, h));
        report.exhibits[0].frames = {{40, 20, 900, 60, "已完成"}, {40, h - 90, 900, 60, "订单号 BY2026"}};
        const auto pages = lay_out(report, type);
        const auto parts = pictures_of(pages);
        int halos = 0, numbers = 0, said = 0;
        for (const auto& page : pages.pages)
            for (const auto& item : page.items) {
                if (const auto* box = std::get_if<BoxItem>(&item); box && box->shade == Shade::white) {
                    ++halos;
                    CHECK(std::ranges::any_of(parts, [&](const PictureItem& part) {
                        const auto& out = part.at;
                        constexpr float kNear = 0.01F;
                        return box->at.x >= out.x - kNear && box->at.right() <= out.right() + kNear &&
                               box->at.y >= out.y - kNear && box->at.bottom() <= out.bottom() + kNear;
                    }));
                }
                if (const auto* text = std::get_if<TextItem>(&item)) {
                    numbers += text->shade == Shade::white ? 1 : 0;
                    said += text->text.find("黑框和数字是整理时加的") != std::string::npos ? 1 : 0;
                    CHECK(text->x >= kMarginOfPaper);
                }
            }
        CHECK(halos == 2);
        CHECK(numbers == 4);  // on the picture and in the list
        CHECK(said == 1);
    }
}

TEST_CASE("what is framed are the best facts of a picture, from the top down, and no more than help") {
    PictureText text{1080, 2400, {}};
    for (int i = 0; i < 12; ++i) text.lines.push_back({40, 2000 - 100 * i, 600, 60, "一行", 0.99});
    Reading reading;
    const auto fact = [&](FactField field, std::uint32_t line, std::string value, double score = 0.99,
                          FactRole role = FactRole::none) {
        Fact one;
        one.field = field;
        one.role = role;
        one.value = std::move(value);
        one.score = score;
        one.line = line;
        reading.facts.push_back(one);
    };
    fact(FactField::order, 1, "BY2026");
    fact(FactField::order, 2, "another");
    fact(FactField::amount, 3, "¥9", 0.99, FactRole::balance);
    fact(FactField::ticket, 4, "TS1", 0.5);
    fact(FactField::status, 5, "已完成");
    fact(FactField::time, 1, "2026-11-20");
    const auto frames = frames_of(text, reading, Lang::zh);
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].text == "已完成");
    CHECK(frames[1].text == "订单号 BY2026，时间 2026-11-20");
    CHECK(frames[0].y < frames[1].y);
}

TEST_CASE("a list has its tables one below the other, or each on a page of its own") {
    EvenType type;
    auto report = small_report();
    for (int i = 0; i < 5; ++i)
        report.tables.push_back(
            {"列" + std::to_string(i), "1 个案件", {"编号", "案件"}, {0.2F, 0.8F}, {{"#1", "耳机"}}});
    CHECK(lay_out_list(report, TablesStand::together, type).pages.size() == 1);
    const auto apart = lay_out_list(report, TablesStand::apart, type);
    REQUIRE(apart.pages.size() == 5);
    check_inside(apart, type);
    report.tables.clear();
    CHECK(lay_out_list(report, TablesStand::apart, type).pages.size() == 1);
}
