// Wires the machine to the program and gives its exit code back.
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "cli/program.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/preferences.h"
#include "platform/random_ids.h"
#include "platform/system_clipboard.h"
#include "platform/system_folders.h"
#include "platform/system_zones.h"

namespace {

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace recoup;
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    const platform::SystemClock clock;
    const platform::SystemZones zones;
    platform::RandomIds ids;
    platform::SystemFolders folders;
    platform::SystemFiles files;
    platform::SystemClipboard clipboard;
    cli::Machine machine{.in = std::cin,
                         .out = std::cout,
                         .err = std::cerr,
                         .out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                         .lang = platform::locale_is_chinese() ? core::Lang::zh : core::Lang::en,
                         .clock = clock,
                         .zones = zones,
                         .ids = ids,
                         .folders = folders,
                         .files = files,
                         .clipboard = clipboard,
                         .environment = environment,
                         .open_window = {},
                         .screenshot = {}};
    return cli::run_program(args, machine);
}
