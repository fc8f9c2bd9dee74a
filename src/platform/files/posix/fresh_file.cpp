#include "platform/files/posix/fresh_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium/randombytes.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace recoup::platform::inline files {
namespace {

constexpr int kMostNames = 100;  // names tried
constexpr mode_t kPermissions = S_IRWXU | S_IRWXG | S_IRWXO;

// Of one length, so that it fits wherever the name it is for does.
std::string fresh_name() {
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return fmt::format(".recoup-{:016x}.new", number);
}

// False when it is gone: somebody who clears up saw it before it was held.
bool hold(int file) {
    ::flock(file, LOCK_EX);  // where there are no locks nobody clears up either
    struct stat status {};
    return ::fstat(file, &status) == 0 && status.st_nlink > 0;
}

// What a disk without this call cannot promise, it cannot promise.
std::error_code sync(int fd) {
    if (::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP) return {};
    return last_error();
}

// The group's rights would be another group's.
mode_t without_group(mode_t mode) {
    return (mode & ~static_cast<mode_t>(S_IRWXG)) | (mode & S_IRWXO) << 3U;
}

int rename_to_free(int folder, const char* from, const char* to) {
#ifdef RENAME_NOREPLACE
    if (::renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -1;
#endif
    if (::linkat(folder, from, folder, to, 0) != 0) return -1;
    return ::unlinkat(folder, from, 0);
}

}  // namespace

std::error_code last_error() {
    return {errno, std::generic_category()};
}

std::error_code write_all(int fd, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return last_error();
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

FreshFile::FreshFile(UniqueFd folder, UniqueFd file, std::string name)
    : folder_(std::move(folder)), file_(std::move(file)), name_(std::move(name)) {}

FreshFile::~FreshFile() {
    if (folder_ && !name_.empty()) ::unlinkat(folder_.get(), name_.c_str(), 0);
}

tl::expected<FreshFile, std::error_code> FreshFile::make(const std::filesystem::path& folder) {
    UniqueFd directory(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory) return tl::unexpected(last_error());
    for (int i = 0; i < kMostNames; ++i) {
        auto name = fresh_name();
        UniqueFd file(::openat(directory.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               S_IRUSR | S_IWUSR));
        if (!file && errno != EEXIST) return tl::unexpected(last_error());
        if (file && hold(file.get())) return FreshFile(std::move(directory), std::move(file), std::move(name));
    }
    return tl::unexpected(std::make_error_code(std::errc::file_exists));
}

std::error_code FreshFile::write(std::span<const std::byte> bytes) {
    const auto failed = append(bytes);
    return failed ? failed : finish();
}

std::error_code FreshFile::append(std::span<const std::byte> bytes) {
    return write_all(file_.get(), bytes);
}

std::error_code FreshFile::finish() {
    return sync(file_.get());
}

std::error_code FreshFile::take_after(const std::string& name) {
    struct stat there {};
    struct stat mine {};
    if (::fstatat(folder_.get(), name.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? std::error_code() : last_error();
    if (::fstat(file_.get(), &mine) != 0) return last_error();
    auto mode = there.st_mode & kPermissions;
    const bool group_kept =
        there.st_gid == mine.st_gid || ::fchown(file_.get(), static_cast<uid_t>(-1), there.st_gid) == 0;
    if (!group_kept) mode = without_group(mode);
    // Another owner's file in a folder of ours becomes ours: only root could give it away.
    if (there.st_uid != mine.st_uid && ::fchown(file_.get(), there.st_uid, static_cast<gid_t>(-1)) != 0 &&
        errno != EPERM)
        return last_error();
    // Disks without modes of their own say so.
    if (::fchmod(file_.get(), mode) != 0 && errno != EPERM && errno != ENOTSUP) return last_error();
    return {};
}

std::error_code FreshFile::replace(const std::string& name) {
    return named(::renameat(folder_.get(), name_.c_str(), folder_.get(), name.c_str()));
}

std::error_code FreshFile::take_free(const std::string& name) {
    return named(rename_to_free(folder_.get(), name_.c_str(), name.c_str()));
}

std::error_code FreshFile::named(int result) {
    if (result != 0) return last_error();
    name_.clear();
    sync(folder_.get());  // the file stands; that its name lasts is all that could be in doubt
    return {};
}

}  // namespace recoup::platform::inline files
