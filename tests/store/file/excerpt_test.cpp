#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/model/searched.h"
#include "store/store_fixture.h"
#include "support/many_cases.h"

using namespace recoup;
using namespace recoup::test;
using Detail = store::Excerpt::Detail;
using Columns = std::map<std::string, std::set<std::string>>;

namespace {

constexpr int kCases = 40;

struct ExcerptFixture {
    TempFolder folder;
    FixedZones zones;
    std::filesystem::path path = folder.path() / "cases.recoup";

    ExcerptFixture() {
        make_many_cases(path, kCases, kNow);
        change("UPDATE cases SET archived = 1 WHERE number % 5 = 0");
        change("UPDATE cases SET removed_at = '2026-11-01T00:00:00Z' WHERE number % 7 = 0");
        change("UPDATE deadlines SET done_at = '2026-11-01T00:00:00Z' WHERE number % 3 = 0");
        change("UPDATE deadlines SET stopped_at = '2026-11-01T00:00:00Z' WHERE number % 4 = 0");
    }

    void change(const std::string& sql) { store::Database(path, SQLITE_OPEN_READWRITE).exec(sql); }

    core::State whole() {
        core::State state(zones);
        REQUIRE(store::File::open(path, {}).value()->load(state));
        return state;
    }
    core::State read(const store::Excerpt& excerpt) {
        core::State state(zones);
        REQUIRE(store::File::open(path, {}).value()->load(state, excerpt));
        return state;
    }

    // Which columns of which tables it takes.
    Columns columns_read(const store::Excerpt& excerpt) {
        Columns columns;
        core::State state(zones);
        store::Connection connection(path, {});
        sqlite3_set_authorizer(connection.db().handle(), note, &columns);
        store::load_excerpt(connection, state, excerpt);
        return columns;
    }
    static int note(void* to, int action, const char* table, const char* column, const char*, const char*) {
        if (action == SQLITE_READ) (*static_cast<Columns*>(to))[table].insert(column);
        return SQLITE_OK;
    }
};

template <class Wanted>
std::size_t count(const core::State& state, Wanted wanted) {
    return static_cast<std::size_t>(std::ranges::count_if(state.cases(), wanted));
}

std::vector<std::string> searched_texts_of(const core::State& state, const core::CaseRecord& record) {
    std::vector<std::string> texts;
    core::searched_texts(record, state.find_platform(record.row.platform),
                         [&](core::SearchPlace, std::string_view text) { texts.emplace_back(text); });
    return texts;
}

// What a line of a list is made of.
bool same_line(const core::CaseRecord& a, const core::CaseRecord& b) {
    const auto* due = a.next_deadline();
    const auto* other_due = b.next_deadline();
    const bool waits_alike =
        due && other_due ? due->due == other_due->due && due->actor == other_due->actor && a.next_due() == b.next_due()
                         : due == other_due;
    return a.row.number == b.row.number && a.row.title == b.row.title && a.row.stage == b.row.stage &&
           a.row.outcome == b.row.outcome && a.row.currency == b.row.currency && a.row.paid_minor == b.row.paid_minor &&
           a.row.claimed_minor == b.row.claimed_minor && a.row.received_minor == b.row.received_minor &&
           a.slots.size() == b.slots.size() && a.slots_filled() == b.slots_filled() && waits_alike;
}

}  // namespace

TEST_CASE_FIXTURE(ExcerptFixture, "an excerpt holds the cases that are asked for, as they stand in the file") {
    const auto all = whole();
    for (const auto& [detail, searched] : {std::pair(Detail::line, false), std::pair(Detail::line, true),
                                           std::pair(Detail::whole, false), std::pair(Detail::whole, true)})
        for (const bool archived : {false, true})
            for (const bool bin : {false, true})
                for (const auto stage : {std::optional<core::Stage>(), std::optional(core::Stage::under_review)}) {
                    const auto part = read({archived, bin, stage, detail, searched});
                    CHECK(part.cases().size() == count(all, [&](const core::CaseRecord& record) {
                              return record.in_bin() == bin && (bin || record.row.archived == archived) &&
                                     (!stage || record.row.stage == *stage);
                          }));
                    for (const auto& record : part.cases()) CHECK(same_line(record, *all.find(record.row.uuid)));
                }
}

TEST_CASE_FIXTURE(ExcerptFixture, "the texts that are searched and the whole rows come where they are asked for") {
    const auto all = whole();
    for (const auto detail : {Detail::line, Detail::whole}) {
        const auto searched = read({.detail = detail, .searched = true});
        for (const auto& record : searched.cases())
            CHECK(searched_texts_of(searched, record) == searched_texts_of(all, *all.find(record.row.uuid)));
    }
    const auto listed = read({.detail = Detail::whole});
    for (const auto& record : listed.cases()) {
        const auto& other = *all.find(record.row.uuid);
        CHECK(record.row == other.row);
        CHECK(record.evidence.size() == other.evidence.size());
        CHECK(record.contacts.size() == other.contacts.size());
        if (record.next_deadline()) CHECK(*record.next_deadline() == *other.next_deadline());
    }
}

TEST_CASE_FIXTURE(ExcerptFixture, "an excerpt reads no table and no column that it does not tell") {
    auto columns = columns_read({});
    CHECK(columns.size() == 4);
    CHECK(columns["evidence"] == std::set<std::string>{"case_uuid", "kind"});
    CHECK(columns["slots"] == std::set<std::string>{"case_uuid", "kind"});
    CHECK(columns["deadlines"] == std::set<std::string>{"uuid", "case_uuid", "due", "actor", "done_at", "stopped_at"});
    CHECK_FALSE(columns["cases"].contains("note"));
    auto searched = columns_read({.searched = true});
    CHECK(searched["cases"].contains("note"));
    CHECK_FALSE(searched["cases"].contains("jurisdiction"));
    CHECK(searched["contacts"] == std::set<std::string>{"uuid", "case_uuid", "at", "ticket", "text", "words"});
    CHECK(searched.size() == 7);
    CHECK(columns_read({.detail = Detail::whole})["contacts"] == std::set<std::string>{"case_uuid"});
}

TEST_CASE_FIXTURE(ExcerptFixture, "every case can be had by its number, with no other table read") {
    const auto all = whole();
    std::vector<core::CaseRow> rows;
    REQUIRE(store::File::open(path, {}).value()->each_case([&](const core::CaseRow& row) { rows.push_back(row); }));
    CHECK(rows.size() == all.cases().size());
    for (const auto& row : rows) CHECK(row == all.find(row.uuid)->row);
    CHECK(std::ranges::is_sorted(rows, {}, &core::CaseRow::number));
    change("UPDATE slots SET kind = 'x'");
    CHECK(store::File::open(path, {}).value()->each_case([](const core::CaseRow&) {}));
    change("UPDATE cases SET stage = 'x' WHERE number = 9");
    CHECK_FALSE(store::File::open(path, {}).value()->each_case([](const core::CaseRow&) {}));
}

TEST_CASE_FIXTURE(ExcerptFixture, "a bad row is refused where it is read, and only there") {
    change("UPDATE deadlines SET trigger = 'x' WHERE number = 8");
    core::State state(zones);
    CHECK_FALSE(store::File::open(path, {}).value()->load(state));
    read({});
    change("UPDATE slots SET kind = 'x' WHERE rowid = 9");
    const auto read = store::File::open(path, {}).value()->load(state, {});
    REQUIRE_FALSE(read);
    CHECK(read.error().message == "store_damaged"_tr);
}
