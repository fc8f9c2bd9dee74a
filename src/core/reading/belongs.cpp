#include "core/reading/belongs.h"

#include <algorithm>
#include <set>

#include "core/base/money.h"
#include "core/model/searched.h"
#include "core/reading/spans.h"

namespace recoup::core::inline reading {
namespace {

constexpr std::size_t kLeastOfNumber = 5;  // digits and letters, where a field holds it
constexpr std::size_t kLeastInText = 8;    // where a text speaks of it

struct Keyed {
    std::string key;
    const Fact* fact = nullptr;
};

std::vector<Keyed> numbers_of(const Reading& reading) {
    std::vector<Keyed> numbers;
    for (const auto& fact : reading.facts) {
        const bool number =
            fact.field == FactField::order || fact.field == FactField::transaction || fact.field == FactField::ticket;
        if (!number) continue;
        auto key = number_key(fact.value);
        if (key.size() >= kLeastOfNumber) numbers.push_back({std::move(key), &fact});
    }
    return numbers;
}

bool is_number_byte(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

// The keys of all numbers that a text speaks of.
void add_keys(std::string_view text, std::set<std::string, std::less<>>& keys) {
    for (std::size_t i = 0; i < text.size();) {
        auto end = i;
        while (end < text.size() && is_number_byte(text[end])) ++end;
        if (end - i >= kLeastInText) keys.insert(number_key(text.substr(i, end - i)));
        i = std::max(end, i + 1);
    }
}

bool same_platform(const Reading& reading, const CaseRow& row) {
    return std::ranges::any_of(reading.facts, [&](const Fact& fact) {
        return fact.field == FactField::platform && names_platform(fact.value, row);
    });
}

const Fact* same_amount(const Reading& reading, const CaseRow& row) {
    const auto found = std::ranges::find_if(reading.facts, [&](const Fact& fact) {
        return fact.field == FactField::amount && row.paid_minor && fact.minor == row.paid_minor &&
               fact.currency == row.currency && fact.role != FactRole::balance;
    });
    return found == reading.facts.end() ? nullptr : &*found;
}

// Days are those of the machine: both were read on its clock.
Day local_day(const When& when, const Zones& zones) {
    if (when.is_day()) return when.day;
    return Day{std::chrono::floor<std::chrono::days>(to_local(zones, zones.local_zone(), when.instant))};
}

bool same_day(const Reading& reading, const CaseRow& row, const Zones& zones) {
    if (!row.paid_at) return false;
    const auto day = local_day(*row.paid_at, zones);
    return std::ranges::any_of(reading.facts, [&](const Fact& fact) {
        return fact.when && fact.role != FactRole::promised && local_day(*fact.when, zones) == day;
    });
}

bool misses(const CaseRecord& record, EvidenceKind kind) {
    return std::ranges::find(record.slots, kind, &SlotRow::kind) != record.slots.end() &&
           std::ranges::find(record.evidence, kind, &EvidenceRow::kind) == record.evidence.end();
}

// What was offered or paid back is another sum of the same case.
bool is_sum_of(const CaseRow& row, std::int64_t minor) {
    const std::optional<std::int64_t> sums[] = {row.paid_minor, row.claimed_minor, row.offered_minor,
                                                row.received_minor};
    return std::ranges::find(sums, std::optional(minor)) != std::end(sums);
}

std::optional<Difference> amount_difference(const Reading& reading, const CaseRow& row) {
    if (!row.paid_minor) return std::nullopt;
    const Fact* first = nullptr;
    for (const auto& fact : reading.facts) {
        if (fact.field != FactField::amount || fact.role != FactRole::paid || !fact.minor) continue;
        if (fact.currency != row.currency) continue;
        if (is_sum_of(row, *fact.minor)) return std::nullopt;
        if (!first) first = &fact;
    }
    if (!first) return std::nullopt;
    return Difference{FactField::amount, format_amount(*row.paid_minor, row.currency),
                      format_amount(*first->minor, first->currency), first->line};
}

std::optional<Difference> order_difference(const Reading& reading, const CaseRow& row) {
    const auto key = number_key(row.order_no);
    if (key.empty()) return std::nullopt;
    const Fact* first = nullptr;
    for (const auto& fact : reading.facts) {
        if (fact.field != FactField::order) continue;
        if (number_key(fact.value) == key) return std::nullopt;
        if (!first) first = &fact;
    }
    if (!first) return std::nullopt;
    return Difference{FactField::order, row.order_no, first->value, first->line};
}

}  // namespace

std::set<std::string, std::less<>> number_keys_of(const CaseRecord& record) {
    std::set<std::string, std::less<>> keys;
    searched_texts(record, nullptr, [&](SearchPlace place, std::string_view text) {
        if (place == SearchPlace::order_no || place == SearchPlace::ticket) keys.insert(number_key(text));
        if (place == SearchPlace::contact || place == SearchPlace::note || place == SearchPlace::payment ||
            place == SearchPlace::route || place == SearchPlace::title)
            add_keys(text, keys);
    });
    return keys;
}

bool is_same_name(std::u32string_view read, std::u32string_view platform) {
    if (platform.size() < 2) return false;
    return read.find(platform) != read.npos || (read.size() >= 2 && platform.find(read) != platform.npos);
}

bool names_platform(std::string_view read, const CaseRow& row) {
    return is_same_name(plain_word(read), plain_word(row.platform));
}

std::vector<Belonging> cases_of(const Reading& reading, const State& state) {
    struct Ranked {
        Belonging belonging;
        Instant updated;
    };
    const auto numbers = numbers_of(reading);
    std::vector<Ranked> ranked;
    for (const auto& record : state.cases()) {
        if (record.in_bin()) continue;
        Belonging one{.case_uuid = record.row.uuid};
        one.platform = same_platform(reading, record.row);
        const auto* amount = same_amount(reading, record.row);
        one.amount = amount != nullptr;
        one.day = same_day(reading, record.row, state.zones());
        if (amount) one.line = amount->line;
        if (!numbers.empty()) {
            const auto keys = number_keys_of(record);
            const auto same =
                std::ranges::find_if(numbers, [&](const Keyed& one_number) { return keys.contains(one_number.key); });
            if (same != numbers.end()) {
                one.number = true;
                one.value = same->fact->value;
                one.line = same->fact->line;
            }
        }
        if (!one.number && !(one.platform && one.amount && one.day)) continue;
        one.fills_slot = misses(record, reading.kind);
        ranked.push_back({std::move(one), record.row.updated_at});
    }
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
        return std::pair(a.belonging.number, a.updated) > std::pair(b.belonging.number, b.updated);
    });
    std::vector<Belonging> all;
    for (auto& one : ranked) all.push_back(std::move(one.belonging));
    return all;
}

EvidenceProposal proposed_for(const Reading& reading, const EvidenceRow& row) {
    EvidenceProposal proposal;
    if (row.kind == EvidenceKind::other && reading.kind != EvidenceKind::other) proposal.kind = reading.kind;
    return proposal;
}

std::vector<Difference> differences(const Reading& reading, const CaseRow& row) {
    std::vector<Difference> all;
    if (auto amount = amount_difference(reading, row)) all.push_back(std::move(*amount));
    if (auto order = order_difference(reading, row)) all.push_back(std::move(*order));
    return all;
}

std::string show_difference(Lang lang, const Difference& one) {
    return trf(lang, "read_not_the_same"_tr, one.in_case, one.in_picture);
}

}  // namespace recoup::core::inline reading
