// Which disk a path lies on, as Linux tells it in /proc and /sys. Any thread; reads small files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::platform::inline files {

struct Mount {
    std::string device;  // "8:17"
    std::string source;  // "/dev/sdb1", or a word for what is no disk
};

// The mount that `path` (absolute, without links) lies on, by the text of /proc/self/mountinfo.
std::optional<Mount> mount_of(std::string_view mountinfo, const std::filesystem::path& path);

// Whether the block device "major:minor" can be pulled out: the kernel calls its disk removable, it hangs on USB, or
// (encrypted disks) it lies on one that does. False when `sys` does not tell.
bool is_removable_device(const std::filesystem::path& sys, std::string_view device);

}  // namespace recoup::platform::inline files
