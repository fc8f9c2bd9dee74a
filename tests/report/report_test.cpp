// What a report says is so of the case, for every reader.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/edit/command.h"
#include "core/report/layout.h"
#include "report/demo_reports.h"

using namespace recoup;
using core::Purpose;

namespace {

std::string told(const core::Report& report) {
    std::string text = report.heading + '\n' + report.subtitle + '\n';
    for (const auto& fact : report.facts) {
        text += fact.label + ' ' + fact.strong;
        for (const auto& line : fact.lines) text += ' ' + line;
        text += '\n';
    }
    for (const auto& step : report.story) text += step.day + ' ' + step.text + '\n';
    for (const auto& rule : report.rules) text += rule.cite + rule.says + rule.source + '\n';
    for (const auto& table : report.tables)
        for (const auto& row : table.rows)
            for (const auto& cell : row) text += cell + '\n';
    return text;
}

// Made once: telling the demo takes longer than all that is asked of it.
test::DemoReports& demo() {
    static test::DemoReports chinese(core::Lang::zh);
    return chinese;
}

core::Report report_of(test::DemoReports& demo, const core::CaseRecord& record, const core::ReportChoice& choice) {
    const auto from = demo.from(record);
    const auto report = app::read_report({demo.session(), from, choice, &demo.type()}, app::ReportForm::pdf);
    REQUIRE(report);
    return *report;
}

bool has(std::string_view text, std::string_view part) {
    return !part.empty() && text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("only what the other side is kept to have said stands in quotation marks") {
    for (const auto& record : demo().state().cases()) {
        const auto text = told(report_of(demo(), record, core::usual_choice(Purpose::court)));
        CAPTURE(text);
        for (const auto& contact : record.contacts) {
            if (contact.text.empty() || contact.text == contact.words) continue;
            CHECK_FALSE(has(text, "“" + contact.text));
        }
    }
}

TEST_CASE("a signature and blanks for the person are for authorities and courts alone") {
    const auto& record = demo().state().cases().front();
    for (const auto purpose : {Purpose::regulator, Purpose::platform, Purpose::bank, Purpose::court, Purpose::me}) {
        CAPTURE(core::token(purpose));
        const auto report = report_of(demo(), record, core::usual_choice(purpose));
        const bool is_signed = purpose == Purpose::regulator || purpose == Purpose::court;
        CHECK(report.sign.empty() != is_signed);
        CHECK(has(told(report), "＿＿") == is_signed);
    }
}

TEST_CASE("what is asked for is what is still to come, and nothing once the case has ended") {
    for (const auto& record : demo().state().cases()) {
        const auto report = report_of(demo(), record, core::usual_choice(Purpose::regulator));
        const auto row = std::ranges::find(report.facts, "请求", &core::ReportFact::label);
        REQUIRE(row != report.facts.end());
        CAPTURE(row->lines.front());
        const bool owed = record.row.paid_minor.value_or(0) > record.row.received_minor.value_or(0);
        CHECK(row->lines.front().starts_with("退还 ") == (!record.ended() && owed));
        if (record.ended()) CHECK(report.rules.empty());
    }
}

TEST_CASE("the note that a person writes for itself leaves only where it is wanted") {
    for (const auto& record : demo().state().cases()) {
        if (record.row.note.empty()) continue;
        CHECK_FALSE(has(told(report_of(demo(), record, core::usual_choice(Purpose::regulator))), record.row.note));
    }
}

TEST_CASE("an exhibit keeps its mark whichever others are chosen") {
    for (const auto& record : demo().state().cases()) {
        if (record.evidence.size() < 2) continue;
        auto choice = core::usual_choice(Purpose::regulator);
        choice.only = {record.evidence[1].uuid};
        const auto report = report_of(demo(), record, choice);
        REQUIRE(report.exhibits.size() == 1);
        CHECK(report.exhibits[0].mark == "E2");
        CHECK(report.exhibits[0].sha256 == record.evidence[1].sha256);
    }
}

TEST_CASE("the same case, choice and moment give the same bytes") {
    const auto& record = demo().state().cases().front();
    const auto choice = core::usual_choice(Purpose::regulator);
    for (const auto form : {app::ReportForm::pdf, app::ReportForm::html}) {
        const auto first = demo().make(record, choice, form), again = demo().make(record, choice, form);
        REQUIRE(first);
        CHECK(*first == *again);
    }
}

TEST_CASE("signs of the even face stand in the middle of a figure's width, ideographs have their own") {
    auto& type = demo().type();
    using enum core::TypeFace;
    const auto figure = type.advance(regular, U'0');
    REQUIRE(figure);
    for (char32_t c = 0x21; c < 0x7F; ++c) {
        CAPTURE(static_cast<char>(c));
        CHECK(type.advance(even, c) == figure);
        const auto outline = type.outline(even, c);
        REQUIRE(outline);
        CHECK(outline->advance == *figure);
        const auto [low, high] = std::ranges::minmax(outline->points, {}, &core::GlyphOutline::Point::x);
        CHECK(low.x >= -60);
        CHECK(high.x <= *figure + 60);
    }
    CHECK(type.advance(even, U'证') == type.advance(regular, U'证'));
}
