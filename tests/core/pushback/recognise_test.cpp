// The rules by which a text is understood, with phrases of the test's own.
#include "core/pushback/recognise.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

std::vector<Pattern> patterns(std::initializer_list<const char*> texts) {
    std::vector<Pattern> all;
    for (const auto* text : texts) all.push_back(parse_pattern(text).value());
    return all;
}

Phrasebook phrasebook() {
    return Phrasebook({
        {Says::pushback, Pushback::user_error, patterns({"操作问题", "操作有误"}), patterns({"我们的失误"})},
        {Says::pushback, Pushback::system_normal, patterns({"系统…正常", "没有问题"}), {}},
        {Says::pushback, Pushback::partial_offer, patterns({"只能退{sum}", "服务费…不退还"}), {}},
        {Says::pushback, Pushback::refusal, patterns({"不退"}), {}},
        {Says::pushback, Pushback::silence, patterns({"耐心等待"}), {}},
        {Says::pushback, Pushback::other, patterns({"找商家"}), {}},
        {Says::promise, Pushback::none, patterns({"{time}…答复"}), patterns({"请…{time}"})},
        {Says::negation, Pushback::none, patterns({"不是", "没有", "不"}), patterns({"是不是"})},
    });
}

const ListenHabit kHabit{
    {.zones = &kZones, .zone = "Asia/Shanghai", .now = *parse_instant("2026-11-28T15:20:00+08:00")},
    {.currency = "CNY"}};

Recognised hear(std::string_view text, std::vector<OwnPhrase> own = {}) {
    return recognise(text, phrasebook(), own, kHabit);
}

std::string kinds(std::string_view text, std::vector<OwnPhrase> own = {}) {
    std::string all;
    for (const auto kind : hear(text, std::move(own)).pushbacks)
        all += (all.empty() ? "" : " ") + std::string(token(kind));
    return all;
}

std::string marked(const std::string& text, std::vector<OwnPhrase> own = {}) {
    std::string all;
    for (const auto& [begin, end] : hear(text, std::move(own)).places)
        all += '<' + text.substr(begin, end - begin) + '>';
    return all;
}

}  // namespace

TEST_CASE("several kinds are heard in the order of the text, each with its place") {
    CHECK(kinds("亲，系统显示一切正常，可能是您的操作问题哦") == "system_normal user_error");
    CHECK(marked("亲，系统显示一切正常，可能是您的操作问题哦") == "<系统显示一切正常><操作问题>");
}

TEST_CASE("places are those of the text as it is written, whatever its width") {
    CHECK(marked("系統　ＯＫ　一切正常。") == "<系統　ＯＫ　一切正常>");
    CHECK(marked("只能退 ￥７０ ！") == "<只能退 ￥７０>");
}

TEST_CASE("a negation in front or in between denies, one in another clause does not") {
    CHECK(kinds("不是您的操作问题").empty());
    CHECK(kinds("系统目前不正常").empty());
    CHECK(kinds("不是的，您操作有误") == "user_error");
    CHECK(kinds("是不是操作问题") == "user_error");
    CHECK(kinds("不清楚，系统正常") == "system_normal");
}

TEST_CASE("a phrase that itself says no is meant") {
    CHECK(kinds("没有凭证没有问题") == "system_normal");
}

TEST_CASE("what cancels a phrase does so in its clause") {
    CHECK(kinds("这个操作问题是我们的失误").empty());
    CHECK(kinds("之前是我们的失误，这次是操作问题") == "user_error");
}

TEST_CASE("of two kinds over each other the longer phrase is meant") {
    CHECK(kinds("服务费 39 元不退还") == "partial_offer");
    CHECK(kinds("不退") == "refusal");
}

TEST_CASE("who names the moment of an answer does not keep silent, and other is what is none of the rest") {
    CHECK(kinds("请耐心等待") == "silence");
    CHECK(kinds("24小时内答复，请耐心等待").empty());
    CHECK(kinds("您找商家") == "other");
    CHECK(kinds("系统正常，您找商家") == "system_normal");
}

TEST_CASE("a promise has its moment; a deadline for the person is none") {
    const auto said = hear("我们24小时内答复您");
    REQUIRE(said.promise.has_value());
    CHECK(said.promise->token == "PT24H");
    CHECK(to_storage(said.promise->by.when) == "2026-11-29T07:20:00Z");
    CHECK(hear("3个工作日").promise.has_value());
    CHECK_FALSE(hear("请在24小时内答复").promise.has_value());
    CHECK(hear("请在24小时内确认，我们3天内答复").promise->token == "P3D");
}

TEST_CASE("an offer has its sum") {
    const auto said = hear("亲，只能退70.5元");
    REQUIRE(said.offer.has_value());
    CHECK(said.offer->sum.minor == 7050);
    CHECK(said.offer->sum.currency == "CNY");
    CHECK_FALSE(hear("系统正常").offer.has_value());
}

TEST_CASE("an abbreviation ends no clause") {
    CHECK(kinds("系统 i.e. 一切正常") == "system_normal");
    CHECK(kinds("系统. 一切正常").empty());
}

TEST_CASE("the person's own phrases are heard, and win") {
    CHECK(kinds("建议您佛系一点", {{Pushback::silence, "佛系"}}) == "silence");
    CHECK(marked("建议您佛系一点", {{Pushback::silence, "佛系"}}) == "<佛系>");
    CHECK(kinds("可能是操作问题", {{Pushback::device_problem, "操作问题"}}) == "device_problem");
    CHECK(kinds("可能是操作问题", {{Pushback::none, "操作问题"}}).empty());
    CHECK(kinds("系统正常", {{Pushback::none, ""}}) == "system_normal");
}

TEST_CASE("lines and full stops end a clause, a date is none") {
    CHECK(kinds("不是\n操作问题") == "user_error");
    CHECK(kinds("不是。操作问题") == "user_error");
    CHECK(hear("December 5, 2026 答复").promise->token == "2026-12-05");
}

TEST_CASE("what is very long is listened to at its beginning, and broken text is no harm") {
    std::string text = "系统正常。";
    while (text.size() < 3 * kMostListened) text += "啊";
    CHECK(kinds(text + "操作问题") == "system_normal");
    CHECK(kinds("系统\xff\xfe正常\xe6") == "system_normal");
    CHECK(kinds("").empty());
}
