// An English speaker, another country: from the first start to the card.
#include <doctest/doctest.h>

#include <cstdlib>

#include "ui/case_desk.h"

using namespace recoup;
using recoup::testing::CaseDesk;
using recoup::testing::UiDesk;
using ui::Key;

namespace {

// An empty file; the program carries out what is asked of the settings.
struct FirstDesk : UiDesk {
    explicit FirstDesk(core::Home guessed, core::Lang lang = core::Lang::en, ImVec2 px = {1440, 900})
        : UiDesk(px, lang) {
        choices.home = std::move(guessed);
        choices.home_chosen = false;
    }
    void settle() {
        frame(2);
        for (const auto& request : requests)
            if (const auto* asked = std::get_if<ui::SettingsRequest>(&request)) choices = asked->choices;
        frame(2);
    }
    void new_case(std::string_view title, std::string_view amount) {
        headless.press(Key::n);
        frame(3);
        headless.type(title);
        headless.click("new/amount");
        frame(2);
        headless.type(amount);
        frame(2);
        headless.press(Key::enter);
        frame(3);
    }
    std::string card() const {
        REQUIRE(state.cases().size() == 1);
        return core::card_view(state.cases().front(), reader).amount;
    }
    const core::CaseRow& made() const {
        REQUIRE(state.cases().size() == 1);
        return state.cases().front().row;
    }
    void save(const std::string& name, ui::ThemeChoice theme = ui::ThemeChoice::light) {
        const char* folder = std::getenv("RECOUP_PICTURES");
        if (!folder) return;
        choices.theme = theme;
        frame(3);
        headless.save_png(std::string(folder) + "/" + name + ".png");
    }
};

core::Rule rule(std::string id, std::string jurisdiction) {
    core::Rule made;
    made.id = std::move(id);
    made.jurisdiction = std::move(jurisdiction);
    made.title = {made.id, made.id};
    made.amount = 7;
    return made;
}

}  // namespace

TEST_CASE("first start: the question is drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    for (const auto lang : {core::Lang::zh, core::Lang::en})
        for (const bool wide : {true, false}) {
            const auto end = std::string(core::lang_token(lang)) + (wide ? "" : "-narrow");
            FirstDesk desk(lang == core::Lang::zh ? core::Home{"CN", "CNY"} : core::Home{"US", "USD"}, lang,
                           wide ? ImVec2{1440, 900} : ImVec2{900, 600});
            desk.frame(3);
            desk.save("first-" + end);
            desk.headless.click("home/currency");
            desk.frame(2);
            desk.save("first-list-" + end, ui::ThemeChoice::dark);
            desk.headless.press(Key::escape);
            desk.frame(2);
            desk.headless.press(Key::n);
            desk.frame(3);
            desk.headless.click("new/amount");
            desk.frame(2);
            desk.headless.type("1.234");
            desk.headless.press(Key::enter);
            desk.frame(2);
            desk.save("first-new-" + end);
            desk.headless.click("new/amount/currency");
            desk.frame(2);
            desk.save("first-new-list-" + end);
            desk.headless.press(Key::escape);
            desk.frame(2);
            desk.headless.press(Key::escape);
            desk.frame(2);
            desk.ui.view = ui::View::settings;
            desk.save("first-settings-" + end);
        }
}

TEST_CASE("first start: Enter takes what was guessed, and the question is gone") {
    FirstDesk desk({"US", "USD"});
    desk.frame(2);
    CHECK(desk.headless.shown("home"));
    desk.headless.press(Key::enter);
    desk.settle();
    CHECK(desk.choices.home == core::Home{"US", "USD"});
    CHECK(desk.choices.home_chosen);
    CHECK_FALSE(desk.headless.shown("home"));
    CHECK(desk.headless.shown("empty/new"));
}

TEST_CASE("first start: the other regions are one click away and bring their currency") {
    struct Step {
        int segment;
        core::Home home;
        const char* amount;
        const char* card;
        std::int64_t minor;
    };
    const Step steps[] = {{0, {"CN", "CNY"}, "49块5", "¥49.50", 4950},
                          {1, {"EU", "EUR"}, "49,99 €", "€49.99", 4999},
                          {2, {"UK", "GBP"}, "£12", "£12.00", 1200},
                          {3, {"US", "USD"}, "$49.99", "$49.99", 4999}};
    for (const auto lang : {core::Lang::en, core::Lang::zh})
        for (const auto& step : steps) {
            CAPTURE(step.amount);
            FirstDesk desk(step.segment == 0 ? core::Home{"US", "USD"} : core::Home{"CN", "CNY"}, lang);
            desk.frame(2);
            desk.headless.click("home/region/" + std::to_string(step.segment));
            desk.frame(2);
            desk.headless.click("home/take");
            desk.settle();
            CHECK(desk.choices.home == step.home);
            desk.new_case("A plan that renewed by itself", step.amount);
            CHECK(desk.made().jurisdiction == step.home.region);
            CHECK(desk.made().currency == step.home.currency);
            CHECK(desk.made().paid_minor == step.minor);
            CHECK(desk.card() == step.card);
        }
}

TEST_CASE("first start: who makes a case at once has taken the guess") {
    FirstDesk desk({"US", "USD"});
    desk.frame(2);
    desk.new_case("Charged twice", "49.99");
    CHECK(desk.made().jurisdiction == "US");
    CHECK(desk.made().currency == "USD");
    CHECK(desk.card() == "$49.99");
    CHECK_FALSE(desk.headless.shown("home"));
}

