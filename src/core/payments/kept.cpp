#include "core/payments/kept.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/text.h"
#include "core/incoming/payment_key.h"
#include "core/payments/meaning.h"

namespace recoup::core::inline payments {
namespace {

constexpr std::size_t kMostTextBytes = 1000;

std::string kept_text(std::string_view text) {
    return std::string(cut_bytes(one_line(tidy(text)), kMostTextBytes));
}

Payment payment_of(const PaymentRow& row, Bill& bill, const Zones& zones) {
    Payment payment;
    payment.flow = row.direction;
    payment.day_only = row.at.is_day();
    payment.at = first_second(row.at, zones);
    payment.amount_minor = row.amount_minor;
    payment.refunded_minor = row.refunded_minor;
    payment.currency = bill.texts.keep(row.currency);
    payment.counterpart = bill.texts.keep(row.counterpart);
    payment.goods = bill.texts.keep(row.goods);
    payment.kind = bill.texts.keep(row.kind);
    payment.method = bill.texts.keep(row.method);
    payment.state = bill.texts.keep(row.state);
    payment.number = bill.texts.keep(row.number);
    payment.merchant_number = bill.texts.keep(row.merchant_number);
    payment.meaning = meaning_of(payment);
    return payment;
}

KeptBill& of_source(std::vector<KeptBill>& bills, BillSource source) {
    for (auto& one : bills)
        if (one.bill.source == source) return one;
    auto& made = bills.emplace_back();
    made.bill.source = source;
    made.bill.refunds_in_place = source == BillSource::jd;
    return made;
}

}  // namespace

Instant last_moment(const Bill& bill) {
    Instant last{};
    for (const auto& payment : bill.payments) last = std::max(last, payment.at);
    return last;
}

PaymentRow row_to_keep(const BillFile& file, const Payment& payment) {
    PaymentRow row;
    row.source = file.bill.source;
    row.number = kept_text(payment.number);
    row.merchant_number = kept_text(payment.merchant_number);
    const auto& reader = file.reader;
    row.at = payment.day_only ? on_day(Day{day_of(reader, payment.at)}, reader.zone) : at_instant(payment.at);
    row.counterpart = kept_text(payment.counterpart);
    row.goods = kept_text(payment.goods);
    row.kind = kept_text(payment.kind);
    row.direction = payment.flow;
    row.amount_minor = payment.amount_minor;
    row.refunded_minor = payment.refunded_minor;
    row.currency = std::string(payment.currency);
    row.method = kept_text(payment.method);
    row.state = kept_text(payment.state);
    row.file_sha256 = std::string(file.sha256);
    row.row = payment.row;
    return row;
}

std::vector<const PaymentRow*> kept_rows(const BillFile& file, const State& state) {
    std::unordered_map<std::string, std::vector<const PaymentRow*>> by_key;
    for (const auto* row : state.payments()) by_key[payment_key(*row)].push_back(row);
    std::vector<const PaymentRow*> found(file.bill.payments.size());
    if (by_key.empty()) return found;
    std::vector<std::vector<const PaymentRow*>*> fitting(found.size());
    const auto take = [&](std::size_t i, auto fits) {
        if (found[i] || !fitting[i]) return;
        const auto one = std::ranges::find_if(*fitting[i], fits);
        if (one == fitting[i]->end()) return;
        found[i] = *one;
        fitting[i]->erase(one);
    };
    // The very row of this file, before one that is its equal.
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& payment = file.bill.payments[i];
        const auto of_key = by_key.find(payment_key(row_to_keep(file, payment)));
        if (of_key != by_key.end()) fitting[i] = &of_key->second;
        take(i, [&](const PaymentRow* row) { return row->row == payment.row && row->file_sha256 == file.sha256; });
    }
    for (std::size_t i = 0; i < found.size(); ++i) take(i, [](const PaymentRow*) { return true; });
    return found;
}

std::vector<KeptBill> kept_bills(const State& state) {
    std::vector<KeptBill> bills;
    std::uint32_t number = 0;
    for (const auto* row : state.payments()) {
        auto& kept = of_source(bills, row->source);
        kept.bill.payments.push_back(payment_of(*row, kept.bill, state.zones()));
        kept.bill.payments.back().row = ++number;
        kept.bill.in_case.push_back(row->case_uuid.value_or(Uuid{}));
        kept.bill.until.push_back(row->until);
        kept.rows.push_back(row->uuid);
    }
    return bills;
}

}  // namespace recoup::core::inline payments
