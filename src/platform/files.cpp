#include "platform/files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "platform/file_name.h"
#include "platform/unique_fd.h"

namespace recoup::platform {
namespace {

constexpr int kMaxAttempts = 999;

std::error_code last_error() {
    return {errno, std::generic_category()};
}

std::error_code write_all(int fd, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return last_error();
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

// Relative to the opened folder, so that swapping the folder for a link meanwhile leads nowhere else.
tl::expected<std::string, std::error_code> create_free_name(int folder, const std::string& name, UniqueFd& file) {
    for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
        const auto candidate = attempt == 1 ? name : numbered_file_name(name, attempt);
        file = UniqueFd(::openat(folder, candidate.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                 S_IRUSR | S_IWUSR));
        if (file) return candidate;
        if (errno != EEXIST) return tl::unexpected(last_error());
    }
    return tl::unexpected(std::make_error_code(std::errc::file_exists));
}

}  // namespace

std::error_code SystemFiles::make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return {};
    const auto parent = folder.parent_path();
    if (!parent.empty() && parent != folder) {
        if (const auto failed = make_folder(parent)) return failed;
    }
    if (::mkdir(folder.c_str(), S_IRWXU) == 0) return {};
    const auto failed = last_error();
    // Another program may have made it in between.
    return std::filesystem::is_directory(folder, error) ? std::error_code{} : failed;
}

tl::expected<std::filesystem::path, std::error_code> SystemFiles::write_new_file(const std::filesystem::path& folder,
                                                                                 std::string_view name_hint,
                                                                                 std::span<const std::uint8_t> bytes) {
    const UniqueFd directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory) return tl::unexpected(last_error());
    UniqueFd file;
    const auto name = create_free_name(directory.get(), clean_file_name(name_hint), file);
    if (!name) return tl::unexpected(name.error());
    auto failed = write_all(file.get(), bytes);
    if (!failed && ::fsync(file.get()) != 0 && errno != EINVAL && errno != ENOTSUP) failed = last_error();
    if (!file.close() && !failed) failed = last_error();
    if (!failed) return folder / *name;
    ::unlinkat(directory.get(), name->c_str(), 0);
    return tl::unexpected(failed);
}

}  // namespace recoup::platform
