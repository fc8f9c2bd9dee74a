#include "core/board_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/agenda_view.h"
#include "core/amounts.h"
#include "core/money.h"
#include "core/stats.h"
#include "core/tags.h"
#include "core/text.h"

namespace recoup::core {
namespace {

using namespace std::chrono;

// Of each currency; most boards have one, and the next case mostly has that of the last.
class Sums {
  public:
    Sums() = default;
    Sums(const Sums&) = delete;
    Sums& operator=(const Sums&) = delete;

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

// The main currency first, the others behind it.
std::string show_sums(const Sums& sums, const std::string& main) {
    std::string text = format_amount(sums.of(main), main);
    for (const auto& [currency, minor] : sums)
        if (currency != main && minor != 0) text += " + " + format_amount(minor, currency);
    return text;
}

Instant start_of_tomorrow(const Reader& reader) {
    const auto today = floor<days>(to_local(*reader.zones, reader.zone, reader.now));
    return to_instant(*reader.zones, reader.zone, today + days{1});
}

// Everything that one pass over the cases collects.
struct Tally {
    Sums currencies;  // so many cases
    Sums open, received, ended_asked;
    std::array<Sums, kStageCount> columns;
    std::vector<double> days;
};

void count(Tally& tally, const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    tally.currencies.add(row.currency, 1);
    if (!record.ended()) return tally.open.add(row.currency, asked_minor(row).value_or(0));
    tally.ended_asked.add(row.currency, asked_minor(row).value_or(0));
    tally.received.add(row.currency, row.received_minor.value_or(0));
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

// In which quick filters a case is, by bit.
unsigned filters_of(const CaseRecord& record, Instant now, Instant tomorrow) {
    unsigned bits = 1u << static_cast<unsigned>(QuickFilter::all);
    if (record.next_deadline() && !record.ended()) {
        const bool late = now > record.next_due();
        if (late) bits |= 1u << static_cast<unsigned>(QuickFilter::overdue);
        if (!late && record.next_due() < tomorrow) bits |= 1u << static_cast<unsigned>(QuickFilter::due_today);
    }
    if (missing_evidence(record)) bits |= 1u << static_cast<unsigned>(QuickFilter::missing_evidence);
    return bits;
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

void sort_column(const State& state, BoardColumn& column) {
    // Keys beside the indexes: the comparisons stay in one block of memory.
    std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
    keys.reserve(column.cards.size());
    for (const auto i : column.cards) keys.emplace_back(state.cases()[i].row.position, i);
    std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        return state.cases()[a.second].row.uuid < state.cases()[b.second].row.uuid;
    });
    for (std::size_t i = 0; i < keys.size(); ++i) column.cards[i] = keys[i].second;
}

std::string_view take_word(std::string_view& text) {
    text = trim(text);
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

}  // namespace

bool matches_search(const CaseRecord& record, std::string_view folded_search) {
    for (auto word = take_word(folded_search); !word.empty(); word = take_word(folded_search))
        if (record.haystack.find(word) == std::string::npos) return false;
    return true;
}

BoardView board_view(const State& state, const BoardFilter& filter, const Reader& reader) {
    BoardView view;
    Tally tally;
    Choices choices;
    const auto search = fold_case(trim(filter.search));
    const auto tomorrow = start_of_tomorrow(reader);
    view.valid_until = tomorrow;
    view.no_cases = true;
    for (std::uint32_t i = 0; i < state.cases().size(); ++i) {
        const auto& record = state.cases()[i];
        view.in_bin += record.in_bin();
        view.archived += record.row.archived && !record.in_bin();
        if (!record.on_board()) continue;
        view.no_cases = false;
        count(tally, record, reader);
        choices.add(record.row);
        const auto bits = filters_of(record, reader.now, tomorrow);
        const auto urgent = my_urgent(record, reader);
        view.urgent += urgent.count;
        view.valid_until = std::min(view.valid_until, urgent.changes_at);
        if (record.next_deadline() && record.next_due() >= reader.now)
            view.valid_until = std::min(view.valid_until, record.next_due() + seconds{1});
        if (!takes(filter, record.row) || (!search.empty() && !matches_search(record, search))) continue;
        for (std::size_t f = 0; f < view.counts.size(); ++f) view.counts[f] += static_cast<int>(bits >> f & 1u);
        if ((bits >> static_cast<unsigned>(filter.quick) & 1u) == 0) continue;
        const auto column = static_cast<std::size_t>(record.row.stage);
        view.columns[column].cards.push_back(i);
        tally.columns[column].add(record.row.currency, record.ended() ? record.row.received_minor.value_or(0)
                                                                      : asked_minor(record.row).value_or(0));
    }
    const auto main = main_currency(tally, reader.lang);
    for (std::size_t s = 0; s < view.columns.size(); ++s) {
        view.columns[s].stage = static_cast<Stage>(s);
        view.columns[s].sum = show_sums(tally.columns[s], main);
        sort_column(state, view.columns[s]);
        if (filter.group == Grouping::platform) group_column(state, view.columns[s]);
    }
    view.platforms.assign(choices.platforms.begin(), choices.platforms.end());
    view.tags.assign(choices.tags.begin(), choices.tags.end());
    view.open_sum = show_sums(tally.open, main);
    view.recovered_sum = show_sums(tally.received, main);
    view.recovery_rate = rate_text(tally, main);
    view.median_days = median_text(std::move(tally.days), reader);
    return view;
}

Tone tone_of(DeadlineState state) {
    switch (state) {
        case DeadlineState::ok:
            return Tone::ok;
        case DeadlineState::soon:
            return Tone::warn;
        case DeadlineState::urgent:
        case DeadlineState::overdue:
            return Tone::bad;
        case DeadlineState::done:
        case DeadlineState::stopped:
            return Tone::off;
    }
    return Tone::off;
}

Tone tone_of(const DeadlineRow& row, const Reader& reader) {
    return is_theirs(row) ? Tone::off : tone_of(deadline_state(row, *reader.zones, reader.now));
}

Chip deadline_chip(const DeadlineRow& row, const Reader& reader) {
    const auto state = deadline_state(row, *reader.zones, reader.now);
    if (state == DeadlineState::done || state == DeadlineState::stopped)
        return {"", std::string(label(reader.lang, state))};
    const bool theirs = is_theirs(row);
    const auto due = last_second(row.due, *reader.zones);
    Chip chip{"", show_timer(reader.lang, reader.now, due, theirs ? TimerStyle::theirs : TimerStyle::chip),
              tone_of(row, reader), true, state == DeadlineState::urgent};
    if (theirs) chip.whose = state == DeadlineState::overdue ? Whose::theirs_late : Whose::theirs;
    return chip;
}

Chip case_chip(const CaseRecord& record, const Reader& reader) {
    if (record.ended()) return {"", std::string(label(reader.lang, record.row.outcome))};
    if (!record.next_deadline()) {
        const bool stands = std::ranges::any_of(record.deadlines, [](const auto& row) { return !row.done_at; });
        return {"", std::string(reader(stands ? "deadline_state_stopped"_tr : "deadline_none"_tr))};
    }
    auto chip = deadline_chip(*record.next_deadline(), reader);
    if (record.row.stage == Stage::escalated && record.row.route == Route::market_regulator) chip.prefix = "12315 ";
    return chip;
}

CardView card_view(const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    CardView card;
    card.uuid = row.uuid;
    card.number = row.number;
    card.title = row.title;
    const auto problem = label(reader.lang, row.problem);
    card.subtitle = row.platform.empty() ? std::string(problem) : fmt::format("{} · {}", row.platform, problem);
    const bool less = record.ended() && row.received_minor && *row.received_minor < asked_minor(row).value_or(0);
    const bool unknown = !row.claimed_minor && !row.paid_minor && !row.received_minor;
    const auto shown = record.ended() && row.received_minor ? *row.received_minor : asked_minor(row).value_or(0);
    card.amount = unknown ? "—" : format_amount(shown, row.currency);
    if (less) card.struck_amount = format_amount(asked_minor(row).value_or(0), row.currency);
    card.chip = case_chip(record, reader);
    card.chip_changes_at =
        record.next_deadline() && !record.ended() ? timer_changes_at(reader.now, record.next_due()) : Instant::max();
    card.evidence = static_cast<int>(record.evidence.size());
    card.contacts = static_cast<int>(record.contacts.size());
    card.slots_filled = record.slots_filled();
    card.slots_total = static_cast<int>(record.slots.size());
    if (card.slots_total > 0)
        card.progress = static_cast<float>(card.slots_filled) / static_cast<float>(card.slots_total);
    return card;
}

}  // namespace recoup::core
