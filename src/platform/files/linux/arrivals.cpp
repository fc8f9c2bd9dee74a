#include "platform/files/linux/arrivals.h"

#include <optional>
#include <string>

namespace recoup::platform::inline files {
namespace {

constexpr std::size_t kMostNamed = 50;

void take_absolute(std::vector<std::filesystem::path>& folders, std::string_view text) {
    if (text.starts_with('/') && folders.size() < kMostNamed)
        folders.push_back(std::filesystem::path(text).lexically_normal());
}

// What stands between the quotes behind ` NAME=` in a tag. Names of folders with signs that XML must escape are rare,
// and no more than a suggestion is lost by them.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view start) {
    const auto at = tag.find(start);
    if (at == tag.npos) return std::nullopt;
    const auto value = tag.substr(at + start.size());
    const auto end = value.find('"');
    return end == value.npos ? std::nullopt : std::optional(value.substr(0, end));
}

}  // namespace

std::vector<std::filesystem::path> kde_connect_folders(std::string_view config) {
    constexpr std::string_view kKey = "incoming_path=";
    std::vector<std::filesystem::path> folders;
    while (!config.empty()) {
        const auto end = config.find('\n');
        const auto line = config.substr(0, end);
        config.remove_prefix(end == config.npos ? config.size() : end + 1);
        if (line.starts_with(kKey)) take_absolute(folders, line.substr(kKey.size()));
    }
    return folders;
}

std::vector<std::filesystem::path> syncthing_folders(std::string_view config, const std::filesystem::path& home) {
    constexpr std::string_view kTag = "<folder ";
    std::vector<std::filesystem::path> folders;
    for (auto at = config.find(kTag); at != config.npos; at = config.find(kTag, at + 1)) {
        const auto path = attribute(config.substr(at, config.find('>', at) - at), " path=\"");
        if (!path) continue;
        if (path->starts_with("~/"))
            take_absolute(folders, (home / path->substr(2)).native());
        else
            take_absolute(folders, *path);
    }
    return folders;
}

}  // namespace recoup::platform::inline files
