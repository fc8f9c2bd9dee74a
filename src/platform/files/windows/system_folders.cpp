#include "platform/files/system_folders.h"

#include <initguid.h>
#include <knownfolders.h>
#include <shlobj.h>

#include <algorithm>
#include <memory>
#include <set>

#include "platform/files/picture_files.h"
#include "platform/files/programs.h"
#include "platform/files/windows/win32.h"
#include "portable/path_text.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxEntries = 20'000;
constexpr int kMaxAccounts = 20;

fs::path known_folder(const KNOWNFOLDERID& id) {
    PWSTR found = nullptr;
    fs::path path;
    if (::SHGetKnownFolderPath(id, KF_FLAG_DONT_VERIFY, nullptr, &found) == S_OK) path = found;
    ::CoTaskMemFree(found);
    return path;
}

// Where the program keeps what it keeps: in the person's folders, or beside itself, on a stick, if they put a file of
// that name there.
fs::path kept_in(const KNOWNFOLDERID& usual, const wchar_t* beside) {
    const auto here = own_program().parent_path();
    std::error_code error;
    return fs::exists(here / L"portable.txt", error) ? here / beside : known_folder(usual) / L"Recoup";
}

// Where WeChat keeps what was sent to each of the person's accounts, a folder for each month: to version 3, and from 4
// on.
std::vector<fs::path> wechat_folders() {
    const std::pair<const wchar_t*, const wchar_t*> places[] = {{L"WeChat Files", L"FileStorage\\File"},
                                                                {L"xwechat_files", L"msg\\file"}};
    std::vector<fs::path> folders;
    for (const auto& [all, received] : places) {
        std::error_code error;
        fs::directory_iterator accounts(known_folder(FOLDERID_Documents) / all, error), end;
        for (int count = 0; !error && accounts != end && count < kMaxAccounts; accounts.increment(error), ++count)
            folders.push_back(accounts->path() / received);
    }
    return folders;
}

std::vector<fs::path> picture_candidates() {
    const auto pictures = known_folder(FOLDERID_Pictures);
    std::vector<fs::path> folders = {
        known_folder(FOLDERID_Screenshots), pictures / L"Screenshots",       pictures / L"屏幕截图", pictures,
        known_folder(FOLDERID_Desktop),     known_folder(FOLDERID_Downloads)};
    const auto received = wechat_folders();
    folders.insert(folders.end(), received.begin(), received.end());
    return folders;
}

std::vector<fs::path> those_that_exist(const std::vector<fs::path>& candidates) {
    std::vector<fs::path> folders;
    for (const auto& candidate : candidates) {
        std::error_code error;
        const auto real = fs::canonical(candidate, error);
        if (error || !fs::is_directory(real, error)) continue;
        if (std::find(folders.begin(), folders.end(), real) == folders.end()) folders.push_back(real);
    }
    return folders;
}

std::uint64_t joined(DWORD high, DWORD low) {
    return std::uint64_t{high} << 32U | low;
}

// Windows counts tenths of microseconds since 1601.
std::chrono::sys_seconds moment(const FILETIME& time) {
    constexpr std::int64_t kTicksPerSecond = 10'000'000, kFrom1601To1970 = 11'644'473'600;
    const auto ticks = static_cast<std::int64_t>(joined(time.dwHighDateTime, time.dwLowDateTime));
    return std::chrono::sys_seconds(std::chrono::seconds(ticks / kTicksPerSecond - kFrom1601To1970));
}

struct Scan {
    std::vector<app::PictureFile> found;
    std::set<fs::path> seen;

    void folder(const fs::path& folder, std::size_t max_entries, int depth_left) {
        if (!seen.insert(folder).second) return;
        WIN32_FIND_DATAW entry;
        const std::unique_ptr<void, decltype(&::FindClose)> search(
            ::FindFirstFileExW((folder / L"*").c_str(), FindExInfoBasic, &entry, FindExSearchNameMatch, nullptr,
                               FIND_FIRST_EX_LARGE_FETCH),
            &::FindClose);
        if (search.get() == INVALID_HANDLE_VALUE) return;
        std::size_t looked_at = 0;
        do {
            this->entry(folder, entry, max_entries, depth_left);
        } while (++looked_at < max_entries && ::FindNextFileW(search.get(), &entry) != FALSE);
    }

