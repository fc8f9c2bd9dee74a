// Charged twice: the same sum to the same side, ten minutes or a day apart.
#include <algorithm>
#include <unordered_map>

#include "core/payments/finding_parts.h"

namespace recoup::core::inline payments {
namespace {

constexpr auto kStrongApart = std::chrono::minutes{10};
constexpr auto kWeakApart = std::chrono::hours{24};

struct ChargeKey {
    std::string_view side, currency;
    std::int64_t minor = 0;
    bool operator==(const ChargeKey&) const = default;
};
struct HashCharge {
    std::size_t operator()(const ChargeKey& key) const {
        return std::hash<std::string_view>{}(key.side) * 31 + std::hash<std::int64_t>{}(key.minor);
    }
};

using Places = std::vector<std::size_t>;

// Places of one key by moment, cut where `apart` lies between two neighbours.
template <class Apart>
std::vector<Places> runs_of(const Bill& bill, const Places& places, Apart apart) {
    std::vector<Places> runs;
    for (const auto i : places) {
        const bool joins = !runs.empty() && bill.payments[i].at - bill.payments[runs.back().back()].at <= apart;
        if (!joins) runs.emplace_back();
        runs.back().push_back(i);
    }
    return runs;
}

// Whether something else than a mistake explains it: red packets, one payment told twice, one that came back.
bool is_explained(const Bill& bill, const Places& places, const RefundLinks& refunds) {
    for (const auto i : places) {
        const auto& payment = bill.payments[i];
        if (payment.meaning.gift || side_of(payment).empty()) return true;
        if (std::max(refunds.returned[i], payment.refunded_minor) >= payment.amount_minor) return true;
    }
    const auto& first = bill.payments[places.front()];
    const bool midnight = first.day_only && bill.payments[places.back()].day_only;
    const auto same_number = [&](std::size_t i) { return bill.payments[i].number == first.number; };
    return midnight || (!first.number.empty() && std::ranges::all_of(places, same_number));
}

// Weak ones: within a day of the first; a strong run counts as its first.
void add_weak(const Bill& bill, const std::vector<Places>& runs, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < runs.size();) {
        Places near{runs[i].front()};
        const auto begin = bill.payments[runs[i].front()].at;
        std::size_t next = i + 1;
        for (; next < runs.size() && bill.payments[runs[next].front()].at - begin <= kWeakApart; ++next)
            near.push_back(runs[next].front());
        if (near.size() > 1) findings.push_back({FindingKind::twice, Strength::weak, std::move(near)});
        i = next;
    }
}

}  // namespace

void find_twice(const Bill& bill, std::span<const std::size_t> order, const RefundLinks& refunds,
                std::vector<Finding>& findings) {
    std::unordered_map<ChargeKey, Places, HashCharge> charges;
    for (const auto i : order) {
        const auto& payment = bill.payments[i];
        if (is_charge(payment)) charges[{side_of(payment), payment.currency, payment.amount_minor}].push_back(i);
    }
    for (const auto& [key, places] : charges) {
        if (places.size() < 2) continue;
        const auto runs = runs_of(bill, places, kStrongApart);
        for (const auto& run : runs)
            if (run.size() > 1)
                findings.push_back(
                    {FindingKind::twice, is_explained(bill, run, refunds) ? Strength::weak : Strength::strong, run});
        add_weak(bill, runs, findings);
    }
}

}  // namespace recoup::core::inline payments
