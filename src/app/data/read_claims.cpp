#include "app/data/read_claims.h"

#include <algorithm>

#include "app/data/read_json.h"
#include "core/advice/claim.h"
#include "core/base/money.h"

namespace recoup::app::inline data {
namespace {

using core::ClaimFormula;
using core::ClaimRule;

constexpr std::int64_t kMostTimes = 100;

// The numbers that the law puts into the formula.
void read_numbers(const JsonObject& object, ClaimRule& claim) {
    if (claim.formula == ClaimFormula::multiple || claim.formula == ClaimFormula::capped)
        claim.times = object.whole("times", 1, kMostTimes);
    if (claim.formula == ClaimFormula::daily) claim.daily_rate = object.whole("daily_rate", 1, core::kMostRate);
    if (claim.formula != ClaimFormula::multiple) return;
    claim.loss_times = object.whole("loss_times", 0, kMostTimes);
    claim.least_minor = object.whole("least_minor", 0, core::kMaxAmountMinor);
    claim.currency = object.text("currency");
    if (claim.currency.empty() ? claim.least_minor > 0 : !core::is_currency(claim.currency)) object.refuse("currency");
}

void read_source(const JsonObject& object, ClaimRule& claim) {
    claim.source_title = object.named_if_any("source_title");
    claim.article = object.named_if_any("article");
    claim.source_url = object.text("source_url");
    claim.verified_on = object.day("verified_on");
    if (!object.is_null("standing")) claim.standing = object.word<core::Standing>("standing");
    if (claim.standing.has_value() == claim.source_title.empty()) object.refuse("standing");
}

ClaimRule read_claim(const JsonObject& object) {
    ClaimRule claim;
    claim.id = object.filled("id");
    claim.version = object.filled("version");
    claim.jurisdictions = object.texts("jurisdictions");
    if (claim.jurisdictions.empty()) object.refuse("jurisdictions");
    claim.sectors = object.texts("sectors");
    claim.problems = object.words<core::Problem>("problems");
    claim.title = object.bilingual("title");
    claim.conditions = object.bilingual("conditions");
    claim.formula = object.word<ClaimFormula>("formula");
    read_numbers(object, claim);
    claim.labels = object.bilinguals("labels");
    if (claim.labels.size() != core::inputs_of(claim).size()) object.refuse("labels");
    claim.hint = object.bilingual_or_null("hint");
    read_source(object, claim);
    return claim;
}

}  // namespace

std::vector<ClaimRule> read_claims(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<ClaimRule> all;
    for (const auto& file : data_files("claims", own, problems)) {
        auto claims =
            read_document(file, problems, [](const JsonObject& root) { return root.objects("claims", read_claim); });
        if (!claims) continue;
        for (auto& claim : *claims) {
            const auto same = std::ranges::find(all, claim.id, &ClaimRule::id);
            if (same == all.end())
                all.push_back(std::move(claim));
            else
                *same = std::move(claim);
        }
    }
    return all;
}

}  // namespace recoup::app::inline data
