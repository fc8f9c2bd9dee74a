// Wires the machine to the program and gives its exit code back.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>

#include "app/data/library.h"
#include "cli/command_line/program.h"
#include "core/base/text.h"
#include "desktop/screenshot/screenshot.h"
#include "desktop/window/window_icon.h"
#include "desktop/window/window_loop.h"
#include "platform/chooser/path_chooser.h"
#include "platform/clipboard/system_clipboard.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"
#include "platform/entry/desktop_entry.h"
#include "platform/files/file_watch.h"
#include "platform/files/files.h"
#include "platform/files/preferences.h"
#include "platform/files/printers.h"
#include "platform/files/programs.h"
#include "platform/files/system_folders.h"
#include "platform/handover/desktop_printers.h"
#include "platform/handover/file_manager.h"
#include "platform/instance/front_door.h"
#include "platform/notify/notifications.h"
#include "platform/notify/reminder_schedule.h"
#include "platform/random_ids.h"
#include "platform/time/clock.h"
#include "platform/time/system_zones.h"
#include "portable/path_text.h"

namespace {

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

recoup::core::Result<recoup::media::Bytes> screenshot(const recoup::cli::Machine& machine,
                                                      const recoup::cli::ScreenshotRequest& request) {
    return recoup::desktop::draw_screenshot(
        {.file = request.file,
         .view = request.view,
         .width_px = request.width_px,
         .height_px = request.height_px,
         .scale = static_cast<float>(request.scale),
         .dark = request.dark,
         .lang = request.lang,
         .ports = request.clock ? machine.ports.at(*request.clock) : machine.ports});
}

bool start_window(const std::filesystem::path& file) {
    return recoup::platform::start_detached(
        {recoup::portable::utf8(recoup::platform::own_program()), recoup::portable::utf8(file)});
}

// To the window that is open already, or to one of its own that later starts find.
int open_window(const recoup::cli::Machine& machine, recoup::app::PathChooser& chooser,
                const recoup::cli::WindowRequest& request) {
    const auto printers = recoup::platform::desktop_printers();
    const auto file_manager = recoup::platform::system_file_manager();
    std::error_code ignored;
    const recoup::app::Visit visit{
        request.may_create ? std::filesystem::path() : std::filesystem::absolute(request.file, ignored),
        recoup::platform::activation_token()};
    auto door = recoup::platform::take_front_door();
    if (!door && request.may_join) {
        if (recoup::platform::knock(visit)) return recoup::cli::kDone;
        door = recoup::platform::take_front_door();  // its window is gone by now
    }
    const auto closed =
        recoup::desktop::run_window({.file = request.file,
                                     .may_create = request.may_create,
                                     .lang = request.lang,
                                     .locale_lang = machine.lang,
                                     .locale = recoup::platform::locale_name(),
                                     .ports = request.clock ? machine.ports.at(*request.clock) : machine.ports,
                                     .chooser = &chooser,
                                     .printers = printers.get(),
                                     .file_manager = file_manager.get(),
                                     .door = std::move(door)});
    if (closed) return recoup::cli::kDone;
    const auto lang = request.lang.value_or(machine.lang);
    machine.err << recoup::core::escape_controls(recoup::core::sentence(lang, closed.error())) << '\n';
    return recoup::cli::exit_code(closed.error().kind);
}

// Memory that is not there, wherever it was wanted. No destructor runs: what was being done is left as by a kill, which
// the file survives.
[[noreturn]] void end_for_want_of_memory() {
    try {
        if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        using recoup::operator""_tr;
        using recoup::core::Lang;
        std::cerr << recoup::core::tr(recoup::platform::locale_is_chinese() ? Lang::zh : Lang::en, "no_memory"_tr)
                  << std::endl;
        std::_Exit(recoup::cli::kWorkFailed);
    } catch (...) {
    }
    std::abort();
}

}  // namespace

int main(int argc, char** argv) {
    using namespace recoup;
    std::ios::sync_with_stdio(false);
    platform::join_console();
    platform::survive_failed_writes();
    std::set_terminate(end_for_want_of_memory);
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    const platform::SystemClock clock;
    const platform::SystemZones zones;
    platform::RandomIds ids;
    platform::SystemFolders folders;
    const app::Library library(folders.data());
    platform::SystemFiles files;
    platform::SystemClipboard clipboard;
    const auto notifications = platform::system_notifications();
    platform::SystemReminderSchedule schedule;
    platform::SystemDesktopEntry entry;
    const auto chooser = platform::system_chooser();
    platform::SystemFileWatches watches;
    platform::SystemPrinters printers;
    platform::OutlineType type(platform::program_fonts);
    cli::Machine machine{.in = std::cin,
                         .out = std::cout,
                         .err = std::cerr,
                         .out_is_terminal = platform::output_is_terminal(),
                         .lang = platform::locale_is_chinese() ? core::Lang::zh : core::Lang::en,
                         .ports = {clock, zones, ids, library, folders, files, clipboard, *notifications, schedule},
                         .environment = environment,
                         .open_window = {},
                         .screenshot = {},
                         .start_window = start_window,
                         .watches = &watches,
                         .icon = desktop::icon_png,
                         .desktop = &entry,
                         .type = &type,
                         .printers = &printers};
    machine.open_window = [&](const cli::WindowRequest& request) { return open_window(machine, *chooser, request); };
    machine.screenshot = [&](const cli::ScreenshotRequest& request) { return screenshot(machine, request); };
    return cli::run_program(args, machine);
}
