#include "core/base/i18n_table.h"

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
