#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;

namespace {

// Charged twice within 25 seconds, a renewal, and breakfast.
constexpr const char* kNovember =
    "微信支付账单明细\n"
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    "2026-11-20 "
    "20:13:41,商户消费,海豚数码旗舰店,蓝牙耳机,支出,¥328.00,储蓄卡(4821),支付成功,4200003126202611209013,M886298,/\n"
    "2026-11-20 "
    "20:14:06,商户消费,海豚数码旗舰店,蓝牙耳机,支出,¥328.00,储蓄卡(4821),支付成功,4200003126202611209077,M886301,/\n"
    "2026-11-17 12:08:33,扫二维码付款,晨光早餐,早餐,支出,¥12.50,零钱,支付成功,4200003126202611171111,M1,/\n";
// The next bill: the second charge came back in two parts.
constexpr const char* kDecember =
    "微信支付账单明细\n"
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    "2026-11-21 "
    "10:00:00,退款,海豚数码旗舰店,蓝牙耳机,收入,¥300.00,储蓄卡(4821),已全额退款,4200003126202611209077_1,M886301,/\n"
    "2026-11-21 "
    "18:00:00,退款,海豚数码旗舰店,蓝牙耳机,收入,¥28.00,储蓄卡(4821),已全额退款,4200003126202611209077_2,M886301,/\n";

std::string bill(Runner& recoup, const std::string& name, const char* text) {
    test::write_file(recoup.folder.path() / name, text);
    return recoup.path(name);
}

}  // namespace

TEST_CASE("a double charge in a bill becomes one case, and the refunds in the next bill close it") {
    Runner recoup;
    const auto november = bill(recoup, "november.csv", kNovember);
    REQUIRE(recoup({"init"}).code == 0);
    const auto preview = recoup.json({"import", "bill", november});
    CHECK(preview.at("done") == false);
    CHECK(recoup.json({"list"}).at("cases").empty());
    const auto made = recoup.json({"import", "bill", november, "--yes"});
    CHECK(made.at("done") == true);
    REQUIRE(made.at("parts").size() == 1);
    CHECK(made.at("parts")[0].at("what") == "new_case");
    const auto shown = recoup.json({"show", "1"});
    const auto& row = shown.at("case");
    CHECK(row.at("title") == "海豚数码旗舰店: charged twice, ¥328.00 each");
    CHECK(row.at("paid_minor") == 32800);
    CHECK(row.at("order_no") == "M886301");
    CHECK(row.at("problem") == "payment_failure");
    CHECK(row.at("paid_at") == "2026-11-20T20:14:06+08:00");
    CHECK(row.at("note").get<std::string>().find("4200003126202611209013") != std::string::npos);
    const auto kept = recoup.json({"show", "1"}).at("case").at("evidence");
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].at("kind") == "bank_record");
    CHECK(kept[0].at("caption") == "Rows of the bill: 3, 4");

    const auto december = bill(recoup, "december.csv", kDecember);
    const auto came = recoup.json({"import", "bill", december, "--yes"});
    REQUIRE(came.at("parts").size() == 1);
    CHECK(came.at("parts")[0].at("what") == "refund");
    CHECK(came.at("parts")[0].at("amount_minor") == 32800);
    const auto closed = recoup.json({"show", "1"});
    CHECK(closed.at("case").at("stage") == "refunded");
    CHECK(closed.at("case").at("received_minor") == 32800);
    CHECK(closed.at("case").at("refund_method") == "储蓄卡(4821)");
    CHECK(closed.at("case").at("refunded_at") == "2026-11-21T18:00:00+08:00");
    CHECK(recoup.json({"show", "1"}).at("case").at("evidence").size() == 2);

    REQUIRE(recoup({"undo"}).code == 0);
    CHECK(recoup.json({"show", "1"}).at("case").at("stage") == "evidence");
    CHECK(recoup.json({"show", "1"}).at("case").at("evidence").size() == 1);
}

TEST_CASE("a bill that was taken once changes nothing when it is taken again") {
    Runner recoup;
    const auto november = bill(recoup, "november.csv", kNovember);
    const auto december = bill(recoup, "december.csv", kDecember);
    for (const auto& file : {november, december}) REQUIRE(recoup({"import", "bill", file, "--yes"}).code == 0);
    const auto before = recoup.json({"list"});
    for (const auto& file : {november, december}) {
        const auto again = recoup.json({"import", "bill", file, "--yes"});
        CHECK(again.at("done") == false);
        CHECK(again.at("parts").empty());
    }
    CHECK(recoup.json({"import", "bill", november, "--rows", "3,4", "--yes"}).at("known") == 2);
    CHECK(recoup.json({"list"}) == before);
}

