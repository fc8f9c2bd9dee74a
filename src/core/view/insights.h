// What the insights view shows: figures, bars and lists as plain values with ready-made strings. Pure; any
// thread that may read the state.
#pragma once

#include <string>
#include <vector>

#include "core/model/stats.h"
#include "core/view/board.h"

namespace recoup::core::inline view {

// The figure whose cases are listed.
struct InsightsPick {
    enum class Kind : std::uint8_t { month, platform, stage, escalated };
    Kind kind = Kind::month;
    std::chrono::year_month month;
    std::string platform;
    Stage stage = Stage::evidence;

    bool operator==(const InsightsPick&) const = default;
};

struct InsightsFigure {
    std::string name, value, explanation;
    bool good = false;  // money that came back
};

struct InsightsBar {
    std::string name;
    std::string value;
    std::string explanation;
    float part = 0;  // 0 to 1 of the longest
    Tone tone = Tone::off;
    Stage stage = Stage::evidence;  // of a bar of the last chart
    InsightsPick pick;
    bool picked = false;
};

struct InsightsMonth {
    std::string name;         // "11月", with the year where it changes
    std::string explanation;  // "2026 年 11 月：追回 ¥2,400.00，追讨中 ¥300.00"
    float recovered_part = 0;
    float open_part = 0;
    InsightsPick pick;
    bool current = false, picked = false;
};

struct InsightsCase {
    Uuid uuid;
    std::string title, subtitle, amount, days;
};

struct InsightsView {
    std::vector<std::string> currencies;  // choices, the one shown first in `currency`
    std::string currency;
    std::vector<std::string> platforms;  // choices
    std::vector<InsightsFigure> figures;
    std::vector<std::string> axis;      // from 0 upwards, evenly spaced
    std::vector<InsightsMonth> months;  // the last twelve, ascending
    bool no_money = true;               // in none of the months: an axis would measure nothing
    std::vector<InsightsBar> stalling;
    std::vector<InsightsBar> ends;
    std::string picked_title;          // with how many there are
    std::vector<InsightsCase> picked;  // the first 200 of them
    bool empty = true;                 // no case at all
};

// An empty currency means that of most cases.
InsightsView insights_view(const State& state, const StatsFilter& filter, const std::optional<InsightsPick>& pick,
                           const Reader& reader);

// The same figures as lines of text, for copying and for people who cannot see bars.
std::string insights_text(const InsightsView& view, const Reader& reader);

// Axis marks: four even steps of a round number that reach `most`, ascending from 0.
std::vector<std::int64_t> round_axis(std::int64_t most);

}  // namespace recoup::core::inline view
