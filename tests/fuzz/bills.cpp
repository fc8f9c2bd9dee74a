#include "fuzz/bills.h"

#include <cstdlib>

#include "bill/read.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/payments/findings.h"

namespace recoup::bill::test {
namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

bool exercise_bill(ByteView file, const Gb18030& gb18030) {
    Habit habit{.gb18030 = &gb18030, .password = "556677"};
    habit.sheet.currency = "CNY";
    const auto bill = read_bill(file, habit);
    is_locked(file);
    if (!bill) {
        must(!core::sentence(core::Lang::zh, bill.error()).empty());
        return false;
    }
    for (const auto& payment : bill->payments) {
        must(payment.amount_minor >= 0 && payment.amount_minor <= core::kMaxAmountMinor);
        must(payment.refunded_minor >= 0 && payment.refunded_minor <= payment.amount_minor);
        must(payment.counterpart.size() <= kMostCellBytes && core::is_valid_utf8(payment.counterpart));
        must(core::is_currency(payment.currency));
    }
    for (const auto& finding : core::findings_of(*bill, nullptr)) {
        must(!finding.payments.empty());
        for (const auto at : finding.payments) must(at < bill->payments.size());
    }
    return !bill->payments.empty();
}

}  // namespace recoup::bill::test
