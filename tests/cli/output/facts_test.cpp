#include "cli/output/facts.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/zones.h"

using namespace recoup;
using nlohmann::json;

TEST_CASE("facts of a picture are one JSON document, with what was read and where it stands") {
    const test::FixedZones zones;
    core::Reading reading{.kind = core::EvidenceKind::payment_proof};
    reading.facts = {{.field = core::FactField::amount,
                      .role = core::FactRole::paid,
                      .value = "￥328.00",
                      .score = 0.98765,
                      .line = 4,
                      .minor = 32800,
                      .currency = "CNY"},
                     {.field = core::FactField::order, .value = "\x1B\"XH2O26", .score = 1, .line = 7},
                     {.field = core::FactField::time,
                      .role = core::FactRole::paid,
                      .value = "2026-11-20 20:14:06",
                      .score = 0.9,
                      .line = 9,
                      .when = core::at_instant(*core::parse_instant("2026-11-20T12:14:06Z"))},
                     {.field = core::FactField::time,
                      .role = core::FactRole::promised,
                      .value = "2026年12月1日",
                      .score = 0.9,
                      .line = 9,
                      .when = core::on_day(*core::parse_day("2026-12-01"), "Asia/Shanghai")}};
    std::string out;
    cli::write_facts(reading, std::nullopt, zones, "Asia/Shanghai", out);
    CHECK(out.find('\x1B') == std::string::npos);
    const auto document = json::parse(out);
    CHECK(document.at("kind") == "payment_proof");
    const auto& facts = document.at("facts");
    REQUIRE(facts.size() == 4);
    CHECK(facts[0] == json{{"field", "amount"},
                           {"role", "paid"},
                           {"value", "￥328.00"},
                           {"score", 0.9877},
                           {"line", 4},
                           {"minor", 32800},
                           {"currency", "CNY"}});
    CHECK(facts[1].at("value") == "\x1B\"XH2O26");
    CHECK(facts[1].size() == 5);
    CHECK(facts[2].at("at") == "2026-11-20T20:14:06+08:00");
    CHECK(facts[3].at("at") == "2026-12-01");
}

TEST_CASE("a picture without facts is an empty list") {
    const test::FixedZones zones;
    std::string out;
    cli::write_facts({}, std::nullopt, zones, "Asia/Shanghai", out);
    CHECK(json::parse(out) == json{{"kind", "other"}, {"facts", json::array()}});
}
