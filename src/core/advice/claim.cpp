#include "core/advice/claim.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/advice/fits.h"
#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::core::inline advice {
namespace {

using Minor = std::optional<std::int64_t>;

constexpr std::int64_t kDaysOfYear = 365;

// a × b ÷ c to the nearest, halves up, without leaving 64 bits: bit by bit. Nothing above kMaxAmountMinor. a, b and c
// are not negative, c is above 0, and none above 4 × kMaxAmountMinor.
Minor scaled(std::int64_t a, std::int64_t b, std::int64_t c) {
    std::int64_t quotient = 0, rest = 0;
    for (int bit = 62; bit >= 0; --bit) {
        quotient *= 2;
        rest *= 2;
        if ((a >> bit & 1) != 0) rest += b;
        quotient += rest / c;
        rest %= c;
        if (quotient > kMaxAmountMinor) return std::nullopt;
    }
    quotient += rest * 2 >= c ? 1 : 0;
    return quotient > kMaxAmountMinor ? std::nullopt : Minor(quotient);
}

std::string rate_text(std::int64_t rate) {
    auto text = fmt::format("{}.{:04}", rate / kRateUnits, rate % kRateUnits);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text + "%";
}

// One reckoning: the steps as they are made. A value that is too large ends it.
class Sum {
  public:
    Sum(const ClaimRule& rule, const ClaimValues& values, const CaseRow& row, Lang lang)
        : rule_(rule), values_(values), currency_(row.currency), lang_(lang) {}

    Minor total() {
        switch (rule_.formula) {
            case ClaimFormula::share:
                return share();
            case ClaimFormula::less:
                return less();
            case ClaimFormula::bonus:
                return bonus();
            case ClaimFormula::coupon:
                return coupon();
            case ClaimFormula::interest:
                return interest();
            case ClaimFormula::multiple:
                return multiple();
            case ClaimFormula::daily:
                return daily();
            case ClaimFormula::capped:
                return capped();
        }
        return std::nullopt;
    }
    std::vector<std::string> steps;

  private:
    std::int64_t of(ClaimInput input) const { return values_[input].value_or(0); }
    std::string text(std::int64_t minor) const { return format_amount(minor, currency_); }
    std::int64_t step(const std::string& left, std::int64_t result) {
        steps.push_back(fmt::format("{} = {}", left, text(result)));
        return result;
    }
    void say(Tr sentence, std::int64_t minor) { steps.push_back(trf(lang_, sentence, text(minor))); }

