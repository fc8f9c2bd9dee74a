#include "core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace recoup::core {
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

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t c) {
    const auto it =
        std::lower_bound(ranges.begin(), ranges.end(), c, [](const Range& r, char32_t v) { return r.last < v; });
    return it != ranges.end() && c >= it->first;
}

// East_Asian_Width W and F of Unicode 15, unassigned gaps between blocks closed.
constexpr std::array kWide{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
    Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
    Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
    Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
    Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x16FE0, 0x18CFF}, Range{0x1AFF0, 0x1B2FF},
    Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A},
    Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F335}, Range{0x1F337, 0x1F37C}, Range{0x1F37E, 0x1F393},
    Range{0x1F3A0, 0x1F3CA}, Range{0x1F3CF, 0x1F3D3}, Range{0x1F3E0, 0x1F3F0}, Range{0x1F3F4, 0x1F3F4},
    Range{0x1F3F8, 0x1F43E}, Range{0x1F440, 0x1F440}, Range{0x1F442, 0x1F4FC}, Range{0x1F4FF, 0x1F53D},
    Range{0x1F54B, 0x1F54E}, Range{0x1F550, 0x1F567}, Range{0x1F57A, 0x1F57A}, Range{0x1F595, 0x1F596},
    Range{0x1F5A4, 0x1F5A4}, Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5}, Range{0x1F6CC, 0x1F6CC},
    Range{0x1F6D0, 0x1F6D2}, Range{0x1F6D5, 0x1F6DF}, Range{0x1F6EB, 0x1F6EC}, Range{0x1F6F4, 0x1F6FC},
    Range{0x1F7E0, 0x1F7F0}, Range{0x1F90C, 0x1F93A}, Range{0x1F93C, 0x1F945}, Range{0x1F947, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD}};

// Marks that sit on the character before: the common blocks of Mn, Me and Cf.
constexpr std::array kNoWidth{Range{0x0300, 0x036F}, Range{0x0483, 0x0489},   Range{0x0591, 0x05BD},
                              Range{0x0610, 0x061A}, Range{0x064B, 0x065F},   Range{0x0E31, 0x0E31},
                              Range{0x0E34, 0x0E3A}, Range{0x0E47, 0x0E4E},   Range{0x200B, 0x200F},
                              Range{0x2060, 0x2064}, Range{0x20D0, 0x20F0},   Range{0x302A, 0x302D},
                              Range{0x3099, 0x309A}, Range{0xFE00, 0xFE0F},   Range{0xFE20, 0xFE2F},
                              Range{0xFEFF, 0xFEFF}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0020, 0xE01EF}};

// Controls that could move a cursor, ring, recolour, or turn text around.
bool is_control(char32_t c) {
    const bool c0 = c < 0x20 && c != '\n' && c != '\t';
    const bool bidi =
        c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return c0 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || bidi;
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
    std::string out;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (plain) return out = text;
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
    if (c < 0x300) return 1;
    if (c >= 0x4E00 && c <= 0x9FFF) return 2;
    if (in_ranges(kNoWidth, c)) return 0;
    return in_ranges(kWide, c) ? 2 : 1;
}

int display_width(std::string_view text) {
    int width = 0;
    while (!text.empty()) width += display_width(take_code_point(text));
    return width;
}

std::string fit_width(std::string_view text, int columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::string out;
    int width = 1;  // of the ellipsis
    while (!text.empty()) {
        const auto c = take_code_point(text);
        width += display_width(c);
        if (width > columns) break;
        append_utf8(out, c);
    }
    return out + "…";
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

std::string_view cut_bytes(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

}  // namespace recoup::core
