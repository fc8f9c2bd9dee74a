#include "core/pushback/phrasebook.h"

#include <set>

#include "core/base/text.h"

namespace recoup::core::inline pushback {
namespace {

std::uint32_t first_character(std::string_view text) {
    return static_cast<std::uint32_t>(take_code_point(text));
}

const std::vector<Pattern>& patterns_of(const PhraseList& list, Phrasebook::Part part) {
    return part == Phrasebook::Part::phrases  ? list.phrases
           : part == Phrasebook::Part::unless ? list.unless
                                              : list.alone;
}

}  // namespace

Phrasebook::Phrasebook(std::vector<PhraseList> lists, Weights weights)
    : lists_(std::move(lists)), weights_(std::move(weights)) {
    for (std::uint32_t list = 0; list < lists_.size(); ++list)
        for (const auto part : {Part::phrases, Part::unless, Part::alone}) {
            const auto& patterns = patterns_of(lists_[list], part);
            for (std::uint32_t i = 0; i < patterns.size(); ++i) enter(patterns[i], {list, i, part});
        }
}

void Phrasebook::enter(const Pattern& pattern, const Entry& entry) {
    const auto& first = pattern.pieces.front();
    if (first.holds == Pattern::Holds::time || first.holds == Pattern::Holds::length)
        return with_time_.push_back(entry);
    if (first.holds == Pattern::Holds::sum) return with_sum_.push_back(entry);
    std::set<std::uint32_t> characters;
    for (const auto& text : first.texts) characters.insert(first_character(text));
    for (const auto character : characters) by_character_[character].push_back(entry);
}

std::span<const Phrasebook::Entry> Phrasebook::beginning_with(std::string_view rest) const {
    const auto at = by_character_.find(first_character(rest));
    return at == by_character_.end() ? std::span<const Entry>() : at->second;
}

const Pattern& Phrasebook::pattern(const Entry& entry) const {
    return patterns_of(lists_[entry.list], entry.part)[entry.pattern];
}

}  // namespace recoup::core::inline pushback
