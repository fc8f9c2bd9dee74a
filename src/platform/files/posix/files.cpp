#include "platform/files/files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "platform/files/file_name.h"
#include "platform/files/name_text.h"
#include "platform/files/posix/fresh_file.h"
#include "platform/files/posix/unique_fd.h"
#include "portable/path_text.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxAttempts = 999;
constexpr int kMostLinks = 40;  // as many as Linux follows

bool leads_to(const fs::path& path, const struct stat& file) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 && found.st_dev == file.st_dev && found.st_ino == file.st_ino;
}

// Pipes and devices stay what they are.
std::error_code write_straight(const fs::path& path, std::span<const std::byte> bytes) {
    UniqueFd file(::open(path.c_str(), O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC));
    if (!file) return last_error();
    if (const auto failed = write_all(file.get(), bytes)) return failed;
    return file.close() ? std::error_code() : last_error();
}

std::error_code replace_whole(const fs::path& path, std::span<const std::byte> bytes) {
    auto fresh = FreshFile::make(path.parent_path());
    if (!fresh) return fresh.error();
    const auto name = portable::utf8(path.filename());
    if (const auto failed = fresh->write(bytes)) return failed;
    if (const auto failed = fresh->take_after(name)) return failed;
    return fresh->replace(name);
}

class Draft final : public app::DraftFile {
  public:
    Draft(FreshFile fresh, fs::path folder) : fresh_(std::move(fresh)), folder_(std::move(folder)) {}
    std::error_code write(std::span<const std::byte> bytes) override { return fresh_.append(bytes); }
    std::error_code finish() override { return fresh_.finish(); }
    fs::path path() const override { return folder_ / fresh_.name(); }
    std::error_code take_free(std::string_view name) override { return fresh_.take_free(std::string(name)); }

  private:
    FreshFile fresh_;
    fs::path folder_;
};

}  // namespace

tl::expected<std::unique_ptr<app::DraftFile>, std::error_code> SystemFiles::draft_file(const fs::path& folder) {
    auto fresh = FreshFile::make(folder);
    if (!fresh) return tl::unexpected(fresh.error());
    return std::make_unique<Draft>(std::move(*fresh), folder);
}

std::error_code SystemFiles::make_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    const auto parent = folder.parent_path();
    if (!parent.empty() && parent != folder) {
        if (const auto failed = make_folder(parent)) return failed;
    }
    if (::mkdir(folder.c_str(), S_IRWXU) == 0) return {};
    const auto failed = last_error();
    // Another program may have made it in between.
    return fs::is_directory(folder, error) ? std::error_code{} : failed;
}

tl::expected<fs::path, std::error_code> SystemFiles::write_new_file(const fs::path& folder, std::string_view name_hint,
                                                                    std::span<const std::uint8_t> bytes) {
    auto fresh = FreshFile::make(folder);
    if (!fresh) return tl::unexpected(fresh.error());
    if (const auto failed = fresh->write(std::as_bytes(bytes))) return tl::unexpected(failed);
    const auto name = clean_file_name(name_hint);
    auto failed = std::make_error_code(std::errc::file_exists);
    for (int attempt = 1; attempt <= kMaxAttempts && failed == std::errc::file_exists; ++attempt) {
        const auto candidate = attempt == 1 ? name : numbered_file_name(name, attempt);
        failed = fresh->take_free(candidate);
        if (!failed) return folder / candidate;
    }
    return tl::unexpected(failed);
}

std::string SystemFiles::name_of(const fs::path& path) const {
    return name_text(path.filename().native());
}

tl::expected<fs::path, std::error_code> SystemFiles::real_name(const fs::path& path) {
    // The system may refuse a link that can be read: strangers' ones in /tmp.
    struct stat file {};
    const bool exists = ::stat(path.c_str(), &file) == 0;
    if (!exists && errno != ENOENT) return tl::unexpected(last_error());
    auto name = path;
    for (int links = 0; links <= kMostLinks; ++links) {
        std::error_code no_link;
        const auto target = fs::read_symlink(name, no_link);
        if (no_link) return name;
        auto next = name.parent_path() / target;
        // What stands in a link below /proc is not always a path.
        if (exists && !leads_to(next, file)) return name;
        name = std::move(next);
    }
    return tl::unexpected(std::make_error_code(std::errc::too_many_symbolic_link_levels));
}

std::error_code SystemFiles::replace_file(const fs::path& path, std::span<const std::byte> bytes) {
    const auto real = real_name(path);
    if (!real) return real.error();
    struct stat file {};
    const bool exists = ::lstat(real->c_str(), &file) == 0;
    if (exists && !S_ISREG(file.st_mode)) return write_straight(*real, bytes);
    // A folder's rights would let a file be replaced that may not be written.
    if (exists && ::faccessat(AT_FDCWD, real->c_str(), W_OK, AT_EACCESS) != 0) return last_error();
    if (!real->has_filename()) return std::make_error_code(std::errc::is_a_directory);
    return replace_whole(*real, bytes);
}

}  // namespace recoup::platform::inline files
