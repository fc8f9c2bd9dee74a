#include "core/reading/facts.h"

#include <algorithm>
#include <tuple>

#include "core/reading/fact_reader.h"

namespace recoup::core::inline reading {
namespace {

// The same said twice is one fact, as sure as where it was read best.
void add_once(std::vector<Fact>& facts, Fact fact) {
    const auto same = std::ranges::find_if(facts, [&](const Fact& known) {
        return known.field == fact.field && known.role == fact.role && known.value == fact.value &&
               known.when == fact.when;
    });
    if (same == facts.end())
        facts.push_back(std::move(fact));
    else if (fact.score > same->score)
        same->score = fact.score;
}

int order_of(FactRole role) {
    // Of moments: paid, then ordered, other and said, promised last. What lies on an account is the least of all sums.
    constexpr FactRole kOrder[] = {FactRole::paid, FactRole::refundable, FactRole::offered, FactRole::price,
                                   FactRole::fee,  FactRole::ordered,    FactRole::other,   FactRole::said,
                                   FactRole::none, FactRole::balance,    FactRole::promised};
    return static_cast<int>(std::ranges::find(kOrder, role) - std::begin(kOrder));
}

}  // namespace

std::optional<Instant> taken_at(const std::optional<Instant>& captured_at, CapturedFrom from) {
    const bool said = from == CapturedFrom::exif || from == CapturedFrom::name;
    return said ? captured_at : std::nullopt;
}

Reading facts_of(const PictureText& picture, const ReadingHabit& habit) {
    const Page page(picture);
    const FactReader reader(page, habit);
    Reading reading;
    reading.kind = kind_of(page, *habit.words);
    // Terms speak of every trouble there is.
    if (reading.kind != EvidenceKind::terms) reading.problem = problem_of(page, *habit.words);
    auto facts = numbers_of(reader);
    for (auto& fact : moments_of(reader, reading.kind)) facts.push_back(std::move(fact));
    for (auto& fact : amounts_of(reader, reading.kind)) facts.push_back(std::move(fact));
    for (auto& fact : statuses_of(reader)) facts.push_back(std::move(fact));
    for (auto& fact : tails_of(reader)) facts.push_back(std::move(fact));
    for (auto& fact : platforms_of(reader, reading.kind, facts)) facts.push_back(std::move(fact));
    for (auto& fact : facts)
        if (fact.score >= kSureScore) add_once(reading.facts, std::move(fact));
    std::ranges::stable_sort(reading.facts, {},
                             [](const Fact& fact) { return std::tuple(fact.field, order_of(fact.role), fact.rank); });
    reading.captured = captured_of(reader, reading.facts);
    return reading;
}

const Fact* best_fact(const Reading& reading, FactField field) {
    const auto found = std::ranges::find(reading.facts, field, &Fact::field);
    return found == reading.facts.end() ? nullptr : &*found;
}

const Fact* best_fact(const Reading& reading, FactField field, FactRole role) {
    const auto found =
        std::ranges::find_if(reading.facts, [&](const Fact& fact) { return fact.field == field && fact.role == role; });
    return found == reading.facts.end() ? nullptr : &*found;
}

}  // namespace recoup::core::inline reading
