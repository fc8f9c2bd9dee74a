#include "core/incoming/headings.h"

#include "core/base/text.h"

namespace recoup::core::inline incoming {
namespace {

constexpr std::size_t kLongestHeading = 40;  // bytes; anything longer is a sentence

}  // namespace

std::string plain_heading(std::string_view heading) {
    std::string plain;
    while (!heading.empty()) {
        const auto c = plain_width(take_code_point(heading));
        if (c <= ' ' || c == 0xFEFF) continue;
        append_utf8(plain, c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return plain;
}

std::string bare_heading(std::string_view heading) {
    auto plain = plain_heading(heading);
    if (const auto open = plain.find('('); open != plain.npos && plain.ends_with(')')) plain.resize(open);
    return plain;
}

bool says_heading(std::string_view bare, std::string_view word) {
    if (word.front() != '*') return bare == word;
    return bare.size() <= kLongestHeading && bare.find(word.substr(1)) != bare.npos;
}

}  // namespace recoup::core::inline incoming
