#include "ui/unicode.h"

#include <algorithm>
#include <iterator>

namespace recoup::ui {
namespace {

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool in_ranges(const Range (&ranges)[N], char32_t c) {
    const auto* found = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                         [](char32_t value, const Range& range) { return value < range.first; });
    return found != std::begin(ranges) && c <= std::prev(found)->last;
}

constexpr Range kExtending[] = {
    {0x300, 0x36F},   {0x483, 0x489},     {0x591, 0x5BD},     {0x610, 0x61A},    {0x64B, 0x65F},   {0x900, 0x903},
    {0x93A, 0x93C},   {0x93E, 0x94F},     {0xE31, 0xE31},     {0xE34, 0xE3A},    {0xE47, 0xE4E},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200C, 0x200D},   {0x20D0, 0x20FF},   {0x302A, 0x302F},  {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};

constexpr Range kInvisible[] = {{0x00, 0x08},       {0x0A, 0x1F},      {0x7F, 0x9F},     {0xAD, 0xAD},
                                {0x61C, 0x61C},     {0x180B, 0x180E},  {0x200B, 0x200F}, {0x2028, 0x202E},
                                {0x2060, 0x206F},   {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
                                {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE01EF}};

constexpr Range kWide[] = {
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23FA},   {0x2600, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B55},
    {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFD}};

// A place from which clusters can be counted with certainty: an ASCII character, never part of what stands before it.
std::size_t safe_start(std::string_view utf8, std::size_t at) {
    while (at > 0 && static_cast<unsigned char>(utf8[at - 1]) >= 0x80) --at;
    return at > 0 ? at - 1 : 0;
}

}  // namespace

char32_t detail::next_of_many(std::string_view utf8, std::size_t& at) {
    auto rest = utf8.substr(at);
    const auto c = core::take_code_point(rest);
    at = utf8.size() - rest.size();
    return c;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

std::string clean_pasted(std::string_view text, bool keep_newlines) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == '\r' && at < text.size() && text[at] == '\n') continue;
        const bool line_end = c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
        if (line_end) {
            out += keep_newlines ? '\n' : ' ';
        } else if (c == '\t') {
            out += ' ';
        } else if (c >= 0x20 && (c < 0x7F || c > 0x9F)) {
            append_utf8(out, c);
        }
    }
    return out;
}

bool extends_cluster(char32_t c) {
    return c >= 0x300 && in_ranges(kExtending, c);
}
bool is_combining_mark(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF);
}
bool is_regional_indicator(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_invisible(char32_t c) {
    return in_ranges(kInvisible, c);
}
bool is_wide(char32_t c) {
    return c >= 0x1100 && in_ranges(kWide, c);
}

std::size_t next_cluster(std::string_view utf8, std::size_t at) {
    if (at >= utf8.size()) return utf8.size();
    char32_t previous = next_code_point(utf8, at);
    bool pair_open = is_regional_indicator(previous);
    while (at < utf8.size()) {
        std::size_t after = at;
        const char32_t c = next_code_point(utf8, after);
        const bool flag = pair_open && is_regional_indicator(c);
        const bool joined = previous == kZeroWidthJoiner && c >= 0x80;
        if (previous < 0x20 || (!flag && !joined && !extends_cluster(c))) break;
        pair_open = false;
        previous = c;
        at = after;
    }
    return at;
}

std::size_t snap_to_cluster(std::string_view utf8, std::size_t at) {
    if (at >= utf8.size()) return utf8.size();
    std::size_t boundary = safe_start(utf8, at);
    for (std::size_t next = next_cluster(utf8, boundary); next <= at; next = next_cluster(utf8, next)) boundary = next;
    return boundary;
}

std::size_t previous_cluster(std::string_view utf8, std::size_t at) {
    return at == 0 ? 0 : snap_to_cluster(utf8, std::min(at, utf8.size()) - 1);
}

}  // namespace recoup::ui
