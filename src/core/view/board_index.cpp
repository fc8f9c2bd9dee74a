#include "core/view/board_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "core/base/money.h"
#include "core/model/amounts.h"
#include "core/model/stats.h"
#include "core/model/tags.h"
#include "core/search/query.h"

namespace recoup::core::inline view {
namespace {

using namespace std::chrono;

// Of each currency; most boards have one, and the next case mostly has that of the last.
class Sums {
  public:
    Sums() = default;
    Sums(const Sums&) = delete;
    Sums& operator=(const Sums&) = delete;
    ~Sums() = default;

    void add(const std::string& currency, std::int64_t number) {
        if (last_ == nullptr || last_->first != currency) last_ = &*sums_.try_emplace(currency, 0).first;
        last_->second += number;
    }
    std::int64_t of(const std::string& currency) const {
        const auto it = sums_.find(currency);
        return it == sums_.end() ? 0 : it->second;
    }
    auto begin() const { return sums_.begin(); }
    auto end() const { return sums_.end(); }

  private:
    std::map<std::string, std::int64_t> sums_;
    std::pair<const std::string, std::int64_t>* last_ = nullptr;
};

}  // namespace

// Everything that one pass over the cases collects.
struct BoardIndex::Tally {
    Sums currencies;  // so many cases
    Sums open, received, ended_asked;
    std::vector<double> days;
};

namespace {

using Tally = BoardIndex::Tally;

// The main currency first, the others behind it.
std::string show_sums(const Sums& sums, const std::string& main) {
    std::string text = format_amount(sums.of(main), main);
    for (const auto& [currency, minor] : sums)
        if (currency != main && minor != 0) text += " + " + format_amount(minor, currency);
    return text;
}

Instant start_of_tomorrow(const Reader& reader) {
    const auto today = day_of(reader, reader.now);
    return to_instant(*reader.zones, reader.zone, today + days{1});
}

void count(Tally& tally, const Others::Case& one) {
    tally.currencies.add(one.currency, 1);
    if (!one.ended) return tally.open.add(one.currency, one.asked_minor);
    tally.ended_asked.add(one.currency, one.asked_minor);
    tally.received.add(one.currency, one.received_minor);
}

// From the first contact on.
void count_days(Tally& tally, const CaseRecord& record, const Reader& reader) {
    if (!record.ended()) return;
    if (const auto took = days_to_money(record, reader)) tally.days.push_back(static_cast<double>(*took));
}

std::string main_currency(const Tally& tally, Lang lang) {
    const auto most = std::max_element(tally.currencies.begin(), tally.currencies.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != tally.currencies.end()) return most->first;
    return lang == Lang::zh ? "CNY" : "USD";
}

std::string median_text(std::vector<double> days, const Reader& reader) {
    const auto middle = median(std::move(days));
    return middle ? show_days(*middle, reader) : "—";
}

std::string rate_text(const Tally& tally, const std::string& main) {
    const auto total = tally.ended_asked.of(main);
    if (total == 0) return "—";
    return fmt::format("{:.0f}%", 100.0 * static_cast<double>(tally.received.of(main)) / static_cast<double>(total));
}

bool missing_evidence(const CaseRecord& record) {
    return !record.ended() && record.slots_filled() < static_cast<int>(record.slots.size());
}

// In which quick filters a case is, by bit. `next_due`: of one that has not ended and waits for something.
std::uint8_t filters_of(std::optional<Instant> next_due, Instant now, Instant tomorrow) {
    unsigned bits = 1u << static_cast<unsigned>(QuickFilter::all);
    if (next_due) {
        const bool late = now > *next_due;
        if (late) bits |= 1u << static_cast<unsigned>(QuickFilter::overdue);
        if (!late && *next_due < tomorrow) bits |= 1u << static_cast<unsigned>(QuickFilter::due_today);
    }
    return static_cast<std::uint8_t>(bits);
}

std::uint8_t filters_of(const CaseRecord& record, Instant now, Instant tomorrow) {
    const bool waits = record.next_deadline() && !record.ended();
    unsigned bits = filters_of(waits ? std::optional(record.next_due()) : std::nullopt, now, tomorrow);
    if (missing_evidence(record)) bits |= 1u << static_cast<unsigned>(QuickFilter::missing_evidence);
    return static_cast<std::uint8_t>(bits);
}

// The directory of what can be chosen, each once, by name.
struct Choices {
    std::set<std::string, std::less<>> platforms, tags;

