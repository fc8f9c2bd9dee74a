// What stands in a text by its phrases, weighed against what each sentence says as a whole. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/pushback/pattern.h"
#include "core/pushback/weights.h"

namespace recoup::core::inline pushback {

// Something of a kind that is said, by a phrase or by a whole clause.
struct Heard {
    Pushback kind = Pushback::none;
    Found found;
    bool reason = false;   // its phrase may only say why something else is so
    bool certain = false;  // by a phrase of the person's own
};

// The n-grams of all its clauses, sorted, each once: what weights are learned from.
std::vector<std::string> grams_of(const Listened& text);

// Takes away what its sentence speaks against, and adds the clause that says most for a kind that a sentence says
// without a phrase, and of which nothing is `denied` there. `heard` is in the order of the text, before and after.
void weigh(const Weights& weights, const Listened& text, const std::vector<Heard>& denied, std::vector<Heard>& heard);

}  // namespace recoup::core::inline pushback
