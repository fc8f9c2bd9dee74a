#include "core/search/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <span>

#include "core/base/text.h"
#include "core/search/han.h"

namespace recoup::core::inline search {
namespace {

constexpr auto kFolding = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                         UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_LUMP);
// Characters. What becomes more stays as it is: a file of nothing else would grow elevenfold.
constexpr std::size_t kLongestFolding = 6;

bool is_blank(utf8proc_int32_t code) {
    const auto category = utf8proc_category(code);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           category == UTF8PROC_CATEGORY_CC;
}

// Anything but ASCII and everyday ideographs.
template <class Take>
void fold_rare(char32_t code, std::size_t at, Take& take) {
    std::array<utf8proc_int32_t, kLongestFolding> folded{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), folded.data(), kLongestFolding,
                                               kFolding, &boundary);
    if (count < 0 || static_cast<std::size_t>(count) > folded.size()) return take(code, at);
    for (const auto one : std::span(folded).first(static_cast<std::size_t>(count)))
        take(is_blank(one) ? U' ' : simplified(static_cast<char32_t>(one)), at);
}

char fold_ascii(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    return c < ' ' || c == 0x7F ? ' ' : c;
}

// A comma between a digit and three digits, no more.
bool groups_thousands(std::string_view text, std::size_t at) {
    if (text[at] != ',' || at == 0 || !is_digit(text[at - 1])) return false;
    const auto behind = text.substr(at + 1);
    const auto digits = std::ranges::find_if_not(behind, is_digit) - behind.begin();
    return digits == 3;
}

// Calls take(code point, where it comes from) for each character of the folded text.
template <class Take>
void fold_each(std::string_view text, Take take) {
    auto rest = text;
    while (!rest.empty()) {
        const auto at = text.size() - rest.size();
        if (static_cast<unsigned char>(rest.front()) < 0x80) {
            if (!groups_thousands(text, at)) take(static_cast<char32_t>(fold_ascii(rest.front())), at);
            rest.remove_prefix(1);
            continue;
        }
        const auto code = take_code_point(rest);
        if (is_han(code))
            take(simplified(code), at);
        else
            fold_rare(code, at, take);
    }
}

bool is_latin(char32_t code) {
    return (code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9');
}

// As fold_each, without the blanks that some put between ideographs and Latin letters or digits, and others do not:
// "70 元" is 70元.
template <class Take>
void fold_joined(std::string_view text, Take take) {
    char32_t before = 0;
    std::size_t blanks = 0, first_blank = 0;
    fold_each(text, [&](char32_t code, std::size_t at) {
        if (code == U' ') {
            if (blanks++ == 0) first_blank = at;
            return;
        }
        const bool joins = (is_han(before) && is_latin(code)) || (is_latin(before) && is_han(code));
        for (; blanks > 0; --blanks)
            if (!joins) take(U' ', first_blank);
        take(code, at);
        before = code;
    });
    for (; blanks > 0; --blanks) take(U' ', first_blank);
}

void append(std::string& text, char32_t code) {
    if (code < 0x80)
        text += static_cast<char>(code);
    else
        append_utf8(text, code);
}

}  // namespace

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    fold_joined(text, [&](char32_t code, std::size_t) { append(folded, code); });
    return folded;
}

FoldedText fold_with_origins(std::string_view text) {
    FoldedText folded;
    fold_joined(text, [&](char32_t code, std::size_t at) {
        append(folded.text, code);
        folded.origins.resize(folded.text.size(), static_cast<std::uint32_t>(at));
    });
    folded.origins.push_back(static_cast<std::uint32_t>(text.size()));
    return folded;
}

std::vector<std::string> folded_words(std::string_view typed) {
    std::string folded;
    fold_each(typed, [&](char32_t code, std::size_t) { append(folded, code); });
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace recoup::core::inline search