    void add(const CaseRow& row) {
        if (!row.platform.empty() && !platforms.contains(row.platform)) platforms.insert(row.platform);
        if (row.tags.empty()) return;
        for (auto& tag : split_tags(row.tags)) tags.insert(std::move(tag));
    }
};

bool takes(const BoardFilter& filter, const CaseRow& row) {
    if (filter.turn && row.turn != *filter.turn) return false;
    if (filter.problem && row.problem != *filter.problem) return false;
    if (filter.platform && row.platform != *filter.platform) return false;
    if (filter.tag.empty()) return true;
    const auto tags = split_tags(row.tags);
    return std::find(tags.begin(), tags.end(), filter.tag) != tags.end();
}

// By platform, in the order of the column within each.
void group_column(const State& state, BoardColumn& column) {
    const auto platform = [&](std::uint32_t card) -> const std::string& { return state.cases()[card].row.platform; };
    std::ranges::stable_sort(column.cards, {}, platform);
    for (std::uint32_t i = 0; i < column.cards.size(); ++i)
        if (i == 0 || platform(column.cards[i]) != platform(column.cards[i - 1])) column.heads.push_back(i);
}

// What a column's sum counts a case with.
std::int64_t column_minor(const Others::Case& one) {
    return one.ended ? one.received_minor : one.asked_minor;
}

}  // namespace

BoardIndex::BoardIndex(const State& state, const Reader& reader) {
    Tally tally;
    Choices choices;
    const auto tomorrow = start_of_tomorrow(reader);
    whole_.valid_until = tomorrow;
    whole_.no_cases = true;
    whole_.counting = state.others().has_value();
    cards_.reserve(state.cases().size());
    for (std::uint32_t i = 0; i < state.cases().size(); ++i) {
        const auto& record = state.cases()[i];
        whole_.in_bin += record.in_bin();
        whole_.archived += record.row.archived && !record.in_bin();
        if (record.put_away()) continue;
        mark_time(my_urgent(record, reader), record.next_deadline() ? record.next_due() : Instant::max(), reader);
        whole_.watched |= record.watched();
        if (!record.on_board()) continue;
        whole_.no_cases = false;
        const auto one = counted(record.row);
        count(tally, one);
        count_days(tally, record, reader);
        choices.add(record.row);
        cards_.push_back({record.row.position, column_minor(one), i, currency_index(one.currency), record.row.stage,
                          filters_of(record, reader.now, tomorrow)});
    }
    sort(state);
    if (state.others()) count_others(*state.others(), reader, tally);
    main_currency_ = main_currency(tally, reader.lang);
    whole_.platforms.assign(choices.platforms.begin(), choices.platforms.end());
    whole_.tags.assign(choices.tags.begin(), choices.tags.end());
    whole_.open_sum = show_sums(tally.open, main_currency_);
    whole_.recovered_sum = show_sums(tally.received, main_currency_);
    whole_.recovery_rate = rate_text(tally, main_currency_);
    whole_.median_days = whole_.counting ? "…" : median_text(std::move(tally.days), reader);
}

void BoardIndex::count_others(const Others& others, const Reader& reader, Tally& tally) {
    struct Time {
        Instant next_due = Instant::max();
        Urgent urgent;
    };
    std::vector<Time> times(others.cases.size());
    for (const auto& deadline : others.deadlines) {
        auto& time = times[deadline.of];
        time.next_due = std::min(time.next_due, deadline.last_second);
        if (!deadline.theirs && !others.cases[deadline.of].ended) time.urgent.add(deadline.last_second, reader.now);
    }
    const auto tomorrow = start_of_tomorrow(reader);
    others_.reserve(others.cases.size());
    for (std::size_t i = 0; i < others.cases.size(); ++i) {
        const auto& one = others.cases[i];
        if (one.shown) continue;
        whole_.in_bin += one.in_bin;
        whole_.archived += one.archived && !one.in_bin;
        if (one.put_away()) continue;
        mark_time(times[i].urgent, times[i].next_due, reader);
        whole_.watched |= one.watched;
        if (!one.on_board()) continue;
        whole_.no_cases = false;
        count(tally, one);
        const bool waits = times[i].next_due != Instant::max() && !one.ended;
        const auto filters = filters_of(waits ? std::optional(times[i].next_due) : std::nullopt, reader.now, tomorrow);
        others_.push_back({0, column_minor(one), 0, currency_index(one.currency), one.stage, filters});
    }
}

void BoardIndex::mark_time(const Urgent& urgent, Instant next_due, const Reader& reader) {
    whole_.urgent += urgent.count;
    whole_.valid_until = std::min(whole_.valid_until, urgent.changes_at);
    if (next_due >= reader.now && next_due != Instant::max())
        whole_.valid_until = std::min(whole_.valid_until, next_due + seconds{1});
}

// The next case mostly has the currency of the last.
std::uint32_t BoardIndex::currency_index(const std::string& currency) {
    if (last_currency_ < currencies_.size() && currencies_[last_currency_] == currency) return last_currency_;
    last_currency_ = static_cast<std::uint32_t>(std::ranges::find(currencies_, currency) - currencies_.begin());
    if (last_currency_ == currencies_.size()) currencies_.push_back(currency);
    return last_currency_;
}

void BoardIndex::sort(const State& state) {
    const auto uuid = [&](const Card& card) -> const Uuid& { return state.cases()[card.record].row.uuid; };
    std::ranges::sort(cards_, [&](const Card& a, const Card& b) {
        if (a.stage != b.stage) return a.stage < b.stage;
        return a.position != b.position ? a.position < b.position : uuid(a) < uuid(b);
    });
}

std::vector<std::uint32_t> BoardIndex::found(const State& state, std::string_view search) const {
    std::vector<std::uint32_t> cards(cards_.size());
    std::iota(cards.begin(), cards.end(), 0u);
    const auto query = search_query(search);
    if (query.empty()) return cards;
    const auto matches = state.search(query);
    std::erase_if(cards, [&](std::uint32_t card) { return matches[cards_[card].record] == Match::none; });
    return cards;
}

BoardView BoardIndex::view(const State& state, const BoardFilter& filter) const {
    auto view = whole_;
    std::array<Sums, kStageCount> sums;
    const auto quick = static_cast<unsigned>(filter.quick);
    for (const auto at : found(state, filter.search)) {
        const auto& card = cards_[at];
        if (filter.facets() > 0 && !takes(filter, state.cases()[card.record].row)) continue;
        for (std::size_t f = 0; f < view.counts.size(); ++f) view.counts[f] += card.filters >> f & 1;
        if ((card.filters >> quick & 1) == 0) continue;
        const auto column = static_cast<std::size_t>(card.stage);
        view.columns[column].cards.push_back(card.record);
        sums[column].add(currencies_[card.currency], card.minor);
    }
    for (const auto& card : others_) {
        for (std::size_t f = 0; f < view.counts.size(); ++f) view.counts[f] += card.filters >> f & 1;
        const auto column = static_cast<std::size_t>(card.stage);
        ++view.columns[column].more;
        sums[column].add(currencies_[card.currency], card.minor);
    }
    for (std::size_t s = 0; s < view.columns.size(); ++s) {
        view.columns[s].stage = static_cast<Stage>(s);
        view.columns[s].sum = show_sums(sums[s], main_currency_);
        if (filter.group == Grouping::platform) group_column(state, view.columns[s]);
    }
    return view;
}

}  // namespace recoup::core::inline view
