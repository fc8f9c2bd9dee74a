#include "platform/clipboard/clipboard_offer.h"

#include <optional>

#include "portable/path_text.h"

namespace recoup::platform::inline clipboard {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
            const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
            if (low < 0) return std::nullopt;
            c = static_cast<char>(high << 4 | low);
            i += 2;
        }
        if (c == '\0') return std::nullopt;
        out += c;
    }
    return out;
}

std::optional<std::filesystem::path> local_file(std::string_view uri) {
    constexpr std::string_view kScheme = "file:";
    if (!uri.starts_with(kScheme)) return std::nullopt;
    uri.remove_prefix(kScheme.size());
    if (uri.starts_with("//")) {
        const auto path = uri.find('/', 2);
        if (path == uri.npos) return std::nullopt;
        const auto host = uri.substr(2, path - 2);
        if (!host.empty() && host != "localhost") return std::nullopt;
        uri.remove_prefix(path);
    }
    const auto path = percent_decoded(uri);
    if (!path || !path->starts_with('/')) return std::nullopt;
    return portable::path_of(*path);
}

}  // namespace

std::vector<std::filesystem::path> local_files(std::string_view uri_list) {
    std::vector<std::filesystem::path> files;
    while (!uri_list.empty() && files.size() < kMaxCopiedFiles) {
        const auto end = uri_list.find_first_of(std::string_view("\r\n\0", 3));
        if (auto file = local_file(uri_list.substr(0, end))) files.push_back(std::move(*file));
        uri_list.remove_prefix(end == uri_list.npos ? uri_list.size() : end + 1);
    }
    return files;
}

}  // namespace recoup::platform::inline clipboard
