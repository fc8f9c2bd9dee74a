#include "store/disk/disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace recoup::store::inline disk {
namespace {

std::error_code last_error() {
    return {errno, std::generic_category()};
}

std::error_code outcome(int result) {
    return result == 0 ? std::error_code() : last_error();
}

int descriptor(std::intptr_t file) {
    return static_cast<int>(file);
}

}  // namespace

bool is_taken(const std::filesystem::path& path) {
    struct stat existing {};
    return ::lstat(path.c_str(), &existing) == 0;
}

std::error_code rename_to_free(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    if (errno == EEXIST) return last_error();
#ifdef RENAME_NOREPLACE
    return outcome(::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE));
#else
    if (is_taken(to)) return std::make_error_code(std::errc::file_exists);
    return outcome(::rename(from.c_str(), to.c_str()));
#endif
}

std::error_code put_over(const std::filesystem::path& from, const std::filesystem::path& path) {
    struct stat existing {};
    if (::lstat(path.c_str(), &existing) != 0) return last_error();
    // One's own file stays one's own when somebody mightier does this; for others there is nothing to change.
    const bool given = existing.st_uid == ::geteuid() || ::lchown(from.c_str(), existing.st_uid, existing.st_gid) == 0;
    if (!given || ::chmod(from.c_str(), existing.st_mode & 07777) != 0) return last_error();
    return outcome(::rename(from.c_str(), path.c_str()));
}

bool open_files_can_be_replaced() {
    return true;
}

std::error_code remove_name(const std::filesystem::path& path) {
    return ::unlink(path.c_str()) == 0 || errno == ENOENT ? std::error_code() : last_error();
}

bool sync_folder(const std::filesystem::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool synced = ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
    ::close(fd);
    return synced;
}

HeldFile HeldFile::make(const std::filesystem::path& path, std::error_code& failed) {
    HeldFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    failed = file.is_open() ? std::error_code() : last_error();
    return file;
}

HeldFile HeldFile::find(const std::filesystem::path& path) {
    HeldFile file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    const bool own = file.is_open() && ::fstat(descriptor(file.file_), &status) == 0 && S_ISREG(status.st_mode) &&
                     status.st_uid == ::geteuid();
    return own ? std::move(file) : HeldFile(kNone);
}

HeldFile::HeldFile(HeldFile&& other) noexcept : file_(std::exchange(other.file_, kNone)) {}

HeldFile::~HeldFile() {
    if (is_open()) ::close(descriptor(file_));
}

bool HeldFile::take() const {
    return ::flock(descriptor(file_), LOCK_EX | LOCK_NB) == 0;
}

bool HeldFile::hold() const {
    while (::flock(descriptor(file_), LOCK_EX) != 0 && errno == EINTR) continue;
    struct stat status {};
    return ::fstat(descriptor(file_), &status) != 0 || status.st_nlink > 0;
}

}  // namespace recoup::store::inline disk
