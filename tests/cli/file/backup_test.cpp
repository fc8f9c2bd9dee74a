// What verbs do about backups that nobody asked for.
#include <doctest/doctest.h>

#include "app/file/backup.h"
#include "cli/runner.h"

using namespace recoup;
using namespace std::chrono_literals;
using test::Runner;

namespace {

struct Backups : Runner {
    Backups() { REQUIRE((*this)({"init"}).code == 0); }
    std::vector<app::Backup> of(const std::filesystem::path& file) const { return app::backups_of(file, folders); }
    std::vector<app::Backup> all() const { return of(default_file()); }
    test::Output add(std::vector<std::string> more = {}) {
        std::vector<std::string> args{"add", "--title", "手机"};
        args.insert(args.end(), more.begin(), more.end());
        return (*this)(args);
    }
    void change(int times) {
        auto session = app::Session::open(default_file(), false, {clock, zones, ids, library, {}});
        core::AddCase command;
        command.fields.title = "手机";
        for (int i = 0; i < times; ++i) REQUIRE((*session)->dispatch(command));
        REQUIRE((*session)->flush());
    }
    void pass(std::chrono::seconds time) { clock.set(clock.now() + time); }
};

}  // namespace

TEST_CASE_FIXTURE(Backups,
                  "a verb that changed something a day after the last backup makes one, and says nothing of it") {
    CHECK(add().code == 0);
    CHECK(all().empty());
    pass(24h);
    CHECK((*this)({"list"}).code == 0);
    CHECK((*this)({"check"}).code == 0);
    CHECK((*this)({"edit", "1", "--title", "手机"}).code == 0);  // is so already
    CHECK((*this)({"edit", "99", "--title", "电脑"}).code != 0);
    CHECK(all().empty());
    const auto before = add();
    CHECK(before.code == 0);
    CHECK(before.err.empty());
    REQUIRE(all().size() == 1);
    CHECK(all()[0].seq == 2);
    CHECK(app::look_into(all()[0].path)->cases == 2);
    CHECK(add().code == 0);
    CHECK(all().size() == 1);
    pass(24h);
    CHECK((*this)({"undo"}).code == 0);
    CHECK(all().size() == 2);
}

TEST_CASE_FIXTURE(Backups, "a verb that makes the hundredth change since the last backup makes one") {
    change(98);
    CHECK(add().code == 0);
    CHECK(all().empty());
    CHECK(add().code == 0);
    REQUIRE(all().size() == 1);
    CHECK(all()[0].seq == 100);
    pass(1min);
    change(98);
    CHECK(add().code == 0);
    CHECK(all().size() == 1);
    CHECK(add().code == 0);
    CHECK(all().size() == 2);
}

TEST_CASE_FIXTURE(Backups, "backups of a file that was named are its own") {
    const auto other = path("other.recoup");
    REQUIRE((*this)({"init", "--file", other}).code == 0);
    pass(24h);
    CHECK(add({"--file", other}).code == 0);
    CHECK(all().empty());
    REQUIRE(of(other).size() == 1);
    CHECK(app::look_into(of(other)[0].path)->cases == 1);
}

TEST_CASE_FIXTURE(Backups, "a backup that cannot be made is one line, and the verb has done its work") {
    test::write_file(folders.data() / "backups", std::string("in the way"));
    pass(24h);
    const auto added = add();
    CHECK(added.code == 0);
    CHECK(added.err_has("The change is saved, but its automatic backup was not made: "));
    CHECK(std::ranges::count(added.err, '\n') == 1);
    CHECK_FALSE(added.out.empty());
    CHECK(json({"list"})["cases"].size() == 1);
}
