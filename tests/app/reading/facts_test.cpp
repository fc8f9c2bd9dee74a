// Facts of read pictures: of real lines of drawn shots against what was drawn, and rule by rule.
#include "core/reading/facts.h"

#include <doctest/doctest.h>

#include "app/reading/score.h"

using namespace recoup;
using core::FactField;
using core::FactRole;

namespace {

core::Reading reading_of(const core::PictureText& picture) {
    return core::facts_of(picture, test::reading_habit());
}

// The values of a field, joined by "|".
std::string values(const core::Reading& reading, FactField field, std::optional<FactRole> role = {}) {
    std::string all;
    for (const auto& fact : reading.facts)
        if (fact.field == field && (!role || fact.role == *role)) all += (all.empty() ? "" : "|") + fact.value;
    return all;
}

std::string orders(const std::vector<std::string>& lines) {
    return values(reading_of(test::rows(lines)), FactField::order);
}
std::string amounts(const std::vector<std::string>& lines, FactRole role) {
    return values(reading_of(test::rows(lines)), FactField::amount, role);
}
std::string moments(const std::vector<std::string>& lines) {
    std::string all;
    const test::FixedZones zones;
    for (const auto& fact : reading_of(test::rows(lines)).facts)
        if (fact.when)
            all += (all.empty() ? "" : "|") +
                   (fact.when->is_day() ? core::to_iso(fact.when->day)
                                        : core::to_iso(fact.when->instant, zones, "Asia/Shanghai").substr(0, 19));
    return all;
}

void check_bars(const std::vector<test::Shot>& shots, double precision) {
    const auto scores = test::score(shots);
    for (const auto& complaint : scores.complaints) MESSAGE(complaint);
    const auto all = scores.sum();
    const auto exact = scores.sum({"amount", "refund", "offered", "balance", "order", "transaction", "ticket"});
    MESSAGE(all.right, " of ", all.drawn, " fields, ", all.wrong, " wrong; amounts and numbers ", exact.right, " of ",
            exact.drawn, ", ", exact.wrong, " wrong");
    CHECK(all.found() >= 0.98);
    CHECK(exact.precision() >= precision);
}

}  // namespace

TEST_CASE("what was drawn in screenshots is found, and what is proposed is right") {
    // Of what is wrong all was read wrongly: digits that the engine lost, a letter O for a zero.
    std::vector<test::Shot> shots;
    for (const auto* file : {"samples.json", "drawn_1.json", "drawn_2.json", "drawn_3.json", "drawn_4.json"})
        for (auto& shot : test::read_shots(file)) shots.push_back(std::move(shot));
    check_bars(shots, 0.994);
    check_bars(test::read_shots("held_back.json"), 0.995);
}

TEST_CASE("order numbers and names are found in pages of kinds that nothing was drawn of before, and none is made up") {
    const auto scores = test::score(test::read_shots("laid_out.json"));
    for (const auto& complaint : scores.complaints) MESSAGE(complaint);
    const auto numbers = scores.sum({"order", "transaction", "ticket"});
    const auto names = scores.sum({"platform"});
    CHECK(numbers.right >= numbers.drawn * 9 / 10);
    CHECK(numbers.wrong == 0);
    CHECK(names.right >= names.drawn * 7 / 10);
    CHECK(names.wrong <= 1);
}

TEST_CASE("a label beats a shape: behind it, to its right, below it") {
    CHECK(orders({"订单编号：HT8820261113094517"}) == "HT8820261113094517");
    CHECK(orders({"Order # 112-3456789-1234567"}) == "112-3456789-1234567");
    CHECK(values(reading_of(test::table({{"订单号", "20261120220014886301"}, {"数量", "1234567890"}})),
                 FactField::order) == "20261120220014886301");
    core::PictureText below{
        1080, 2400, {{60, 400, 160, 40, "Order ID", 0.99}, {60, 452, 300, 44, "ORD-5325542149", 0.99}}};
    CHECK(values(reading_of(below), FactField::order) == "ORD-5325542149");
    CHECK(orders({"20261120220014886301"}) == "");
}

