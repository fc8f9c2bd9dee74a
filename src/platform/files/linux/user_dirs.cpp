#include "platform/files/linux/user_dirs.h"

namespace recoup::platform::inline files {
namespace {

constexpr std::string_view kPrefix = "XDG_";
constexpr std::string_view kMiddle = "_DIR=\"";
constexpr std::string_view kHome = "$HOME";

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

}  // namespace

std::map<std::string, std::filesystem::path> parse_user_dirs(std::string_view text, const std::filesystem::path& home) {
    std::map<std::string, std::filesystem::path> folders;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        const auto middle = line.find(kMiddle);
        const auto last = line.rfind('"');
        if (!line.starts_with(kPrefix) || middle == line.npos || last < middle + kMiddle.size()) continue;
        const auto name = line.substr(kPrefix.size(), middle - kPrefix.size());
        auto value = line.substr(middle + kMiddle.size(), last - middle - kMiddle.size());
        std::filesystem::path folder;
        if (value.starts_with("$HOME/")) {
            folder = home / unescaped(value.substr(kHome.size() + 1));
        } else if (value.starts_with('/')) {
            folder = unescaped(value);
        }
        folder = folder.lexically_normal();
        if (!folder.empty() && folder != home && folder != home / "") folders[std::string(name)] = folder;
    }
    return folders;
}

}  // namespace recoup::platform::inline files
