#include <doctest/doctest.h>

#include "bill/formats/moment.h"
#include "bill/formats/sum.h"
#include "bill/support.h"
#include "bill/table/csv.h"
#include "bill/text/encoding.h"

namespace core = recoup::core;
using namespace recoup::bill;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(std::string_view text, char separator = ',') {
    Cells all;
    read_csv(text, separator, [&](const Row& row) {
        auto& cells = all.emplace_back();
        for (const auto cell : row.cells) cells.emplace_back(cell);
        return true;
    });
    return all;
}

std::string utf8(std::string_view bytes) {
    const auto file = test::bytes_of(bytes);
    std::string made;
    return std::string(utf8_of(
        file, test::gb18030(), [](std::string_view text) { return text.find("金额") != text.npos; }, made));
}

std::string wall(std::string_view text, core::DateOrder order = core::DateOrder::guess) {
    const auto local = read_moment(text, order);
    return local ? core::to_storage(core::Instant{local->time_since_epoch()}) : "none";
}

}  // namespace

TEST_CASE("a row falls into cells at its separators, quoted or padded") {
    CHECK(cells_of("a,b,c\r\n1,2,3\n") == Cells{{"a", "b", "c"}, {"1", "2", "3"}});
    CHECK(cells_of("\"a,b\",\"c \"\"d\"\"\", e \t,\"x\"\t\r\n") == Cells{{"a,b", "c \"d\"", "e", "x"}});
    CHECK(cells_of("\"two\nlines\",1\n3,4") == Cells{{"two\nlines", "1"}, {"3", "4"}});
    CHECK(cells_of("a,,\n\n,b") == Cells{{"a", "", ""}, {""}, {"", "b"}});
    CHECK(cells_of("a\tb", '\t') == Cells{{"a", "b"}});
}

TEST_CASE("a quote that is never closed is a quote, and takes no other row with it") {
    CHECK(cells_of("\"茶,3\nb,4\n") == Cells{{"\"茶", "3"}, {"b", "4"}});
    CHECK(cells_of("\"茶\"杯,3\n") == Cells{{"\"茶\"杯", "3"}});
}

TEST_CASE("rows and cells are cut where they are longer than any bill's") {
    const std::string wide(2 * kMostColumns, ',');
    CHECK(cells_of(wide).front().size() == kMostColumns);
    CHECK(cells_of(std::string(3 * kMostCellBytes, 'x')).front().front().size() == kMostCellBytes);
}

TEST_CASE("the separator is the one that makes most cells") {
    CHECK(separator_of("a,b,c\n1,2,3\n") == ',');
    CHECK(separator_of("Date;Text;Sum\n1;2,5;3\n4;5,5;6\n") == ';');
    CHECK(separator_of("a\tb\tc\n") == '\t');
}

TEST_CASE("GB18030 is read as the standard counts it, in two bytes and in four") {
    std::size_t wrong = 0;
    const auto read = [&](std::string_view bytes) { return test::gb18030().utf8(test::bytes_of(bytes), wrong); };
    CHECK(read("\xBD\xF0\xB6\xEE"
               "(\xD4\xAA)") == "金额(元)");
    CHECK(wrong == 0);
    CHECK(read("\x81\x30\x81\x30") == "\u0080");
    CHECK(read("\x84\x31\xA4\x39") == "\uFFFF");
    CHECK(read("\x90\x30\x81\x30\xE3\x32\x9A\x35") == "\U00010000\U0010FFFF");
    CHECK(read("\x94\x39\xFC\x36") == "😀");
    CHECK(wrong == 0);
    CHECK(read("a\x80\xFF\xBD") == "a\uFFFD\uFFFD\uFFFD");
    CHECK(wrong == 3);
}

TEST_CASE("the encoding is told by its mark, by validity, and by the words of a bill") {
    CHECK(utf8("\xEF\xBB\xBF"
               "金额") == "金额");
    CHECK(utf8("金额,1") == "金额,1");
    CHECK(utf8("\xBD\xF0\xB6\xEE,1") == "金额,1");
    CHECK(utf8(std::string("\xFF\xFE\xD1\x91\x9D\x98", 6)) == "金额");
    CHECK(utf8(std::string("\xFE\xFF\x91\xD1\x98\x9D", 6)) == "金额");
    CHECK(utf8(std::string("D\0a\0t\0e\0,\0S\0u\0m\0", 16)) == "Date,Sum");
    CHECK(utf8("金额,\xFF") == "金额,\uFFFD");  // one damaged byte does not make it Chinese of another sort
}

TEST_CASE("moments are read as bills write them") {
    CHECK(wall("2026-11-20 20:14:06") == "2026-11-20T20:14:06Z");
    CHECK(wall("2026/1/5 8:04") == "2026-01-05T08:04:00Z");
    CHECK(wall("2026年11月20日") == "2026-11-20T00:00:00Z");
    CHECK(wall("20261120") == "2026-11-20T00:00:00Z");
    CHECK(wall("2026-11-20T20:14:06+08:00") == "2026-11-20T20:14:06Z");
    CHECK(wall("20.11.2026") == "2026-11-20T00:00:00Z");
    CHECK(wall("11/20/2026") == "2026-11-20T00:00:00Z");
    CHECK(wall("05/04/2026") == "2026-04-05T00:00:00Z");
    CHECK(wall("05/04/2026", core::DateOrder::month_first) == "2026-05-04T00:00:00Z");
    CHECK(wall("46346.843125") == "2026-11-20T20:14:06Z");
    for (const auto* text : {"", "交易时间", "2026-13-01", "2026-02-30", "2026-11-20 25:00:00", "12", "1e9",
                             "99999999999999999999", "0000-00-00"})
        CHECK_MESSAGE(wall(text) == "none", text);
    CHECK(order_in("20/11/2026") == core::DateOrder::day_first);
    CHECK(order_in("11/20/2026") == core::DateOrder::month_first);
    CHECK(order_in("2026-11-20") == core::DateOrder::guess);
    CHECK(read_clock("20:14:06") == std::chrono::seconds{72846});
    CHECK(read_clock("201406") == std::chrono::seconds{72846});
    CHECK_FALSE(read_clock("noon"));
}

TEST_CASE("sums are read with their sign, their groups and what came back of them") {
    const auto minor = [](std::string_view text) {
        const auto sum = read_sum(text, "CNY");
        return sum ? (sum->negative ? -sum->minor : sum->minor) : -999'999;
    };
    CHECK(minor("¥28.16") == 2816);
    CHECK(minor("￥28.16") == 2816);
    CHECK(minor("28.1") == 2810);
    CHECK(minor("1,280.50") == 128050);
    CHECK(minor("328元") == 32800);
    CHECK(minor("-28.16") == -2816);
    CHECK(minor("¥-28.16") == -2816);
    CHECK(minor("(28.16)") == -2816);
    CHECK(read_sum("0.12(已全额退款)", "CNY")->refunded_minor == 12);
    CHECK(read_sum("123.45(已退款3.45)", "CNY")->refunded_minor == 345);
    for (const auto* text : {"", "abc", "1.2.3", "99999999999999999999.99", "1.234", "--1"})
        CHECK_MESSAGE(minor(text) == -999'999, text);
    CHECK(refunded_in("已退款(￥3.45)", 1000, "CNY") == 345);
    CHECK(refunded_in("对方已退还", 1000, "CNY") == 1000);
    CHECK(refunded_in("已退款", 1000, "CNY") == 1000);
    CHECK(refunded_in("支付成功", 1000, "CNY") == 0);
    CHECK(refunded_in("已退款(￥99.00)", 1000, "CNY") == 1000);  // never more than was paid
}
