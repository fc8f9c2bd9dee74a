// What happened, as a letter tells it. Pure, any thread.
#pragma once

#include <string>

#include "core/letter/from.h"
#include "core/letter/talk.h"

namespace recoup::core::inline letter {

// How a letter names the one it speaks of: "贵方", "商家"; "you", "the seller".
std::string who_is(const Reader& reader, const Addressee& addressee);

// A line each, in their order in time, each with its day: payment, goods, trouble, the first contact, what they said
// last (in quotation marks only what is kept as their words), what they promised and let pass, money that came; then
// how often they were contacted and what they offer.
std::string facts_of(const ComposeFrom& from, const Addressee& addressee);

}  // namespace recoup::core::inline letter
