#include "core/base/brief.h"

#include <doctest/doctest.h>

using namespace recoup;
using namespace std::chrono_literals;
using core::Lang;

TEST_CASE("large sums are told in three figures, never more than there is") {
    struct Sum {
        const char *whole, *zh, *en;
    };
    for (const auto& sum :
         {Sum{"¥12,345,678,901.23", "¥123 亿", "¥12.3 B"}, Sum{"¥1,239,999,999.99", "¥12.3 亿", "¥1.23 B"},
          Sum{"¥240,000.00", "¥24 万", "¥240 k"}, Sum{"US$99,999.99", "US$9.99 万", "US$99.9 k"},
          Sum{"CHF 2,000,000.00", "CHF 200 万", "CHF 2 M"}, Sum{"¥9,999.99", "¥9,999.99", "¥9,999.99"},
          Sum{"¥10,000.00", "¥1 万", "¥10 k"}, Sum{"¥10,500.00", "¥1.05 万", "¥10.5 k"},
          Sum{"¥100,500.00", "¥10 万", "¥100 k"}, Sum{"¥123,456,789.00", "¥1.23 亿", "¥123 M"},
          Sum{"¥1,000,000,000,000.00", "¥1 万亿", "¥1 T"}, Sum{"¥100,000,000.00", "¥1 亿", "¥100 M"},
          Sum{"¥99,999,999.00", "¥9999 万", "¥99.9 M"}, Sum{"JP¥1,000,000", "JP¥100 万", "JP¥1 M"},
          Sum{"¥12,000,000,000,000.00", "¥12 万亿", "¥12 T"}, Sum{"—", "—", "—"}, Sum{"", "", ""}}) {
        CHECK(core::brief_amount(Lang::zh, sum.whole) == sum.zh);
        CHECK(core::brief_amount(Lang::en, sum.whole) == sum.en);
    }
}

TEST_CASE("a number on an axis is short") {
    CHECK(core::brief_number(Lang::zh, 240000) == "24 万");
    CHECK(core::brief_number(Lang::en, 240000) == "240 k");
    CHECK(core::brief_number(Lang::en, 6000) == "6000");
    CHECK(core::brief_number(Lang::en, 9999) == "9999");
    CHECK(core::brief_number(Lang::en, 10000) == "10 k");
    CHECK(core::brief_number(Lang::en, 0) == "0");
    CHECK(core::brief_number(Lang::en, -20000) == "-20000");
}

TEST_CASE("sums of several currencies come apart again") {
    CHECK(core::sums_in("¥439.40") == std::vector<std::string_view>{"¥439.40"});
    CHECK(core::sums_in("¥439.40 + US$20.00 + CHF 5.00") ==
          std::vector<std::string_view>{"¥439.40", "US$20.00", "CHF 5.00"});
    CHECK(core::sums_in("") == std::vector<std::string_view>{""});
}

TEST_CASE("time left in one word") {
    const core::Instant now{};
    CHECK(core::brief_timer(Lang::zh, now, now + 19h + 12min) == "剩 19 时");
    CHECK(core::brief_timer(Lang::en, now, now + 28h) == "1 d left");
    CHECK(core::brief_timer(Lang::zh, now, now + 12min) == "剩 12 分");
    CHECK(core::brief_timer(Lang::zh, now, now - 1s).empty());
    CHECK(core::brief_timer(Lang::en, now, now) == "0 min left");
    CHECK(core::brief_timer(Lang::en, now, now + 24h) == "1 d left");
    CHECK(core::brief_timer(Lang::en, now, now + 24h - 1s) == "23 h left");
    CHECK(core::brief_timer(Lang::en, now, now + 1h) == "1 h left");
    CHECK(core::brief_timer(Lang::en, now, now + 1h - 1s) == "59 min left");
}
