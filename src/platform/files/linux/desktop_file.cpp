#include "platform/files/linux/desktop_file.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::platform::inline files {

bool fits_line(std::string_view path) {
    const bool plain = std::all_of(path.begin(), path.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
    return plain && path.starts_with('/') && !path.ends_with('\\') && core::is_valid_utf8(path);
}

std::string exec_quoted(std::string_view word) {
    std::string out = "\"";
    for (const char c : word) {
        if (c == '"' || c == '`' || c == '$') out += "\\\\";
        if (c == '\\') out += "\\\\\\";
        if (c == '%') out += c;
        out += c;
    }
    return out + '"';
}

std::string_view rest_of_line(std::string_view text, std::string_view key) {
    const auto at = text.find("\n" + std::string(key));
    if (at == text.npos) return {};
    const auto begin = at + 1 + key.size();
    return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace recoup::platform::inline files
