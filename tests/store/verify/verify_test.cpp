#include "store/verify/verify.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "store/store_fixture.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;
using Kind = store::Damage::Kind;

namespace {

constexpr std::string_view kTitle = "手机七天出现故障";

std::vector<store::Damage> damages_of(const std::filesystem::path& path) {
    auto file = store::File::open_again(path, {.read_only = true});
    if (!file) return {{.kind = Kind::structure, .detail = "refused"}};
    return store::verify_file(**file, {}).damages;
}

// Changes one byte wherever `text` stands in the file.
std::size_t flip(store::Bytes& bytes, std::string_view text, std::size_t from = 0) {
    const auto at =
        std::search(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), text.begin(), text.end());
    if (at == bytes.end()) return std::string::npos;
    *at ^= 1;
    return static_cast<std::size_t>(at - bytes.begin());
}

// All rows that a person would miss; nothing where the file does not open.
std::string content_of(const std::filesystem::path& path) {
    std::string content;
    const auto file = store::File::open_again(path, {.read_only = true});
    if (!file) return content;
    for (const char* table : {"cases", "evidence", "deadlines", "slots", "originals", "thumbnails", "history"}) {
        store::Statement rows((*file)->connection().db(), "SELECT * FROM " + std::string(table) + " ORDER BY rowid");
        while (rows.step())
            for (int column = 0; column < rows.columns(); ++column) content += std::string(rows.text(column)) + '\n';
    }
    return content;
}

bool names_phone(const store::Damage& damage) {
    return damage.case_number == 1 && damage.case_title == kTitle;
}

}  // namespace

TEST_CASE_FIXTURE(StoreFixture, "a whole file has no findings, and everything in it was counted") {
    auto file = store::File::open(path, {});
    const auto found = store::verify_file(**file, {});
    CHECK(found.damages.empty());
    CHECK(found.cases == 2);
    CHECK(found.originals == 2);
    CHECK(found.original_bytes == static_cast<std::int64_t>(shot.bytes->size() + bill.bytes->size()));
}

TEST_CASE_FIXTURE(StoreFixture,
                  "one flipped byte of an original is found, with the case and the evidence it belongs to") {
    auto bytes = read_all(path);
    REQUIRE(flip(bytes, "the bytes of a screenshot") != std::string::npos);
    write_all(path, bytes);
    const auto damages = damages_of(path);
    REQUIRE(damages.size() == 1);
    CHECK(damages[0].kind == Kind::original);
    CHECK(damages[0].detail == "故障.png");
    CHECK(names_phone(damages[0]));
    auto file = store::File::open(path, {});
    CHECK((*file)->original(shot.sha256).error().message == "store_original_damaged"_tr);
}

TEST_CASE_FIXTURE(StoreFixture, "one flipped byte is found in every field of every row, and names the case") {
    struct Change {
        std::string sql;
        Kind kind;
    };
    const auto whole = read_all(path);
    std::vector<Change> changes;
    for (const std::string table : {"evidence", "deadlines", "slots"})
        changes.push_back({"UPDATE " + table + " SET uuid = 'a' || substr(uuid, 2) WHERE rowid = 1", Kind::row});
    changes.push_back({"UPDATE cases SET note = 'x' WHERE number = 1", Kind::row});
    changes.push_back({"UPDATE cases SET paid_minor = 1 WHERE number = 1", Kind::row});
    changes.push_back({"UPDATE cases SET digest = 'x' WHERE number = 1", Kind::row});
    changes.push_back({"UPDATE evidence SET caption = 'x' WHERE rowid = 1", Kind::row});
    changes.push_back(
        {"UPDATE evidence SET case_uuid = (SELECT uuid FROM cases WHERE number = 1) || '' , width = 9", Kind::row});
    changes.push_back({"UPDATE deadlines SET due = '2030-01-01T00:00:00Z'", Kind::row});
    changes.push_back({"UPDATE slots SET position = 7", Kind::row});
    changes.push_back({"UPDATE thumbnails SET width = 9 WHERE rowid = 1", Kind::thumbnail});
    changes.push_back({"UPDATE thumbnails SET data = x'00' WHERE rowid = 1", Kind::thumbnail});
    changes.push_back({"UPDATE history SET at = '2030-01-01T00:00:00Z' WHERE seq = 1", Kind::history});
    changes.push_back({"UPDATE history SET changes = replace(changes, '一切', '二切') WHERE seq = 1", Kind::history});
    changes.push_back({"PRAGMA foreign_keys = OFF; DELETE FROM originals WHERE rowid = 1", Kind::original_missing});
    for (const auto& [sql, kind] : changes) {
        write_all(path, whole);
        store::Database(path, SQLITE_OPEN_READWRITE).exec(sql);
        const auto damages = damages_of(path);
        INFO(sql);
        CHECK(std::any_of(damages.begin(), damages.end(),
                          [&](const auto& damage) { return damage.kind == kind && names_phone(damage); }));
    }
    write_all(path, whole);
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE meta SET value = 'x' WHERE key = 'file_uuid'");
    CHECK(damages_of(path).front().kind == Kind::meta);
    write_all(path, whole);
    store::Database(path, SQLITE_OPEN_READWRITE).exec("DELETE FROM history WHERE seq = 1");
    CHECK(damages_of(path).front().kind == Kind::history);
}

