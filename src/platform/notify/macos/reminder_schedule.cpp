// Agents of launchd: a file for each in the person's folder of them, known to launchd by its label.
#include "platform/notify/reminder_schedule.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "platform/files/files.h"
#include "platform/files/programs.h"
#include "platform/files/read_file.h"
#include "platform/files/system_folders.h"
#include "platform/notify/macos/launch_agent.h"
#include "portable/path_text.h"

namespace recoup::platform::inline notify {
namespace {

namespace fs = std::filesystem;
using Kind = app::ReminderSchedule::Kind;

constexpr std::string_view kStem = "recoup-remind-";
constexpr std::size_t kMaxAgentBytes = 64 * 1024;

fs::path agents_folder() {
    return SystemFolders().home() / "Library/LaunchAgents";
}

// FNV-1a (Fowler, Noll, Vo), 64 bits: two files of a person do not share a name.
std::string label_of(const fs::path& file) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : file.native()) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return fmt::format("{}{:016x}", kStem, hash);
}

fs::path place_of(const std::string& label) {
    return agents_folder() / (label + ".plist");
}

// What lies there and is ours.
struct Installed {
    std::string label;
    fs::path file;  // that it serves
};
std::vector<Installed> installed() {
    std::vector<Installed> found;
    std::error_code error;
    for (fs::directory_iterator it(agents_folder(), error), end; !error && it != end; it.increment(error)) {
        const auto label = portable::utf8(it->path().stem());
        if (!label.starts_with(kStem) || it->path().extension() != ".plist") continue;
        if (const auto text = read_small_file(it->path(), kMaxAgentBytes))
            found.push_back({label, portable::path_of(file_of_agent(*text))});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
    return found;
}

// Agents run for as long as the person is logged in.
std::string session() {
    return fmt::format("gui/{}", ::getuid());
}

bool launchctl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "/bin/launchctl");
    return run_and_wait(std::move(arguments)) == 0;
}

bool is_active(const std::string& label) {
    return launchctl({"print", session() + "/" + label});
}

std::error_code remove_agent(const std::string& label) {
    std::error_code error;
    fs::remove(place_of(label), error);
    // Last: it may be the one that runs this.
    if (is_active(label)) launchctl({"bootout", session() + "/" + label});
    return error;
}

std::error_code write_agent(const std::string& label, const std::string& text) {
    SystemFiles files;
    if (const auto failed = files.make_folder(agents_folder())) return failed;
    return files.replace_file(place_of(label), std::as_bytes(std::span(text)));
}

fs::path whole(const fs::path& file) {
    std::error_code error;
    return fs::absolute(file, error).lexically_normal();
}

}  // namespace

std::vector<app::ReminderSchedule::Entry> SystemReminderSchedule::entries() const {
    std::vector<Entry> all;
    for (const auto& one : installed()) all.push_back({Kind::task, is_active(one.label), one.file});
    return all;
}

tl::expected<Kind, std::error_code> SystemReminderSchedule::install(const fs::path& file, std::string_view lang) {
    const auto path = whole(file);
    const auto label = label_of(path);
    const ReminderCommand command{portable::utf8(own_program()), portable::utf8(path), std::string(lang)};
    const auto text = launch_agent(command, label);
    if (!text) return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
    // What launchd knows under the label it reads no second time.
    if (is_active(label)) launchctl({"bootout", session() + "/" + label});
    if (const auto failed = write_agent(label, *text)) return tl::unexpected(failed);
    if (launchctl({"bootstrap", session(), portable::utf8(place_of(label))})) return Kind::task;
    remove_agent(label);
    return tl::unexpected(std::make_error_code(std::errc::io_error));
}

std::error_code SystemReminderSchedule::uninstall(const std::optional<fs::path>& file) {
    for (const auto& one : installed())
        if (!file || one.file == whole(*file))
            if (const auto failed = remove_agent(one.label)) return failed;
    return {};
}

}  // namespace recoup::platform::inline notify
