#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "assets/embedded.h"
#include "core/base/money.h"
#include "core/base/words.h"
#include "media/kind/sniff.h"
#include "media/picture/decode.h"

using namespace recoup;
using nlohmann::json;

namespace {

json parsed(std::string_view name) {
    CAPTURE(name);
    auto value = json::parse(assets::text(name), nullptr, /*allow_exceptions=*/false);
    REQUIRE(value.is_object());
    return value;
}

std::string text_of(const json& object, const char* key) {
    return object.value(key, std::string());
}

bool is_bilingual(const json& value) {
    return value.is_object() && !text_of(value, "zh").empty() && !text_of(value, "en").empty();
}

// "-2d4h10m", "+6h42m10s"; a civil day "day:+18d" where one may stand.
bool is_moment(std::string_view text, bool or_day = false) {
    const bool day = or_day && text.starts_with("day:");
    if (day) text.remove_prefix(4);
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return false;
    text.remove_prefix(1);
    std::string_view units = day ? "d" : "dhms";
    while (!text.empty()) {
        const auto digits = text.find_first_not_of("0123456789");
        if (digits == 0 || digits == text.npos) return false;
        const auto unit = units.find(text[digits]);
        if (unit == units.npos) return false;
        units.remove_prefix(unit + 1);
        text.remove_prefix(digits + 1);
    }
    return true;
}

template <class E>
void check_word(const json& object, const char* key) {
    CAPTURE(key);
    CHECK(core::parse_word<E>(text_of(object, key)));
}

void check_evidence(const json& item) {
    const std::string name = text_of(item, "picture");
    CAPTURE(name);
    const assets::Bytes bytes = assets::file("demo/pictures/" + name);
    REQUIRE_FALSE(bytes.empty());
    check_word<core::EvidenceKind>(item, "kind");
    CHECK_FALSE(text_of(item, "name").empty());
    CHECK(is_bilingual(item.at("caption")));
    CHECK(is_moment(text_of(item, "captured")));

    const auto& info = media::info(media::sniff(bytes));
    CHECK(name.substr(name.rfind('.') + 1) == info.extension);
    CHECK(text_of(item, "name").ends_with("." + std::string(info.extension)));
    if (info.file_class == media::FileClass::picture) CHECK(media::decode(bytes));
}

void check_case(const json& told) {
    CAPTURE(told.at("title").at("en"));
    for (const char* key : {"title", "platform", "note", "payment_method", "refund_method"})
        CHECK(is_bilingual(told.at(key)));
    check_word<core::Problem>(told, "problem");
    check_word<core::Stage>(told, "stage");
    if (told.contains("outcome")) check_word<core::Outcome>(told, "outcome");
    if (told.contains("route")) check_word<core::Route>(told, "route");
    for (const char* key : {"paid", "claimed", "offered", "received"})
        if (told.contains(key)) CHECK(core::parse_amount(text_of(told, key), text_of(told, "currency")));
    for (const char* key : {"paid_at", "occurred_at", "received_at", "created"})
        if (told.contains(key)) CHECK(is_moment(text_of(told, key)));
    for (const json& item : told.at("evidence")) check_evidence(item);
    for (const json& deadline : told.at("deadlines")) {
        CHECK(is_bilingual(deadline.at("title")));
        CHECK(is_moment(text_of(deadline, "due"), /*or_day=*/true));
        if (deadline.contains("done")) CHECK(is_moment(text_of(deadline, "done")));
    }
}

}  // namespace

TEST_CASE("the demo tells whole cases: known words, right amounts and moments, evidence that opens") {
    const json story = parsed("demo/story.json");
    CHECK(story.at("cases").size() == 12);
    for (const json& told : story.at("cases")) check_case(told);
}

TEST_CASE("the demo has a case in every column and uses every file made for it") {
    const json story = parsed("demo/story.json");
    std::set<std::string> stages, used;
    for (const json& told : story.at("cases")) {
        stages.insert(text_of(told, "stage"));
        for (const json& item : told.at("evidence")) used.insert("demo/pictures/" + text_of(item, "picture"));
    }
    CHECK(stages.size() == core::kStageCount);
    for (const auto name : assets::files())
        if (name.starts_with("demo/pictures/")) CHECK(used.contains(std::string(name)));
}
