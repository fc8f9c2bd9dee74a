#include "platform/files/files.h"

#include "platform/files/file_name.h"
#include "platform/files/windows/fresh_file.h"
#include "platform/files/windows/win32.h"
#include "portable/path_text.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxAttempts = 999;
constexpr DWORD kWithOthers = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

// A folder needs the flag to be opened at all.
UniqueHandle look_at(const fs::path& path, DWORD flags) {
    return UniqueHandle(::CreateFileW(path.c_str(), 0, kWithOthers, nullptr, OPEN_EXISTING,
                                      flags | FILE_FLAG_BACKUP_SEMANTICS, nullptr));
}

// Files of OneDrive and the like are reparse points as well, and no links.
bool is_link(const fs::path& path) {
    const auto file = look_at(path, FILE_FLAG_OPEN_REPARSE_POINT);
    FILE_ATTRIBUTE_TAG_INFO info{};
    if (!file || ::GetFileInformationByHandleEx(file.get(), FileAttributeTagInfo, &info, sizeof info) == FALSE)
        return false;
    return (info.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 && info.ReparseTag == IO_REPARSE_TAG_SYMLINK;
}

// "\\?\C:\a" -> "C:\a", "\\?\UNC\server\a" -> "\\server\a": as people and other programs write it.
fs::path without_prefix(std::wstring_view name) {
    constexpr std::wstring_view kShare = LR"(\\?\UNC\)", kLong = LR"(\\?\)";
    if (name.starts_with(kShare)) return std::wstring(LR"(\\)").append(name.substr(kShare.size()));
    return name.starts_with(kLong) ? name.substr(kLong.size()) : name;
}

class Draft final : public app::DraftFile {
  public:
    Draft(FreshFile fresh, fs::path folder) : fresh_(std::move(fresh)), folder_(std::move(folder)) {}
    std::error_code write(std::span<const std::byte> bytes) override { return fresh_.append(bytes); }
    std::error_code finish() override { return fresh_.finish(); }
    fs::path path() const override { return fresh_.path(); }
    std::error_code take_free(std::string_view name) override {
        return fresh_.take_free(folder_ / portable::path_of(name));
    }

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
    fs::create_directories(folder, error);
    return fs::is_directory(folder) ? std::error_code() : error;
}

tl::expected<fs::path, std::error_code> SystemFiles::write_new_file(const fs::path& folder, std::string_view name_hint,
                                                                    std::span<const std::uint8_t> bytes) {
    auto fresh = FreshFile::make(folder);
    if (!fresh) return tl::unexpected(fresh.error());
    if (const auto failed = fresh->write(std::as_bytes(bytes))) return tl::unexpected(failed);
    const auto name = clean_file_name(name_hint);
    auto failed = std::make_error_code(std::errc::file_exists);
    for (int attempt = 1; attempt <= kMaxAttempts && failed == std::errc::file_exists; ++attempt) {
        const auto candidate = folder / portable::path_of(attempt == 1 ? name : numbered_file_name(name, attempt));
        failed = fresh->take_free(candidate);
        if (!failed) return candidate;
    }
    return tl::unexpected(failed);
}

std::string SystemFiles::name_of(const fs::path& path) const {
    return portable::utf8(path.filename());
}

tl::expected<fs::path, std::error_code> SystemFiles::real_name(const fs::path& path) {
    if (!is_link(path)) return path;
    const auto target = look_at(path, 0);
    if (!target) return tl::unexpected(last_error());
    std::wstring name(::GetFinalPathNameByHandleW(target.get(), nullptr, 0, FILE_NAME_NORMALIZED), L'\0');
    const auto length =
        ::GetFinalPathNameByHandleW(target.get(), name.data(), static_cast<DWORD>(name.size()), FILE_NAME_NORMALIZED);
    if (length == 0 || length >= name.size()) return tl::unexpected(last_error());
    return without_prefix(std::wstring_view(name).substr(0, length));
}

std::error_code SystemFiles::replace_file(const fs::path& path, std::span<const std::byte> bytes) {
    const auto real = real_name(path);
    if (!real) return real.error();
    std::error_code error;
    if (!real->has_filename() || fs::is_directory(*real, error)) return std::make_error_code(std::errc::is_a_directory);
    // A folder's rights would let a file be replaced that may not be written.
    UniqueHandle there(::CreateFileW(real->c_str(), GENERIC_WRITE, kWithOthers, nullptr, OPEN_EXISTING, 0, nullptr));
    const auto failed = there ? std::error_code() : last_error();
    if (failed && failed != std::errc::no_such_file_or_directory) return failed;
    // Pipes and devices stay what they are.
    if (there && ::GetFileType(there.get()) != FILE_TYPE_DISK) return write_all(there.get(), bytes);
    const bool exists = static_cast<bool>(there);
    there.close();
    auto fresh = FreshFile::make(real->parent_path());
    if (!fresh) return fresh.error();
    if (const auto unwritten = fresh->write(bytes)) return unwritten;
    return exists ? fresh->replace(*real) : fresh->take_free(*real);
}

}  // namespace recoup::platform::inline files
