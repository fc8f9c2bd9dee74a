// The short form of fuzzing what reads typed text: dates, spans and amounts.
#include <doctest/doctest.h>

#include <random>

#include "core/base/amount_text.h"
#include "core/base/text.h"
#include "core/dates/read_when.h"
#include "fuzz/rounds.h"
#include "support/zones.h"

using namespace recoup;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view kPieces[] = {"2026",
                                        "12",
                                        "1",
                                        "31",
                                        "29",
                                        "2",
                                        "0",
                                        "99",
                                        "年",
                                        "月",
                                        "日",
                                        "号",
                                        "-",
                                        "/",
                                        ".",
                                        ":",
                                        " ",
                                        "　",
                                        "T",
                                        "Z",
                                        "+08:00",
                                        "周",
                                        "五",
                                        "下",
                                        "上",
                                        "本",
                                        "明天",
                                        "昨",
                                        "晚",
                                        "早",
                                        "点",
                                        "半",
                                        "刻",
                                        "时",
                                        "分",
                                        "24",
                                        "天",
                                        "周",
                                        "个",
                                        "工作日",
                                        "内",
                                        "前",
                                        "后",
                                        "剩",
                                        "in ",
                                        "ago",
                                        "days",
                                        "working",
                                        "Fri",
                                        "next ",
                                        "last ",
                                        "Nov",
                                        "，",
                                        "（",
                                        "）",
                                        "am",
                                        "pm",
                                        "月底",
                                        "二",
                                        "十",
                                        "百",
                                        "零",
                                        "〇",
                                        "¥",
                                        "元",
                                        "角",
                                        "万",
                                        "$",
                                        ",",
                                        "\xff",
                                        "\u202e",
                                        "\u200b",
                                        "５",
                                        "：",
                                        "小时",
                                        "month",
                                        "year",
                                        "th",
                                        "99999999",
                                        "-5",
                                        "noon",
                                        "by ",
                                        "end of the month",
                                        "24:00"};

std::string random_text(std::mt19937_64& random) {
    std::string text;
    for (auto count = 1 + random() % 7; count > 0; --count) text += kPieces[random() % std::size(kPieces)];
    return text;
}

void try_date(const std::string& text, const core::DateHabit& habit) {
    const auto read = core::read_when(text, habit);
    if (!read) {
        REQUIRE(read.error().kind == core::ErrorKind::usage);
        return;
    }
    // What was understood can be stored, and typed again it means the same, to the minute.
    REQUIRE(core::when_from_storage(core::to_storage(read->when)) == read->when);
    const auto typed = core::typed_when(read->when, *habit.zones, habit.zone);
    const auto again = core::read_when(typed, habit);
    REQUIRE_MESSAGE(again.has_value(), text << " is " << typed);
    REQUIRE(core::typed_when(again->when, *habit.zones, habit.zone) == typed);
}

void try_amount(const std::string& text) {
    for (const auto* currency : {"CNY", "JPY", "KWD"})
        if (const auto read = core::read_amount(text, {currency, "EU"})) REQUIRE(read->minor >= 0);
}

}  // namespace

TEST_CASE("no typed text breaks the readers of dates, spans and amounts") {
    const test::FixedZones zones;
    std::mt19937_64 random(test::fuzz_seed());
    for (auto left = test::fuzz_rounds(20'000); left > 0; --left) {
        const auto text = random_text(random);
        const core::Instant now{std::chrono::seconds{static_cast<std::int64_t>(random() % 32'000'000'000)}};
        for (const auto looks : {core::Looks::ahead, core::Looks::back})
            try_date(text, {&zones, "Asia/Shanghai", now, looks, random() % 2 == 0 ? core::Lang::zh : core::Lang::en});
        if (const auto span = core::read_span(text)) REQUIRE(span->length >= 0s);
        try_amount(text);
    }
}
