#include "core/edit/carry_amounts.h"

#include <variant>

#include "core/base/money.h"

namespace recoup::core::inline edit {

Result<void> carry_amounts(const CaseRow& row, CaseFields& fields) {
    if (!fields.currency || *fields.currency == row.currency) return {};
    const auto& currency = *fields.currency;
    for (const auto& info : kCaseFields) {
        const auto* amount = std::get_if<AmountMembers>(&info.members);
        if (!amount) continue;
        const auto& before = row.*amount->row;
        auto& after = fields.*amount->wanted;
        if (!before || after) continue;
        const auto minor = carry_amount(*before, row.currency, currency);
        if (!minor)
            return fail(ErrorKind::usage, "error_carry_amount"_tr, {format_decimal(*before, row.currency), currency});
        after.emplace(minor);
    }
    return {};
}

}  // namespace recoup::core::inline edit
