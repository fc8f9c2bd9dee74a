#include <doctest/doctest.h>

#include "store/store_fixture.h"
#include "store/verify/verify.h"

using namespace recoup;
using Keys = std::vector<std::string>;
using test::kNow;
using test::StoreFixture;

namespace {

std::unique_ptr<store::File> open(const StoreFixture& fixture) {
    return std::move(store::File::open(fixture.path, {}).value());
}

core::DeadlineRow first_deadline(const StoreFixture& fixture) {
    return fixture.state.cases().front().deadlines.front();
}

}  // namespace

TEST_CASE("who puts a key in first is told that it was new, the other is not") {
    StoreFixture fixture;
    const auto one = open(fixture);
    const auto other = open(fixture);
    const Keys keys = {"a 3d", "b 1h"};
    CHECK(one->record_delivered(keys, kNow).value() == keys);
    CHECK(other->record_delivered(Keys{"b 1h", "c 0"}, kNow).value() == Keys{"c 0"});
    CHECK(one->record_delivered(keys, kNow).value().empty());
    CHECK(one->delivered(Keys{"a 3d", "x", "c 0"}).value() == Keys{"a 3d", "c 0"});
}

TEST_CASE("what nobody heard after all is due again") {
    StoreFixture fixture;
    const auto file = open(fixture);
    REQUIRE(file->record_delivered(Keys{"a", "b", "c"}, kNow));
    REQUIRE(file->take_back_delivered(Keys{"b", "x"}));
    CHECK(file->delivered(Keys{"a", "b", "c"}).value() == Keys{"a", "c"});
    CHECK(file->record_delivered(Keys{"a", "b"}, kNow).value() == Keys{"b"});
    CHECK(store::verify_file(*file, [](auto, auto) { return true; }).damages.empty());
}

TEST_CASE("telling is no change: no history, and a commit behind it is not stale") {
    StoreFixture fixture;
    const auto window = open(fixture);
    const auto base = window->head().value();
    REQUIRE(open(fixture)->record_delivered(Keys{"a"}, kNow));
    CHECK(window->head().value() == base);
    auto change = core::apply(fixture.state, core::EditCase{fixture.state.cases()[0].row.uuid, {.title = "neu"}}, {},
                              kNow, fixture.ids);
    const store::Entry entry{*change, {}};
    CHECK(window->commit(std::span(&entry, 1), base).status == store::CommitResult::Status::done);
}

TEST_CASE("what was told holds in a check of every byte, and telling again writes nothing") {
    StoreFixture fixture;
    REQUIRE(open(fixture)->record_delivered(Keys{"a", "b"}, kNow));
    const auto before = test::read_all(fixture.path);
    CHECK(open(fixture)->record_delivered(Keys{"b", "a"}, kNow + std::chrono::hours{1}).value().empty());
    CHECK(test::read_all(fixture.path) == before);
    CHECK(store::verify_file(*open(fixture), [](auto, auto) { return true; }).damages.empty());
}

TEST_CASE("a file that cannot be written tells what is told and refuses more") {
    StoreFixture fixture;
    REQUIRE(open(fixture)->record_delivered(Keys{"a"}, kNow));
    const auto file = std::move(store::File::open(fixture.path, {.read_only = true}).value());
    CHECK(file->delivered(Keys{"a", "b"}).value() == Keys{"a"});
    CHECK(file->record_delivered(Keys{"a"}, kNow).value().empty());
    CHECK_FALSE(file->record_delivered(Keys{"b"}, kNow));
}

TEST_CASE("keys of deadlines long gone are thinned, those of open ones stay") {
    StoreFixture fixture;
    const auto open_key = to_string(first_deadline(fixture).uuid) + " 0";
    const auto gone_key = to_string(fixture.ids.next()) + " 0";
    const auto file = open(fixture);
    REQUIRE(file->record_delivered(Keys{open_key, gone_key}, kNow));
    REQUIRE(file->record_delivered(Keys{"x"}, kNow + std::chrono::days{89}));
    CHECK(file->delivered(Keys{open_key, gone_key}).value().size() == 2);
    REQUIRE(file->record_delivered(Keys{"y"}, kNow + std::chrono::days{91}));
    CHECK(file->delivered(Keys{open_key, gone_key}).value() == Keys{open_key});
}
