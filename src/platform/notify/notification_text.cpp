#include "platform/notify/notification_text.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::string_view kMore = "…";

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

std::string plain_notice_text(std::string_view text, std::size_t max_bytes) {
    // The bus refuses a message with a broken text.
    if (!core::is_valid_utf8(text)) return {};
    std::string plain;
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x20 ? c != 0x7F : c == '\n') plain += c;
    if (plain.size() <= max_bytes) return plain;
    auto end = max_bytes - kMore.size();
    while (end > 0 && !begins_character(plain[end])) --end;
    return plain.substr(0, end).append(kMore);
}

std::string notice_title(std::string_view text, std::size_t max_bytes) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return plain_notice_text(line, max_bytes);
}

std::string escape_markup(std::string_view text) {
    std::string escaped;
    for (const char c : text) switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&apos;";
                break;
            default:
                escaped += c;
        }
    return escaped;
}

}  // namespace recoup::platform::inline notify
