#include "app/file/output.h"

#include <doctest/doctest.h>

#include "app/file/backup.h"
#include "app/session/session_fixture.h"
#include "platform/files/files.h"
#include "support/full_disk.h"
#include "support/pictures.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;
using app::OutputKind;
namespace fs = std::filesystem;

namespace {

const std::string kCalendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

struct OutputFixture : SessionFixture {
    platform::SystemFiles files;

    OutputFixture() {
        REQUIRE(open()->dispatch(add_case("A")));
        write_file(at("a.png"), png(3, 3));
        write_file(at("a.ics"), kCalendar);
        write_file(at("notes"), std::string("mine"));
    }
    fs::path at(const std::string& name) const { return folder.path() / name; }
    // Why it is refused.
    std::optional<core::Tr> why_not(const app::Output& output) {
        const auto may = app::may_write(output, path, files);
        return may ? std::nullopt : std::optional(may.error().message);
    }
    std::optional<core::Tr> refused(const std::string& name, OutputKind kind = OutputKind::png) {
        return why_not({.path = at(name), .kind = kind});
    }
    std::optional<core::Tr> refused_to_overwrite(const std::string& name) {
        return why_not({.path = at(name), .overwrite = true});
    }
};

}  // namespace

TEST_CASE_FIXTURE(OutputFixture, "the file in use is never written over, by whatever name" * doctest::skip(!kPosix)) {
    fs::create_symlink("refunds.recoup", at("link.png"));
    fs::create_hard_link(path, at("hard.png"));
    fs::create_directory_symlink(".", at("again"));
    for (const auto* name : {"refunds.recoup", "link.png", "hard.png", "again/refunds.recoup", "./again/link.png"}) {
        CAPTURE(name);
        CHECK(refused(name) == "output_in_use"_tr);
        CHECK(refused_to_overwrite(name) == "output_in_use"_tr);
    }
    fs::remove(path);
    fs::remove(at("hard.png"));
    CHECK(refused_to_overwrite("refunds.recoup") == "output_in_use"_tr);
    CHECK(refused_to_overwrite("link.png") == "output_in_use"_tr);
}

TEST_CASE_FIXTURE(OutputFixture, "nothing is put where SQLite would take it for a journal" * doctest::skip(!kPosix)) {
    const auto plain = at("plain");  // a Recoup file whose name does not say so
    REQUIRE(app::backup_file(path, plain));
    fs::create_symlink("plain-journal", at("link.png"));
    for (const auto* name : {"refunds.recoup-journal", "refunds.recoup-wal", "refunds.recoup-shm", "plain-journal",
                             "other.recoup-journal", "link.png"}) {
        CAPTURE(name);
        CHECK(refused(name) == "output_journal"_tr);
        CHECK(refused_to_overwrite(name) == "output_journal"_tr);
    }
    CHECK_FALSE(refused("my-journal"));
}

TEST_CASE_FIXTURE(OutputFixture, "a Recoup file is told by what it holds, and by its name when it is damaged") {
    REQUIRE(app::backup_file(path, at("backup.png")));
    write_file(at("damaged.RECOUP"), std::string("no more"));
    for (const auto* name : {"backup.png", "damaged.RECOUP"}) {
        CHECK(refused(name) == "output_recoup"_tr);
        CHECK(refused_to_overwrite(name) == "output_recoup"_tr);
    }
}

TEST_CASE_FIXTURE(OutputFixture, "only its own kind is written over, by content, unless one says so") {
    CHECK_FALSE(refused("a.png"));
    CHECK_FALSE(refused("a.ics", OutputKind::calendar));
    CHECK(refused("a.png", OutputKind::calendar) == "output_exists"_tr);
    CHECK(refused("a.ics") == "output_exists"_tr);
    CHECK(refused("notes") == "output_exists"_tr);
    CHECK_FALSE(refused_to_overwrite("notes"));
    fs::rename(at("notes"), at("notes.png"));
    CHECK(refused("notes.png") == "output_exists"_tr);
    write_file(at("marked.ics"), std::string("\xef\xbb\xbf\r\nbegin:vcalendar\n"));
    CHECK_FALSE(refused("marked.ics", OutputKind::calendar));
    write_file(at("empty"), std::string());
    CHECK_FALSE(refused("empty"));
    CHECK_FALSE(refused("new.png"));
}

TEST_CASE_FIXTURE(OutputFixture,
                  "folders are refused, and pipes and devices where nobody waits for them" * doctest::skip(!kPosix)) {
    fs::create_directory(at("folder"));
    CHECK(refused("folder") == "output_folder"_tr);
    CHECK(refused_to_overwrite("folder") == "output_folder"_tr);
    REQUIRE(make_pipe(at("pipe")));
    for (const auto& stream : {at("pipe"), fs::path("/dev/null")}) {
        CHECK(why_not({.path = stream, .overwrite = true}) == "output_stream"_tr);
        CHECK_FALSE(why_not({.path = stream, .streams = true}));
    }
}

TEST_CASE_FIXTURE(OutputFixture, "what is refused or fails stays as it was, and says why" * doctest::skip(!kPosix)) {
    const auto write = [&](const fs::path& to, bool overwrite = false) {
        const app::Output output{.path = to, .kind = OutputKind::calendar, .overwrite = overwrite};
        const auto done = app::write_output(output, std::as_bytes(std::span(kCalendar)), path, files);
        return done ? std::nullopt : std::optional(done.error().message);
    };
    const auto whole = read_file(path);
    CHECK(write(path, true) == "output_in_use"_tr);
    CHECK(read_file(path) == whole);
    CHECK(write(at("notes")) == "output_exists"_tr);
    CHECK(read_file(at("notes")) == "mine");
    CHECK_FALSE(write(at("notes"), true));
    CHECK(read_file(at("notes")) == kCalendar);
    CHECK(write(at("none/a.ics")) == "output_no_folder"_tr);
    CHECK(write(at("a.png/a.ics")) == "output_in_the_way"_tr);
    CHECK(write(at(std::string(256, 'n'))) == "output_long_name"_tr);
    fs::create_symlink("loop", at("loop"));
    CHECK(write(at("loop")) == "output_link_loop"_tr);
    const FullDisk full(5);
    CHECK(write(at("new.ics")) == "output_disk_full"_tr);
    CHECK_FALSE(fs::exists(at("new.ics")));
}

TEST_CASE("what the system says becomes a sentence of its own, or is given on") {
    const auto sentence = [](std::errc why) { return app::cannot_write(std::make_error_code(why), "p").message; };
    CHECK(sentence(std::errc::no_space_on_device) == "output_disk_full"_tr);
    CHECK(sentence(std::errc::permission_denied) == "output_not_permitted"_tr);
    CHECK(sentence(std::errc::operation_not_permitted) == "output_locked"_tr);
    CHECK(sentence(std::errc::read_only_file_system) == "output_read_only"_tr);
    const auto other = app::cannot_write(std::make_error_code(std::errc::io_error), "p");
    CHECK(core::sentence(core::Lang::en, other) ==
          "It could not be written (Input/output error); check the disk and try again: p");
}
