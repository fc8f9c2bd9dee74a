#include "core/redact/personal.h"

#include <doctest/doctest.h>

using namespace recoup;
using namespace recoup::core;

namespace {

// Each as "token:what was found", in the order of the text.
std::vector<std::string> found(std::string_view text, const std::vector<std::string>& own = {}) {
    PlainText plain;
    plain.add(text, 0);
    const TextLine line{0, 0, 100, 10, std::string(text), 1};
    std::vector<std::string> all;
    for (const auto& span : find_personal(plain, OwnNumbers(own)))
        all.push_back(std::string(token(span.what)) + ":" + plain.as_read(span.begin, span.end, std::span(&line, 1)));
    return all;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("phones are found in every grouping, with and without the code of the country") {
    for (const auto* phone :
         {"13800000000", "138 0000 0000", "138-0000-0000", "+86 138 0000 0000", "+8613800000000", "8613800000000",
          "+44 7911 123456", "+1 (415) 555-0132", "(415) 555-0132", "415-555-0132", "07911 123456", "021-62345678"}) {
        CAPTURE(phone);
        CHECK(found(std::string("请打 ") + phone) == List{std::string("phone:") + phone});
    }
    CHECK(found("１３８００００００００") == List{"phone:１３８００００００００"});
}

TEST_CASE("numbers that only begin like a phone, and those of firms, are none") {
    for (const auto* text : {"订单 SL20261117083305", "BL7720461198305", "4200002510202611171234567890", "138000000001",
                             "400-820-8820", "800-555-0132", "2026-11-17 08:33:05", "¥1380.00", "12800000000",
                             "138****0000", "#031-6868884", "酒店电话：0571-88242002", "客服电话 021-62345678",
                             "help@example.com or call +44 20 7946 0958", "Call us at (415) 555-0132"}) {
        CAPTURE(text);
        CHECK(found(text).empty());
    }
}

TEST_CASE("a phone beside what a firm is reached by is a person's where a sentence lies between") {
    CHECK(found("写给 help@example.com，我的手机 13800000000") == List{"phone:13800000000"});
    CHECK(found("please call 13800000000") == List{"phone:13800000000"});
    CHECK(found("客服让我留电话，13800000000") == List{"phone:13800000000"});
}

TEST_CASE("a paper's number needs its check digit and a day that may be") {
    CHECK(found("身份证 110101199003071233") == List{"id_card:110101199003071233"});
    CHECK(found("11010519491231002X") == List{"id_card:11010519491231002X"});
    CHECK(found("110101199003071234").empty());
    CHECK(found("110101199013071233").empty());
}

TEST_CASE("a card is known by its check digit, or by the word before it") {
    CHECK(found("6222 0213 3300 4823") == List{"bank_card:6222 0213 3300 4823"});
    CHECK(found("6222021333004821124") == List{"bank_card:6222021333004821124"});
    CHECK(found("4111111111111111") == List{"bank_card:4111111111111111"});
    CHECK(found("6222 0213 3300 4822").empty());
    CHECK(found("储蓄卡 6222 0213 3300 4822") == List{"bank_card:6222 0213 3300 4822"});
    CHECK(found("Card number: 6222 0213 3300 4822") == List{"bank_card:6222 0213 3300 4822"});
    CHECK(found("订单编号 4111111111111111").empty());
}

TEST_CASE("addresses are found where a road or a village has something counted behind it") {
    CHECK(found("临江市河畔区柳荫路 18 号 3 幢 1204 室") == List{"address:临江市河畔区柳荫路 18 号 3 幢 1204 室"});
    CHECK(found("送至：临江市柳荫路18号2单元") == List{"address:临江市柳荫路18号2单元"});
    CHECK(found("221B Baker Street, London NW1 6XE") == List{"address:221B Baker Street, London NW1 6XE"});
    for (const auto* text : {"超市购物 3 号柜台", "市场监管总局", "订单号 18", "第 3 号公告", "2 items on the way",
                             "还在路上 3 号能到吗", "我知道 3 号发货"}) {
        CAPTURE(text);
        CHECK(found(text).empty());
    }
}

TEST_CASE("names are found behind their labels and before a phone, not in running text") {
    CHECK(found("收货人：李晓 138 0000 0000") == List{"name:李晓", "phone:138 0000 0000"});
    CHECK(found("户名 欧阳文静") == List{"name:欧阳文静"});
    CHECK(found("李晓 13800000000") == List{"name:李晓", "phone:13800000000"});
    CHECK(found("Cardholder: Jane Q. Doe") == List{"name:Jane Q. Doe"});
    CHECK(found("联系电话 13800000000") == List{"phone:13800000000"});
    CHECK(found("联系人工客服").empty());
    CHECK(found("对方户名：云雀课堂").empty());
    CHECK(found("乘客在车上等了很久").empty());
}

TEST_CASE("e-mail, plates and balances are found; the addresses of firms and what was paid are not") {
    CHECK(found("发到 li.xiao@mail.example.com 即可") == List{"email:li.xiao@mail.example.com"});
    CHECK(found("support@shop.example.com").empty());
    CHECK(found("车牌 沪A·12345") == List{"plate:沪A·12345"});
    CHECK(found("京AD12345") == List{"plate:京AD12345"});
    CHECK(found("账户余额：¥12,345.67") == List{"balance:¥12,345.67"});
    CHECK(found("Available balance $1,204.50") == List{"balance:$1,204.50"});
    CHECK(found("实付 ¥156.00").empty());
}

TEST_CASE("the numbers of the case itself are never found") {
    CHECK(found("4111111111111111", {"4111 1111 1111 1111"}).empty());
    CHECK(found("13800000000", {"WO-13800000000-2"}).empty());
    CHECK(found("13800000001", {"13800000000"}) == List{"phone:13800000001"});
}

TEST_CASE("what people typed is masked run by run") {
    CHECK(masked("我叫李晓，电话138-0000-0000，退到 6222 0213 3300 4823。") == "我叫李晓，电话■■■，退到 ■■■。");
    CHECK(masked("没有什么要盖的") == "没有什么要盖的");
    CHECK(masked("\xff 13800000000") == "\xff ■■■");
}