    Minor share() {
        const auto price = of(ClaimInput::price), part = of(ClaimInput::part), whole = of(ClaimInput::whole);
        const auto result = scaled(price, part, whole);
        return result ? Minor(step(fmt::format("{} × {} ÷ {}", text(price), part, whole), *result)) : result;
    }
    std::int64_t left_of(std::int64_t price, std::int64_t used) {
        if (used > price) {
            say("claim_nothing_left"_tr, used);
            return 0;
        }
        return step(fmt::format("{} − {}", text(price), text(used)), price - used);
    }
    Minor less() { return left_of(of(ClaimInput::price), of(ClaimInput::used)); }
    Minor bonus() {
        const auto price = of(ClaimInput::price), bonus = of(ClaimInput::bonus), used = of(ClaimInput::used);
        const auto paid = scaled(used, price, price + bonus);
        if (!paid) return paid;
        step(fmt::format("{} × {} ÷ ({} + {})", text(used), text(price), text(price), text(bonus)), *paid);
        return left_of(price, *paid);
    }
    Minor coupon() {
        const auto item = of(ClaimInput::item), order = of(ClaimInput::order), coupon = of(ClaimInput::coupon);
        const auto off = scaled(coupon, item, order);
        if (!off) return off;
        return step(fmt::format("{} − {} × {} ÷ {}", text(item), text(coupon), text(item), text(order)), item - *off);
    }
    Minor interest() {
        const auto price = of(ClaimInput::price), rate = of(ClaimInput::rate), days = of(ClaimInput::days);
        const auto interest = scaled(price, rate * days, kMostRate * kDaysOfYear);
        if (!interest) return interest;
        step(fmt::format("{} × {} × {} ÷ {}", text(price), rate_text(rate), days, kDaysOfYear), *interest);
        return step(fmt::format("{} + {}", text(price), text(*interest)), price + *interest);
    }
    Minor times(std::int64_t minor, std::int64_t times) {
        const auto result = scaled(minor, times, 1);
        return result ? Minor(step(fmt::format("{} × {}", text(minor), times), *result)) : result;
    }
    Minor multiple() {
        const auto by_price = times(of(ClaimInput::price), rule_.times);
        if (!by_price) return by_price;
        auto more = *by_price;
        if (const auto loss = of(ClaimInput::loss); loss > 0 && rule_.loss_times > 0) {
            const auto by_loss = times(loss, rule_.loss_times);
            if (!by_loss) return by_loss;
            more = std::max(more, *by_loss);
        }
        if (more < rule_.least_minor) {
            more = rule_.least_minor;
            say("claim_least"_tr, more);
        }
        const auto refund = of(ClaimInput::refund);
        return refund == 0 ? more : step(fmt::format("{} + {}", text(refund), text(more)), refund + more);
    }
    Minor daily() {
        const auto price = of(ClaimInput::price), days = of(ClaimInput::days);
        const auto result = scaled(price, rule_.daily_rate * days, kMostRate);
        if (!result) return result;
        return step(fmt::format("{} × {} × {}", text(price), rate_text(rule_.daily_rate), days), *result);
    }
    Minor capped() {
        const auto most = times(of(ClaimInput::fee), rule_.times);
        if (!most) return most;
        const auto loss = of(ClaimInput::loss);
        say(loss > *most ? "claim_above_most"_tr : "claim_within_most"_tr, std::min(loss, *most));
        return std::min(loss, *most);
    }

    const ClaimRule& rule_;
    const ClaimValues& values_;
    const std::string& currency_;
    Lang lang_;
};

std::int64_t most_of(ClaimInput input) {
    switch (unit_of(input)) {
        case ClaimUnit::amount:
            return kMaxAmountMinor;
        case ClaimUnit::rate:
            return kMostRate;
        default:
            return input == ClaimInput::days ? kMostDaysOfInterest : kMostPieces;
    }
}

// The first may not be above the second.
struct Order {
    ClaimFormula formula;
    ClaimInput small, large;
};
constexpr Order kOrders[] = {
    {ClaimFormula::share, ClaimInput::part, ClaimInput::whole},
    {ClaimFormula::coupon, ClaimInput::item, ClaimInput::order},
    {ClaimFormula::coupon, ClaimInput::coupon, ClaimInput::order},
    {ClaimFormula::multiple, ClaimInput::refund, ClaimInput::price},
};

Result<void> check(const ClaimRule& rule, const ClaimValues& values, Lang lang) {
    const auto name = [&](ClaimInput input) { return std::string(label_of(rule, input, lang)); };
    for (const auto input : inputs_of(rule)) {
        const auto& value = values[input];
        if (!value && is_optional(rule, input)) continue;
        if (!value) return fail(ErrorKind::usage, "error_claim_missing"_tr, {name(input)});
        if (*value < 0 || *value > most_of(input)) return fail(ErrorKind::usage, "error_claim_range"_tr, {name(input)});
    }
    for (const auto divisor : {ClaimInput::whole, ClaimInput::order, ClaimInput::price})
        if (const auto& value = values[divisor];
            value == 0 && std::ranges::find(inputs_of(rule), divisor) != inputs_of(rule).end())
            return fail(ErrorKind::usage, "error_claim_nought"_tr, {name(divisor)});
    for (const auto& order : kOrders)
        if (rule.formula == order.formula && values[order.small].value_or(0) > values[order.large].value_or(0))
            return fail(ErrorKind::usage, "error_claim_order"_tr, {name(order.small), name(order.large)});
    if (rule.formula == ClaimFormula::bonus &&
        *values[ClaimInput::used] > *values[ClaimInput::price] + *values[ClaimInput::bonus])
        return fail(ErrorKind::usage, "error_claim_used"_tr, {name(ClaimInput::used)});
    return {};
}

tl::unexpected<Error> no_value(Tr message, std::string_view example) {
    return fail(ErrorKind::usage, message, {std::string(example)});
}

Result<std::int64_t> read_count(std::string_view text, std::int64_t most) {
    std::int64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end.ec != std::errc{} || end.ptr != text.data() + text.size() || value < 0 || value > most)
        return no_value("error_claim_count"_tr, std::to_string(most));
    return value;
}

