#include "core/base/i18n_table.h"
#include "core/base/text.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("a text is found in either language") {
    CHECK(tr(Lang::zh, "outcome_full"_tr) == "全额到账");
    CHECK(tr(Lang::en, "outcome_full"_tr) == "Refunded in full");
}

TEST_CASE("arguments go to their numbered places") {
    CHECK(trf(Lang::zh, "chip_days_hours_left"_tr, 1, 4) == "剩 1 天 4 时");
    CHECK(trf(Lang::en, "chip_clock_left"_tr, 6, 42, 10) == "06:42:10 left");
}

TEST_CASE("a text that is given too few arguments is shown as it is") {
    CHECK(trf(Lang::en, "chip_days_hours_left"_tr, 1) == "{0} d {1} h left");
}

TEST_CASE("every key has a text in every language, zero-terminated") {
    REQUIRE(kTrCount > 500);
    for (std::size_t i = 0; i < kTrCount; ++i) {
        for (const Lang lang : {Lang::zh, Lang::en}) {
            const auto text = tr(lang, kTrEntries[i].key);
            REQUIRE_FALSE(text.empty());
            CHECK(text.data()[text.size()] == '\0');
        }
    }
}

TEST_CASE("a key that is in no file has no text") {
    CHECK(tr(Lang::zh, Tr{0}).empty());
}

TEST_CASE("a language is read from its token and nothing else") {
    CHECK(parse_lang("zh") == Lang::zh);
    CHECK(parse_lang("en") == Lang::en);
    CHECK(parse_lang("EN") == std::nullopt);
    CHECK(parse_lang("") == std::nullopt);
    CHECK(parse_lang(lang_token(Lang::en)) == Lang::en);
}

TEST_CASE("in Chinese a value closes up with the sentence around it, and a Latin name stands apart") {
    const auto filled = [](std::string left, std::string right) {
        close_seam(left, right);
        return left + "|" + right;
    };
    CHECK(filled("11 月 30 日", " 前") == "11 月 30 日|前");
    CHECK(filled("承诺 ", "今天 22:30") == "承诺|今天 22:30");
    CHECK(filled("投诉", "Steam") == "投诉 |Steam");
    CHECK(filled("PayPal", "通常") == "PayPal |通常");
    CHECK(filled("第 ", "12") == "第 |12");
    CHECK(filled("案件", "3") == "案件|3");
    CHECK(filled("at ", "noon") == "at |noon");
    CHECK(filled("", "前") == "|前");
    CHECK(trf(Lang::zh, "deadline_due_by"_tr, "11 月 30 日").find("日 前") == std::string::npos);
    CHECK(trf(Lang::zh, "timer_clock"_tr, 6, 4, 9) == "06:04:09");
    CHECK(trf(Lang::zh, "error_template_brace"_tr, 3) == "第 3 行：花括号要成对，里面是占位符的名字，比如 {claimed}。");
    CHECK(trf(Lang::zh, "deadline_due_by"_tr) == tr(Lang::zh, "deadline_due_by"_tr));
}
