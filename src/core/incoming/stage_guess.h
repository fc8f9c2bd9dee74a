// Which stage of a case the list of a foreign board is, by its name. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/words.h"

namespace recoup::core::inline incoming {

// By the words of either language: “审核中” and “In review” are under_review. Nothing: the name tells nothing.
std::optional<Stage> guess_stage(std::string_view list);

// The kind of proof that an entry of a checklist names: “支付截图”, “chat log”. Nothing: none.
std::optional<EvidenceKind> guess_proof(std::string_view entry);

}  // namespace recoup::core::inline incoming
