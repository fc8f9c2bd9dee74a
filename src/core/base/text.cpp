#include "core/base/text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace recoup::core::inline base {
namespace {

// Length of the well-formed sequence at the front (Unicode 15, table 3-7), 0 when there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const auto b0 = byte(0);
    if (b0 < 0x80) return text.empty() ? 0 : 1;
    if (b0 >= 0xC2 && b0 <= 0xDF) return tail(1) ? 2 : 0;
    if (b0 >= 0xE0 && b0 <= 0xEF) {
        const bool shortest = b0 != 0xE0 || byte(1) >= 0xA0;
        const bool no_surrogate = b0 != 0xED || byte(1) <= 0x9F;
        return tail(1) && tail(2) && shortest && no_surrogate ? 3 : 0;
    }
    if (b0 >= 0xF0 && b0 <= 0xF4) {
        const bool in_range = (b0 != 0xF0 || byte(1) >= 0x90) && (b0 != 0xF4 || byte(1) <= 0x8F);
        return tail(1) && tail(2) && tail(3) && in_range ? 4 : 0;
    }
    return 0;
}

// The same for what most text is made of, 0 for the rest: ASCII, and three bytes that are neither too long a form nor a
// surrogate.
std::size_t common_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return 1;
    if (byte(0) <= 0xE0 || byte(0) >= 0xED || text.size() < 3) return 0;
    return (byte(1) & 0xC0u) == 0x80u && (byte(2) & 0xC0u) == 0x80u ? 3 : 0;
}

// Controls that could move a cursor, ring, recolour, or turn text around.
bool is_control(char32_t c) {
    const bool c0 = c < 0x20 && c != '\n' && c != '\t';
    const bool bidi =
        c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return c0 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || bidi;
}

// Whether a control may begin with this byte of valid UTF-8: most texts have no such byte and are taken as they are.
bool may_be_control(char byte) {
    const auto b = static_cast<unsigned char>(byte);
    return (b < 0x20 && b != '\n' && b != '\t') || b == 0x7F || b == 0xC2 || b == 0xD8 || b == 0xE2;
}

bool is_blank(char32_t c) {
    const bool no_width = (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD ||
                          c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 ||
                          (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                          (c >= 0xE0000 && c <= 0xE01EF);
    return no_width || plain_width(c) == ' ' || c == '\n' || c == 0x1680 || is_control(c);
}

bool is_all_blank(std::string_view text) {
    while (!text.empty())
        if (!is_blank(take_code_point(text))) return false;
    return true;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_han(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

bool is_latin(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char32_t first_of(std::string_view text) {
    return text.empty() ? 0 : take_code_point(text);
}

// A Han character has three bytes.
char32_t last_of(std::string_view text) {
    if (text.empty()) return 0;
    if (static_cast<unsigned char>(text.back()) < 0x80) return static_cast<char32_t>(text.back());
    return text.size() < 3 ? 0 : first_of(text.substr(text.size() - 3));
}

std::string_view without_last(std::string_view text) {
    return text.substr(0, text.size() - 1);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        if (std::uint64_t eight = 0; text.size() >= sizeof eight) {
            std::memcpy(&eight, text.data(), sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {  // most of a file is ASCII
                text.remove_prefix(sizeof eight);
                continue;
            }
        }
        if (const auto common = common_length(text); common != 0) {
            text.remove_prefix(common);
            continue;
        }
        const auto length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

char32_t take_code_point(std::string_view& text) {
    const auto common = common_length(text);
    const auto length = common != 0 ? common : sequence_length(text);
    if (length == 0) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    static constexpr unsigned kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t c = static_cast<unsigned char>(text[0]) & kLeadBits[length];
    for (std::size_t i = 1; i < length; ++i) c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    text.remove_prefix(length);
    return c;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    if (c < 0x80) return put(c);
    if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
}

std::string escape_controls(std::string_view text) {
    if (std::ranges::none_of(text, may_be_control) && is_valid_utf8(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto c = take_code_point(text);
        if (is_control(c))
            out += fmt::format("\\u{{{:X}}}", static_cast<unsigned>(c));
        else
            append_utf8(out, c);
    }
    return out;
}

std::string one_line(std::string_view text) {
    auto out = escape_controls(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    std::replace(out.begin(), out.end(), '\t', ' ');
    return out;
}

int display_width(char32_t c) {
    if (c < 0x300) return 1;  // controls do not come this far: escape_controls() makes them visible
    if (c >= 0x4E00 && c <= 0x9FFF) return 2;
    // The ideographic planes are wide, assigned or not yet (UAX #11); a skin tone colours the emoji before it; marks
    // beside their letter have a column, as on every terminal.
    if (c >= 0x20000 && c <= 0x3FFFD) return 2;
    if (c >= 0x1F3FB && c <= 0x1F3FF) return 0;
    const auto point = static_cast<utf8proc_int32_t>(c);
    return std::max(utf8proc_charwidth(point), utf8proc_category(point) == UTF8PROC_CATEGORY_MC ? 1 : 0);
}

int display_width(std::string_view text) {
    int width = 0;
    while (!text.empty()) width += display_width(take_code_point(text));
    return width;
}

std::string fit_width(std::string_view text, int columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::size_t fits = 0;
    int width = 1;  // of the ellipsis
    for (auto rest = text; !rest.empty(); fits = text.size() - rest.size()) {
        width += display_width(take_code_point(rest));
        if (width > columns) break;
    }
    return std::string(text.substr(0, fits)) + "…";
}

std::string without_controls(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto c = take_code_point(text);
        if (c == 0x2028 || c == 0x2029)
            out += '\n';
        else if (!is_control(c))
            append_utf8(out, c);
    }
    return out;
}

char32_t plain_width(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if ((c >= 0x2000 && c <= 0x200A) || c == 0x00A0 || c == 0x202F || c == 0x205F || c == 0x3000 || c == '\t')
        return ' ';
    switch (c) {
        case 0xFFE5:
            return 0x00A5;  // ¥
        case 0xFFE1:
            return 0x00A3;  // £
        case 0xFFE6:
            return 0x20A9;  // ₩
        default:
            return c;
    }
}

std::string_view trim(std::string_view text) {
    static constexpr std::string_view kSpaces[] = {" ", "\t", "\n", "\r", "\u3000"};
    for (bool again = true; again;) {
        again = false;
        for (const auto space : kSpaces) {
            if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
            if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
        }
    }
    return text;
}

std::string tidy(std::string_view text) {
    text = trim(text);
    if (is_all_blank(text)) return {};
    if (is_ascii(text) || !is_valid_utf8(text)) return std::string(text);
    utf8proc_uint8_t* composed = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
    if (length < 0) return std::string(text);
    return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length)};
}

std::string_view cut_bytes(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

std::optional<std::size_t> too_deep_at(std::string_view json) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"') quoted = !quoted;
        if (quoted && c == '\\') ++at;
        if (quoted) continue;
        if ((c == '[' || c == '{') && ++depth > kDeepestJson) return at;
        if ((c == ']' || c == '}') && depth > 0) --depth;
    }
    return std::nullopt;
}

void close_seam(std::string& left, std::string& right) {
    if (right.starts_with(' ') && is_han(first_of(std::string_view(right).substr(1))) && is_han(last_of(left)))
        right.erase(0, 1);
    if (left.ends_with(' ') && is_han(first_of(right)) && is_han(last_of(without_last(left)))) left.pop_back();
    const auto before = last_of(left);
    const auto after = first_of(right);
    if ((is_han(before) && is_latin(after)) || (is_latin(before) && is_han(after))) left += ' ';
}

}  // namespace recoup::core::inline base
