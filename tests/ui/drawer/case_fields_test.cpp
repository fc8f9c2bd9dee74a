// Each field that core describes, typed into the form of the drawer and shown in the panel of the case.
#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using core::CaseField;
using core::CaseFieldInfo;
using testing::CaseDesk;

namespace {

std::string typed(const CaseFieldInfo& info) {
    if (core::is_kept_as<core::AmountMembers>(info)) return "12.34";
    if (core::is_kept_as<core::MomentMembers>(info)) return "2026-11-20 10:00";
    return "甲乙丙";
}

bool is_text_entry(const CaseFieldInfo& info) {
    const bool chosen = info.field == CaseField::region || core::is_kept_as<core::ProblemMembers>(info) ||
                        core::is_kept_as<core::CycleMembers>(info);
    return (info.in_form || info.field == CaseField::note) && !chosen;
}

}  // namespace

TEST_CASE("every field of the form becomes the field of the case it is described as") {
    for (const auto& info : core::kCaseFields) {
        if (!is_text_entry(info)) continue;
        CAPTURE(info.token);
        CaseDesk desk;
        if (info.subscription) desk.run(core::EditCase{desk.music, {.watch = core::Watch::subscription}});
        auto form = ui::make_case_form(desk.row(desk.music), desk.reader, info.field);
        form[info.field].text = typed(info);
        auto reading = ui::read_case_form(form, desk.reader);
        CHECK_FALSE(reading.bad);
        CHECK(reading.changed);
        desk.run(core::EditCase{desk.music, std::move(reading.fields)});
        const auto& row = desk.row(desk.music);
        if (const auto* text = std::get_if<core::TextMembers>(&info.members)) CHECK(row.*text->row == "甲乙丙");
        if (const auto* minor = std::get_if<core::AmountMembers>(&info.members)) CHECK(row.*minor->row == 1234);
        if (const auto* when = std::get_if<core::MomentMembers>(&info.members)) CHECK((row.*when->row).has_value());
        CHECK_FALSE(core::show_field(row, info, desk.reader).empty());
        // Opened again it says the same.
        const auto again = ui::make_case_form(row, desk.reader, info.field);
        CHECK_FALSE(ui::read_case_form(again, desk.reader).changed);
    }
}

TEST_CASE("every field that has a place in the form is drawn there, and leads there from the panel") {
    CaseDesk desk({1440, 1600});
    desk.ui.drawer.tab = ui::DrawerTab::overview;
    desk.frame(2);
    for (const auto& field : core::case_view(*desk.state.find(desk.music), desk.reader).fields) {
        const auto place = "value/" + std::to_string(static_cast<int>(field.field));
        CHECK(desk.headless.shown(place));
    }
    desk.headless.click("case/edit");
    desk.frame(2);
    REQUIRE(desk.ui.drawer.form);
    for (const auto& info : core::kCaseFields)
        if (info.in_form && !info.subscription) CHECK(desk.headless.shown("form/" + std::string(info.name)));
}
