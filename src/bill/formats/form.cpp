#include "bill/formats/form.h"

#include <algorithm>
#include <initializer_list>

#include "core/incoming/headings.h"

namespace recoup::bill::inline formats {
namespace {

using core::BillField;

struct KnownHeading {
    std::string_view text;  // as core::plain_heading() gives it
    BillField field;
    bool own = false;  // no other form has it
};

struct Form {
    core::BillSource source;
    std::span<const KnownHeading> headings;
    std::span<const BillField> required;
    bool tells_refund = false;
};

constexpr std::size_t kLeastHeadings = 4;

constexpr KnownHeading kWechat[] = {{"交易时间", BillField::time},
                                    {"交易类型", BillField::kind},
                                    {"交易对方", BillField::counterpart},
                                    {"商品", BillField::goods},
                                    {"收/支", BillField::direction},
                                    {"金额(元)", BillField::amount},
                                    {"金额", BillField::amount},
                                    {"支付方式", BillField::method},
                                    {"当前状态", BillField::state, true},
                                    {"交易单号", BillField::number, true},
                                    {"商户单号", BillField::merchant_number, true},
                                    {"备注", BillField::note}};
constexpr KnownHeading kAlipay[] = {{"交易时间", BillField::time},
                                    {"交易分类", BillField::kind},
                                    {"交易对方", BillField::counterpart},
                                    {"商品说明", BillField::goods, true},
                                    {"收/支", BillField::direction},
                                    {"金额", BillField::amount},
                                    {"金额(元)", BillField::amount},
                                    {"收/付款方式", BillField::method},
                                    {"交易状态", BillField::state},
                                    {"交易订单号", BillField::number, true},
                                    {"商家订单号", BillField::merchant_number, true},
                                    {"备注", BillField::note}};
// The form of the website until 2023.
constexpr KnownHeading kAlipayWeb[] = {{"付款时间", BillField::time, true},
                                       {"交易创建时间", BillField::time, true},
                                       {"类型", BillField::kind},
                                       {"交易对方", BillField::counterpart},
                                       {"商品名称", BillField::goods},
                                       {"收/支", BillField::direction},
                                       {"金额(元)", BillField::amount},
                                       {"交易状态", BillField::state},
                                       {"成功退款(元)", BillField::refunded, true},
                                       {"交易号", BillField::number, true},
                                       {"商家订单号", BillField::merchant_number},
                                       {"备注", BillField::note}};
// What Alipay's own ledger exports: no numbers, no states.
constexpr KnownHeading kCashbook[] = {
    {"记录时间", BillField::time, true}, {"分类", BillField::kind},  {"收支类型", BillField::direction, true},
    {"金额", BillField::amount},         {"备注", BillField::goods}, {"账户", BillField::method}};
constexpr KnownHeading kJd[] = {{"交易时间", BillField::time},
                                {"商户名称", BillField::counterpart, true},
                                {"交易说明", BillField::goods, true},
                                {"金额", BillField::amount},
                                {"金额(元)", BillField::amount},
                                {"收/付款方式", BillField::method},
                                {"交易状态", BillField::state},
                                {"收/支", BillField::direction},
                                {"交易分类", BillField::kind},
                                {"交易订单号", BillField::number},
                                {"商家订单号", BillField::merchant_number},
                                {"备注", BillField::note}};

constexpr BillField kUsual[] = {BillField::time, BillField::direction, BillField::amount, BillField::state};
constexpr BillField kOfLedger[] = {BillField::time, BillField::direction, BillField::amount};

constexpr Form kForms[] = {{core::BillSource::wechat, kWechat, kUsual},
                           {core::BillSource::alipay, kAlipay, kUsual},
                           {core::BillSource::jd, kJd, kUsual},
                           {core::BillSource::alipay, kAlipayWeb, kUsual, true},
                           {core::BillSource::alipay, kCashbook, kOfLedger}};

void place(Columns& columns, BillField field, std::size_t at) {
    auto& first = columns.of(field);
    if (first == kNoColumn)
        first = at;
    else if (field == BillField::time)
        columns.second_time = at;
}

std::optional<Recognised> match(const Form& form, std::span<const std::string> plain) {
    Recognised found;
    bool own = false;
    found.columns.source = form.source;
    found.columns.utc8 = true;
    found.columns.tells_refund = form.tells_refund;
    found.columns.currency = "CNY";
    for (const auto& heading : form.headings) {
        const auto cell = std::ranges::find(plain, heading.text);
        if (cell == plain.end()) continue;
        place(found.columns, heading.field, static_cast<std::size_t>(cell - plain.begin()));
        own = own || heading.own;
        ++found.matched;
    }
    if (!own || found.matched < kLeastHeadings) return {};
    for (const auto field : form.required)
        if (found.columns.of(field) == kNoColumn)
            found.missing.push_back(std::ranges::find(form.headings, field, &KnownHeading::field)->text);
    return found;
}

}  // namespace

std::optional<Recognised> recognise(std::span<const std::string> cells) {
    std::vector<std::string> plain;
    for (const auto& cell : cells) plain.push_back(core::plain_heading(cell));
    std::optional<Recognised> best;
    for (const auto& form : kForms) {
        auto found = match(form, plain);
        if (found && (!best || found->matched > best->matched)) best = std::move(found);
    }
    return best;
}

std::optional<Columns> columns_by(const core::ColumnMap& map, std::span<const std::string> cells) {
    std::vector<std::string> plain;
    for (const auto& cell : cells) plain.push_back(core::plain_heading(cell));
    Columns columns;
    columns.order = map.order;
    columns.currency = map.currency;
    for (std::size_t i = 0; i < core::kBillFields; ++i) {
        const auto wanted = core::plain_heading(map.headings[i]);
        if (wanted.empty()) continue;
        const auto cell = std::ranges::find(plain, wanted);
        if (cell == plain.end()) return {};
        columns.at[i] = static_cast<std::size_t>(cell - plain.begin());
    }
    return columns;
}

}  // namespace recoup::bill::inline formats