TEST_CASE("rows that are named become cases of their own in one step, or go into the case that is named") {
    Runner recoup;
    const auto november = bill(recoup, "november.csv", kNovember);
    const auto made = recoup.json({"import", "bill", november, "--rows", "3,4,5", "--yes"});
    CHECK(made.at("parts").size() == 2);
    const auto cases = recoup.json({"list"}).at("cases");
    REQUIRE(cases.size() == 2);
    CHECK(cases[0].at("id") != cases[1].at("id"));
    REQUIRE(recoup({"undo"}).code == 0);
    CHECK(recoup.json({"list"}).at("cases").empty());
    const auto id = std::to_string(recoup.json({"add", "--title", "早餐", "--paid", "12.50"}).at("id").get<int>());
    const auto into = recoup.json({"import", "bill", november, "--rows", "5", "--into", id, "--yes"});
    REQUIRE(into.at("parts").size() == 1);
    CHECK(into.at("parts")[0].at("what") == "evidence");
    CHECK(recoup.json({"show", id}).at("case").at("evidence").size() == 1);
}

TEST_CASE("a preview and a dry run write nothing, and what cannot be is told in a sentence") {
    Runner recoup;
    const auto november = bill(recoup, "november.csv", kNovember);
    CHECK(recoup({"import", "bill", november}).code == 3);  // there is no file, and a preview makes none
    REQUIRE(recoup({"init"}).code == 0);
    CHECK(recoup.json({"import", "bill", november, "--yes", "--dry-run"}).at("done") == false);
    CHECK(recoup.json({"list"}).at("cases").empty());
    const auto row = recoup({"import", "bill", november, "--rows", "99"});
    CHECK(row.code == 2);
    CHECK(row.err_has("“99”"));
    CHECK(recoup({"import", "bill", november, "--into", "7"}).code == 1);
    CHECK(recoup({"import", "bill"}).code == 2);
}

TEST_CASE("the map of a bank that was given once is remembered for its next bill") {
    constexpr const char* kHeading = "Buchung;Wann;Betrag in Euro;An wen\n";
    constexpr const char* kMap = R"({"time":"Wann","amount":"Betrag in Euro","counterpart":"An wen","currency":"EUR"})";
    Runner recoup;
    const auto first = bill(recoup, "may.csv", (std::string(kHeading) + "1;2026-05-02;-12,50;Laden\n").c_str());
    const auto next = bill(recoup, "june.csv", (std::string(kHeading) + "2;2026-06-02;-13,50;Laden\n").c_str());
    const auto map = bill(recoup, "map.json", kMap);
    REQUIRE(recoup({"bill", next}).code == 1);
    REQUIRE(recoup({"bill", first, "--map", map}).code == 0);
    REQUIRE(recoup({"bill", next}).code == 1);  // reading writes nothing
    REQUIRE(recoup({"import", "bill", first, "--map", map, "--rows", "2", "--yes"}).code == 0);
    const auto read = recoup.json({"bill", next});
    CHECK(read.at("payments")[0].at("amount_minor") == 1350);
    CHECK(read.at("payments")[0].at("currency") == "EUR");
    REQUIRE(recoup({"import", "bill", next, "--map", map, "--rows", "2", "--yes"}).code == 0);
    const auto kept = recoup.folders.data() / "bills";
    CHECK(std::distance(std::filesystem::directory_iterator(kept), std::filesystem::directory_iterator()) == 1);
}

