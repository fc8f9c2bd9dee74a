#include "platform/notify/reminder_schedule.h"

#include <unistd.h>

#include <cstdlib>

#include "platform/files/files.h"
#include "platform/files/programs.h"
#include "platform/files/read_file.h"
#include "platform/files/system_folders.h"
#include "platform/notify/reminder_units.h"

namespace recoup::platform::inline notify {
namespace {

namespace fs = std::filesystem;
using Kind = app::ReminderSchedule::Kind;

constexpr const char* kService = "recoup-remind.service";
constexpr const char* kTimer = "recoup-remind.timer";
constexpr std::size_t kMaxUnitBytes = 64 * 1024;

fs::path config_folder() {
    return SystemFolders().settings().parent_path();
}
fs::path service_path() {
    return config_folder() / "systemd/user" / kService;
}
fs::path timer_path() {
    return config_folder() / "systemd/user" / kTimer;
}
fs::path autostart_path() {
    return config_folder() / "autostart/recoup-remind.desktop";
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

std::error_code install_timer(const std::string& service) {
    if (const auto error = write_text(service_path(), service)) return error;
    if (const auto error = write_text(timer_path(), timer_unit())) return error;
    if (const auto error = systemctl({"daemon-reload"})) return error;
    return systemctl({"enable", "--now", kTimer});
}

std::error_code remove_timer() {
    std::error_code error;
    if (!fs::exists(timer_path(), error) && !fs::exists(service_path(), error)) return {};
    const bool managed = systemd_manages_user();
    if (managed) systemctl({"disable", "--now", kTimer});
    // The link `enable` made, where no manager is there to take it away.
    remove_file(config_folder() / "systemd/user/timers.target.wants" / kTimer);
    if (const auto failed = remove_file(timer_path())) return failed;
    if (const auto failed = remove_file(service_path())) return failed;
    if (managed) systemctl({"daemon-reload"});
    return {};
}

}  // namespace

app::ReminderSchedule::Status SystemReminderSchedule::status() const {
    Status status;
    if (const auto text = read_small_file(service_path(), kMaxUnitBytes)) {
        status = {Kind::systemd, false, file_of_unit(*text)};
        status.active = systemd_manages_user() && !systemctl({"is-active", kTimer});
    } else if (const auto entry = read_small_file(autostart_path(), kMaxUnitBytes)) {
        status = {Kind::autostart, false, file_of_unit(*entry)};
    }
    return status;
}

tl::expected<Kind, std::error_code> SystemReminderSchedule::install(const fs::path& file, std::string_view lang) {
    std::error_code error;
    const auto whole = fs::absolute(file, error);
    const ReminderCommand command{own_program().string(), whole.string(), std::string(lang)};
    const auto service = service_unit(command);
    const auto entry = autostart_entry(command);
    if (!service || !entry) return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
    if (systemd_manages_user()) {
        if (const auto failed = install_timer(*service)) {
            remove_timer();
            return tl::unexpected(failed);
        }
        remove_file(autostart_path());
        return Kind::systemd;
    }
    if (const auto failed = write_text(autostart_path(), *entry)) return tl::unexpected(failed);
    remove_timer();
    return Kind::autostart;
}

std::error_code SystemReminderSchedule::uninstall() {
    if (const auto failed = remove_timer()) return failed;
    return remove_file(autostart_path());
}

}  // namespace recoup::platform::inline notify