TEST_CASE("a number of an order is no phone, no card, no balance, no parcel and no sum") {
    CHECK(orders({"订单号 13912345678"}) == "");
    CHECK(orders({"订单电话 400-820-8820"}) == "");
    CHECK(orders({"订单 328.00 元"}) == "");
    CHECK(orders({"快递单号 SF2055120947975"}) == "");
    CHECK(orders({"银行卡号 6222021234567890128"}) == "");
    CHECK(orders({"订单号 6222****0128"}) == "");
    CHECK(orders({"订单号 2026-11-20"}) == "");
}

TEST_CASE("a short code of capitals and digits is a number behind a good label, and a number behind a weak one") {
    CHECK(orders({"Booking reference X7K2QP"}) == "X7K2QP");
    CHECK(orders({"Order #8F3A2"}) == "8F3A2");
    CHECK(orders({"Your booking TQ88120 has been cancelled"}) == "TQ88120");
    CHECK(orders({"Your books order (#88120-3391)"}) == "88120-3391");
    CHECK(orders({"Order Type2x"}) == "");
    CHECK(orders({"order PS5"}) == "");
}

TEST_CASE("labels that head columns have their values below, and an answer is the next thing that is written") {
    const core::PictureText columns{1080,
                                    2400,
                                    {{60, 400, 220, 36, "Order number", 0.99},
                                     {420, 400, 180, 36, "Order date", 0.99},
                                     {60, 452, 140, 42, "20394-A", 0.99},
                                     {420, 452, 220, 42, "12 Nov 2026", 0.99}}};
    CHECK(values(reading_of(columns), FactField::order) == "20394-A");
    const core::PictureText chat{1080,
                                 2400,
                                 {{160, 600, 600, 44, "亲，麻烦提供一下您的订单号哦", 0.99},
                                  {640, 700, 380, 44, "330981274455012", 0.99},
                                  {160, 800, 380, 44, "收到，稍等帮您查询", 0.99}}};
    CHECK(values(reading_of(chat), FactField::order) == "330981274455012");
}

TEST_CASE("a line that ends with its kind of house names it, with its branch, and of two such neither") {
    const auto platform = [](const std::vector<std::string>& lines) {
        return values(reading_of(test::rows(lines)), FactField::platform);
    };
    CHECK(platform({"长夜将明", "白鹭影院(中山路店)", "3号厅 6排7座"}) == "白鹭影院(中山路店)");
    CHECK(platform({"Your booking is confirmed", "Harbour Point Hotel", "12 Quay Street"}) == "Harbour Point Hotel");
    CHECK(platform({"白鹭影院", "晴川酒店"}) == "");
    CHECK(platform({"附近酒店"}) == "");
}

TEST_CASE("a number that wraps is one number, in a bubble and in a column") {
    const core::PictureText bubble{1080,
                                   2400,
                                   {{69, 586, 640, 54, "我的会员用不了，订单号XH2026", 0.99},
                                    {72, 650, 500, 54, "112000731，麻烦看一下", 0.98},
                                    {540, 800, 400, 54, "好的", 0.99}}};
    const auto reading = reading_of(bubble);
    CHECK(values(reading, FactField::order) == "XH2026112000731");
    REQUIRE(core::best_fact(reading, FactField::order) != nullptr);
    CHECK(core::best_fact(reading, FactField::order)->score == doctest::Approx(0.98));
    const core::PictureText column{1080,
                                   2400,
                                   {{60, 400, 160, 50, "交易单号", 0.99},
                                    {560, 400, 460, 50, "42000025102026112088", 0.99},
                                    {840, 455, 180, 48, "12345678", 0.99}}};
    CHECK(values(reading_of(column), FactField::transaction) == "4200002510202611208812345678");
}

TEST_CASE("the balance is never what was paid") {
    const auto picture = test::rows({"您尾号4821的储蓄卡11月20日20:14快捷支付支出人民币328.00元，余额6,120.55元。"});
    const auto reading = reading_of(picture);
    CHECK(values(reading, FactField::amount, FactRole::paid) == "人民币328.00元");
    CHECK(values(reading, FactField::amount, FactRole::balance) == "6,120.55元");
    CHECK(values(reading, FactField::tail) == "4821");
    CHECK(amounts({"账户余额：5,000.00元"}, FactRole::paid) == "");
}