TEST_CASE("what repeats in a bill is looked after as one subscription, with its next charge, once") {
    Runner recoup;
    std::string text =
        "微信支付账单明细\n"
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
    for (int month = 8; month <= 11; ++month)
        text += "2026-" + std::string(month < 10 ? "0" : "") + std::to_string(month) +
                "-15 08:00:00,商户消费,云上音乐,连续包月,支出,¥15.00,零钱,支付成功,42000031262026" +
                std::to_string(month) + "150001,M" + std::to_string(month) + ",/\n";
    text +=
        "2026-11-20 "
        "20:14:06,商户消费,海豚数码旗舰店,蓝牙耳机,支出,¥328.00,储蓄卡(4821),支付成功,4200003126202611209077,M886301,/"
        "\n";
    const auto year = bill(recoup, "year.csv", text.c_str());
    const auto made = recoup.json({"import", "bill", year, "--as", "subscription", "--yes"});
    REQUIRE(made.at("parts").size() == 1);
    CHECK(made.at("parts")[0].at("what") == "watched");
    CHECK(recoup.json({"list"}).at("cases").empty());
    const auto rows = recoup.json({"subscriptions"}).at("watched");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("title") == "云上音乐");
    CHECK(rows[0].at("amount_minor") == 1500);
    CHECK(rows[0].at("cycle") == "month");
    CHECK(rows[0].at("next_at") == "2026-12-15T23:59:59+08:00");
    CHECK(rows[0].at("days")[0].at("due_at") == "2026-12-14T23:59:59+08:00");
    CHECK(recoup.json({"import", "bill", year, "--as", "subscription", "--yes"}).at("parts").empty());
    REQUIRE(recoup.json({"import", "bill", year, "--rows", "7", "--as", "purchase", "--yes"}).at("parts").size() == 1);
    const auto bought = recoup.json({"purchases"}).at("watched");
    REQUIRE(bought.size() == 1);
    CHECK(bought[0].at("title") == "蓝牙耳机");
    CHECK(bought[0].at("platform") == "海豚数码旗舰店");
}

TEST_CASE("payments of a bill are kept with their cases, listed with what they tell, linked and cleared, all undone") {
    Runner recoup;
    const auto november = bill(recoup, "november.csv", kNovember);
    const auto made = recoup.json({"import", "bill", november, "--all", "--yes"});
    CHECK(made.at("kept") == 0);
    CHECK(made.at("kept_anew") == 3);
    const auto again = recoup.json({"import", "bill", november, "--all", "--yes"});
    CHECK(again.at("done") == false);
    CHECK(again.at("kept") == 3);
    CHECK(recoup({"import", "bill", november, "--all"}).out_has("Payments kept: 3 known, 0 new."));
    const auto all = recoup.json({"payments"});
    REQUIRE(all.at("payments").size() == 3);
    CHECK(all.at("payments")[0].at("counterpart") == "晨光早餐");
    CHECK(all.at("payments")[0].at("case").is_null());
    CHECK(all.at("payments")[1].at("case") == 1);
    CHECK(recoup.json({"payments", "--twice"}).at("payments").size() == 2);
    CHECK(recoup.json({"payments", "--twice"}).at("findings")[0].at("rows") == nlohmann::json{2, 3});
    CHECK(recoup.json({"payments", "--refunds"}).at("payments").empty());
    REQUIRE(recoup({"payments", "link", "1", "1"}).code == 0);
    CHECK(recoup.json({"payments"}).at("payments")[0].at("case") == 1);
    CHECK(recoup({"payments", "link", "9", "1"}).code == 1);
    CHECK(recoup({"payments", "link", "1", "9"}).code == 1);
    REQUIRE(recoup({"payments", "clear"}).code == 0);
    CHECK(recoup.json({"payments"}).at("payments").empty());
    REQUIRE(recoup({"undo"}).code == 0);
    REQUIRE(recoup({"undo"}).code == 0);
    CHECK(recoup.json({"payments"}) == all);
}

TEST_CASE("a refund that is told and in no row of a bill that goes further stands in today, with the letter") {
    Runner recoup;
    const auto november = bill(recoup, "november.csv", kNovember);
    REQUIRE(recoup({"import", "bill", november, "--yes"}).code == 0);
    REQUIRE(recoup({"move", "1", "contacted"}).code == 0);
    REQUIRE(recoup({"log", "1", "--direction", "in", "--words", "您好，退款成功，请查收", "--at", "2026-11-21 09:00"})
                .code == 0);
    const std::string later =
        std::string(kNovember) +
        "2026-12-01 08:00:00,扫二维码付款,晨光早餐,早餐,支出,¥12.50,零钱,支付成功,4200003126202612010001,M2,/\n";
    const auto december = bill(recoup, "december.csv", later.c_str());
    const auto taken = recoup.json({"import", "bill", december, "--yes"});
    CHECK(taken.at("done") == true);
    CHECK(taken.at("parts").empty());
    CHECK(taken.at("kept_anew") == 0);
    const auto mine = recoup.json({"today"}).at("mine");
    REQUIRE(mine.size() == 1);
    CHECK(mine[0].at("sentence").get<std::string>().find("your bill to 1 December 2026") != std::string::npos);
    CHECK(mine[0].at("action").at("kind") == "copy_chase");
    CHECK(mine[0].at("action").at("message") == "refund_proof");
}
