// Another currency from the form of a case and from the command line.
#include <doctest/doctest.h>

#include "app/session/session.h"
#include "cli/runner.h"
#include "core/base/region.h"
#include "support/ui_desk.h"

using namespace recoup;
using recoup::test::Runner;
using recoup::testing::UiDesk;

namespace {

struct Amounts {
    std::string currency;
    std::optional<std::int64_t> paid, claimed, offered, received, fee;

    bool operator==(const Amounts&) const = default;
};

Amounts amounts_of(const core::CaseRow& row) {
    return {row.currency, row.paid_minor, row.claimed_minor, row.offered_minor, row.received_minor, row.fee_minor};
}

// Paid 15.00, asked for 12.00, `offered` as it is, no fee.
Amounts by_window(std::int64_t offered, const std::string& currency) {
    UiDesk desk;
    const auto id = desk.add("手机", "某店", core::Problem::goods_quality, 1500);
    core::EditCase edit{id, {}};
    edit.fields.claimed_minor = 1200;
    edit.fields.offered_minor = offered;
    edit.fields.fee_minor = 0;
    desk.run(edit);
    desk.ui.drawer.case_uuid = id;
    desk.frame(2);
    desk.headless.click("case/edit");
    desk.frame(2);
    desk.headless.click("form/claimed/currency");
    desk.frame(2);
    const auto codes = core::offered_currencies("CNY");
    const auto place = std::ranges::find(codes, currency) - codes.begin();
    desk.headless.click("form/claimed/currencies/" + std::to_string(place));
    desk.frame(2);
    desk.headless.click("form/order_no");
    desk.frame(2);
    desk.headless.press(ui::Key::enter);
    desk.frame(2);
    return amounts_of(desk.row(id));
}

Amounts by_command(const std::string& offered, const std::string& currency) {
    Runner run;
    REQUIRE(run({"add", "--title", "手机", "--paid", "15.00", "--claimed", "12.00", "--currency", "CNY"}).code == 0);
    REQUIRE(run({"edit", "1", "--offered", offered, "--fee", "0"}).code == 0);
    run({"edit", "1", "--currency", currency});
    const app::SessionPorts ports{run.clock, run.zones, run.ids, run.library.rules(), {}};
    const auto session = app::Session::look(run.default_file(), ports);
    REQUIRE(session);
    return amounts_of((*session)->state().cases().front().row);
}

}  // namespace

TEST_CASE("another currency carries the amounts of a case alike in the window and on the command line") {
    for (const auto* currency : {"USD", "JPY"}) {
        CAPTURE(currency);
        const auto window = by_window(300, currency);
        CHECK(window == by_command("3.00", currency));
        CHECK(window.currency == currency);
        CHECK(window.paid == (window.currency == "JPY" ? 15 : 1500));
        CHECK(window.fee == 0);
    }
}

TEST_CASE("an amount that does not come out even in the other currency keeps both from changing the case") {
    const auto window = by_window(350, "JPY");
    CHECK(window == by_command("3.50", "JPY"));
    CHECK(window == Amounts{"CNY", 1500, 1200, 350, std::nullopt, 0});
}
