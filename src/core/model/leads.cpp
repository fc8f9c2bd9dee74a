#include "core/model/leads.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/dates/span.h"

namespace recoup::core::inline model {
namespace {

using namespace std::chrono;

constexpr std::size_t kMost = 8;
constexpr seconds kLongest = days{366};
constexpr std::string_view kNever = "never";

std::optional<seconds> parse_lead(std::string_view text) {
    if (text == "0") return seconds{0};
    const auto span = parse_duration(text);
    return span && *span <= kLongest ? span : std::nullopt;
}

std::string show_lead(Lang lang, seconds lead) {
    if (lead % days{1} == 0s) return trf(lang, "timer_days"_tr, lead / days{1});
    if (lead % hours{1} == 0s) return trf(lang, "lead_hours"_tr, lead / hours{1});
    return trf(lang, "lead_minutes"_tr, lead / minutes{1});
}

}  // namespace

std::optional<Leads> parse_leads(std::string_view text) {
    Leads leads;
    if (trim(text) == kNever) return leads;
    for (std::size_t at = 0; at <= text.size();) {
        const auto comma = std::min(text.find(',', at), text.size());
        const auto lead = parse_lead(trim(text.substr(at, comma - at)));
        if (!lead || leads.size() == kMost) return std::nullopt;
        leads.push_back(*lead);
        at = comma + 1;
    }
    std::sort(leads.begin(), leads.end(), std::greater<>());
    leads.erase(std::unique(leads.begin(), leads.end()), leads.end());
    return leads;
}

std::string lead_token(seconds lead) {
    if (lead == 0s) return "0";
    if (lead % days{1} == 0s) return std::to_string(lead / days{1}) + "d";
    if (lead % hours{1} == 0s) return std::to_string(lead / hours{1}) + "h";
    return std::to_string(lead / minutes{1}) + "m";
}

std::string leads_token(const Leads& leads) {
    if (leads.empty()) return std::string(kNever);
    std::string text;
    for (const auto lead : leads) text += (text.empty() ? "" : ",") + lead_token(lead);
    return text;
}

std::string show_leads(Lang lang, const Leads& leads) {
    if (leads.empty()) return std::string(tr(lang, "lead_never"_tr));
    std::string before;
    for (const auto lead : leads)
        if (lead > 0s) before += (before.empty() ? "" : std::string(tr(lang, "list_comma"_tr))) + show_lead(lang, lead);
    const bool at_the_time = leads.back() == 0s;
    if (before.empty()) return std::string(tr(lang, "lead_at_the_time"_tr));
    return trf(lang, at_the_time ? "lead_before_and_then"_tr : "lead_before"_tr, before);
}

}  // namespace recoup::core::inline model
