#include "platform/entry/desktop_entry.h"

#include <utility>

#include "platform/entry/linux/entry_text.h"
#include "platform/files/files.h"
#include "platform/files/programs.h"
#include "platform/files/read_file.h"
#include "platform/files/system_folders.h"
#include "portable/path_text.h"

namespace recoup::platform::inline entry {
namespace {

namespace fs = std::filesystem;
using Failure = app::DesktopEntry::Failure;
using Part = app::DesktopEntry::Part;

constexpr std::size_t kMaxPartBytes = 4 << 20;
constexpr std::string_view kEntry = "applications/recoup.desktop";
constexpr std::string_view kList = "desktop-parts.sha256";  // in the program's own folder

fs::path shared_folder() {
    return SystemFolders().data().parent_path();
}
fs::path list_file() {
    return SystemFolders().data() / kList;
}

Installed installed_before() {
    return read_installed(read_small_file(list_file(), kMaxPartBytes).value_or(""));
}

// What lies at a place. A link is its maker's: what it leads to may serve others.
struct Found {
    bool anything = false;
    std::optional<std::string> content;  // of a regular file
};
Found look_at(const fs::path& path) {
    std::error_code error;
    const auto type = fs::symlink_status(path, error).type();
    if (type == fs::file_type::not_found) return {};
    return {true, type == fs::file_type::regular ? read_small_file(path, kMaxPartBytes) : std::nullopt};
}

bool is_ours(const Installed& installed, const fs::path& place, const Found& found) {
    const auto known = installed.find(place);
    return known != installed.end() && found.content && digest_of(*found.content) == known->second;
}

// The parts as they are written here; nothing when the desktop file cannot hold the program's path.
std::optional<std::vector<Part>> written(std::span<const Part> parts, const fs::path& program) {
    std::vector<Part> all(parts.begin(), parts.end());
    for (auto& part : all) {
        if (part.place != kEntry) continue;
        auto entry = entry_starting(part.content, portable::utf8(program));
        if (!entry) return std::nullopt;
        part.content = std::move(*entry);
    }
    return all;
}

tl::expected<void, Failure> write(const fs::path& path, std::string_view content) {
    SystemFiles files;
    if (look_at(path).content == content) return {};
    if (const auto failed = files.make_folder(path.parent_path())) return tl::unexpected(Failure{failed, path});
    if (const auto failed = files.replace_file(path, std::as_bytes(std::span(content))))
        return tl::unexpected(Failure{failed, path});
    return {};
}

// And the folders that it leaves empty.
tl::expected<void, Failure> take_away(const fs::path& place) {
    std::error_code error;
    if (!fs::remove(shared_folder() / place, error) && error)
        return tl::unexpected(Failure{error, shared_folder() / place});
    for (auto folder = place.parent_path(); !folder.empty(); folder = folder.parent_path())
        if (!fs::remove(shared_folder() / folder, error)) break;
    return {};
}

// What was installed and nobody changed since, but for what is to stay; gives what was changed.
tl::expected<std::vector<fs::path>, Failure> remove_all(const Installed& installed, const Installed& but) {
    std::vector<fs::path> left;
    for (const auto& [place, digest] : installed) {
        if (but.contains(place)) continue;
        const auto found = look_at(shared_folder() / place);
        if (found.anything && !is_ours(installed, place, found))
            left.push_back(shared_folder() / place);
        else if (const auto removed = take_away(place); !removed)
            return tl::unexpected(removed.error());
    }
    return left;
}

// Desktops read these anew. A program that is not there has nothing to refresh either.
void refresh() {
    const auto shared = shared_folder();
    const auto run = [&](std::vector<std::string> command, std::string_view folder) {
        std::error_code error;
        if (!fs::is_directory(shared / folder, error)) return;
        command.push_back(portable::utf8(shared / folder));
        run_and_wait(std::move(command));
    };
    run({"update-mime-database"}, "mime");
    run({"update-desktop-database", "--quiet"}, "applications");
    // A cache that nobody keeps up would hide the icons of others; without one the folder's time tells that it changed.
    const auto icons = shared / "icons/hicolor";
    std::error_code error;
    fs::last_write_time(icons, fs::file_time_type::clock::now(), error);
    if (fs::exists(icons / "icon-theme.cache", error))
        run({"gtk-update-icon-cache", "--quiet", "--force", "--ignore-theme-index"}, "icons/hicolor");
}

}  // namespace

SystemDesktopEntry::SystemDesktopEntry() : SystemDesktopEntry(own_program()) {}
SystemDesktopEntry::SystemDesktopEntry(fs::path program) : program_(std::move(program)) {}

app::DesktopEntry::State SystemDesktopEntry::state(std::span<const Part> parts) const {
    State state;
    const auto entry = look_at(shared_folder() / kEntry);
    if (entry.content) state.program = portable::path_of(program_of(*entry.content));
    state.installed = !state.program.empty();
    const auto installed = installed_before();
    const auto wanted = written(parts, program_);
    state.complete = wanted.has_value();
    for (const auto& part : wanted.value_or(std::vector<Part>(parts.begin(), parts.end()))) {
        const auto path = shared_folder() / part.place;
        const auto found = look_at(path);
        if (found.content == part.content) continue;
        state.complete = false;
        if (found.anything && !is_ours(installed, part.place, found)) state.foreign.push_back(path);
    }
    return state;
}

tl::expected<void, Failure> SystemDesktopEntry::install(std::span<const Part> parts) {
    const auto wanted = written(parts, program_);
    if (!wanted) return tl::unexpected(Failure{std::make_error_code(std::errc::invalid_argument), program_});
    const auto before = installed_before();
    Installed installed;
    for (const auto& part : *wanted) {
        if (auto done = write(shared_folder() / part.place, part.content); !done) return done;
        installed[part.place] = digest_of(part.content);
    }
    // Of a version that had other parts.
    if (const auto gone = remove_all(before, installed); !gone) return tl::unexpected(gone.error());
    if (auto done = write(list_file(), to_text(installed)); !done) return done;
    refresh();
    return {};
}

tl::expected<std::vector<fs::path>, Failure> SystemDesktopEntry::uninstall() {
    auto left = remove_all(installed_before(), {});
    if (!left) return left;
    if (std::error_code error; !fs::remove(list_file(), error) && error)
        return tl::unexpected(Failure{error, list_file()});
    refresh();
    return left;
}

}  // namespace recoup::platform::inline entry
