#include "core/search/index.h"

#include <algorithm>

#include "core/search/fold.h"

namespace recoup::core::inline search {

void SearchTexts::add(std::string_view text, bool is_name) {
    if (text.empty()) return;
    const auto begin = folded_.size();
    folded_ += fold(text);
    if (is_name) (sounds_ += sounds_of(std::string_view(folded_).substr(begin))) += u'\0';
    folded_ += '\n';
}

void SearchIndex::set(std::uint32_t place, const SearchTexts& texts) {
    texts_.set(place, texts.folded_);
    sounds_.set(place, texts.sounds_);
}

void SearchIndex::erase(std::uint32_t place, std::size_t count) {
    texts_.erase(place, count);
    sounds_.erase(place, count);
}

std::vector<Match> SearchIndex::matches(const SearchQuery& query, std::size_t count) const {
    std::vector<Match> found(count, Match::literal);
    if (query.empty()) return found;
    // The longest leaves the fewest for the others.
    const auto longest =
        std::ranges::max_element(query.words, {}, [](const SearchWord& word) { return word.folded.size(); });
    found = matches(*longest, count);
    for (const auto& word : query.words) {
        if (&word == &*longest) continue;
        for (std::uint32_t place = 0; place < count; ++place)
            if (found[place] != Match::none) found[place] = std::min(found[place], match(word, place));
    }
    return found;
}

std::vector<Match> SearchIndex::matches(const SearchWord& word, std::size_t count) const {
    std::vector<Match> found(count, Match::none);
    if (word.pinyin)
        sounds_.search(
            [&](std::u16string_view block, std::size_t from) -> std::optional<std::size_t> {
                const auto span = word.pinyin->find(block, from);
                return span ? std::optional(span->begin) : std::nullopt;
            },
            [&](std::uint32_t place) { found[place] = Match::by_sound; });
    texts_.search([&](std::string_view block, std::size_t from) { return find_bytes(block, word.folded, from); },
                  [&](std::uint32_t place) { found[place] = Match::literal; });
    return found;
}

Match SearchIndex::match(const SearchWord& word, std::uint32_t place) const {
    if (find_bytes(texts_.of(place), word.folded)) return Match::literal;
    return word.pinyin && word.pinyin->find(sounds_.of(place)) ? Match::by_sound : Match::none;
}

}  // namespace recoup::core::inline search
