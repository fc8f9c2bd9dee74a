#include "core/payments/column_map.h"

#include "core/incoming/headings.h"

namespace recoup::core::inline payments {
namespace {

constexpr std::array<Word, kBillFields> kFields{{{"time", "bill_field_time"_tr},
                                                 {"clock", "bill_field_clock"_tr},
                                                 {"amount", "bill_field_amount"_tr},
                                                 {"paid", "bill_field_paid"_tr},
                                                 {"received", "bill_field_received"_tr},
                                                 {"direction", "bill_field_direction"_tr},
                                                 {"counterpart", "bill_field_counterpart"_tr},
                                                 {"goods", "bill_field_goods"_tr},
                                                 {"kind", "bill_field_kind"_tr},
                                                 {"method", "shared_payment_method"_tr},
                                                 {"state", "bill_field_state"_tr},
                                                 {"number", "bill_field_number"_tr},
                                                 {"merchant_number", "bill_field_merchant_number"_tr},
                                                 {"refunded", "bill_field_refunded"_tr},
                                                 {"currency", "bill_field_currency"_tr},
                                                 {"note", "bill_field_note"_tr}}};
constexpr std::array<Word, 3> kOrders{
    {{"", "bill_order_guess"_tr}, {"dmy", "bill_order_day_first"_tr}, {"mdy", "bill_order_month_first"_tr}}};

constexpr HeadingWord<BillField> kHeadings[] = {
    {"交易日期时间", BillField::time},
    {"交易日期", BillField::time},
    {"交易时间", BillField::time},
    {"记账日期", BillField::time},
    {"入账日期", BillField::time},
    {"记账时间", BillField::time},
    {"记录时间", BillField::time},
    {"付款时间", BillField::time},
    {"日期", BillField::time},
    {"时间", BillField::time},
    {"transactiondate", BillField::time},
    {"transdate", BillField::time},
    {"bookingdate", BillField::time},
    {"postingdate", BillField::time},
    {"posteddate", BillField::time},
    {"valuedate", BillField::time},
    {"datetime", BillField::time},
    {"timestamp", BillField::time},
    {"date", BillField::time},
    {"交易时间", BillField::clock},
    {"时间", BillField::clock},
    {"交易时刻", BillField::clock},
    {"交易时间点", BillField::clock},
    {"time", BillField::clock},
    {"支出金额", BillField::paid},
    {"支出", BillField::paid},
    {"借方金额", BillField::paid},
    {"借方发生额", BillField::paid},
    {"付款金额", BillField::paid},
    {"withdrawals", BillField::paid},
    {"withdrawal", BillField::paid},
    {"paidout", BillField::paid},
    {"moneyout", BillField::paid},
    {"debitamount", BillField::paid},
    {"debit", BillField::paid},
    {"收入金额", BillField::received},
    {"收入", BillField::received},
    {"存入金额", BillField::received},
    {"贷方金额", BillField::received},
    {"贷方发生额", BillField::received},
    {"deposits", BillField::received},
    {"deposit", BillField::received},
    {"paidin", BillField::received},
    {"moneyin", BillField::received},
    {"creditamount", BillField::received},
    {"credit", BillField::received},
    {"交易金额", BillField::amount},
    {"发生额", BillField::amount},
    {"金额", BillField::amount},
    {"*金额", BillField::amount},
    {"transactionamount", BillField::amount},
    {"amount", BillField::amount},
    {"*amount", BillField::amount},
    {"sum", BillField::amount},
    {"收/支", BillField::direction},
    {"收支类型", BillField::direction},
    {"收支", BillField::direction},
    {"借贷标志", BillField::direction},
    {"借贷", BillField::direction},
    {"debit/credit", BillField::direction},
    {"drcr", BillField::direction},
    {"direction", BillField::direction},
    {"对方户名", BillField::counterpart},
    {"对方名称", BillField::counterpart},
    {"对手户名", BillField::counterpart},
    {"交易对方", BillField::counterpart},
    {"交易对手", BillField::counterpart},
    {"对方账户名", BillField::counterpart},
    {"收款方", BillField::counterpart},
    {"商户名称", BillField::counterpart},
    {"商户", BillField::counterpart},
    {"counterparty", BillField::counterpart},
    {"merchantname", BillField::counterpart},
    {"merchant", BillField::counterpart},
    {"payee", BillField::counterpart},
    {"beneficiary", BillField::counterpart},
    {"description", BillField::counterpart},
    {"交易摘要", BillField::goods},
    {"摘要", BillField::goods},
    {"商品说明", BillField::goods},
    {"商品名称", BillField::goods},
    {"商品", BillField::goods},
    {"交易说明", BillField::goods},
    {"用途", BillField::goods},
    {"details", BillField::goods},
    {"memo", BillField::goods},
    {"reference", BillField::goods},
    {"narrative", BillField::goods},
    {"交易类型", BillField::kind},
    {"交易分类", BillField::kind},
    {"分类", BillField::kind},
    {"类型", BillField::kind},
    {"transactiontype", BillField::kind},
    {"category", BillField::kind},
    {"type", BillField::kind},
    {"支付方式", BillField::method},
    {"收/付款方式", BillField::method},
    {"账户", BillField::method},
    {"卡号", BillField::method},
    {"account", BillField::method},
    {"card", BillField::method},
    {"交易状态", BillField::state},
    {"当前状态", BillField::state},
    {"状态", BillField::state},
    {"status", BillField::state},
    {"state", BillField::state},
    {"交易流水号", BillField::number},
    {"交易单号", BillField::number},
    {"交易订单号", BillField::number},
    {"流水号", BillField::number},
    {"交易号", BillField::number},
    {"transactionid", BillField::number},
    {"transactionnumber", BillField::number},
    {"referencenumber", BillField::number},
    {"商户单号", BillField::merchant_number},
    {"商家订单号", BillField::merchant_number},
    {"订单号", BillField::merchant_number},
    {"ordernumber", BillField::merchant_number},
    {"orderid", BillField::merchant_number},
    {"币种", BillField::currency},
    {"货币", BillField::currency},
    {"currency", BillField::currency},
    {"备注", BillField::note},
    {"附言", BillField::note},
    {"note", BillField::note},
    {"notes", BillField::note},
};

}  // namespace

std::span<const Word> words_of(WordsOf<BillField>) {
    return kFields;
}
std::span<const Word> words_of(WordsOf<DateOrder>) {
    return kOrders;
}

ColumnMap guess_columns(std::span<const std::string> headings) {
    ColumnMap map;
    map.headings = guess_headings<BillField, kBillFields>(headings, kHeadings);
    // A moment where nothing else says the day.
    if (map[BillField::time].empty()) std::swap(map[BillField::time], map[BillField::clock]);
    return map;
}

std::vector<BillField> missing_fields(const ColumnMap& map) {
    std::vector<BillField> missing;
    if (map[BillField::time].empty()) missing.push_back(BillField::time);
    if (map[BillField::amount].empty() && map[BillField::paid].empty() && map[BillField::received].empty())
        missing.push_back(BillField::amount);
    return missing;
}

}  // namespace recoup::core::inline payments
