// The headings of a table's columns, and what each most likely says. Pure; any thread.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recoup::core::inline incoming {

// As headings are compared: plain widths, small letters, no blanks.
std::string plain_heading(std::string_view heading);
// The same without what stands in brackets at its end: "金额（元）" is "金额", "Amount (CNY)" is "amount".
std::string bare_heading(std::string_view heading);

// Of a list in which the earlier word of a field says it better. As plain_heading() gives it; "*" in front: a heading
// that only holds it.
template <class Field>
struct HeadingWord {
    char word[24];  // in place: a table of them needs no addresses, which cost more than the words
    Field field;
};
// Whether a bare heading says that word.
bool says_heading(std::string_view bare, std::string_view word);

// For each field the heading of its column, empty without one; a field goes to one column.
template <class Field, std::size_t fields>
std::array<std::string, fields> guess_headings(std::span<const std::string> headings,
                                               std::span<const HeadingWord<Field>> words) {
    std::vector<std::string> bare;
    for (const auto& heading : headings) bare.push_back(bare_heading(heading));
    std::vector<bool> taken(headings.size(), false);
    std::array<std::string, fields> found;
    for (const auto& [word, field] : words) {
        auto& heading = found[static_cast<std::size_t>(field)];
        for (std::size_t i = 0; i < bare.size() && heading.empty(); ++i) {
            if (taken[i] || bare[i].empty() || !says_heading(bare[i], word)) continue;
            taken[i] = true;
            heading = headings[i];
        }
    }
    return found;
}

}  // namespace recoup::core::inline incoming
