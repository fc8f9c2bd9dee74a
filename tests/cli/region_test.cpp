#include <doctest/doctest.h>

#include "app/data/settings.h"
#include "cli/runner.h"

using namespace recoup;
using test::Runner;

namespace {

nlohmann::json shown_case(Runner& run, const char* id) {
    return run.json({"show", id})["case"];
}

}  // namespace

TEST_CASE("an amount may bring its own currency to a new case") {
    Runner run;
    CHECK(run({"add", "--title", "a", "--paid", "$49.99"}).out == "1\n");
    auto shown = shown_case(run, "1");
    CHECK(shown["currency"] == "USD");
    CHECK(shown["paid_minor"] == 4999);
    CHECK(run({"add", "--title", "b", "--paid", "49,99 €", "--claimed", "€12"}).code == 0);
    shown = shown_case(run, "2");
    CHECK(shown["currency"] == "EUR");
    CHECK(shown["claimed_minor"] == 1200);
    CHECK(run({"add", "--title", "c", "--paid", "128块5"}).code == 0);
    CHECK(shown_case(run, "3")["paid_minor"] == 12850);
    const auto two = run({"add", "--title", "d", "--paid", "$5", "--claimed", "£5"});
    CHECK(two.code == 2);
    CHECK(two.err_has("USD and GBP"));
    CHECK(run({"add", "--title", "e", "--paid", "$5", "--currency", "EUR"}).code == 2);
    CHECK(run({"add", "--title", "f", "--paid", "0"}).err_has("more than zero"));
}

TEST_CASE("edit and move read amounts in the currency of the case") {
    Runner run;
    CHECK(run({"add", "--title", "a", "--paid", "$49.99", "--region", "us"}).code == 0);
    CHECK(run({"edit", "1", "--claimed", "US$ 20"}).code == 0);
    CHECK(shown_case(run, "1")["claimed_minor"] == 2000);
    const auto other = run({"edit", "1", "--claimed", "¥20"});
    CHECK(other.code == 2);
    CHECK(other.err_has("CNY"));
    CHECK(run({"edit", "1", "--claimed", "20,00 €", "--currency", "eur"}).code == 0);
    auto shown = shown_case(run, "1");
    CHECK(shown["currency"] == "EUR");
    CHECK(shown["paid_minor"] == 4999);
    CHECK(run({"move", "1", "refunded", "--received", "¥20"}).code == 2);
    CHECK(run({"move", "1", "refunded", "--received", "-20"}).code == 2);
    CHECK(run({"move", "1", "refunded", "--received", "1.000,50 €"}).code == 0);
    CHECK(shown_case(run, "1")["received_minor"] == 100050);
}

TEST_CASE("a case has a region that add and edit set, history tells and undo takes back") {
    Runner run;
    CHECK(run({"add", "--title", "a", "--region", "UK"}).code == 0);
    CHECK(shown_case(run, "1")["jurisdiction"] == "UK");
    CHECK(run({"edit", "1", "--region", "eu"}).code == 0);
    CHECK(shown_case(run, "1")["jurisdiction"] == "EU");
    CHECK(run({"history", "1"}).code == 0);
    CHECK(run({"undo"}).code == 0);
    CHECK(shown_case(run, "1")["jurisdiction"] == "UK");
    CHECK(run({"edit", "1", "--region", "MARS"}).code == 2);
}

TEST_CASE("a new case takes region and currency from the settings, and old ones stay as they are") {
    Runner run;
    CHECK(run({"add", "--title", "a"}).code == 0);
    app::Settings settings;
    settings.home = {"UK", "GBP"};
    REQUIRE(app::save_settings(run.folders.settings(), settings, run.files));
    CHECK(app::load_settings(run.folders.settings()).home == settings.home);
    CHECK(run({"add", "--title", "b", "--paid", "12"}).code == 0);
    auto shown = shown_case(run, "2");
    CHECK(shown["jurisdiction"] == "UK");
    CHECK(shown["currency"] == "GBP");
    CHECK(run({"add", "--title", "c", "--paid", "12", "--currency", "EUR", "--region", "EU"}).code == 0);
    shown = shown_case(run, "3");
    CHECK(shown["jurisdiction"] == "EU");
    CHECK(shown["currency"] == "EUR");
    shown = shown_case(run, "1");
    CHECK(shown["jurisdiction"] == "CN");
    CHECK(shown["currency"] == "CNY");
}
