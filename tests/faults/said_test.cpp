// What is said of a disk that fails is so: one behaviour each. writer_test.cpp tries every call.
#include <doctest/doctest.h>

#include <cerrno>

#include "app/data/library.h"
#include "app/demo/demo.h"
#include "app/file/backup.h"
#include "app/session/session_fixture.h"
#include "faults/inject.h"

using namespace recoup;
using namespace recoup::test;

namespace {

constexpr long kForEver = 1'000'000;

struct FailingDisk : SessionFixture {
    ~FailingDisk() { heal(); }

    // These calls fail from the one of that number on.
    void fail(int error, const char* kinds, long times = kForEver, long at = 1) {
        inject(folder.path().c_str(),
               {.act = Fault::Act::error, .error = error, .at = at, .times = times, .kinds = kinds});
    }
    void heal() { inject(nullptr, {}); }

    std::size_t cases_in_file() { return open(false)->state().cases().size(); }
    std::size_t names_in_folder() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
    }
};

}  // namespace

TEST_CASE_FIXTURE(FailingDisk, "what could not be concluded is not saved later, not shown, and nothing more is taken") {
    auto session = open();
    REQUIRE(session->dispatch(add_case("kept")));
    REQUIRE(session->conclude());
    fail(ENOSPC, "write,pwrite,truncate");
    REQUIRE(session->dispatch(add_case("lost")));
    const auto saved = session->conclude();
    heal();
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == core::ErrorCode::disk_full);
    CHECK(saved.error().message == "store_disk_full"_tr);
    CHECK(session->state().cases().size() == 1);
    CHECK(session->save_state() == app::SaveState::read_only);
    CHECK(session->dispatch(add_case("later")).error() == saved.error());
    CHECK(session->conclude());  // nothing is pending
    session.reset();
    CHECK(cases_in_file() == 1);
}

TEST_CASE_FIXTURE(FailingDisk, "a failure that passes keeps nothing from being concluded") {
    auto session = open();
    fail(EIO, "pwrite", 3);
    REQUIRE(session->dispatch(add_case("A")));
    CHECK(session->conclude());
    CHECK(session->save_state() == app::SaveState::saved);
    heal();
    CHECK(cases_in_file() == 1);
}

TEST_CASE_FIXTURE(FailingDisk, "a change is saved although the folder of its journal cannot be synced") {
    auto session = open();
    // Journal, its folder, its header, the file, and the folder again once the journal is gone.
    fail(EIO, "fsync", kForEver, 5);
    REQUIRE(session->dispatch(add_case("A")));
    CHECK(session->conclude());
    heal();
    session.reset();
    CHECK(cases_in_file() == 1);
}

TEST_CASE_FIXTURE(FailingDisk,
                  "a window hears that its changes are kept and tried again, who asks that they are not saved") {
    auto session = open();
    fail(ENOSPC, "write,pwrite,truncate");
    REQUIRE(session->dispatch(add_case("A")));
    CHECK(session->flush().error().message == "store_disk_full"_tr);
    CHECK(session->poll().save_error->message == "store_disk_full_waiting"_tr);
    CHECK(session->state().cases().size() == 1);
    heal();
    CHECK(session->flush());
    CHECK(cases_in_file() == 1);
}

TEST_CASE_FIXTURE(FailingDisk, "a history that cannot be read is not one without anything to undo") {
    auto session = open();
    REQUIRE(session->dispatch(add_case("A")));
    REQUIRE(session->flush());
    session = open(false);
    fail(EIO, "open,pread");
    CHECK(session->undo().error().kind == core::ErrorKind::file);
    CHECK(session->redo().error().kind == core::ErrorKind::file);
    CHECK(session->can_undo());
    heal();
    REQUIRE(session->undo());
    REQUIRE(session->flush());
    CHECK(session->state().cases().empty());
    CHECK_FALSE(session->can_undo());
    CHECK(session->undo().error().message == "store_nothing_to_undo"_tr);
}

TEST_CASE_FIXTURE(FailingDisk, "a backup that is whole is one, and what failed after that is said") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto copy = folder.path() / "copy.recoup";
    SUBCASE("its passing name cannot be removed") {
        fail(EIO, "unlink", kForEver, 2);  // after that of a journal
        const auto made = app::backup_file(path, copy);
        heal();
        REQUIRE(made);
        REQUIRE(made->afterwards);
        CHECK(made->afterwards->message == "store_draft_stays"_tr);
    }
    SUBCASE("its folder cannot be synced") {
        const auto plain = app::backup_file(path, folder.path() / "first.recoup");
        REQUIRE(plain);
        CHECK_FALSE(plain->afterwards);
        inject(folder.path().c_str(), {.kinds = "fsync"});
        REQUIRE(app::backup_file(path, folder.path() / "second.recoup"));
        fail(EIO, "fsync", kForEver, calls_made());  // the last one
        const auto made = app::backup_file(path, copy);
        heal();
        REQUIRE(made);
        REQUIRE(made->afterwards);
        CHECK(made->afterwards->message == "store_folder_not_synced"_tr);
    }
    CHECK(app::check_file(copy)->findings.empty());
    CHECK(app::check_file(copy)->cases == 1);
}

TEST_CASE_FIXTURE(FailingDisk, "a demo that cannot be told to its end is not there at all") {
    const app::Library library(folder.path());
    const auto demo = folder.path() / "demo.recoup";
    const auto make = [&] { return app::make_demo(demo, core::Lang::en, clock.now(), zones, ids, library); };
    fail(ENOSPC, "write,pwrite", kForEver, 200);
    const auto refused = make();
    heal();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == core::ErrorCode::disk_full);
    CHECK(refused.error().path == demo.string());
    CHECK(names_in_folder() == 0);
    CHECK(make());
}
