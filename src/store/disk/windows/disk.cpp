#include "store/disk/disk.h"

#include <windows.h>

#include <utility>

namespace recoup::store::inline disk {
namespace {

// Virus scanners and indexers hold a file that is new for a moment.
constexpr int kMostTries = 20;
constexpr DWORD kBetweenTries_ms = 50;
// A byte that neither SQLite nor a file of ours reaches.
constexpr DWORD kLockAtHigh = 0x7FFFFFFF;

std::error_code last_error() {
    return {static_cast<int>(::GetLastError()), std::system_category()};
}

// `call` until it succeeds, or fails for another reason than that somebody has the file open.
template <class Call>
std::error_code patiently(Call call) {
    for (int tries = 1; call() == FALSE; ++tries) {
        const auto failed = last_error();
        if (failed.value() != ERROR_SHARING_VIOLATION || tries == kMostTries) return failed;
        ::Sleep(kBetweenTries_ms);
    }
    return {};
}

HANDLE handle(std::intptr_t file) {
    return reinterpret_cast<HANDLE>(file);
}

// Others, SQLite among them, may read, write, rename and remove it meanwhile.
std::intptr_t open_file(const std::filesystem::path& path, DWORD how, DWORD flags) {
    return reinterpret_cast<std::intptr_t>(::CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE,
                                                         FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                                         nullptr, how, flags, nullptr));
}

bool lock(std::intptr_t file, DWORD flags) {
    OVERLAPPED at{};
    at.OffsetHigh = kLockAtHigh;
    return ::LockFileEx(handle(file), flags | LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &at) != FALSE;
}

}  // namespace

bool is_taken(const std::filesystem::path& path) {
    return ::GetFileAttributesW(path.c_str()) != INVALID_FILE_ATTRIBUTES;
}

std::error_code rename_to_free(const std::filesystem::path& from, const std::filesystem::path& to) {
    return patiently([&] { return ::MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH); });
}

// The access list comes from the folder, as that of the file before did.
std::error_code put_over(const std::filesystem::path& from, const std::filesystem::path& path) {
    return patiently(
        [&] { return ::MoveFileExW(from.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH); });
}

bool open_files_can_be_replaced() {
    return false;
}

std::error_code remove_name(const std::filesystem::path& path) {
    const auto failed = patiently([&] { return ::DeleteFileW(path.c_str()); });
    return failed == std::errc::no_such_file_or_directory ? std::error_code() : failed;
}

// Windows has no such call for folders; names are written through where they are made.
bool sync_folder(const std::filesystem::path&) {
    return true;
}

HeldFile HeldFile::make(const std::filesystem::path& path, std::error_code& failed) {
    HeldFile file(open_file(path, CREATE_NEW, FILE_ATTRIBUTE_NORMAL));
    failed = file.is_open() ? std::error_code() : last_error();
    return file;
}

HeldFile HeldFile::find(const std::filesystem::path& path) {
    HeldFile file(open_file(path, OPEN_EXISTING, FILE_FLAG_OPEN_REPARSE_POINT));
    BY_HANDLE_FILE_INFORMATION info{};
    constexpr DWORD kNoFile = FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT | FILE_ATTRIBUTE_DEVICE;
    const bool own = file.is_open() && ::GetFileInformationByHandle(handle(file.file_), &info) != FALSE &&
                     (info.dwFileAttributes & kNoFile) == 0;
    return own ? std::move(file) : HeldFile(kNone);
}

HeldFile::HeldFile(HeldFile&& other) noexcept : file_(std::exchange(other.file_, kNone)) {}

HeldFile::~HeldFile() {
    if (is_open()) ::CloseHandle(handle(file_));
}

bool HeldFile::take() const {
    return lock(file_, LOCKFILE_FAIL_IMMEDIATELY);
}

bool HeldFile::hold() const {
    lock(file_, 0);
    FILE_STANDARD_INFO info{};
    return ::GetFileInformationByHandleEx(handle(file_), FileStandardInfo, &info, sizeof info) == FALSE ||
           info.DeletePending == FALSE;
}

}  // namespace recoup::store::inline disk
