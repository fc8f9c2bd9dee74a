// What a sentence says as a whole, by the characters and words it is made of: logistic regression over n-grams, one
// weight a kind, learned by tools/teach from sentences with what they say. Pure values, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/words.h"

namespace recoup::core::inline pushback {

inline constexpr std::size_t kPushbackKinds = static_cast<std::size_t>(Pushback::other);
// The place of a kind that is not `none`.
constexpr std::size_t index_of(Pushback kind) {
    return static_cast<std::size_t>(kind) - 1;
}
constexpr Pushback pushback_at(std::size_t index) {
    return static_cast<Pushback>(index + 1);
}

// What stands for a weight of nothing in a table: "N" is a step less, "P" one more.
inline constexpr char kNoWeight = 'O';

// Of a clause, folded: ideographs that stand together by one and two with the edges of their run ("^", "$"), words by
// one and two; all numbers are one. Sorted, each once.
std::vector<std::string> ngrams(std::string_view clause);

class Weights {
  public:
    using Scores = std::array<double, kPushbackKinds>;

    Weights() = default;
    // Lines of cells between tabs, one for each kind: their names; "{bias}", "{phrase}" and "{step}" in thousandths.
    // Then a line for each n-gram, an empty one, and one for each kind with a character for each n-gram: its weight in
    // steps above kNoWeight. Nothing for any other text.
    static std::optional<Weights> parse(std::string_view table);

    bool empty() const { return rows_.empty(); }
    // From 0 on it is said. `grams` sorted, each once.
    Scores scores(const std::vector<std::string>& grams) const;
    // What a phrase of a kind adds to its score.
    double phrase(Pushback kind) const { return phrase_[index_of(kind)]; }

  private:
    using Row = std::array<std::int8_t, kPushbackKinds>;
    bool take_scales(std::string_view& table);

    Scores bias_{}, phrase_{}, step_{};
    std::unordered_map<std::string, Row> rows_;
};

// What each weight of a sentence counts that has so many: less where there are many, so that long sentences are not
// sure of everything, but a sum of more still counts more.
double share_of(std::size_t grams);

}  // namespace recoup::core::inline pushback
