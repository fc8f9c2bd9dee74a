// A file of schema version 5 as the program left it: what later versions must be able to open. And payments of bills,
// which came with version 6.
#include <doctest/doctest.h>

#include <fstream>

#include "store/store_fixture.h"
#include "store/verify/purge.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct FifthSchema {
    TempFolder folder;
    FixedZones zones;
    core::State state{zones};
    std::filesystem::path path = folder.path() / "fifth.recoup";
    std::unique_ptr<store::File> file;

    FifthSchema() {
        std::filesystem::copy_file(source_path("tests/data/schema-5.recoup"), path);
        file = std::move(store::File::open(path, {}).value());
        REQUIRE(file->load(state));
    }
};

// One payment of the fixture's first case and one of none.
struct Billed : StoreFixture {
    core::Uuid case_uuid = state.find_number(1)->row.uuid;

    Billed() {
        core::PaymentRow row;
        row.source = core::BillSource::alipay;
        row.at = core::on_day(core::Day{std::chrono::year{2026} / 11 / 20}, "Asia/Shanghai");
        row.counterpart = "海豚数码旗舰店";
        row.amount_minor = 32'800;
        row.direction = core::Flow::out;
        row.file_sha256 = std::string(64, 'a');
        row.until = kNow;
        auto other = row;
        other.counterpart = "晨光早餐";
        row.case_uuid = case_uuid;
        commit(core::TakePayments{.keep = {{row}, {other}}}, {});
    }
    std::vector<std::string> kept(const std::filesystem::path& at) const {
        core::State now{zones};
        const auto file = store::File::open(at, {}).value();
        REQUIRE(file->load(now));
        CHECK(store::verify_file(*file, {}).damages.empty());
        std::vector<std::string> sides;
        for (const auto* row : now.payments()) sides.push_back(row->counterpart + (row->case_uuid ? " of a case" : ""));
        std::ranges::sort(sides);
        return sides;
    }
    void purge() {
        core::Change note;
        note.uuid = ids.next();
        note.at = kNow + std::chrono::hours{1};
        REQUIRE(store::purge_file(path, note.at, std::move(note), {}));
    }
    bool holds(std::string_view text) const {
        std::ifstream in(path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        return bytes.find(text) != std::string::npos;
    }
};

}  // namespace

TEST_CASE_FIXTURE(FifthSchema, "a file of the fifth schema is brought up to date with nothing damaged") {
    CHECK(store::verify_file(*file, {}).damages.empty());
    file.reset();
    CHECK(store::File::open(path, {.read_only = true}));
}

TEST_CASE_FIXTURE(FifthSchema, "what evidence proves and what is covered reads back from the fifth schema") {
    const auto& record = *state.find_number(1);
    REQUIRE(record.evidence.size() == 1);
    CHECK(record.evidence[0].proves == "付了 328 元");
    CHECK(record.redactions.size() == 1);
    CHECK(record.row.order_no == "YY20261119");
    CHECK(state.payments().empty());
}

TEST_CASE_FIXTURE(FifthSchema, "cases of the fifth schema are cases, on the board, and no subscription") {
    const auto& record = *state.find_number(1);
    CHECK(record.row.watch == core::Watch::none);
    CHECK(record.row.cycle == core::Cycle::none);
    CHECK_FALSE(record.row.renews_at);
    CHECK(record.row.cancel_how.empty());
    CHECK(record.on_board());
}

TEST_CASE_FIXTURE(Billed, "payments are in the file as they were given, with their case or without") {
    CHECK(kept(path) == std::vector<std::string>{"晨光早餐", "海豚数码旗舰店 of a case"});
    core::State now{zones};
    REQUIRE(store::File::open(path, {}).value()->load(now));
    CHECK(now.find_number(1)->payments == state.find_number(1)->payments);
}

TEST_CASE_FIXTURE(Billed, "purging takes the payments of a case that goes, and those that were cleared") {
    SUBCASE("with its case") {
        commit(core::RemoveCase{case_uuid}, {});
        purge();
        CHECK(kept(path) == std::vector<std::string>{"晨光早餐"});
        CHECK_FALSE(holds("海豚数码旗舰店"));
    }
    SUBCASE("cleared") {
        commit(core::ClearPayments{}, {});
        CHECK(kept(path).empty());
        CHECK(holds("晨光早餐"));  // it can be undone until then
        purge();
        CHECK_FALSE(holds("晨光早餐"));
    }
}

TEST_CASE_FIXTURE(Billed, "a rescued file has its payments, and loses no more than the case of one") {
    const auto out = folder.path() / "rescued.recoup";
    SUBCASE("whole") {}
    SUBCASE("the case is damaged") {
        alter(path, "UPDATE cases SET title = 'x' WHERE number = 1");
    }
    const bool whole = [&] {
        core::State now{zones};
        const auto file = store::File::open(path, {}).value();
        return store::verify_file(*file, {}).damages.empty();
    }();
    auto damaged = store::File::open(path, {}).value();
    REQUIRE(store::salvage_file(*damaged, out, {ids.next(), ids.next(), kNow}, {}));
    CHECK(kept(out) == std::vector<std::string>{"晨光早餐", whole ? "海豚数码旗舰店 of a case" : "海豚数码旗舰店"});
}
