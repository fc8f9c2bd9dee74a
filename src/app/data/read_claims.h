// Rules of what may be claimed: assets/claims and the person's claims/. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/law/claim_rule.h"

namespace recoup::app::inline data {

// All that can be read. A rule of <own>/claims replaces the one with its id. What is left out is told in `problems`, of
// kind work.
std::vector<core::ClaimRule> read_claims(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app::inline data
