#include "platform/notify/notification_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::string_view kMore = "…";

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

std::string plain_notice_text(std::string_view text, std::size_t max_bytes) {
    // The bus refuses a message with a broken text as well.
    auto plain = core::without_controls(text);
    std::replace(plain.begin(), plain.end(), '\t', ' ');
    if (plain.size() <= max_bytes) return plain;
    auto end = max_bytes - kMore.size();
    while (end > 0 && !begins_character(plain[end])) --end;
    return plain.substr(0, end).append(kMore);
}

std::string notice_title(std::string_view text, std::size_t max_bytes) {
    auto line = plain_notice_text(text, max_bytes);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
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

bool fits_markup(std::string_view text) {
    const bool plain =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
    return plain && core::is_valid_utf8(text);
}

std::string without_markup(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kNames = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string plain;
    while (!text.empty()) {
        const auto* name =
            std::find_if(kNames.begin(), kNames.end(), [&](const auto& each) { return text.starts_with(each.first); });
        plain += name == kNames.end() ? text.front() : name->second;
        text.remove_prefix(name == kNames.end() ? 1 : name->first.size());
    }
    return plain;
}

}  // namespace recoup::platform::inline notify
