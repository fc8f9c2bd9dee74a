// The command line run in this process: string streams, a clock that stands still, a fresh folder, a real file.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/data/library.h"
#include "cli/command_line/program.h"
#include "platform/files/files.h"
#include "portable/path_text.h"
#include "support/given_machine.h"
#include "support/ids.h"
#include "support/notifications.h"
#include "support/pictures.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::test {

struct Output {
    int code = 0;
    std::string out, err;

    nlohmann::json json() const { return nlohmann::json::parse(out); }
    bool out_has(std::string_view part) const { return out.find(part) != std::string::npos; }
    bool err_has(std::string_view part) const { return err.find(part) != std::string::npos; }
};

class Runner {
  public:
    // Sunday 2026-11-22, 20:00 in Shanghai.
    static constexpr core::Instant kNow =
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{12};

    Output operator()(const std::vector<std::string>& args, std::string input = {}) {
        std::istringstream in(std::move(input));
        std::ostringstream out, err;
        auto machine = machine_on(in, out, err);
        const int code = cli::run_program(args, machine);
        return {code, out.str(), err.str()};
    }

    cli::Machine machine_on(std::istream& in, std::ostream& out, std::ostream& err) {
        const auto read = [this](const char* name) -> std::optional<std::string> {
            const auto found = environment.find(name);
            if (found == environment.end()) return std::nullopt;
            return found->second;
        };
        return {.in = in,
                .out = out,
                .err = err,
                .out_is_terminal = terminal,
                .lang = lang,
                .ports = {clock, zones, ids, library, folders, files, clipboard, notifications, schedule},
                .environment = read,
                .open_window = open_window,
                .screenshot = screenshot,
                .start_window = start_window};
    }

    // The document of a run that must succeed.
    nlohmann::json json(std::vector<std::string> args) {
        args.push_back("--json");
        const auto output = (*this)(args);
        if (output.code != 0) throw std::runtime_error(output.err);
        return output.json();
    }

    std::string path(const std::string& name) const { return portable::utf8(folder.path() / portable::path_of(name)); }
    std::filesystem::path default_file() const { return folders.data() / "refunds.recoup"; }

    TempFolder folder;
    app::FixedClock clock{kNow};
    FixedZones zones;
    CountingIds ids;
    HomeFolders folders{folder.path()};
    app::Library library{folders.data()};
    platform::SystemFiles files;
    GivenClipboard clipboard;
    GivenNotifications notifications;
    GivenSchedule schedule;
    core::Lang lang = core::Lang::en;
    bool terminal = false;
    std::map<std::string, std::string> environment;
    std::function<int(const cli::WindowRequest&)> open_window;
    std::function<core::Result<std::vector<std::byte>>(const cli::ScreenshotRequest&)> screenshot;
    std::function<bool(const std::filesystem::path&)> start_window;
};

}  // namespace recoup::test
