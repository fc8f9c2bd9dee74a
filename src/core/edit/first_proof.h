// What the first picture of a new case is taken for. Pure; any thread.
#pragma once

#include <span>

#include "core/edit/command.h"

namespace recoup::core::inline edit {

// What is pasted first is mostly the payment; else what the list of evidence wants first. Only a picture, and only
// where nobody said what it is.
void name_first(std::span<NewEvidence> evidence, std::span<const EvidenceKind> slots);

}  // namespace recoup::core::inline edit