    // Placeholders of files that lie in a cloud only are passed over: to look at one would fetch it.
    void entry(const fs::path& parent, const WIN32_FIND_DATAW& entry, std::size_t max_entries, int depth_left) {
        constexpr DWORD kPassedOver = FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM | FILE_ATTRIBUTE_OFFLINE;
        const auto is = [&](DWORD attribute) { return (entry.dwFileAttributes & attribute) != 0; };
        const bool link = is(FILE_ATTRIBUTE_REPARSE_POINT) && IsReparseTagNameSurrogate(entry.dwReserved0);
        if (is(kPassedOver) || link || entry.cFileName[0] == L'.') return;
        const auto path = parent / entry.cFileName;
        if (is(FILE_ATTRIBUTE_DIRECTORY)) {
            if (depth_left > 0) folder(path, max_entries, depth_left - 1);
            return;
        }
        const auto bytes = joined(entry.nFileSizeHigh, entry.nFileSizeLow);
        if (bytes > 0 && has_picture_extension(path)) found.push_back({path, bytes, moment(entry.ftLastWriteTime)});
    }
};

// "C:\", "\\server\share\", or the folder that a disk is mounted at.
std::wstring volume_of(const fs::path& path) {
    std::error_code error;
    const auto whole = fs::absolute(path, error);
    std::wstring volume(whole.native().size() + MAX_PATH, L'\0');
    if (::GetVolumePathNameW(whole.c_str(), volume.data(), static_cast<DWORD>(volume.size())) == FALSE) return {};
    volume.resize(volume.find(L'\0'));
    return volume;
}

}  // namespace

std::vector<app::PictureFile> newest_pictures_in(const std::vector<fs::path>& folders, std::size_t limit,
                                                 std::size_t max_entries) {
    Scan scan;
    for (const auto& folder : folders) scan.folder(folder, max_entries, 1);
    return newest_of(std::move(scan.found), limit);
}

fs::path SystemFolders::home() const {
    return known_folder(FOLDERID_Profile);
}

fs::path SystemFolders::data() const {
    return kept_in(FOLDERID_LocalAppData, L"data");
}

fs::path SystemFolders::settings() const {
    return kept_in(FOLDERID_RoamingAppData, L"settings");
}

std::vector<fs::path> SystemFolders::picture_folders() const {
    return those_that_exist(picture_candidates());
}

std::vector<fs::path> SystemFolders::arrival_folders() const {
    const auto pictures = known_folder(FOLDERID_Pictures);
    std::vector<fs::path> folders = {known_folder(FOLDERID_Screenshots), pictures / L"Screenshots",
                                     pictures / L"屏幕截图"};
    const auto received = wechat_folders();
    folders.insert(folders.end(), received.begin(), received.end());
    return those_that_exist(folders);
}

std::vector<app::PictureFile> SystemFolders::newest_pictures(const fs::path& folder, std::size_t limit) const {
    return newest_pictures_in({folder}, limit, kMaxEntries);
}

std::vector<app::PictureFile> SystemFolders::newest_pictures(std::size_t limit) const {
    return newest_pictures_in(picture_folders(), limit, kMaxEntries);
}

bool SystemFolders::on_removable_disk(const fs::path& path) const {
    return ::GetDriveTypeW(volume_of(path).c_str()) == DRIVE_REMOVABLE;
}

bool SystemFolders::on_read_only_disk(const fs::path& path) const {
    DWORD flags = 0;
    const auto volume = volume_of(path);
    return ::GetVolumeInformationW(volume.c_str(), nullptr, 0, nullptr, nullptr, &flags, nullptr, 0) != FALSE &&
           (flags & FILE_READ_ONLY_VOLUME) != 0;
}

}  // namespace recoup::platform::inline files
