#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "core/printed/lists.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-12-01T10:00:30+08:00");

struct Paper {
    Paper() {
        AddCase added;
        added.fields.title = "会员放不了";
        added.fields.paid_minor = 2500;
        const auto id = run(added);
        run(AddDeadline{id, {"答复", *test::parse_when("2026-12-01T18:30", kZones, "Asia/Shanghai", kNow), false, ""}});
    }
    Uuid run(const Command& command) {
        const auto change = apply(state, command, {}, kNow, ids).value();
        REQUIRE(state.put(change.rows));
        return change.case_uuid;
    }
    Reader reader(Lang lang) const { return {lang, kNow, &kZones, "Asia/Shanghai"}; }

    State state{kZones};
    test::CountingIds ids;
};

const std::vector<std::string>& only_row(const Report& report) {
    const auto full = std::ranges::find_if(report.tables, [](const ReportTable& table) { return !table.rows.empty(); });
    REQUIRE(full != report.tables.end());
    return full->rows.front();
}

}  // namespace

TEST_CASE_FIXTURE(Paper, "on paper no clock ticks: what is left of a running one is said in whole hours") {
    CHECK(only_row(printed_agenda(state, reader(Lang::zh)))[1] == "剩 8 时");
    CHECK(only_row(printed_agenda(state, reader(Lang::en)))[1] == "8 h left");
    CHECK(only_row(printed_board(state, reader(Lang::zh)))[3] == "剩 8 时");
}
