#include "export/tables/document.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "export/tables/csv.h"
#include "support/zones.h"

using namespace recoup;
using nlohmann::json;

namespace {

core::Uuid id(std::uint8_t kind, std::uint8_t seed) {
    core::Uuid uuid;
    uuid.bytes = {kind, seed};
    return uuid;
}

struct Exported {
    test::FixedZones zones;
    core::State state{zones};

    Exported() {
        core::CaseRow row{.uuid = id(1, 1), .number = 2, .title = "=1+1 会员", .platform = "优影视频"};
        row.paid_minor = 32'800;
        row.note = "电话 13812345678";
        core::ContactRow contact{.uuid = id(3, 1), .case_uuid = row.uuid, .number = 1, .text = "打给 13812345678"};
        core::EvidenceRow proof{.uuid = id(2, 1),
                                .case_uuid = row.uuid,
                                .number = 1,
                                .name = "<b>.png",
                                .sha256 = std::string(64, 'a'),
                                .contact_uuid = contact.uuid};
        put({row, contact, proof, core::CaseRow{.uuid = id(1, 2), .number = 1, .title = "书"},
             core::PlatformRow{.uuid = id(4, 1), .name = "优影视频"}});
    }
    void put(const std::vector<core::Row>& rows) {
        std::vector<core::RowChange> changes;
        for (const auto& one : rows) changes.push_back({std::nullopt, one});
        REQUIRE(state.put(changes));
    }
    const core::CaseRecord& record() const { return *state.find_number(2); }
};

}  // namespace

TEST_CASE_FIXTURE(Exported, "a document holds every column of every case by its number, and what belongs to none") {
    const auto cases = exporting::by_number(state);
    const auto whole = json::parse(exporting::document(state, cases, true));
    CHECK(whole["format"] == "recoup-export");
    CHECK(whole["version"] == 1);
    CHECK(whole["cases"][0]["title"] == "书");
    const auto& one = whole["cases"][1];
    core::fields(record().row, [&](std::string_view column, const auto&) { CHECK(one.contains(std::string(column))); });
    CHECK(one["paid_minor"] == 32'800);
    CHECK(one["contacts"][0]["text"] == "打给 13812345678");
    CHECK(one["evidence"][0]["contact_uuid"] == one["contacts"][0]["uuid"]);
    CHECK(whole["platforms"][0]["name"] == "优影视频");
}

TEST_CASE_FIXTURE(Exported, "a case by itself says what stayed at home, and refers to nothing of it") {
    const exporting::Content content{.amounts = false, .contacts = false, .notes = false};
    const auto text = exporting::case_document(state, record(), content);
    const auto one = json::parse(text);
    CHECK(one["left_out"] == json{"amounts", "contacts", "notes"});
    CHECK(one["cases"].size() == 1);
    CHECK_FALSE(one.contains("platforms"));
    CHECK(one["cases"][0]["paid_minor"].is_null());
    CHECK(one["cases"][0]["evidence"][0]["contact_uuid"].is_null());
    CHECK(text.find("13812345678") == std::string::npos);
}

TEST_CASE_FIXTURE(Exported, "words that are covered in a picture are in no text of what is written") {
    const exporting::Content content{.covered = {"13812345678", ""}};
    const auto cases = exporting::by_number(state);
    exporting::CsvChoice csv{.content = content, .zones = &zones, .zone = "Asia/Shanghai"};
    for (const auto& text :
         {exporting::document(state, cases, true, content), *exporting::csv("cases", state, cases, csv),
          *exporting::csv("contacts", state, cases, csv)}) {
        CHECK(text.find("13812345678") == std::string::npos);
    }
}

TEST_CASE("base64 has the padding of RFC 4648") {
    const auto of = [](std::string_view text) {
        return exporting::base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    CHECK(of("") == "");
    CHECK(of("f") == "Zg==");
    CHECK(of("fo") == "Zm8=");
    CHECK(of("foo") == "Zm9v");
    CHECK(of("foobar") == "Zm9vYmFy");
}

TEST_CASE("no spreadsheet calculates with a text, and the text can be had again") {
    CHECK(exporting::csv_text("=1+1") == "'=1+1");
    CHECK(exporting::csv_text("+86") == "'+86");
    CHECK(exporting::csv_text("-5") == "'-5");
    CHECK(exporting::csv_text("@SUM(A1)") == "'@SUM(A1)");
    CHECK(exporting::csv_text("\tx") == "'\tx");
    CHECK(exporting::csv_text("\r=x") == "\"'\r=x\"");
    CHECK(exporting::csv_text("'=1") == "''=1");
    CHECK(exporting::csv_text("it's") == "it's");
    CHECK(exporting::csv_text("a,\"b\"\n") == "\"a,\"\"b\"\"\n\"");
}

TEST_CASE("for Excel a long number is one that keeps its digits") {
    CHECK(exporting::csv_text("4200001234567890") == "4200001234567890");
    CHECK(exporting::csv_text("4200001234567890", true) == "\"=\"\"4200001234567890\"\"\"");
    CHECK(exporting::csv_text("007", true) == "\"=\"\"007\"\"\"");
    CHECK(exporting::csv_text("12345678901", true) == "12345678901");
}

TEST_CASE_FIXTURE(Exported,
                  "a table has a decimal beside each amount and a day beside each moment, columns as wished") {
    const auto cases = exporting::by_number(state);
    exporting::CsvChoice choice{.fields = {"paid", "number", "paid_minor", "created_at_day", "title"},
                                .zones = &zones,
                                .zone = "Asia/Shanghai"};
    CHECK(*exporting::csv("cases", state, cases, choice) ==
          "\xef\xbb\xbfpaid,number,paid_minor,created_at_day,title\r\n"
          ",1,,1970-01-01,书\r\n"
          "328.00,2,32800,1970-01-01,'=1+1 会员\r\n");
    choice.mark = false;
    choice.headers = core::Lang::zh;
    choice.fields = {"paid", "paid_minor", "created_at_day"};
    CHECK(exporting::csv("cases", state, {}, choice) == "支付金额,支付金额（最小单位）,创建时间（当天）\r\n");
    choice.fields = {"nothing"};
    CHECK_FALSE(exporting::csv("cases", state, cases, choice));
}

TEST_CASE("every column has a name in both languages") {
    for (const auto table : exporting::csv_tables())
        for (const auto& column : exporting::csv_columns(table)) {
            CAPTURE(column);
            exporting::CsvChoice choice{.mark = false, .headers = core::Lang::zh, .fields = {column}};
            test::FixedZones zones;
            const core::State state(zones);
            CHECK(*exporting::csv(table, state, {}, choice) != column + "\r\n");
        }
}
