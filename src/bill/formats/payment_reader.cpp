#include "bill/formats/payment_reader.h"

#include "bill/formats/moment.h"
#include "bill/formats/sum.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/payments/meaning.h"

namespace recoup::bill::inline formats {
namespace {

using core::BillField;
using core::Flow;

constexpr std::size_t kLeastDashes = 8;
constexpr std::size_t kMostToldBytes = 80;
constexpr auto kUtc8 = std::chrono::hours{8};

bool is_line(std::string_view text) {
    return text.size() >= kLeastDashes && text.find_first_not_of('-') == text.npos;
}

}  // namespace

std::string_view PaymentReader::cell(const table::Row& row, BillField field) const {
    const auto at = columns_.of(field);
    return at == kNoColumn ? std::string_view() : row.cell(at);
}

// "/" and "-" stand for nothing in these bills; ="4200" keeps a number whole in Excel.
std::string_view PaymentReader::kept(const table::Row& row, BillField field) {
    auto text = cell(row, field);
    if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) text = text.substr(2, text.size() - 3);
    return text == "/" || text == "-" ? std::string_view() : bill_.texts.keep(text);
}

std::optional<PaymentReader::Moment> PaymentReader::moment_of(const table::Row& row) const {
    auto text = cell(row, BillField::time);
    if (text.empty() && columns_.second_time != kNoColumn) text = row.cell(columns_.second_time);
    auto local = read_moment(text, columns_.order);
    if (!local) return {};
    const auto clock_text = cell(row, BillField::clock);
    if (const auto clock = read_clock(clock_text))
        *local += *clock;
    else if (const auto whole = read_moment(clock_text, columns_.order))
        local = whole;
    const bool day_only = *local == std::chrono::floor<std::chrono::days>(*local);
    if (columns_.utc8 || !clock_.zones) return Moment{core::Instant{local->time_since_epoch() - kUtc8}, day_only};
    return Moment{core::to_instant(*clock_.zones, clock_.zone, *local), day_only};
}

Flow PaymentReader::flow_of(const table::Row& row, bool negative, bool positive) const {
    if (const auto said = core::flow_in(cell(row, BillField::direction))) return *said;
    if (columns_.of(BillField::direction) != kNoColumn && !negative && !positive) return Flow::neutral;
    if (negative) return Flow::out;
    return unsigned_out_ && !positive ? Flow::out : Flow::in;
}

bool PaymentReader::take_sum(const table::Row& row, core::Payment& payment) const {
    const auto text = cell(row, BillField::amount);
    if (!text.empty()) {
        const auto sum = read_sum(text, payment.currency);
        if (!sum) return false;
        payment.amount_minor = sum->minor;
        payment.refunded_minor = sum->refunded_minor;
        payment.flow = flow_of(row, sum->negative, sum->positive);
        return true;
    }
    for (const auto& [field, flow] :
         {std::pair(BillField::paid, Flow::out), std::pair(BillField::received, Flow::in)}) {
        const auto sum = read_sum(cell(row, field), payment.currency);
        if (!sum || sum->minor == 0) continue;
        payment.amount_minor = sum->minor;
        payment.flow = flow;
        return true;
    }
    return false;
}

void PaymentReader::leave_out(const table::Row& row, std::string_view text) {
    ++bill_.left_out_count;
    if (bill_.left_out.size() < core::Bill::kMostLeftOut)
        bill_.left_out.push_back({row.number, std::string(core::cut_bytes(text, kMostToldBytes))});
}

core::Payment PaymentReader::with_texts(const table::Row& row) {
    core::Payment payment{.row = row.number};
    const auto named = cell(row, BillField::currency);
    payment.currency = bill_.texts.keep(core::is_currency(named) ? named : columns_.currency);
    payment.counterpart = kept(row, BillField::counterpart);
    payment.goods = kept(row, BillField::goods);
    payment.kind = kept(row, BillField::kind);
    payment.method = kept(row, BillField::method);
    payment.state = kept(row, BillField::state);
    payment.number = kept(row, BillField::number);
    payment.merchant_number = kept(row, BillField::merchant_number);
    return payment;
}

bool PaymentReader::read(const table::Row& row) {
    if (is_line(row.cell(0))) return false;
    const auto at = moment_of(row);
    auto payment = with_texts(row);
    const bool sum = take_sum(row, payment);
    if (!at && !sum) return true;  // what stands below a table
    if (!at || !sum) {
        leave_out(row, at ? cell(row, BillField::amount) : cell(row, BillField::time));
        return true;
    }
    payment.at = at->instant;
    payment.day_only = at->day_only;
    if (const auto refunded = read_sum(cell(row, BillField::refunded), payment.currency))
        payment.refunded_minor = std::min(refunded->minor, payment.amount_minor);
    if (payment.refunded_minor == 0)
        payment.refunded_minor = refunded_in(payment.state, payment.amount_minor, payment.currency);
    payment.meaning = core::meaning_of(payment);
    if (payment.meaning.refund) payment.refunded_minor = 0;
    bill_.payments.push_back(payment);
    return true;
}

}  // namespace recoup::bill::inline formats
