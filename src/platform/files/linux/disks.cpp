#include "platform/files/linux/disks.h"

#include <array>

#include "platform/files/read_file.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxLayers = 4;

// The kernel writes spaces and the like in mount points as \040.
std::string from_octal(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '7'; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size() && digit(text[i + 1]) && digit(text[i + 2]) && digit(text[i + 3])) {
            out += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string_view take_word(std::string_view& line) {
    const auto end = line.find(' ');
    const auto word = line.substr(0, end);
    line.remove_prefix(end == line.npos ? line.size() : end + 1);
    return word;
}

bool lies_in(std::string_view path, std::string_view folder) {
    if (folder == "/") return path.starts_with('/');
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool says_one(const fs::path& file) {
    return read_small_file(file, 16).value_or("").starts_with('1');
}

bool is_removable_disk(const fs::path& disk, int layers_left) {
    // A partition's folder lies in that of its disk.
    if (says_one(disk / "removable") || says_one(disk.parent_path() / "removable")) return true;
    if (disk.native().find("/usb") != std::string::npos) return true;
    if (layers_left == 0) return false;
    std::error_code error;
    for (const auto& below : fs::directory_iterator(disk / "slaves", error)) {
        const auto real = fs::canonical(below.path(), error);
        if (!error && is_removable_disk(real, layers_left - 1)) return true;
    }
    return false;
}

}  // namespace

std::optional<Mount> mount_of(std::string_view mountinfo, const fs::path& path) {
    std::optional<Mount> found;
    std::size_t longest = 0;
    while (!mountinfo.empty()) {
        const auto end = mountinfo.find('\n');
        auto line = mountinfo.substr(0, end);
        mountinfo.remove_prefix(end == mountinfo.npos ? mountinfo.size() : end + 1);
        std::array<std::string_view, 5> words;  // id, parent, device, root, mount point
        for (auto& word : words) word = take_word(line);
        const auto point = from_octal(words[4]);
        // Of two on one point the later hides the earlier.
        if (point.empty() || point.size() < longest || !lies_in(path.native(), point)) continue;
        const auto dash = line.find("- ");
        if (dash == line.npos) continue;
        line.remove_prefix(dash + 2);
        take_word(line);  // type
        longest = point.size();
        found = Mount{std::string(words[2]), from_octal(take_word(line))};
    }
    return found;
}

bool is_removable_device(const fs::path& sys, std::string_view device) {
    std::error_code error;
    const auto disk = fs::canonical(sys / "dev/block" / device, error);
    return !error && is_removable_disk(disk, kMaxLayers);
}

}  // namespace recoup::platform::inline files
