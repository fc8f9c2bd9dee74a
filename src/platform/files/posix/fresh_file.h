// A file that is written beside its place and gets its name there when it is whole. One thread at a time.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <tl/expected.hpp>

#include "platform/files/posix/unique_fd.h"

namespace recoup::platform::inline files {

class FreshFile {
  public:
    // Under a name that nobody has, in a folder that is there; readable by its owner only, and held by a lock while it
    // lives. Swapping the folder for a link meanwhile leads nowhere else.
    static tl::expected<FreshFile, std::error_code> make(const std::filesystem::path& folder);
    FreshFile(FreshFile&& other) noexcept = default;
    FreshFile& operator=(FreshFile&& other) = delete;
    FreshFile(const FreshFile&) = delete;
    FreshFile& operator=(const FreshFile&) = delete;
    ~FreshFile();  // removed, unless it got its name

    // All of it, to the disk.
    std::error_code write(std::span<const std::byte> bytes);
    // The same piece by piece; finish() behind the last.
    std::error_code append(std::span<const std::byte> bytes);
    std::error_code finish();
    // What it is called meanwhile; empty once it has its name.
    const std::string& name() const { return name_; }
    // The mode of the file `name` in the folder, and its owner as far as one may; nothing when there is none.
    std::error_code take_after(const std::string& name);
    // In the place of what bears the name.
    std::error_code replace(const std::string& name);
    // Under the name if that is free; else `file_exists`, and another can be tried.
    std::error_code take_free(const std::string& name);

  private:
    FreshFile(UniqueFd folder, UniqueFd file, std::string name);
    std::error_code named(int result);

    UniqueFd folder_, file_;
    std::string name_;  // empty: it has its own
};

// All of `bytes`, however few the system takes at once.
std::error_code write_all(int fd, std::span<const std::byte> bytes);

// What the last call of the system said.
std::error_code last_error();

}  // namespace recoup::platform::inline files
