#include "core/model/stats.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/model/amounts.h"
#include "core/model/turns.h"

namespace recoup::core::inline model {
namespace {

using namespace std::chrono;

sys_days civil_day(Instant instant, const Reader& reader) {
    return sys_days(day_of(reader, instant).time_since_epoch());
}

struct CurrencyTally {
    CurrencyStats stats;
    std::vector<double> days;
};

struct PlatformTally {
    PlatformStats stats;
    std::vector<double> days, stalled;
};

struct Tally {
    std::map<std::string, CurrencyTally> currencies;
    std::map<std::pair<std::string, std::string>, PlatformTally> platforms;
    std::map<std::pair<year_month, std::string>, MonthStats> months;
};

void count_money(CurrencyStats& stats, const CaseRecord& record) {
    const auto received = record.row.received_minor.value_or(0);
    ++stats.cases;
    stats.recovered_minor += received;
    if (!record.ended()) {
        stats.open_minor += asked_minor(record.row).value_or(0);
        return;
    }
    stats.ended_asked_minor += asked_minor(record.row).value_or(0);
    stats.ended_received_minor += received;
}

void count_platform(PlatformTally& tally, const CaseRecord& record, const Reader& reader) {
    ++tally.stats.cases;
    tally.stats.recovered_minor += record.row.received_minor.value_or(0);
    tally.stats.pushbacks += static_cast<int>(
        std::ranges::count_if(record.contacts, [](const auto& c) { return c.pushback != Pushback::none; }));
    if (const auto took = days_to_money(record, reader)) tally.days.push_back(static_cast<double>(*took));
    tally.stalled.push_back(days_stalled(record, reader));
}

MonthStats& month(Tally& tally, Instant at, const CaseRow& row, const Reader& reader) {
    const auto when = month_of(at, reader);
    auto& stats = tally.months[{when, row.currency}];
    stats.month = when;
    stats.currency = row.currency;
    return stats;
}

void count_months(Tally& tally, const CaseRecord& record, const Reader& reader) {
    if (const auto money = money_at(record, *reader.zones))
        month(tally, *money, record.row, reader).recovered_minor += *record.row.received_minor;
    if (!record.ended())
        month(tally, begun_at(record), record.row, reader).open_minor += asked_minor(record.row).value_or(0);
}

void count(Tally& tally, Stats& stats, const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    auto& currency = tally.currencies[row.currency];
    count_money(currency.stats, record);
    if (const auto took = days_to_money(record, reader)) currency.days.push_back(static_cast<double>(*took));
    if (!row.platform.empty()) count_platform(tally.platforms[{row.platform, row.currency}], record, reader);
    count_months(tally, record, reader);
    ++stats.stages[static_cast<std::size_t>(row.stage)];
    if (!was_escalated(record)) return;
    ++stats.escalated;
    stats.refunded_after_escalation += money_at(record, *reader.zones).has_value();
}

}  // namespace

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::optional<double> CurrencyStats::recovery_rate() const {
    if (ended_asked_minor == 0) return std::nullopt;
    return static_cast<double>(ended_received_minor) / static_cast<double>(ended_asked_minor);
}

Instant begun_at(const CaseRecord& record) {
    return record.contacts.empty() ? record.row.created_at : record.contacts.front().at;
}

std::optional<Instant> money_at(const CaseRecord& record, const Zones& zones) {
    if (record.row.received_minor.value_or(0) == 0) return std::nullopt;
    if (record.row.refunded_at) return first_second(*record.row.refunded_at, zones);
    return record.row.ended_at;
}

std::optional<std::int64_t> days_to_money(const CaseRecord& record, const Reader& reader) {
    const auto money = money_at(record, *reader.zones);
    if (!money) return std::nullopt;
    const auto span = civil_day(*money, reader) - civil_day(begun_at(record), reader);
    return std::max<std::int64_t>(0, span.count());
}

double days_stalled(const CaseRecord& record, const Reader& reader) {
    seconds held{0};
    for (const auto& span : turns(record)) {
        const bool theirs = span.who != Turn::me && span.who != Turn::nobody;
        if (theirs) held += std::max(seconds{0}, span.to.value_or(reader.now) - span.from);
    }
    return std::round(duration<double, days::period>(held).count() * 100) / 100;
}

bool was_escalated(const CaseRecord& record) {
    return record.row.stage == Stage::escalated || record.row.route != Route::none || !record.routes.empty();
}

year_month month_of(Instant instant, const Reader& reader) {
    const year_month_day day{civil_day(instant, reader)};
    return day.year() / day.month();
}

bool counts(const CaseRecord& record, const StatsFilter& filter, const Reader& reader) {
    if (record.in_bin() || record.watched()) return false;
    if (!filter.currency.empty() && record.row.currency != filter.currency) return false;
    if (!filter.platform.empty() && record.row.platform != filter.platform) return false;
    if (filter.months == 0) return true;
    const auto oldest = month_of(reader.now, reader) - months{filter.months - 1};
    return !record.ended() || month_of(record.row.ended_at.value_or(reader.now), reader) >= oldest;
}

Stats stats(const State& state, const StatsFilter& filter, const Reader& reader) {
    Stats stats;
    Tally tally;
    for (const auto& record : state.cases())
        if (counts(record, filter, reader)) count(tally, stats, record, reader);
    for (auto& [currency, sum] : tally.currencies) {
        sum.stats.currency = currency;
        sum.stats.median_days = median(std::move(sum.days));
        stats.currencies.push_back(std::move(sum.stats));
    }
    std::ranges::stable_sort(stats.currencies, std::greater{}, &CurrencyStats::cases);
    for (auto& [key, sum] : tally.platforms) {
        std::tie(sum.stats.platform, sum.stats.currency) = key;
        sum.stats.median_days = median(std::move(sum.days));
        sum.stats.stalling_days = median(std::move(sum.stalled));
        stats.platforms.push_back(std::move(sum.stats));
    }
    for (auto& [key, sum] : tally.months) stats.months.push_back(std::move(sum));
    return stats;
}

}  // namespace recoup::core::inline model
