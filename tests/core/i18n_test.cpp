#include "core/i18n.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("a text is found in either language") {
    CHECK(tr(Lang::zh, Tr::outcome_full) == "全额到账");
    CHECK(tr(Lang::en, Tr::outcome_full) == "Paid in full");
}

TEST_CASE("arguments go to their numbered places") {
    CHECK(trf(Lang::zh, Tr::chip_days_hours_left, 1, 4) == "剩 1 天 4 时");
    CHECK(trf(Lang::en, Tr::chip_clock_left, 6, 42, 10) == "06:42:10 left");
}

TEST_CASE("a text that is given too few arguments is shown as it is") {
    CHECK(trf(Lang::en, Tr::chip_days_hours_left, 1) == "{0} d {1} h left");
}

TEST_CASE("every key has a text in every language, zero-terminated") {
    for (unsigned short i = 0; i < kTrCount; ++i) {
        for (const Lang lang : {Lang::zh, Lang::en}) {
            const auto text = tr(lang, static_cast<Tr>(i));
            REQUIRE_FALSE(text.empty());
            CHECK(text.data()[text.size()] == '\0');
        }
    }
}

TEST_CASE("a language is read from its token and nothing else") {
    CHECK(parse_lang("zh") == Lang::zh);
    CHECK(parse_lang("en") == Lang::en);
    CHECK(parse_lang("EN") == std::nullopt);
    CHECK(parse_lang("") == std::nullopt);
    CHECK(parse_lang(lang_token(Lang::en)) == Lang::en);
}
