#include "core/payments/meaning.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "core/incoming/headings.h"

namespace recoup::core::inline payments {
namespace {

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    return !text.empty() &&
           std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// Latin words are looked for in small letters without blanks; most bills hold none.
bool holds_latin(std::string_view text, std::initializer_list<std::string_view> words) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (std::ranges::none_of(text, is_letter)) return false;
    return holds(plain_heading(text), words);
}

bool is_price_protection(const Payment& payment) {
    for (const auto text : {payment.goods, payment.kind, payment.state})
        if (holds(text, {"价保", "价格保护"}) || holds_latin(text, {"priceprotect", "pricematch"})) return true;
    return false;
}

bool is_refund(const Payment& payment) {
    if (payment.flow == Flow::out) return false;
    if (holds(payment.kind, {"退款"}) || holds(payment.state, {"退款成功"})) return true;
    if (payment.flow == Flow::neutral) return false;
    for (const auto text : {payment.goods, payment.kind, payment.counterpart})
        if (holds(text, {"退款", "退货", "冲正"}) || holds_latin(text, {"refund", "reversal", "chargeback"}))
            return true;
    return false;
}

bool renews(const Payment& payment) {
    for (const auto text : {payment.goods, payment.kind, payment.counterpart})
        if (holds(text, {"续费", "连续包", "包月", "包年", "订阅", "会员", "自动扣款"}) ||
            holds_latin(text, {"subscription", "membership", "premium"}))
            return true;
    return false;
}

}  // namespace

PaymentMeaning meaning_of(const Payment& payment) {
    PaymentMeaning meaning;
    meaning.price_protection = payment.flow != Flow::out && is_price_protection(payment);
    meaning.refund = meaning.price_protection || is_refund(payment);
    meaning.closed = holds(payment.state, {"交易关闭", "已关闭"}) || holds_latin(payment.state, {"closed"});
    meaning.failed = holds(payment.state, {"失败", "已取消", "等待付款", "待付款", "已撤销"}) ||
                     holds_latin(payment.state, {"failed", "declined", "cancelled", "canceled", "pending"});
    meaning.gift = holds(payment.kind, {"红包", "群收款", "转账红包"});
    meaning.renews = payment.flow == Flow::out && renews(payment);
    return meaning;
}

std::optional<Flow> flow_in(std::string_view text) {
    const auto plain = plain_heading(text);
    constexpr std::array<std::string_view, 11> kNeutral{"/", "不计收支", "中性", "中性交易",   "其他",    "neutral",
                                                        "-", "资金转移", "转移", "不计入收支", "internal"};
    constexpr std::array<std::string_view, 13> kOut{"支出",  "支", "借", "付",      "付款",       "转出",   "out",
                                                    "debit", "dr", "d",  "expense", "withdrawal", "payment"};
    constexpr std::array<std::string_view, 12> kIn{"收入",   "收", "贷", "收款",   "转入",    "in",
                                                   "credit", "cr", "c",  "income", "deposit", "refund"};
    if (std::ranges::find(kOut, plain) != kOut.end()) return Flow::out;
    if (std::ranges::find(kIn, plain) != kIn.end()) return Flow::in;
    if (std::ranges::find(kNeutral, plain) != kNeutral.end()) return Flow::neutral;
    return {};
}

}  // namespace recoup::core::inline payments