TEST_CASE("the largest type is what was paid, before smaller type with a label") {
    auto picture = test::table({{"订单金额", "¥350.00"}, {"优惠", "-¥22.00"}, {"支付方式", "零钱"}});
    picture.lines.push_back({400, 200, 300, 60, "支付成功", 0.99});
    picture.lines.push_back({380, 290, 340, 110, "¥328.00", 0.99});
    CHECK(values(reading_of(picture), FactField::amount, FactRole::paid) == "¥328.00");
}

TEST_CASE("what was given back or is offered is not what was paid") {
    CHECK(amounts({"退款金额 ¥30.00"}, FactRole::refundable) == "¥30.00");
    CHECK(amounts({"我们只能退70元"}, FactRole::offered) == "70元");
    CHECK(amounts({"补偿10元优惠券"}, FactRole::offered) == "10元");
    CHECK(amounts({"We can offer you $50.00 as a goodwill credit"}, FactRole::offered) == "$50.00");
    CHECK(amounts({"我们只能退70元", "补偿10元优惠券"}, FactRole::paid) == "");
}

TEST_CASE("a sum that may be misread is not proposed, and none is put right") {
    CHECK(amounts({"实付款 ¥32O.00"}, FactRole::paid) == "");
    CHECK(amounts({"实付款 ¥1.850.00"}, FactRole::paid) == "");
    CHECK(amounts({"实付款 ￥328.00"}, FactRole::paid) == "￥328.00");
    CHECK(amounts({"实付款 Y328.00"}, FactRole::paid) == "Y328.00");
    CHECK(amounts({"实付款 ３２８．００元"}, FactRole::paid) == "３２８．００元");
    CHECK(orders({"订单号 XH2O261l2000731"}) == "XH2O261l2000731");
}

TEST_CASE("nothing is proposed from a line that the engine is not sure of") {
    auto picture = test::table({{"订单号", "20261120220014886301"}, {"实付款", "¥328.00"}});
    for (auto& line : picture.lines) line.score = 0.74;
    CHECK(reading_of(picture).facts.empty());
    for (auto& line : picture.lines) line.score = 0.75;
    CHECK(reading_of(picture).facts.size() == 2);
}

TEST_CASE("a day has separators or words, and lies between ten years ago and two years ahead") {
    CHECK(moments({"支付时间 2026-11-20 20:14:06"}) == "2026-11-20T20:14:06");
    CHECK(moments({"支付时间 2026-11-2020:14:06"}) == "2026-11-20T20:14:06");
    CHECK(moments({"2026年11月20日 20:14"}) == "2026-11-20T20:14:00");
    CHECK(moments({"2026/11/20"}) == "2026-11-20");
    CHECK(moments({"November 20, 2026 at 8:14 PM"}) == "2026-11-20T20:14:00");
    CHECK(moments({"20 Nov 2026"}) == "2026-11-20");
    CHECK(moments({"12:14 AM, 20 Nov 2026"}) == "2026-11-20");
    CHECK(moments({"20261120"}) == "");
    CHECK(moments({"XH2026-11-20"}) == "");
    CHECK(moments({"订单号 20262026-11-20"}) == "");
    CHECK(moments({"1907-11-20", "2016-10-01", "2029-01-01", "2026-13-01", "2026-02-30"}) == "");
    CHECK(moments({"03/04/2026"}) == "");
    CHECK(moments({"30/04/2026"}) == "2026-04-30");
}

TEST_CASE("a day without its year is the one nearest to what else the picture tells") {
    CHECK(moments({"11月20日 20:14"}) == "2026-11-20T20:14:00");
    CHECK(moments({"2024-01-03 09:00", "12月30日 20:14"}) == "2024-01-03T09:00:00|2023-12-30T20:14:00");
}

TEST_CASE("a moment to come is promised, and one behind its label is what the label says") {
    const auto reading = reading_of(test::table({{"支付时间", "2026-11-20 20:14"}, {"下单时间", "2026-11-20 20:10"}}));
    REQUIRE(reading.facts.size() == 2);
    CHECK(reading.facts[0].role == FactRole::paid);
    CHECK(reading.facts[1].role == FactRole::ordered);
    const auto renewal = reading_of(test::rows({"您的会员将于2026年12月5日自动续费"}));
    REQUIRE_FALSE(renewal.facts.empty());
    CHECK(renewal.facts.front().role == FactRole::promised);
}

