#include <doctest/doctest.h>

#include "bill/support.h"

namespace core = recoup::core;
using namespace recoup::bill;

namespace {

const std::string kWechatHeading =
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
const std::string kWechatRow =
    "2026-11-20 20:14:06,商户消费,美团,\"午餐,两份\",支出,¥28.16,零钱,支付成功,\"4200001\t\",\"M1\t\",/\n";

std::string why(const core::Result<core::Bill>& bill) {
    return bill ? std::string() : core::sentence(core::Lang::en, bill.error());
}

}  // namespace

TEST_CASE("a bill of WeChat says who was paid, how much, when and in which state") {
    const auto bill = test::read("微信支付账单明细,,\n起始时间：[2026-01-01],\n\n" + kWechatHeading + kWechatRow);
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->source == core::BillSource::wechat);
    REQUIRE(bill->payments.size() == 1);
    const auto& payment = bill->payments[0];
    CHECK(payment.row == 5);
    CHECK(core::to_storage(payment.at) == "2026-11-20T12:14:06Z");
    CHECK(payment.flow == core::Flow::out);
    CHECK(payment.amount_minor == 2816);
    CHECK(payment.currency == "CNY");
    CHECK(payment.counterpart == "美团");
    CHECK(payment.goods == "午餐,两份");
    CHECK(payment.method == "零钱");
    CHECK(payment.state == "支付成功");
    CHECK(payment.number == "4200001");
    CHECK(payment.merchant_number == "M1");
}

TEST_CASE("the heading may stand anywhere, in any order, with more columns and with fewer") {
    const std::string moved =
        "x\n\n\ny\nz\n\n\n当前状态,新列,金额（元）,交易单号,收/支,交易时间\n支付成功,?,28.16,42,支出,2026-11-20 "
        "20:14:06\n";
    const auto bill = test::read(moved);
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->payments.at(0).amount_minor == 2816);
    CHECK(bill->payments.at(0).number == "42");
    CHECK(bill->payments.at(0).counterpart.empty());
}

TEST_CASE("a bill that lacks a column it must have is refused by the column's name") {
    auto text = kWechatHeading + kWechatRow;
    text.replace(text.find("当前状态"), std::string("当前状态").size(), "别的");
    CHECK(why(test::read(text)).find("当前状态") != std::string::npos);
}

TEST_CASE("the refund of Alipay carries its payment's number, and a closed deal is told") {
    const auto bill = test::read(test::file_of("alipay-aes256.zip"), "556677");
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->source == core::BillSource::alipay);
    REQUIRE(bill->payments.size() == 3);
    CHECK(bill->payments[0].meaning.refund);
    CHECK(core::paid_number(bill->payments[0].number) == bill->payments[1].number);
    CHECK(bill->payments[2].meaning.closed);
}

TEST_CASE("JD tells within the sum what came back, and price protection in words") {
    const auto bill = test::read(
        "导出信息：\n交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类\n"
        "2026-03-01 10:00:00\t,京东,手机,123.45(已退款3.45),白条,交易成功,支出,数码\n"
        "2026-03-05 10:00:00\t,京东,价保退款,3.45,白条,退款成功,不计收支,数码\n");
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->source == core::BillSource::jd);
    CHECK(bill->payments.at(0).refunded_minor == 345);
    CHECK(bill->payments.at(1).meaning.price_protection);
}

TEST_CASE("the old form of Alipay's website tells refunds in a column, and ends at its line") {
    const auto bill = test::read(
        "支付宝交易记录明细查询\n交易号 ,商家订单号 ,交易创建时间 ,付款时间 ,类型 ,交易对方 ,商品名称 "
        ",金额（元）,收/支 ,交易状态 ,成功退款（元）,资金状态 ,\n"
        "2019010122001 \t,T1 \t,2019-01-01 10:00:00 , ,即时到账交易,得物 ,鞋 ,99.00 ,支出 ,交易关闭 ,99.00 ,已支出,\n"
        "--------------------------------------------\n共1笔记录\n2019-01-01 10:00:00,,,,,,,1.00\n");
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->refunds_in_place);
    REQUIRE(bill->payments.size() == 1);
    CHECK(bill->payments[0].refunded_minor == 9900);
    CHECK(core::to_storage(bill->payments[0].at) == "2019-01-01T02:00:00Z");
}

