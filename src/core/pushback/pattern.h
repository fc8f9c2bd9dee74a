// Phrases as assets/pushbacks writes them, and where they stand in a text. Pure values, any thread.
//
//   系统…正常          "…": anything within the clause, a few words at most
//   [可以|只能]退      one of these; an empty one may be missing
//   {time}…[回复|答复]  a moment or span that lies ahead · {length}: a span that is no limit, "15天" but not "15天内"
//   {sum}             a sum of money
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recoup::core::inline pushback {

struct Pattern {
    enum class Holds : std::uint8_t { text, time, length, sum };
    struct Piece {
        Holds holds = Holds::text;
        std::vector<std::string> texts;  // folded; the longest first; of `text` only
        bool gap = false;                // something may stand before it
    };
    std::vector<Piece> pieces;  // at least one
};

// Nothing for what is no pattern: empty, open brackets, a gap at an end or beside another, a first piece that may be
// missing, more than kMostGaps gaps or kMostPieces pieces.
std::optional<Pattern> parse_pattern(std::string_view text);
inline constexpr std::size_t kMostGaps = 2, kMostPieces = 8;

// Where sums and moments stand in a text.
struct Spot {
    std::size_t begin = 0, end = 0;  // bytes

    bool operator==(const Spot&) const = default;
};

// A text made ready for patterns.
struct Listened {
    std::string folded;
    std::vector<Spot> times, sums;  // in their order
    std::vector<std::size_t> ends;  // of the clauses, ascending, the text's own among them
    std::vector<bool> bare;         // of `times`: those that are no limit
};

struct Found {
    std::size_t begin = 0, end = 0;
    std::vector<Spot> gaps;
    std::optional<std::size_t> time, sum;  // which one it holds, of `times` and `sums`
};

// The match of `pattern` that begins exactly at `at` and ends within the clause that ends at `clause_end`.
std::optional<Found> match_at(const Pattern& pattern, const Listened& text, std::size_t at, std::size_t clause_end);

}  // namespace recoup::core::inline pushback