TEST_CASE("a masked phone is no card") {
    CHECK(values(reading_of(test::rows({"收货人 王** 138****5521"})), FactField::tail) == "");
    CHECK(values(reading_of(test::rows({"Mastercard •••• 7719"})), FactField::tail) == "7719");
    CHECK(values(reading_of(test::rows({"付款方式 长河银行储蓄卡(4821)"})), FactField::tail) == "4821");
}

TEST_CASE("each fact keeps its line, and the status bar tells when the picture was taken") {
    const auto shot = test::shot_of("samples.json", "support-chat");
    const auto reading = reading_of(shot.text);
    for (const auto& fact : reading.facts) {
        CAPTURE(fact.value);
        REQUIRE(fact.line < shot.text.lines.size());
        CHECK(shot.text.lines[fact.line].text.find(fact.value.substr(0, 4)) != std::string::npos);
    }
    REQUIRE(reading.captured.has_value());
    const test::FixedZones zones;
    CHECK(core::to_iso(reading.captured->when->instant, zones, "Asia/Shanghai") == "2026-11-21T09:07:00+08:00");
}

TEST_CASE("a platform that the person knows is found anywhere in the picture") {
    const std::vector<std::string> known{"知更音乐"};
    auto habit = test::reading_habit();
    habit.platforms = known;
    CHECK(values(core::facts_of(test::rows({"欢迎使用知更音乐会员"}), habit), FactField::platform) == "知更音乐");
}

TEST_CASE("of a list of payments none is proposed, nor their total") {
    const auto list = test::table(
        {{"2026年11月", "支出￥1,652.90"}, {"鹿岛游戏", "-648.00"}, {"便利店", "-23.50"}, {"快递", "-14.00"}});
    CHECK(values(reading_of(list), FactField::amount, FactRole::paid) == "");
}

TEST_CASE("what an order has off and what others bought is no sum of the case") {
    const auto order = reading_of(test::table({{"商品金额", "¥299.00"},
                                               {"平台补贴", "-¥40.00"},
                                               {"实付金额", "¥259.00"},
                                               {"为你推荐", ""},
                                               {"100+人付款", "¥39.00"}}));
    CHECK(values(order, FactField::amount, FactRole::paid) == "¥259.00");
    CHECK(values(order, FactField::amount).find("40.00") == std::string::npos);
    CHECK(values(reading_of(test::rows({"¥39.00 100+人付款"})), FactField::amount, FactRole::paid) == "");
}

TEST_CASE("what lies on an account comes behind all other sums") {
    const auto reading = reading_of(test::table({{"支出(人民币元)", "1,580.00"}, {"交易余额", "12,044.63"}}));
    REQUIRE(core::best_fact(reading, FactField::amount) != nullptr);
    CHECK(core::best_fact(reading, FactField::amount)->minor == 158000);
}

TEST_CASE("the number of a complaint may look like a phone, and may be called a serial number") {
    CHECK(values(reading_of(test::table({{"投诉编号", "17400238815"}})), FactField::ticket) == "17400238815");
    CHECK(values(reading_of(test::rows({"已为您提交投诉单,流水号:2026112613358842"})), FactField::ticket) ==
          "2026112613358842");
}

TEST_CASE("the one brand that a page bears is its platform, but not the way it was paid") {
    CHECK(values(reading_of(test::table({{"收款方", "优书教育"}, {"支付宝积分", "+9"}})), FactField::platform) ==
          "支付宝|优书教育");
    CHECK(values(reading_of(test::table({{"收款方", "优书教育"}, {"支付方式", "微信支付"}})), FactField::platform) ==
          "优书教育");
}

TEST_CASE("a day of the person's own is not promised") {
    const auto due = reading_of(test::rows({"到期还款日 2026-12-08"}));
    REQUIRE_FALSE(due.facts.empty());
    CHECK(due.facts.front().role == FactRole::other);
}

TEST_CASE("a word that says little has to stand by itself") {
    CHECK(amounts({"保价金额 ¥3,999.00"}, FactRole::paid) == "");
    CHECK(amounts({"金额 ¥3,999.00"}, FactRole::paid) == "¥3,999.00");
    CHECK(orders({"合同编号 HT882026111309"}) == "");
}

TEST_CASE("a sum without a currency on a page in another script is nobody's") {
    const auto picture = test::rows({"Amount paid", "475.05"});
    CHECK(values(reading_of(picture), FactField::amount) == "");
}
