// What a sentence says as a whole, with weights of the test's own.
#include "core/pushback/weights.h"

#include <doctest/doctest.h>

#include "core/pushback/recognise.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

const std::string kHead =
    "ngram\tuser_error\tsystem_normal\tneed_more_proof\tdevice_problem\tpartial_offer\tsilence\trefusal\tother\n"
    "{bias}\t-1000\t-1000\t-1000\t-1000\t-1000\t-1000\t-1000\t-1000\n"
    "{phrase}\t2000\t2000\t2000\t2000\t2000\t2000\t2000\t2000\n"
    "{step}\t1000\t1000\t1000\t1000\t1000\t1000\t1000\t1000\n";

// "钥匙" says user_error, "已退款" speaks against a refusal, "红灯" says a fault of the device.
Weights weights() {
    return Weights::parse(kHead + "钥匙\n已退\n红灯\n\nXOO\nOOO\nOOO\nOOS\nOOO\nOOO\nOFO\nOOO\n").value();
}

Recognised hear(std::string_view text, bool own_file = false, std::vector<OwnPhrase> own = {}) {
    PhraseList refusal{Says::pushback, Pushback::refusal, {parse_pattern("不退").value()}, {}};
    refusal.own = own_file;
    const PhraseList device{Says::pushback, Pushback::device_problem, {parse_pattern("手机问题").value()}, {}};
    const PhraseList negation{Says::negation, Pushback::none, {parse_pattern("不是").value()}, {}};
    const Phrasebook book({refusal, device, negation}, weights());
    const ListenHabit habit{
        {.zones = &kZones, .zone = "Asia/Shanghai", .now = *parse_instant("2026-11-28T15:20:00+08:00")},
        {.currency = "CNY"}};
    return recognise(text, book, own, habit);
}

std::string said(std::string_view text, const Recognised::Place& place) {
    return std::string(text.substr(place.begin, place.end - place.begin));
}

}  // namespace

TEST_CASE("n-grams are the ideographs of a run and the words by one and two, all numbers one") {
    CHECK(ngrams("退70元") == std::vector<std::string>{"0", "0元", "^退", "元", "元$", "退", "退0"});
    CHECK(ngrams("we can't") == std::vector<std::string>{"^ we", "can't", "we", "we can't"});
    CHECK(ngrams(" ,. ").empty());
}

TEST_CASE("a sentence says a kind that no phrase has, and the clause that says most is its place") {
    const std::string text = "亲，是您把钥匙拿错了。谢谢";
    const auto heard = hear(text);
    REQUIRE(heard.pushbacks == std::vector{Pushback::user_error});
    REQUIRE(heard.places.size() == 1);
    CHECK(said(text, heard.places[0]) == "是您把钥匙拿错了");
    CHECK(hear("谢谢").empty());
}

TEST_CASE("a phrase falls where its sentence speaks against it, unless it is the person's own") {
    CHECK(hear("这个不退").has(Pushback::refusal));
    CHECK(!hear("之前说不退，已退了").has(Pushback::refusal));
    CHECK(hear("之前说不退，已退了", true).has(Pushback::refusal));
    CHECK(hear("已退了。这个不退").has(Pushback::refusal));
}

TEST_CASE("what a phrase denies has to be said more clearly, and what the person settled is not said again") {
    CHECK(hear("红灯亮").has(Pushback::device_problem));
    CHECK(hear("红灯亮，是手机问题").has(Pushback::device_problem));
    CHECK(!hear("红灯亮，不是手机问题").has(Pushback::device_problem));
    CHECK(hear("您拿了钥匙", false, {{Pushback::none, "拿了钥匙"}}).empty());
}

TEST_CASE("a table that is not as described is none") {
    CHECK(Weights::parse(kHead));
    for (const auto& text :
         {std::string(), std::string("ngram\tuser_error\n"), kHead + "退\n", kHead + "退\n\nO\nO\nO\n",
          kHead + "退\n\nO\nO\nO\nO\nO\nO\nO\nOO\n", kHead + "退\n\nO\nO\nO\nO\nO\nO\nO\n\x7f\n",
          kHead + "退\n\nO\nO\nO\nO\nO\nO\nO\nO\nO\n", kHead.substr(0, kHead.find("{step}"))})
        CHECK_MESSAGE(!Weights::parse(text), text);
}
