#include "cli/output/table.h"

#include <doctest/doctest.h>

#include "cli/output/json.h"
#include "core/base/text.h"

using namespace recoup;
using cli::Ink;
using cli::Table;

namespace {

std::vector<std::string> lines_of(const Table& table, bool colour = false) {
    std::string out;
    table.print(out, colour);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < out.size();) {
        const auto end = out.find('\n', at);
        lines.push_back(out.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("columns line up with Chinese counted two wide, and fit 80") {
    Table table({{"ID", true}, {"Title", false, true}, {"Due"}});
    table.add({{"1"}, {"支付显示失败"}, {"x"}});
    table.add({{"12"}, {"phone"}, {"x"}});
    std::string wide;
    for (int i = 0; i < 60; ++i) wide += "很";
    table.add({{"3"}, {wide}, {"x"}});
    const auto lines = lines_of(table);
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].starts_with(" 1  支付显示失败"));
    const auto width = core::display_width(lines[1]);
    CHECK(core::display_width(lines[2]) == width);
    CHECK(core::display_width(lines[3]) == width);
    CHECK(width <= Table::kWidth);
    CHECK(lines[3].find("…") != std::string::npos);
}

TEST_CASE("a cell sends no control sequences and stays on its line") {
    Table table({{"Title", false, true}});
    table.add(
        {{"a\x1b[31mb\nc\xe2\x80\xae"
          "d"}});
    const auto lines = lines_of(table);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].find('\x1b') == std::string::npos);
    CHECK(lines[1].find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("colour comes only when asked for") {
    Table table({{"Due"}});
    table.add({{"late", Ink::bad}});
    CHECK(lines_of(table)[1] == "late");
    CHECK(lines_of(table, true)[1] == "\x1b[31mlate\x1b[0m");
}

TEST_CASE("JSON keeps the order of keys and escapes what a terminal would act on") {
    std::string out;
    cli::Json(out)
        .object()
        .text("b", "q\"\\\n\x1b\xc2\x9b\xe2\x80\xae 退款 😀")
        .null("a")
        .array("c")
        .object()
        .boolean("d", true)
        .end_object()
        .object()
        .end_object()
        .end_array()
        .number("e", -9'000'000'000)
        .end_object();
    CHECK(
        out ==
        "{\"b\":\"q\\\"\\\\\\n\\u001b\\u009b\\u202e 退款 😀\",\"a\":null,\"c\":[{\"d\":true},{}],\"e\":-9000000000}\n");
}

TEST_CASE("in JSON of another writer what a terminal would act on is escaped as well, and nothing else changes") {
    const std::string plain = "{\n  \"a\": \"q\\\"\\u001b 退款 😀\"\n}";
    CHECK(core::escape_json_controls(plain) == plain);
    CHECK(core::escape_json_controls("\"\xc2\x9b\x7f\xe2\x80\xae\xe2\x80\xa8x\"") ==
          "\"\\u009b\\u007f\\u202e\\u2028x\"");
}