TEST_CASE_FIXTURE(StoreFixture, "whichever byte is flipped, it is found or the content is as before") {
    const auto whole = read_all(path);
    const auto wanted = content_of(path);
    std::mt19937 random(11);
    for (int i = 0; i < 500; ++i) {
        auto bytes = whole;
        const auto at = random() % bytes.size();
        bytes[at] ^= static_cast<std::uint8_t>(1 + random() % 255);
        write_all(path, bytes);
        INFO("byte ", at);
        if (damages_of(path).empty()) CHECK(content_of(path) == wanted);
    }
}

TEST_CASE_FIXTURE(StoreFixture, "a stranger's bytes never crash opening, checking or salvaging") {
    const auto whole = read_all(path);
    std::mt19937 random(7);
    for (int i = 0; i < 400; ++i) {
        auto bytes = whole;
        const int flips = 1 + static_cast<int>(random() % 20);
        for (int k = 0; k < flips; ++k) bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        if (i % 8 == 0) bytes.resize(random() % bytes.size());
        write_all(path, bytes);
        if (auto file = store::File::open(path, {})) {
            core::State loaded(zones);
            (void)(*file)->load(loaded);
            (void)(*file)->changes_after(0);
        }
        damages_of(path);
        if (auto file = store::File::open_again(path, {.read_only = true})) {
            const auto out = folder.path() / "salvaged.recoup";
            if (store::salvage_file(**file, out, {ids.next(), ids.next(), kNow}, {})) CHECK(damages_of(out).empty());
            std::filesystem::remove(out);
        }
    }
}

TEST_CASE_FIXTURE(StoreFixture, "salvaging keeps what is whole and leaves out what is not") {
    auto bytes = read_all(path);
    REQUIRE(flip(bytes, "the bytes of a screenshot") != std::string::npos);
    write_all(path, bytes);
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET note = 'x' WHERE number = 2");
    auto file = store::File::open_again(path, {.read_only = true});
    const auto out = folder.path() / "salvaged.recoup";
    const auto salvaged = store::salvage_file(**file, out, {ids.next(), ids.next(), kNow}, {});
    REQUIRE(salvaged);
    CHECK(salvaged->cases == 1);
    CHECK(salvaged->evidence == 1);
    CHECK(salvaged->originals == 1);
    CHECK(salvaged->left_out == 3);
    auto fresh = store::File::open(out, {});
    REQUIRE(fresh);
    CHECK((*fresh)->original(bill.sha256) == *bill.bytes);
    CHECK((*fresh)->thumbnail(bill.sha256) == bill.thumbnail);
    CHECK(damages_of(out).empty());
    CHECK(store::salvage_file(**file, out, {}, {}).error().message == "store_exists"_tr);
}

TEST_CASE_FIXTURE(StoreFixture, "damaged pictures stop no copy, and are counted") {
    auto bytes = read_all(path);
    REQUIRE(flip(bytes, "the bytes of a screenshot") != std::string::npos);
    write_all(path, bytes);
    auto file = store::File::open(path, {.read_only = true});
    const auto out = folder.path() / "copy.recoup";
    CHECK(store::copy_file(**file, out, {})->damaged == 1);
    CHECK((*store::File::open(out, {}))->original(bill.sha256) == *bill.bytes);
    CHECK_FALSE((*store::File::open(out, {}))->original(shot.sha256));
}

TEST_CASE_FIXTURE(StoreFixture, "a copy is verified, byte for byte the same content, and of a damaged file not made") {
    auto file = store::File::open(path, {.read_only = true});
    const auto out = folder.path() / "copy.recoup";
    REQUIRE(store::copy_file(**file, out, {}));
    CHECK(damages_of(out).empty());
    CHECK((*store::File::open(out, {}))->original(shot.sha256) == *shot.bytes);
    if (kPosix)
        CHECK((std::filesystem::status(out).permissions() & std::filesystem::perms::group_read) ==
              std::filesystem::perms::none);
    CHECK(store::copy_file(**file, out, {}).error().message == "store_exists"_tr);
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET note = 'x'");
    const auto bad = store::copy_file(**file, folder.path() / "bad.recoup", {});
    REQUIRE_FALSE(bad);
    CHECK(bad.error().message == "store_copy_damaged"_tr);
    CHECK(store::copy_file(**file, folder.path() / "no.recoup", [](auto, auto) { return false; }).error().message ==
          "store_stopped"_tr);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}
