#include "ui/text/unicode.h"

#include <utf8proc.h>

#include <algorithm>

namespace recoup::ui::inline text {
namespace {

const utf8proc_property_t& property(char32_t c) {
    return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
}

bool is_skin_tone(char32_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

// Most of all text: joins neither what is before it nor, of its kind, what is behind.
bool stands_alone(utf8proc_int32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF);
}

// A place from which clusters can be counted with certainty: behind a newline, between two ASCII characters, or the
// front.
std::size_t safe_start(std::string_view utf8, std::size_t at) {
    const auto ascii = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]) < 0x80; };
    while (at > 0 && utf8[at - 1] != '\n' && (utf8[at] == '\n' || !ascii(at) || !ascii(at - 1))) --at;
    return at;
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
    if (c < 0x300) return false;
    const auto bound = property(c).boundclass;
    return bound == UTF8PROC_BOUNDCLASS_EXTEND || bound == UTF8PROC_BOUNDCLASS_SPACINGMARK ||
           bound == UTF8PROC_BOUNDCLASS_ZWJ;
}
bool is_combining_mark(char32_t c) {
    if (c < 0x300) return false;
    const auto category = property(c).category;
    return (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) && !is_invisible(c);
}
bool is_regional_indicator(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_invisible(char32_t c) {
    if (c < 0x7F) return c < 0x20 && c != '\t';
    const auto& about = property(c);
    const auto category = about.category;
    const bool control = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
                         category == UTF8PROC_CATEGORY_ZP || (c >= 0xFFF9 && c <= 0xFFFB);
    return control || about.ignorable || is_skin_tone(c);
}
bool is_wide(char32_t c) {
    if (c < 0x1100) return false;
    // Below the symbols stand arrows and signs that go with letters, though some have an emoji form.
    const bool picture = c >= 0x2600 && property(c).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
    return picture || is_regional_indicator(c) || is_skin_tone(c) || core::display_width(c) == 2;
}

std::size_t next_cluster(std::string_view utf8, std::size_t at) {
    if (at >= utf8.size()) return utf8.size();
    auto previous = static_cast<utf8proc_int32_t>(next_code_point(utf8, at));
    utf8proc_int32_t state = 0;
    while (at < utf8.size()) {
        std::size_t after = at;
        const auto c = static_cast<utf8proc_int32_t>(next_code_point(utf8, after));
        if (stands_alone(previous) && stands_alone(c)) break;
        if (utf8proc_grapheme_break_stateful(previous, c, &state)) break;
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

}  // namespace recoup::ui::inline text
