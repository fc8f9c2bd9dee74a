// A file written beside others, which then gets its name in one step: nobody ever sees a part of it. Any thread; waits
// for the disk.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <system_error>
#include <tl/expected.hpp>

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline files {

class FreshFile {
  public:
    // Under a name that nobody has, in a folder that is there; nobody else can open it while it is written. Who may
    // read it the folder says: those of a person's profile are closed to others.
    static tl::expected<FreshFile, std::error_code> make(const std::filesystem::path& folder);
    FreshFile(FreshFile&& other) noexcept = default;
    FreshFile& operator=(FreshFile&& other) = delete;
    FreshFile(const FreshFile&) = delete;
    FreshFile& operator=(const FreshFile&) = delete;
    ~FreshFile();  // removed, unless it got its name

    // All of it, to the disk; once.
    std::error_code write(std::span<const std::byte> bytes);
    // The same piece by piece; finish() behind the last, which lets others open it.
    std::error_code append(std::span<const std::byte> bytes);
    std::error_code finish();
    // Where it is meanwhile; empty once it has its name.
    const std::filesystem::path& path() const { return path_; }
    // In the place of the file that bears the name, whose access list, attributes and day of birth it takes over.
    std::error_code replace(const std::filesystem::path& path);
    // Under the name if that is free; else `file_exists`, and another can be tried.
    std::error_code take_free(const std::filesystem::path& path);

  private:
    FreshFile(UniqueHandle file, std::filesystem::path path);

    UniqueHandle file_;
    std::filesystem::path path_;  // empty: it has its own
};

// All of `bytes`, however few the system takes at once.
std::error_code write_all(HANDLE file, std::span<const std::byte> bytes);

}  // namespace recoup::platform::inline files
