// A file of schema version 2 as the program left it: what later versions must be able to open.
#include <doctest/doctest.h>

#include "store/store_fixture.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::test;
using core::to_storage;

namespace {

const std::filesystem::path kKept = source_path("tests/data/schema-2.recoup");

struct SecondSchema {
    TempFolder folder;
    FixedZones zones;
    core::State state{zones};
    std::filesystem::path path = folder.path() / "second.recoup";
    std::unique_ptr<store::File> file;

    SecondSchema() {
        std::filesystem::copy_file(kKept, path);
        file = std::move(store::File::open(path, {}).value());
        REQUIRE(file->load(state)->seq == 22);
    }

    const core::CaseRecord& first() const { return *state.find_number(1); }
    const core::DeadlineRow& deadline(std::int64_t number) const {
        return *std::ranges::find(first().deadlines, number, &core::DeadlineRow::number);
    }
};

}  // namespace

TEST_CASE("a file of the second schema is brought up to date with nothing damaged") {
    SecondSchema old;
    CHECK(store::verify_file(*old.file, {}).damages.empty());
    old.file.reset();
    CHECK(store::File::open(old.path, {.read_only = true}));
}

TEST_CASE_FIXTURE(SecondSchema, "the other side of a contact of the second schema becomes the party it was") {
    REQUIRE(first().contacts.size() == 2);
    CHECK(first().contacts[0].party == core::Party::platform);
    const auto& cable = *state.find_number(2);
    REQUIRE(cable.contacts.size() == 1);
    CHECK(cable.contacts[0].party == core::Party::seller);
    CHECK(cable.contacts[0].words.empty());
    CHECK_FALSE(first().routes[0].party);
    CHECK(first().answers.empty());
}

TEST_CASE("a written contact of the day on which the bank was turned to belongs to the bank") {
    TempFolder folder;
    const auto path = folder.path() / "second.recoup";
    std::filesystem::copy_file(kKept, path);
    alter(path, "UPDATE contacts SET channel = 'form', at = '2026-09-23T02:00:00Z' WHERE number = 1");
    alter(path, "UPDATE routes SET route = 'bank_chargeback'");
    const auto file = store::File::open(path, {});
    REQUIRE(file);
    FixedZones zones;
    core::State state(zones);
    REQUIRE((*file)->load(state));
    const auto& contacts = state.find_number(1)->contacts;
    const auto written = std::ranges::find(contacts, 1, &core::ContactRow::number);
    REQUIRE(written != contacts.end());
    CHECK(written->party == core::Party::bank);
}

TEST_CASE_FIXTURE(SecondSchema, "cases of the second schema read back") {
    const auto& row = first().row;
    CHECK(row.title == "年费会员自动续费");
    CHECK(row.stage == core::Stage::escalated);
    CHECK(row.turn == core::Turn::authority);
    CHECK(row.route == core::Route::market_regulator);
    CHECK(row.claimed_minor == 32800);
    CHECK(row.offered_minor == 10000);
    CHECK(row.fee_minor == 500);
    CHECK(row.tags == "急\n年费");
    CHECK(to_storage(*row.occurred_at) == "2026-09-01[Asia/Shanghai]");
    CHECK(first().slots.size() == 6);
    const auto& cable = state.find_number(2)->row;
    CHECK(cable.jurisdiction == "US");
    CHECK(cable.outcome == core::Outcome::partial);
    CHECK(cable.received_minor == 499);
    CHECK(to_storage(*cable.refunded_at) == "2026-09-29[Asia/Shanghai]");
}

TEST_CASE_FIXTURE(SecondSchema, "contacts, turns, routes and the directory of the second schema read back") {
    REQUIRE(first().contacts.size() == 2);
    CHECK(first().contacts[0].ticket == "GD-1");
    const auto& pushed = first().contacts[1];
    CHECK(pushed.direction == core::Direction::in);
    CHECK(pushed.pushback == core::Pushback::system_normal);
    CHECK(pushed.text == "后台显示扣费正常");
    CHECK(to_storage(*pushed.promised_by) == "2026-09-11[Asia/Shanghai]");
    CHECK(first().evidence[0].contact_uuid == pushed.uuid);
    REQUIRE(first().turns.size() == 1);
    CHECK(first().turns[0].who == core::Turn::merchant);
    REQUIRE(first().routes.size() == 1);
    CHECK(first().routes[0].ticket == "12315-1");
    CHECK(first().routes[0].note == "网上提交");
    const auto* platform = state.find_platform("优影视频");
    REQUIRE(platform);
    CHECK(platform->row.review_days == 7);
    CHECK(platform->row.cooling_hours == 48);
    REQUIRE(platform->clauses.size() == 1);
    CHECK(platform->clauses[0].clause == "第七条");
    CHECK(file->holds_original(platform->clauses[0].sha256));
}

TEST_CASE_FIXTURE(SecondSchema, "deadlines of the second schema, and what was told of them, read back") {
    const auto& counted = deadline(1);
    CHECK(counted.rule == "CN-15PRE");
    CHECK(counted.rule_version == "1");
    CHECK(counted.trigger == core::Trigger::first_contact);
    CHECK(to_storage(*counted.counted_from) == "2026-09-02T01:00:00Z");
    CHECK(to_storage(counted.due) == "2026-09-17[Asia/Shanghai]");
    CHECK(counted.earliest == counted.due);
    CHECK(counted.actor == core::Actor::merchant);
    CHECK(counted.leads == "1d,0");
    CHECK(counted.stopped_at.has_value());
    CHECK(deadline(2).contact_uuid == first().contacts[1].uuid);
    CHECK(deadline(3).note == "已寄出");
    CHECK(to_storage(deadline(4).due) == "2026-10-10[Asia/Shanghai]");
    const std::vector keys{to_string(deadline(2).uuid) + " 2026-09-11[Asia/Shanghai] 1d"};
    CHECK(file->delivered(keys).value() == keys);
}