Result<std::int64_t> read_rate(std::string_view text) {
    for (const std::string_view sign : {"%", "％"})
        if (text.ends_with(sign)) text.remove_suffix(sign.size());
    text = trim(text);
    const auto point = text.find('.');
    const auto whole = read_count(text.substr(0, point), 100);
    auto decimals = std::string(point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1));
    if (!whole || decimals.empty() || decimals.size() > 4) return no_value("error_claim_rate"_tr, "3.45");
    decimals.resize(4, '0');
    const auto part = read_count(decimals, kRateUnits - 1);
    const auto rate = part ? *whole * kRateUnits + *part : kMostRate + 1;
    if (rate > kMostRate) return no_value("error_claim_rate"_tr, "3.45");
    return rate;
}

bool is_about(const ClaimRule& rule, const Rulebook& rules, const CaseRecord& record) {
    return rule.sectors.empty() || in_one_sector(record, rule.sectors, rules);
}

}  // namespace

std::vector<const ClaimRule*> claims_for(const Rulebook& rules, const CaseRecord& record) {
    const auto& row = record.row;
    std::vector<const ClaimRule*> all;
    for (const auto& rule : rules.claims) {
        const bool here = std::ranges::any_of(rule.jurisdictions, [&](const std::string& jurisdiction) {
            return jurisdiction == "INT" || jurisdiction == row.jurisdiction;
        });
        if (here && (rule.currency.empty() || rule.currency == row.currency) && is_about(rule, rules, record))
            all.push_back(&rule);
    }
    std::ranges::stable_partition(all, [&](const ClaimRule* rule) {
        return std::ranges::find(rule->problems, row.problem) != rule->problems.end();
    });
    return all;
}

ClaimValues known_values(const ClaimRule& rule, const CaseRow& row) {
    ClaimValues values;
    for (const auto input : inputs_of(rule))
        if ((input == ClaimInput::price || input == ClaimInput::refund) && row.paid_minor.value_or(0) > 0)
            values[input] = row.paid_minor;
    return values;
}

Result<std::int64_t> read_claim_input(ClaimInput input, std::string_view text, const AmountHabit& habit) {
    switch (unit_of(input)) {
        case ClaimUnit::amount:
            return read_amount_in(text, habit);
        case ClaimUnit::rate:
            return read_rate(trim(text));
        default:
            return read_count(trim(text), most_of(input));
    }
}

Result<Claim> reckon(const ClaimRule& rule, const ClaimValues& values, const CaseRow& row, Lang lang) {
    if (auto ok = check(rule, values, lang); !ok) return tl::unexpected(ok.error());
    Sum sum(rule, values, row, lang);
    const auto total = sum.total();
    if (!total || *total > kMaxAmountMinor)
        return fail(ErrorKind::usage, "error_amount_limit"_tr, {format_amount(kMaxAmountMinor, row.currency)});
    Claim claim{*total, *total, std::move(sum.steps)};
    const auto received = row.received_minor.value_or(0);
    if (received <= 0) return claim;
    claim.owed_minor = std::max<std::int64_t>(0, *total - received);
    claim.steps.push_back(trf(lang, "claim_received"_tr, format_amount(received, row.currency),
                              format_amount(claim.owed_minor, row.currency)));
    return claim;
}

std::string cite(const ClaimRule& rule, Lang lang) {
    if (rule.source_title.empty()) return std::string(tr(lang, "claim_no_law"_tr));
    return cite(rule.source_title, rule.article, lang);
}

std::string_view label_of(const ClaimRule& rule, ClaimInput input, Lang lang) {
    const auto inputs = inputs_of(rule);
    const auto index = std::ranges::find(inputs, input) - inputs.begin();
    return index < std::ssize(rule.labels) ? rule.labels[static_cast<std::size_t>(index)].in(lang) : label(lang, input);
}

}  // namespace recoup::core::inline advice
