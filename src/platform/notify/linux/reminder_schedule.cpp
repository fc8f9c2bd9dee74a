#include "platform/notify/reminder_schedule.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "platform/files/files.h"
#include "platform/files/programs.h"
#include "platform/files/read_file.h"
#include "platform/files/system_folders.h"
#include "platform/notify/linux/reminder_units.h"
#include "portable/path_text.h"

namespace recoup::platform::inline notify {
namespace {

namespace fs = std::filesystem;
using Kind = app::ReminderSchedule::Kind;

// Units and entries are called "recoup-remind-<of the file>"; those of the first versions, which served one file, have
// no more than the beginning.
constexpr std::string_view kStem = "recoup-remind";
constexpr std::size_t kMaxUnitBytes = 64 * 1024;

fs::path config_folder() {
    return SystemFolders().settings().parent_path();
}
fs::path unit_folder() {
    return config_folder() / "systemd/user";
}
fs::path autostart_folder() {
    return config_folder() / "autostart";
}

// FNV-1a (Fowler, Noll, Vo), 64 bits: two files of a person do not share a name.
std::string stem_of(const fs::path& file) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : file.native()) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return fmt::format("{}-{:016x}", kStem, hash);
}

// What lies in `folder`, is ours and ends like this: its stem, and the file it serves.
struct Installed {
    std::string stem;
    fs::path file;
};
std::vector<Installed> installed_in(const fs::path& folder, std::string_view ending) {
    std::vector<Installed> found;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto stem = portable::utf8(it->path().stem());
        if (!stem.starts_with(kStem) || it->path().extension() != ending) continue;
        if (const auto text = read_small_file(it->path(), kMaxUnitBytes)) found.push_back({stem, file_of_unit(*text)});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
    return found;
}
std::vector<Installed> installed_timers() {
    return installed_in(unit_folder(), ".service");
}
std::vector<Installed> installed_entries() {
    return installed_in(autostart_folder(), ".desktop");
}

// Where systemctl --user would find the user's manager.
bool systemd_manages_user() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    const auto folder =
        runtime != nullptr && *runtime == '/' ? fs::path(runtime) : fs::path("/run/user") / std::to_string(::getuid());
    std::error_code error;
    return fs::exists(folder / "systemd/private", error);
}

std::error_code systemctl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"systemctl", "--user", "--quiet"});
    return run_and_wait(std::move(arguments)) == 0 ? std::error_code() : std::make_error_code(std::errc::io_error);
}

std::error_code write_text(const fs::path& path, const std::string& text) {
    SystemFiles files;
    if (const auto failed = files.make_folder(path.parent_path())) return failed;
    return files.replace_file(path, std::as_bytes(std::span(text)));
}

std::error_code remove_file(const fs::path& path) {
    std::error_code error;
    fs::remove(path, error);
    return error;
}

fs::path unit_path(const std::string& stem, std::string_view ending) {
    return unit_folder() / (stem + std::string(ending));
}

std::error_code install_timer(const std::string& stem, const std::string& service) {
    if (const auto error = write_text(unit_path(stem, ".service"), service)) return error;
    if (const auto error = write_text(unit_path(stem, ".timer"), timer_unit())) return error;
    if (const auto error = systemctl({"daemon-reload"})) return error;
    return systemctl({"enable", "--now", stem + ".timer"});
}

std::error_code remove_timer(const std::string& stem) {
    const auto timer = stem + ".timer";
    const bool managed = systemd_manages_user();
    if (managed) systemctl({"disable", "--now", timer});
    // The link `enable` made, where no manager is there to take it away.
    remove_file(unit_folder() / "timers.target.wants" / timer);
    if (const auto failed = remove_file(unit_path(stem, ".timer"))) return failed;
    if (const auto failed = remove_file(unit_path(stem, ".service"))) return failed;
    if (managed) systemctl({"daemon-reload"});
    return {};
}

// All but the named one of a file; without a file, all.
std::error_code remove_all(const std::optional<fs::path>& file, const fs::path& but) {
    const auto goes = [&](const Installed& one, const fs::path& path) {
        return (!file || one.file == *file) && path != but;
    };
    for (const auto& one : installed_timers())
        if (goes(one, unit_path(one.stem, ".service")))
            if (const auto failed = remove_timer(one.stem)) return failed;
    for (const auto& one : installed_entries())
        if (const auto path = autostart_folder() / (one.stem + ".desktop"); goes(one, path))
            if (const auto failed = remove_file(path)) return failed;
    return {};
}

fs::path whole(const fs::path& file) {
    std::error_code error;
    return fs::absolute(file, error).lexically_normal();
}

}  // namespace

std::vector<app::ReminderSchedule::Entry> SystemReminderSchedule::entries() const {
    std::vector<Entry> all;
    const bool managed = systemd_manages_user();
    for (const auto& one : installed_timers())
        all.push_back({Kind::systemd, managed && !systemctl({"is-active", one.stem + ".timer"}), one.file});
    for (const auto& one : installed_entries()) {
        const auto same = [&](const Entry& entry) { return entry.file == one.file; };
        if (std::none_of(all.begin(), all.end(), same)) all.push_back({Kind::autostart, false, one.file});
    }
    return all;
}

tl::expected<Kind, std::error_code> SystemReminderSchedule::install(const fs::path& file, std::string_view lang) {
    const auto path = whole(file);
    const auto stem = stem_of(path);
    const ReminderCommand command{portable::utf8(own_program()), portable::utf8(path), std::string(lang)};
    const auto service = service_unit(command);
    const auto entry = autostart_entry(command);
    if (!service || !entry) return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
    if (systemd_manages_user()) {
        if (const auto failed = install_timer(stem, *service)) {
            remove_timer(stem);
            return tl::unexpected(failed);
        }
        remove_all(path, unit_path(stem, ".service"));
        return Kind::systemd;
    }
    const auto place = autostart_folder() / (stem + ".desktop");
    if (const auto failed = write_text(place, *entry)) return tl::unexpected(failed);
    remove_all(path, place);
    return Kind::autostart;
}

std::error_code SystemReminderSchedule::uninstall(const std::optional<fs::path>& file) {
    return remove_all(file ? std::optional(whole(*file)) : std::nullopt, {});
}

}  // namespace recoup::platform::inline notify
