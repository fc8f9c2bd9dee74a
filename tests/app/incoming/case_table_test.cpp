// Tables as people keep them, taken in as cases.
#include <doctest/doctest.h>

#include "app/incoming/samples.h"

using namespace recoup;
using core::CaseColumn;

namespace {

app::Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

app::ImportMap map_of(std::string_view json) {
    auto map = app::read_import_map(json, "map.json");
    REQUIRE(map);
    return std::move(*map);
}

app::CaseTable table_of(std::string_view text, const app::ImportMap& map = {}) {
    auto table = app::read_case_table(bytes_of(text), map, test::arrival_habit());
    if (!table) FAIL(core::sentence(core::Lang::en, table.error()));
    return std::move(*table);
}

std::string refusal(std::string_view text, const app::ImportMap& map = {}) {
    const auto table = app::read_case_table(bytes_of(text), map, test::arrival_habit());
    REQUIRE_FALSE(table);
    return core::sentence(core::Lang::en, table.error());
}

}  // namespace

TEST_CASE("a table in GB18030 and one in UTF-16 with tabs say the same") {
    for (const auto* name : {"cases-gb18030.csv", "cases-utf16.csv"}) {
        CAPTURE(name);
        const auto table = table_of(test::sample(name));
        REQUIRE(table.arrival.cases.size() == 3);
        const auto& headphones = table.arrival.cases[0];
        CHECK(headphones.row.title == "蓝牙耳机");
        CHECK(headphones.row.platform == "海豚数码旗舰店");
        CHECK(headphones.row.order_no == "20261101000123");
        CHECK(headphones.row.paid_minor == 128050);
        CHECK(headphones.row.stage == core::Stage::under_review);
        CHECK(headphones.row.tags == "数码\n急");
        CHECK(core::to_storage(*headphones.row.paid_at) == "2026-11-01[Asia/Shanghai]");
        CHECK(core::to_storage(*headphones.due) == "2026-11-28[Asia/Shanghai]");
        CHECK(headphones.row.note == "左耳没声\n\n序号：1\n颜色：黑");
        const auto& film = table.arrival.cases[1];
        CHECK(film.row.paid_minor == 3990);
        CHECK(core::to_storage(*film.row.paid_at) == "2026-11-03T12:14:00Z");
        CHECK(film.row.stage == core::Stage::refunded);
        CHECK(table.arrival.cases[2].row.title == "保温杯, \"大号\"");
        REQUIRE(table.rejected.size() == 2);
        CHECK(table.rejected[0].row == 4);
        CHECK(table.rejected[0].column == CaseColumn::paid);
        CHECK(table.rejected[0].text == "不详");
        CHECK(table.rejected[1].column == CaseColumn::title);
    }
}

TEST_CASE("dates that may be read in two ways are asked for, and the map answers") {
    const auto text = test::sample("cases-doubtful.csv");
    CHECK(refusal(text).find("“05/11/2026” may begin with the day or the month") != std::string::npos);
    const auto day_first = table_of(text, map_of(R"({"order":"dmy"})"));
    CHECK(core::to_storage(*day_first.arrival.cases.at(0).row.paid_at) == "2026-11-05[Asia/Shanghai]");
    const auto month_first = table_of(text, map_of(R"({"order":"mdy"})"));
    CHECK(core::to_storage(*month_first.arrival.cases.at(0).row.paid_at) == "2026-05-11[Asia/Shanghai]");
    // One row with a single reading decides for all.
    const auto decided = table_of(text + "Cup;Lumo;1.00;25/11/2026;Done\n");
    CHECK(core::to_storage(*decided.arrival.cases.at(0).row.paid_at) == "2026-11-05[Asia/Shanghai]");
}

TEST_CASE("a map names columns, stages and the currency") {
    const auto table = table_of("宝贝,多少\n碗,5\n杯,7\n",
                                map_of(R"({"columns":{"title":"宝贝","claimed":"多少"},"currency":"JPY"})"));
    CHECK(table.arrival.cases.at(0).row.claimed_minor == 5);
    CHECK(table.arrival.cases.at(0).row.currency == "JPY");
    const auto staged =
        table_of("title,status\na,warm\nb,cold\n", map_of(R"({"stages":{"warm":"escalated","cold":null}})"));
    REQUIRE(staged.arrival.cases.size() == 1);
    CHECK(staged.arrival.cases[0].row.stage == core::Stage::escalated);
    CHECK(test::names_of(staged.arrival.losses.all(), core::Lost::lists) == "cold");
    CHECK(refusal("title\na\n", map_of(R"({"columns":{"paid":"Preis"}})")).find("no column “Preis”") !=
          std::string::npos);
    CHECK_FALSE(app::read_import_map(R"({"columns":{"nothing":"x"}})", "m"));
    CHECK_FALSE(app::read_import_map(R"({"stages":{"x":"someday"}})", "m"));
    CHECK_FALSE(app::read_import_map(R"({"what":"x"})", "m"));
    CHECK_FALSE(app::read_import_map(std::string(1000, '{'), "m"));
    app::ImportMap typed;
    CHECK(app::take_typed_stage("a=b=escalated", typed));
    CHECK(typed.stages.at("a=b") == core::Stage::escalated);
    CHECK(app::take_typed_stage("Ideas=-", typed));
    CHECK_FALSE(typed.stages.at("Ideas"));
    CHECK(app::take_typed_column("title=宝贝=1", typed));
    CHECK(typed.columns[CaseColumn::title] == "宝贝=1");
    CHECK_FALSE(app::take_typed_stage("Ideas=someday", typed));
    CHECK_FALSE(app::take_typed_column("colour=x", typed));
}

TEST_CASE("two columns are divided by what makes headings of them, and an offset is heeded") {
    CHECK(table_of("title;price\na;5\n").arrival.cases.at(0).row.paid_minor == 500);
    CHECK(table_of("title\tprice\na\t5\n").arrival.cases.at(0).row.paid_minor == 500);
    const auto moments = table_of("title,paid at,due\na,2026-11-19T10:00:00+01:00,2026-11-20[Europe/London]\n");
    CHECK(core::to_storage(*moments.arrival.cases.at(0).row.paid_at) == "2026-11-19T09:00:00Z");
    CHECK(core::to_storage(*moments.arrival.cases.at(0).due) == "2026-11-20[Europe/London]");
}

TEST_CASE("a table without a title says how to name one") {
    CHECK(refusal("foo,bar\n1,2\n").find("--column title") != std::string::npos);
    CHECK(refusal("").find("--column title") != std::string::npos);
}

TEST_CASE("a row is known by its own uuid, by its order number, else by all it says") {
    const auto key = [](std::string_view text, std::size_t row) {
        const auto table = table_of(text);
        return std::pair(table.arrival.cases.at(row).key, table.arrival.cases.at(row).row.uuid);
    };
    CHECK(key("title,order,note\na,N1,x\n", 0) == key("title,order,note\na,N1,changed\n", 0));
    CHECK(key("title,note\na,x\n", 0) != key("title,note\na,y\n", 0));
    CHECK(key("title,note\na,x\na,x\n", 0) != key("title,note\na,x\na,x\n", 1));
    const auto own = key("uuid,title\n0f0e0d0c-0b0a-4908-8706-050403020100,a\n", 0);
    CHECK(core::to_string(own.second) == "0f0e0d0c-0b0a-4908-8706-050403020100");
}
