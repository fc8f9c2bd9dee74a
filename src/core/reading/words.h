// The words by which facts are known in a picture, as assets/reading tells them. Pure values, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/words.h"

namespace recoup::core::inline reading {

// What a fact is about. none: a label of something that no fact is made of, such as a phone number.
enum class FactField : std::uint8_t { none, amount, order, transaction, ticket, time, platform, status, tail };
std::span<const Word> words_of(WordsOf<FactField>);

// Of an amount: paid to price; of a moment: paid and ordered to other. none: the picture does not say.
enum class FactRole : std::uint8_t {
    none,
    paid,
    refundable,  // or already given back
    offered,
    fee,
    balance,
    price,  // a part of what was paid, or a discount
    ordered,
    said,
    promised,
    other
};
std::span<const Word> words_of(WordsOf<FactRole>);

struct ReadingLabel {
    FactField field = FactField::none;
    FactRole role = FactRole::none;
    int rank = 0;          // of two labels of one field the lower says it better
    bool weak = false;     // names a number only where that is long
    bool neutral = false;  // a refund that was spoken of before decides its role
};

// Texts that are found in a line, whatever its width, case and blanks, the longest first; a Latin one only as a whole
// word.
template <class T>
class WordList {
  public:
    struct Entry {
        std::u32string word;  // as plain_word() makes it, not empty
        T value{};
    };

    void add(std::string_view word, T value);
    // Those that begin with this character, the longest first; nothing: none.
    const std::vector<Entry>* beginning_with(char32_t first) const {
        const auto found = by_first_.find(first);
        return found == by_first_.end() ? nullptr : &found->second;
    }
    bool empty() const { return by_first_.empty(); }

  private:
    std::unordered_map<char32_t, std::vector<Entry>> by_first_;
};

struct KindWord {
    EvidenceKind kind{};
    int weight = 1;
    std::size_t number = 0;  // of the word: each counts once
};

struct ReadingWords {
    WordList<ReadingLabel> labels;
    WordList<bool> statuses, service_words, shop_endings, houses, after_shop_name, tails, chat_tools, agents, no_names,
        recommendations, brands;
    WordList<KindWord> kinds;
    WordList<Problem> problems;
};

// Plain widths, simplified characters, small letters, no blanks.
std::u32string plain_word(std::string_view text);

template <class T>
void WordList<T>::add(std::string_view word, T value) {
    auto plain = plain_word(word);
    if (plain.empty()) return;
    auto& entries = by_first_[plain.front()];
    auto at = entries.begin();
    while (at != entries.end() && at->word.size() >= plain.size()) ++at;
    entries.insert(at, {std::move(plain), std::move(value)});
}

}  // namespace recoup::core::inline reading
