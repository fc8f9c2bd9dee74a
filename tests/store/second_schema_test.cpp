// A file of schema version 2, as a released program left it: what later versions must be able to open.
#include <doctest/doctest.h>

#include "core/show.h"
#include "store/verify.h"
#include "store_fixture.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct SecondSchema {
    TempFolder folder;
    FixedZones zones;
    core::State state{zones};
    std::filesystem::path path = folder.path() / "second.recoup";
    std::unique_ptr<store::File> file;

    SecondSchema() {
        std::filesystem::copy_file(RECOUP_SOURCE_DIR "/tests/data/schema-2.recoup", path);
        file = store::File::open(path, {}).value();
        last_seq = file->load(state).value();
    }

    const core::CaseRecord& first() const { return *state.find_number(1); }
    const core::DeadlineRow& deadline(std::int64_t number) const {
        return *std::ranges::find(first().deadlines, number, &core::DeadlineRow::number);
    }

    std::int64_t last_seq = 0;
};

core::Instant at(std::string_view utc) {
    return *core::from_storage(utc);
}

}  // namespace

TEST_CASE("a file of the second schema opens unchanged, and every byte of it is whole") {
    const auto before = read_all(RECOUP_SOURCE_DIR "/tests/data/schema-2.recoup");
    SecondSchema old;
    CHECK(old.last_seq == 22);
    CHECK(store::verify_file(*old.file, {}).damages.empty());
    old.file.reset();
    CHECK(read_all(old.path) == before);
    CHECK(store::File::open(old.path, {.read_only = true}));
}
