// What happened, as a letter tells it. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/letter/from.h"
#include "core/letter/talk.h"

namespace recoup::core::inline letter {

// How a letter names the one it speaks of: "贵方", "商家"; "you", "the seller".
std::string who_is(const Reader& reader, const Addressee& addressee);

// A line each, in their order in time, each with its day: payment, goods, trouble, the first contact with each party
// and what I noted in a line of the last ones, what each said last under its name (in quotation marks only what is kept
// as its words), what it promised and did not keep, money that came; then how often the one it speaks of was contacted
// and what is offered. What authorities said is told only in a letter about them.
std::string facts_of(const ComposeFrom& from, const Addressee& addressee);

enum class FactKind : std::uint8_t { paid, goods, occurred, contact, promise, answer, money, sum };

// A line of it.
struct Fact {
    FactKind kind = FactKind::sum;
    std::optional<When> when;  // nothing of what sums up
    Instant at{};
    std::string text;  // with its day
    std::string bare;  // without
    bool theirs = false;
    std::optional<Uuid> contact;  // that it tells
};
std::vector<Fact> told_facts(const ComposeFrom& from, const Addressee& addressee);

}  // namespace recoup::core::inline letter