TEST_CASE("a ledger of Alipay needs neither numbers nor states, and equal rows stay two") {
    const auto bill = test::read(
        "记录时间,分类,收支类型,金额,备注,账户\n2026-01-01 10:00:00,餐饮,支出,12.00,面馆,余额\n"
        "2026-01-01 10:00:00,餐饮,支出,12.00,面馆,余额\n");
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->payments.size() == 2);
}

TEST_CASE("the bill of any bank is read by guessed columns, signs and the order of day and month") {
    const auto signs =
        test::read("Date;Description;Amount (CNY)\n03/11/2026;Shop;-5.00\n23/11/2026;Shop refund;5.00\n");
    REQUIRE_MESSAGE(signs, why(signs));
    CHECK(signs->source == core::BillSource::other);
    CHECK(core::to_storage(signs->payments.at(0).at) == "2026-11-02T16:00:00Z");  // 3 November in Shanghai
    CHECK(signs->payments.at(0).flow == core::Flow::out);
    CHECK(signs->payments.at(0).day_only);
    CHECK(signs->payments.at(1).meaning.refund);
    const auto two = test::read(
        "交易日期,交易时间,摘要,支出金额,收入金额,余额,对方户名\n20261120,201406,消费,5.00,,1.00,店\n20261121,080000,"
        "工资,,9.00,1.00,厂\n");
    REQUIRE_MESSAGE(two, why(two));
    CHECK(two->payments.at(0).flow == core::Flow::out);
    CHECK(two->payments.at(1).flow == core::Flow::in);
    CHECK(two->payments.at(1).amount_minor == 900);
    CHECK(core::to_storage(two->payments.at(0).at) == "2026-11-20T12:14:06Z");
    const auto positive = test::read("日期,金额,商户\n2026-11-20,5.00,店\n");
    CHECK(positive.value().payments.at(0).flow == core::Flow::out);
}

TEST_CASE("a person's map goes before any guess") {
    core::ColumnMap map;
    map[core::BillField::time] = "Wann";
    map[core::BillField::amount] = "Wieviel";
    map[core::BillField::counterpart] = "Wer";
    map.currency = "EUR";
    const auto file = test::bytes_of("Wann,Wieviel,Wer,Date\n2026-11-20,\"-1.280,50\",Laden,1\n");
    const auto bill = test::read(file, {}, &map);
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->payments.at(0).amount_minor == 128050);
    CHECK(bill->payments.at(0).currency == "EUR");
    map[core::BillField::goods] = "Was";
    CHECK(why(test::read(file, {}, &map)).find("map") != std::string::npos);
}

TEST_CASE("a row whose sum is no number is left out, named and counted") {
    const auto bill = test::read(kWechatHeading + kWechatRow +
                                 "2026-11-20 20:14:06,商户消费,美团,x,支出,¥abc,零钱,支付成功,1,1,/\n"
                                 "2026-11-20 20:14:06,商户消费,美团,x,支出,¥99999999999999.00,零钱,支付成功,1,1,/\n");
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->payments.size() == 1);
    CHECK(bill->left_out_count == 2);
    REQUIRE(bill->left_out.size() == 2);
    CHECK(bill->left_out[0].row == 3);
    CHECK(bill->left_out[0].text == "¥abc");
}

TEST_CASE("what is no bill is refused by what it lacks and how it begins") {
    CHECK(why(test::read("name,phone\nA,1\n")).find("name | phone") != std::string::npos);
    CHECK(why(test::read("date,name\n2026-01-01,1\n")).find("no amount column") != std::string::npos);
    CHECK(why(test::read("amount,name\n1,1\n")).find("no date column") != std::string::npos);
    CHECK(why(test::read(kWechatHeading)).find("no payment") != std::string::npos);
    CHECK(why(test::read("")).find("no payment") != std::string::npos);
    CHECK(why(test::read("%PDF-1.7")).find("PDF") != std::string::npos);
    CHECK(why(test::read("a\x1B[31mb,c")).find('\x1B') == std::string::npos);
}

TEST_CASE("a number that was kept from Excel is the number") {
    const auto bill = test::read("日期,金额,流水号\n2026-11-20,-5.00,\"=\"\"420000100120260320\"\"\"\n");
    REQUIRE_MESSAGE(bill, why(bill));
    CHECK(bill->payments.at(0).number == "420000100120260320");
}
