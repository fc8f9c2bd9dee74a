// The figures behind the insights: money out and back, how long it took, who stalls, where cases end. Counted over
// every case that is not in the bin, archived ones as well; currencies are never added together. Pure; any thread that
// may read the state.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline model {

struct StatsFilter {
    std::string currency;  // empty: all
    std::string platform;  // empty: all
    int months = 0;        // open now, or ended in the last so many months, this one included; 0: ever

    bool operator==(const StatsFilter&) const = default;
};

struct CurrencyStats {
    std::string currency;
    std::int64_t open_minor = 0;         // asked for in cases that have not ended
    std::int64_t recovered_minor = 0;    // received
    std::int64_t ended_asked_minor = 0;  // of cases that have ended: asked for, and received
    std::int64_t ended_received_minor = 0;
    std::optional<double> median_days;  // of days_to_money()
    int cases = 0;

    // Received over asked for, of ended cases; nothing when none has ended.
    std::optional<double> recovery_rate() const;
};

struct PlatformStats {
    std::string platform;
    std::string currency;
    int cases = 0;
    std::int64_t recovered_minor = 0;
    std::optional<double> median_days;
    std::optional<double> stalling_days;  // median of the days the other side held the case
    int pushbacks = 0;
};

struct MonthStats {
    std::chrono::year_month month;
    std::string currency;
    std::int64_t recovered_minor = 0;  // that arrived in it
    std::int64_t open_minor = 0;       // of cases begun in it that have not ended
};

struct Stats {
    std::vector<CurrencyStats> currencies;  // that of most cases first
    std::vector<PlatformStats> platforms;   // by name, then currency
    std::vector<MonthStats> months;         // ascending
    std::array<int, kStageCount> stages{};  // where cases are
    int escalated = 0;                      // cases that were taken to a route or the last column
    int refunded_after_escalation = 0;      // of those, how many got money back
};

Stats stats(const State& state, const StatsFilter& filter, const Reader& reader);
// Whether the filter leaves it.
bool counts(const CaseRecord& record, const StatsFilter& filter, const Reader& reader);

// When it began: the first contact, else the day the case was made.
Instant begun_at(const CaseRecord& record);
// When the money arrived; nothing while none has.
std::optional<Instant> money_at(const CaseRecord& record, const Zones& zones);
// Civil days of the reader from the first contact to the money.
std::optional<std::int64_t> days_to_money(const CaseRecord& record, const Reader& reader);
// Days, to a hundredth, that somebody else held the case.
double days_stalled(const CaseRecord& record, const Reader& reader);
bool was_escalated(const CaseRecord& record);
std::chrono::year_month month_of(Instant instant, const Reader& reader);

// Of the middle two the mean. Nothing of nothing.
std::optional<double> median(std::vector<double> values);

}  // namespace recoup::core::inline model
