#include "platform/files/windows/fresh_file.h"

#include <fmt/format.h>
#include <sodium/randombytes.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "portable/path_text.h"

namespace recoup::platform::inline files {
namespace {

constexpr int kMostNames = 100;  // names tried
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;
// Scanners for viruses and indexers hold a file that is new for a moment.
constexpr int kMostTries = 20;
constexpr DWORD kBetweenTries_ms = 50;

// Of one length, so that it fits wherever the name it is for does.
std::filesystem::path fresh_name() {
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return portable::path_of(fmt::format(".recoup-{:016x}.new", number));
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

}  // namespace

std::error_code write_all(HANDLE file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        DWORD written = 0;
        const auto part = static_cast<DWORD>(std::min(bytes.size(), kMostAtOnce));
        if (::WriteFile(file, bytes.data(), part, &written, nullptr) == FALSE) return last_error();
        bytes = bytes.subspan(written);
    }
    return {};
}

FreshFile::FreshFile(UniqueHandle file, std::filesystem::path path) : file_(std::move(file)), path_(std::move(path)) {}

FreshFile::~FreshFile() {
    file_.close();
    if (!path_.empty()) ::DeleteFileW(path_.c_str());
}

tl::expected<FreshFile, std::error_code> FreshFile::make(const std::filesystem::path& folder) {
    for (int i = 0; i < kMostNames; ++i) {
        auto path = folder / fresh_name();
        UniqueHandle file(
            ::CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
        if (file) return FreshFile(std::move(file), std::move(path));
        if (const auto failed = last_error(); failed != std::errc::file_exists) return tl::unexpected(failed);
    }
    return tl::unexpected(std::make_error_code(std::errc::file_exists));
}

std::error_code FreshFile::write(std::span<const std::byte> bytes) {
    const auto failed = append(bytes);
    const auto unfinished = finish();
    return failed ? failed : unfinished;
}

std::error_code FreshFile::append(std::span<const std::byte> bytes) {
    return write_all(file_.get(), bytes);
}

std::error_code FreshFile::finish() {
    const auto failed = ::FlushFileBuffers(file_.get()) == FALSE ? last_error() : std::error_code();
    file_.close();
    return failed;
}

std::error_code FreshFile::replace(const std::filesystem::path& path) {
    constexpr DWORD kWhatCanBeKept = REPLACEFILE_IGNORE_MERGE_ERRORS | REPLACEFILE_IGNORE_ACL_ERRORS;
    auto failed = patiently(
        [&] { return ::ReplaceFileW(path.c_str(), path_.c_str(), nullptr, kWhatCanBeKept, nullptr, nullptr); });
    // Disks that have no such call, and a file that has gone meanwhile.
    if (failed)
        failed = patiently([&] {
            return ::MoveFileExW(path_.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
        });
    if (!failed) path_.clear();
    return failed;
}

std::error_code FreshFile::take_free(const std::filesystem::path& path) {
    const auto failed = patiently([&] { return ::MoveFileExW(path_.c_str(), path.c_str(), MOVEFILE_WRITE_THROUGH); });
    if (!failed) path_.clear();
    return failed;
}

}  // namespace recoup::platform::inline files