TEST_CASE("new case: a typed sign goes into the prefix, and the list carries the amount over") {
    FirstDesk desk({"CN", "CNY"});
    desk.choices.home_chosen = true;
    desk.frame(2);
    desk.headless.press(Key::n);
    desk.frame(3);
    desk.headless.click("new/amount");
    desk.frame(2);
    desk.headless.type("HK$");
    desk.frame(2);
    CHECK(desk.ui.new_case.home.currency == "HKD");
    CHECK(desk.ui.new_case.amount.empty());
    desk.headless.type("328.00");
    desk.headless.click("new/amount/currency");
    desk.frame(2);
    desk.headless.click("new/amount/currencies/4");
    desk.frame(2);
    CHECK(desk.ui.new_case.home.currency == "JPY");
    CHECK(desk.ui.new_case.amount == "328");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.made().currency == "JPY");
    CHECK(desk.made().paid_minor == 328);
}

TEST_CASE("new case: what cannot be an amount says why and makes no case") {
    FirstDesk desk({"CN", "CNY"});
    desk.choices.home_chosen = true;
    desk.frame(2);
    desk.new_case("x", "1.234");
    CHECK(desk.ui.new_case.open);
    CHECK(desk.ui.new_case.amount_wrong == "That can be read in two ways; write ¥1,234.00 or ¥1.23.");
    CHECK(desk.state.cases().empty());
}

TEST_CASE("new case: the chip sets the region of this case only, and with it the deadlines that come along") {
    FirstDesk desk({"CN", "CNY"});
    desk.choices.home_chosen = true;
    desk.rules.rules = {rule("CN-1", "CN"), rule("UK-1", "UK"), rule("INT-1", "INT")};
    desk.playbooks[0].preset_rules = {"CN-1", "UK-1", "INT-1"};
    desk.frame(2);
    desk.headless.press(Key::n);
    desk.frame(3);
    CHECK(desk.headless.shown("new/preset/CN-1"));
    CHECK_FALSE(desk.headless.shown("new/preset/UK-1"));
    CHECK(desk.headless.shown("new/preset/INT-1"));
    desk.headless.click("new/region");
    desk.frame(2);
    desk.headless.click("new/region_menu/2");
    desk.frame(3);
    CHECK(desk.ui.new_case.home == core::Home{"UK", "GBP"});
    CHECK_FALSE(desk.headless.shown("new/preset/CN-1"));
    CHECK(desk.headless.shown("new/preset/UK-1"));
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.made().jurisdiction == "UK");
    CHECK(desk.choices.home == core::Home{"CN", "CNY"});
}

TEST_CASE("settings: region and currency of new cases; cases that are there stay as they are") {
    CaseDesk desk({1440, 900}, core::Lang::en);
    desk.ui.drawer.case_uuid.reset();
    desk.ui.view = ui::View::settings;
    desk.frame(2);
    desk.headless.click("settings/region/3");
    desk.frame(2);
    REQUIRE(!desk.requests.empty());
    desk.choices = std::get<ui::SettingsRequest>(desk.requests.back()).choices;
    CHECK(desk.choices.home == core::Home{"US", "USD"});
    desk.frame(2);
    desk.headless.click("settings/currency");
    desk.frame(2);
    desk.headless.click("settings/currency/options/2");
    desk.frame(2);
    CHECK(std::get<ui::SettingsRequest>(desk.requests.back()).choices.home == core::Home{"US", "EUR"});
    CHECK(desk.commands.empty());
    CHECK(desk.row(desk.music).jurisdiction == "CN");
    CHECK(desk.row(desk.music).currency == "CNY");
}

TEST_CASE("drawer: the form changes region and currency of its case, amounts carried over") {
    CaseDesk desk({1440, 900}, core::Lang::en);
    desk.frame(2);
    desk.headless.click("case/edit");
    desk.frame(2);
    desk.save("drawer-form-money");
    desk.headless.click("form/claimed/currency");
    desk.frame(2);
    desk.headless.click("form/claimed/currencies/4");
    desk.frame(2);
    CHECK((*desk.ui.drawer.form)[ui::CaseField::paid].text == "15");
    desk.headless.click("form/region");
    desk.frame(2);
    desk.headless.click("form/region/options/1");
    desk.frame(2);
    desk.headless.click("form/order_no");  // Enter in any field keeps them all
    desk.frame(2);
    desk.headless.press(Key::enter);
    desk.frame(2);
    const auto& row = desk.row(desk.music);
    CHECK(row.currency == "JPY");
    CHECK(row.paid_minor == 15);
    CHECK(row.claimed_minor == 15);
    CHECK(row.jurisdiction == "EU");
}

TEST_CASE("refunded: another currency than the case's is refused with a sentence") {
    CaseDesk desk({1440, 900}, core::Lang::en);
    desk.frame(2);
    desk.headless.click("drawer/stage/" + std::to_string(static_cast<int>(core::Stage::refunded)));
    desk.frame(2);
    desk.headless.type("$10");
    desk.frame(2);
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.headless.press(Key::a, true);
    desk.headless.type("15元");
    desk.frame(2);
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::MoveCase>().received_minor == 1500);
}
