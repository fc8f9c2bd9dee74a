// How long before a deadline one is reminded of it: "3d,1d,1h,0" or "never", as settings and deadlines keep it. Pure
// values, any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"

namespace recoup::core::inline model {

// Longest first, each once; empty: never.
using Leads = std::vector<std::chrono::seconds>;

// When nothing is to be heard, on the wall clock of the person; may span midnight.
struct QuietHours {
    std::chrono::minutes from{};
    std::chrono::minutes to{};

    bool operator==(const QuietHours&) const = default;
};

inline constexpr std::string_view kDefaultLeads = "3d,1d,1h,0";

// "never", or at most eight spans such as "3d", "90m", "0", each of a year at most; nothing for anything else.
std::optional<Leads> parse_leads(std::string_view text);
std::string lead_token(std::chrono::seconds lead);
std::string leads_token(const Leads& leads);

// "3 天、1 天、1 小时前，到期时", "从不".
std::string show_leads(Lang lang, const Leads& leads);

}  // namespace recoup::core::inline model
