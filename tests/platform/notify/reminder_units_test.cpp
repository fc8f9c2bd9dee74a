// What makes the desktop call the program, judged by systemd itself.
#include <doctest/doctest.h>

#include <fstream>

#include "platform/notify/linux/reminder_units.h"
#include "platform/notify/reminder_schedule.h"
#include "support/environment.h"
#include "support/process.h"
#include "support/temp_folder.h"

using namespace recoup;
namespace fs = std::filesystem;
using Kind = app::ReminderSchedule::Kind;

namespace {

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

// A home of its own; with `manager`, a systemctl that keeps what it was asked.
struct Home {
    TempFolder folder;
    Environment config{"XDG_CONFIG_HOME", (folder.path() / "config").c_str()};
    Environment runtime{"XDG_RUNTIME_DIR", (folder.path() / "run").c_str()};
    Environment path{"PATH", ((folder.path() / "bin").string() + ":/usr/bin:/bin").c_str()};
    platform::SystemReminderSchedule schedule;

    void give_manager(int exit_code = 0) {
        write(folder.path() / "run/systemd/private", "");
        const auto tool = folder.path() / "bin/systemctl";
        write(tool, "#!/bin/sh\necho \"$@\" >> " + (folder.path() / "asked").string() + "\nexit " +
                        std::to_string(exit_code) + "\n");
        fs::permissions(tool, fs::perms::owner_all);
    }
    std::string asked() const { return read(folder.path() / "asked"); }
    fs::path unit(const char* name) const { return folder.path() / "config/systemd/user" / name; }
    // Of the only file with that ending, wherever it is called so.
    static std::vector<fs::path> all(const fs::path& folder, std::string_view ending) {
        std::vector<fs::path> found;
        std::error_code error;
        for (const auto& one : fs::directory_iterator(folder, error))
            if (one.path().extension() == ending) found.push_back(one.path());
        return found;
    }
    std::vector<fs::path> units(std::string_view ending) const { return all(unit(""), ending); }
    std::vector<fs::path> autostarts() const { return all(folder.path() / "config/autostart", ".desktop"); }
    app::ReminderSchedule::Entry of(const char* file) const { return app::entry_of(schedule, file); }
};

}  // namespace

TEST_CASE("systemd takes the units, with any characters in the paths") {
    const TempFolder folder;
    const platform::ReminderCommand command{"/usr/bin/true", "/home/人/我的 \"退款\" 100% $HOME\\x's.recoup", "zh"};
    write(folder.path() / "recoup-remind.service", platform::service_unit(command).value());
    write(folder.path() / "recoup-remind.timer", platform::timer_unit());
    const Environment runtime("XDG_RUNTIME_DIR", folder.path().c_str());
    Process verify({"systemd-analyze", "--user", "--man=no", "verify", (folder.path() / "recoup-remind.timer").string(),
                    (folder.path() / "recoup-remind.service").string()});
    CHECK(verify.wait() == 0);
    CHECK(platform::file_of_unit(platform::service_unit(command).value()) == command.file);
    CHECK(platform::file_of_unit(platform::autostart_entry(command).value()) == command.file);
}

TEST_CASE("paths are quoted as each kind of file demands") {
    const platform::ReminderCommand command{"/opt/a b$", "/x/100% $H \"q\" \\", "en"};
    CHECK_FALSE(platform::service_unit(command));
    const platform::ReminderCommand good{"/opt/a b$", "/x/100% $H \"q\" \\e", "en"};
    CHECK(platform::service_unit(good)->find(
              "ExecStart=\"/opt/a b$\" --lang en --file \"/x/100%% $$H \\\"q\\\" \\\\e\" remind --wait\n") !=
          std::string::npos);
    CHECK(platform::autostart_entry(good)->find(
              "Exec=\"/opt/a b\\\\$\" --lang en --file \"/x/100%% \\\\$H \\\\\"q\\\\\" \\\\\\\\e\" remind --watch\n") !=
          std::string::npos);
    CHECK_FALSE(platform::service_unit({"/opt/a", "/x/\n[Service]\nExecStart=/bin/rm", "en"}));
    CHECK_FALSE(platform::autostart_entry({"relative", "/x", "en"}));
}

TEST_CASE("with the user's manager a timer is installed, told of, and taken away") {
    Home home;
    home.give_manager();
    CHECK(home.schedule.entries().empty());
    CHECK(home.schedule.install("/data/x.recoup", "zh").value() == Kind::systemd);
    REQUIRE(home.units(".timer").size() == 1);
    const auto timer = home.units(".timer").front().filename().string();
    CHECK(home.asked().find("--user --quiet daemon-reload\n--user --quiet enable --now " + timer + "\n") !=
          std::string::npos);
    CHECK(read(home.units(".service").front()).find("--file \"/data/x.recoup\" remind") != std::string::npos);
    const auto entry = home.of("/data/./x.recoup");
    CHECK(entry.kind == Kind::systemd);
    CHECK(entry.active);
    CHECK(entry.file == "/data/x.recoup");
    CHECK_FALSE(home.schedule.uninstall("/data/x.recoup"));
    CHECK(home.asked().find("disable --now " + timer) != std::string::npos);
    CHECK(home.units(".timer").empty());
    CHECK(home.schedule.entries().empty());
    CHECK_FALSE(home.schedule.uninstall({}));
}

TEST_CASE("each file has its own timer, and one of the first versions is known and replaced") {
    Home home;
    home.give_manager();
    const platform::ReminderCommand old{"/usr/bin/true", "/data/x.recoup", "zh"};
    write(home.unit("recoup-remind.service"), platform::service_unit(old).value());
    write(home.unit("recoup-remind.timer"), platform::timer_unit());
    write(home.unit("other.service"), "[Unit]\n");
    CHECK(home.of("/data/x.recoup").active);
    REQUIRE(home.schedule.install("/data/y.recoup", "zh"));
    CHECK(home.schedule.entries().size() == 2);
    REQUIRE(home.schedule.install("/data/x.recoup", "zh"));
    CHECK(home.schedule.entries().size() == 2);
    CHECK_FALSE(fs::exists(home.unit("recoup-remind.timer")));
    CHECK(home.units(".timer").size() == 2);
    CHECK_FALSE(home.schedule.uninstall("/data/x.recoup"));
    CHECK(home.schedule.entries().size() == 1);
    CHECK(home.of("/data/y.recoup").active);
    REQUIRE(home.schedule.install("/data/x.recoup", "zh"));
    CHECK_FALSE(home.schedule.uninstall({}));
    CHECK(home.schedule.entries().empty());
    CHECK(fs::exists(home.unit("other.service")));
}

TEST_CASE("without it the desktop starts an entry at login; the one takes the place of the other") {
    Home home;
    CHECK(home.schedule.install("/data/x.recoup", "zh").value() == Kind::autostart);
    CHECK(home.autostarts().size() == 1);
    CHECK(home.of("/data/x.recoup").kind == Kind::autostart);
    CHECK_FALSE(home.of("/data/x.recoup").active);
    home.give_manager();
    CHECK(home.schedule.install("/data/x.recoup", "zh").value() == Kind::systemd);
    CHECK(home.autostarts().empty());
    CHECK(home.of("/data/x.recoup").kind == Kind::systemd);
}

TEST_CASE("a manager that refuses leaves nothing behind") {
    Home home;
    home.give_manager(1);
    CHECK_FALSE(home.schedule.install("/data/x.recoup", "zh"));
    CHECK(home.units(".service").empty());
    CHECK(home.units(".timer").empty());
    CHECK(home.schedule.entries().empty());
}
