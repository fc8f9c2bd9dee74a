// What the board shows, as plain values with ready-made strings. Built when the model, the filter or a time mark
// changes, not every frame; the text of a card is made when the card is on screen. Pure; any thread that may read the
// state.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline view {

enum class QuickFilter : std::uint8_t { all, due_today, overdue, missing_evidence };

enum class Grouping : std::uint8_t { none, platform };

struct BoardFilter {
    std::string search;  // words, all of which must be found (core/search)
    QuickFilter quick = QuickFilter::all;
    std::optional<Turn> turn;
    std::optional<Problem> problem;
    std::optional<std::string> platform;  // "": cases that name none
    std::string tag;                      // "": any
    Grouping group = Grouping::none;

    // How many of turn, problem, platform and tag are set.
    int facets() const { return turn.has_value() + problem.has_value() + platform.has_value() + !tag.empty(); }

    bool operator==(const BoardFilter&) const = default;
};

struct BoardColumn {
    Stage stage{};
    std::vector<std::uint32_t> cards;  // indexes into State::cases(), in order
    std::vector<std::uint32_t> heads;  // places in `cards` where a group begins; none while they are not grouped
    std::size_t more = 0;              // cards behind these that are still being read
    std::string sum;                   // "¥439.40", or "¥439.40 + $20.00"; never added across currencies
};

struct BoardView {
    std::array<BoardColumn, kStageCount> columns;
    std::string open_sum, recovered_sum, recovery_rate, median_days;
    std::array<int, 4> counts{};               // by QuickFilter, of all that the search leaves
    int urgent = 0;                            // my red deadlines: the badge of the agenda
    std::vector<std::string> platforms, tags;  // that occur on the board, to choose from
    int archived = 0, in_bin = 0;              // off the board
    bool no_cases = false;                     // the file holds nothing for the board yet
    bool watched = false;                      // but a subscription or a purchase that is looked after
    Instant valid_until{};                     // counts hold until then
    bool counting = false;                     // what evidence and contacts tell is not known yet
};

BoardView board_view(const State& state, const BoardFilter& filter, const Reader& reader);

struct CardView {
    Uuid uuid;
    std::int64_t number = 0;
    std::string_view title;     // of the record, which must outlive it
    std::string subtitle;       // "支付宝 · 支付系统故障"
    std::string amount;         // what arrived, or what is asked for
    std::string struck_amount;  // what was asked for when less arrived
    Chip chip;
    Instant chip_changes_at{};
    int slots_filled = 0;
    int slots_total = 0;
    int evidence = 0;
};

CardView card_view(const CaseRecord& record, const Reader& reader);
Chip case_chip(const CaseRecord& record, const Reader& reader);

}  // namespace recoup::core::inline view
