// The cases of the board in the order it shows them, with what it tells whatever is searched. Made when the model or a
// time mark changes: a letter that is typed then looks through the state's block of text and at nothing else of the
// cases that do not hold it. Not thread-safe; one owner.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/view/agenda.h"
#include "core/view/board.h"

namespace recoup::core::inline view {

class BoardIndex {
  public:
    BoardIndex() = default;
    BoardIndex(const State& state, const Reader& reader);

    // `state` is the one it was made from, in the same revision.
    BoardView view(const State& state, const BoardFilter& filter) const;

    struct Tally;

  private:
    struct Card {
        std::int64_t position = 0;
        std::int64_t minor = 0;      // that its column's sum counts
        std::uint32_t record = 0;    // of State::cases()
        std::uint32_t currency = 0;  // of currencies_
        Stage stage{};
        std::uint8_t filters = 0;  // by bit of QuickFilter
    };

    void count_others(const Others& others, const Reader& reader, Tally& tally);
    void mark_time(const Urgent& urgent, Instant next_due, const Reader& reader);
    std::uint32_t currency_index(const std::string& currency);
    void sort(const State& state);
    std::vector<std::uint32_t> found(const State& state, std::string_view search) const;

    BoardView whole_;           // without columns and counts
    std::vector<Card> cards_;   // by column, then as it shows them
    std::vector<Card> others_;  // of State::others(), on the board
    std::vector<std::string> currencies_;
    std::uint32_t last_currency_ = 0;
    std::string main_currency_;
};

}  // namespace recoup::core::inline view
