// Bills for tests, made of a few lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/payments/payment.h"

namespace recoup::test {

struct PaymentLine {
    std::string_view at;  // "2026-11-20 20:14:06", in China
    std::string_view side, sum;
    core::Flow flow = core::Flow::out;
    core::PaymentMeaning meaning = {};
    std::string_view number = "", merchant_number = "";
    std::string_view back = "0";  // of it, as the row itself says
};

// The first is in row 2. What the lines refer to outlives the bill.
inline core::Bill bill_of(const std::vector<PaymentLine>& lines) {
    core::Bill bill;
    bill.source = core::BillSource::wechat;
    for (const auto& line : lines) {
        core::Payment payment;
        payment.row = static_cast<std::uint32_t>(bill.payments.size() + 2);
        payment.flow = line.flow;
        payment.meaning = line.meaning;
        payment.at =
            core::parse_instant(std::string(line.at.substr(0, 10)) + "T" + std::string(line.at.substr(11)) + "+08:00")
                .value();
        payment.amount_minor = core::parse_amount(line.sum, "CNY").value();
        payment.refunded_minor = core::parse_amount(line.back, "CNY").value();
        payment.currency = "CNY";
        payment.counterpart = line.side;
        payment.state = line.meaning.refund ? "退款成功" : "支付成功";
        payment.number = line.number;
        payment.merchant_number = line.merchant_number;
        bill.payments.push_back(payment);
    }
    return bill;
}

}  // namespace recoup::test
