// Which fields of a case were read in which of its pictures, as the history tells it.
#include "core/view/read_from.h"

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "core/view/case.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:47:50+08:00");
const Reader kReader{Lang::zh, kNow, &kZones, "Asia/Shanghai"};

NewEvidence picture(char digit) {
    NewEvidence item;
    item.name = "截图.png";
    item.sha256 = std::string(64, digit);
    return item;
}

struct Desk {
    State state{kZones};
    test::CountingIds ids;

    Change run(const Command& command) {
        auto change = apply(state, command, {}, kNow, ids).value();
        REQUIRE(state.put(change.rows));
        return change;
    }
    Change add() {
        AddCase add;
        add.fields.title = "付了两次=3";
        add.evidence = {picture('a'), picture('b')};
        add.read_from = {{CaseField::paid, std::string(64, 'a')},
                         {CaseField::platform, std::string(64, 'b')},
                         {CaseField::order_no, std::string(64, 'a')},
                         {CaseField::paid_at, std::string(64, 'c')}};  // of no picture of the case
        return run(add);
    }
};

}  // namespace

TEST_CASE("a case made from pictures tells which field was read in which, by their numbers") {
    Desk desk;
    const auto change = desk.add();
    CHECK(read_fields(change) ==
          std::vector<ReadField>{{CaseField::paid, 1}, {CaseField::platform, 2}, {CaseField::order_no, 1}});
    CHECK(describe_read(Lang::zh, change) == "支付金额、订单号读自 E1；平台读自 E2");
    CHECK(describe_read(Lang::en, change) == "read from E1: Paid, Order no.; read from E2: Platform");
    const auto lines = history_lines({change}, kReader);
    CHECK(lines[0].read_from == "支付金额、订单号读自 E1；平台读自 E2");
    CHECK(lines[0].what.find("E1") == std::string::npos);
}

TEST_CASE("a field that is edited by what a picture of the case says tells it as well") {
    Desk desk;
    const auto id = desk.add().case_uuid;
    EditCase edit{.case_uuid = id, .read_from = {{CaseField::order_no, std::string(64, 'b')}}};
    edit.fields.order_no = "XH2026112000731";
    const auto change = desk.run(edit);
    CHECK(describe_read(Lang::zh, change) == "订单号读自 E2");
    edit.read_from.clear();
    edit.fields.order_no = "1";
    CHECK(describe_read(Lang::zh, desk.run(edit)).empty());
}

TEST_CASE("what is taken back was read nowhere, and what other actions note is no field") {
    Desk desk;
    const auto change = desk.add();
    CHECK(read_fields(opposite(change, ChangeKind::undo, kNow, desk.ids)).empty());
    CHECK(read_fields(opposite(change, ChangeKind::redo, kNow, desk.ids)).size() == 3);
    auto odd = change;
    odd.args = {"a",
                "paid_minor",
                "paid_minor=",
                "paid_minor=x",
                "paid_minor=-1",
                "paid_minor=0",
                "nothing=1",
                "=1",
                "paid_minor=99999999999999999999"};
    CHECK(read_fields(odd).empty());
    odd.args = {"a", "paid_minor=1"};
    odd.action = Action::set_tags;
    CHECK(read_fields(odd).empty());
}
