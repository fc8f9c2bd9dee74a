// What is charged again and again: the same side, about the same sum, always as far apart.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/payments/finding_parts.h"

namespace recoup::core::inline payments {
namespace {

using Places = std::vector<std::size_t>;
using std::chrono::days;
using std::chrono::sys_days;

constexpr auto kBillOffset = std::chrono::hours{8};  // days are those of the bill's clock
constexpr std::size_t kLeastTimes = 3;

struct Spacing {
    int least = 0, most = 0;  // days
    bool months = false;
    int count = 0;  // of months or days
};
constexpr Spacing kSpacings[] = {{28, 31, true, 1}, {7, 7, false, 7}, {365, 366, true, 12}};

sys_days day_of(const Payment& payment) {
    return std::chrono::floor<days>(payment.at + kBillOffset);
}

// The same day of the month later on, or its last day; at the same time of day.
Instant next_of(const Payment& payment, const Spacing& spacing) {
    const auto day = day_of(payment);
    const auto clock = payment.at + kBillOffset - day;
    if (!spacing.months) return Instant{day + days{spacing.count} - kBillOffset + clock};
    const std::chrono::year_month_day date{day};
    const auto month = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{spacing.count};
    const std::chrono::year_month_day_last last{month / std::chrono::last};
    return Instant{sys_days{month / std::min(date.day(), last.day())} - kBillOffset + clock};
}

// The longest run of charges that lie a spacing apart each; of one day only the first counts.
Places longest_run(const Bill& bill, const Places& places, const Spacing& spacing) {
    struct Best {
        std::size_t place = 0, length = 1;
        sys_days before{};
        bool first = true;
    };
    std::map<sys_days, Best> by_day;
    sys_days last{};
    std::size_t longest = 0;
    for (const auto i : places) {
        const auto day = day_of(bill.payments[i]);
        const auto [here, is_new] = by_day.try_emplace(day, Best{i});
        if (!is_new) continue;
        for (int apart = spacing.least; apart <= spacing.most; ++apart) {
            const auto earlier = by_day.find(day - days{apart});
            if (earlier == by_day.end() || earlier->second.length < here->second.length) continue;
            here->second.length = earlier->second.length + 1;
            here->second.before = earlier->first;
            here->second.first = false;
        }
        if (here->second.length > longest) {
            longest = here->second.length;
            last = day;
        }
    }
    Places run;
    if (longest < kLeastTimes) return run;
    for (auto at = by_day.find(last);; at = by_day.find(at->second.before)) {
        run.push_back(at->second.place);
        if (at->second.first) break;
    }
    std::ranges::reverse(run);
    return run;
}

bool all_equal(const Bill& bill, const Places& run) {
    return std::ranges::all_of(
        run, [&](std::size_t i) { return bill.payments[i].amount_minor == bill.payments[run.front()].amount_minor; });
}

// Where the same is bought at other times as well, a distance may be chance.
std::optional<Strength> strength_of(const Bill& bill, const Places& run, std::size_t all) {
    const auto others = all - run.size();
    const bool says_so = std::ranges::any_of(run, [&](std::size_t i) { return bill.payments[i].meaning.renews; });
    if (others > (says_so ? 3 : 1) * run.size()) return {};
    if (says_so && others <= run.size()) return Strength::strong;
    const auto sure_from = all_equal(bill, run) ? kLeastTimes : kLeastTimes + 1;
    return run.size() >= sure_from && others * 3 <= run.size() ? Strength::strong : Strength::weak;
}

// The run of the best spacing, taken out of `places`.
bool take_run(const Bill& bill, Places& places, std::vector<Finding>& findings) {
    Places best;
    const Spacing* best_spacing = nullptr;
    for (const auto& spacing : kSpacings) {
        auto run = longest_run(bill, places, spacing);
        if (run.size() <= best.size()) continue;
        best = std::move(run);
        best_spacing = &spacing;
    }
    if (!best_spacing) return false;
    const auto strength = strength_of(bill, best, places.size());
    if (!strength) return false;
    findings.push_back({.kind = FindingKind::repeating,
                        .strength = *strength,
                        .payments = best,
                        .next_at = next_of(bill.payments[best.back()], *best_spacing)});
    const std::unordered_set<std::size_t> taken(best.begin(), best.end());
    std::erase_if(places, [&](std::size_t i) { return taken.contains(i); });
    return true;
}

bool within_tenth(std::int64_t a, std::int64_t b) {
    return (a > b ? a - b : b - a) * 10 <= std::max(a, b);
}

// Sums no further than a tenth from the one before, the smallest first.
std::vector<Places> clusters_of(const Bill& bill, const std::map<std::int64_t, Places>& by_sum) {
    std::vector<Places> clusters;
    std::int64_t first = 0;
    for (const auto& [minor, places] : by_sum) {
        if (places.empty()) continue;
        if (clusters.empty() || !within_tenth(first, minor)) {
            clusters.emplace_back();
            first = minor;
        }
        clusters.back().insert(clusters.back().end(), places.begin(), places.end());
    }
    for (auto& cluster : clusters)
        std::ranges::sort(cluster, {}, [&](std::size_t i) { return std::pair(bill.payments[i].at, i); });
    return clusters;
}

}  // namespace

void find_repeating(const Bill& bill, std::span<const std::size_t> order, std::vector<Finding>& findings) {
    std::unordered_map<std::string_view, std::map<std::int64_t, Places>> sides;
    for (const auto i : order) {
        const auto& payment = bill.payments[i];
        if (is_charge(payment) && !side_of(payment).empty()) sides[side_of(payment)][payment.amount_minor].push_back(i);
    }
    for (auto& [side, by_sum] : sides) {
        for (auto& [minor, places] : by_sum)
            while (places.size() >= kLeastTimes && take_run(bill, places, findings)) {
            }
        for (auto& cluster : clusters_of(bill, by_sum))
            while (cluster.size() >= kLeastTimes && take_run(bill, cluster, findings)) {
            }
    }
}

}  // namespace recoup::core::inline payments
