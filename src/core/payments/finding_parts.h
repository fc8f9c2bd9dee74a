// The parts that findings are made of; inside core/payments only. Pure, any thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/payments/findings.h"

namespace recoup::core::inline payments {

// Whom a payment went to, as far as the bill says.
inline std::string_view side_of(const Payment& payment) {
    return payment.counterpart.empty() ? payment.goods : payment.counterpart;
}
// Money that really went out.
inline bool is_charge(const Payment& payment) {
    return payment.flow == Flow::out && !payment.meaning.refund && !payment.meaning.failed && payment.amount_minor > 0;
}

// The places of all payments by their moments, equal ones as the bill has them.
std::vector<std::size_t> by_moment(const Bill& bill);

inline constexpr std::size_t kNoPayment = static_cast<std::size_t>(-1);

// A refund and the payment that it is of.
struct RefundLink {
    std::size_t refund = 0;
    std::size_t paid = kNoPayment;
    bool sure = false;  // numbers or states say so
};
struct RefundLinks {
    std::vector<RefundLink> links;       // each refund of the bill, by moment
    std::vector<std::int64_t> returned;  // of each payment, by its place, what came back surely
    std::vector<bool> linked;            // whether anything came back
};
RefundLinks link_refunds(const Bill& bill, std::span<const std::size_t> order);

void find_twice(const Bill& bill, std::span<const std::size_t> order, const RefundLinks& refunds,
                std::vector<Finding>& findings);
void find_refunds(const Bill& bill, const RefundLinks& refunds, const State* state, std::span<const Uuid> cases,
                  std::vector<Finding>& findings);
void find_missing(const Bill& bill, const RefundLinks& refunds, const State* state, std::span<const Uuid> cases,
                  std::vector<Finding>& findings);
void find_repeating(const Bill& bill, std::span<const std::size_t> order, std::vector<Finding>& findings);

}  // namespace recoup::core::inline payments
