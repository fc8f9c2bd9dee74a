#include "core/brief.h"

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
          Sum{"—", "—", "—"}}) {
        CHECK(core::brief_amount(Lang::zh, sum.whole) == sum.zh);
        CHECK(core::brief_amount(Lang::en, sum.whole) == sum.en);
    }
}

TEST_CASE("a number on an axis is short") {
    CHECK(core::brief_number(Lang::zh, 240000) == "24 万");
    CHECK(core::brief_number(Lang::en, 240000) == "240 k");
    CHECK(core::brief_number(Lang::en, 6000) == "6000");
}

TEST_CASE("sums of several currencies come apart again") {
    CHECK(core::sums_in("¥439.40") == std::vector<std::string_view>{"¥439.40"});
    CHECK(core::sums_in("¥439.40 + US$20.00 + CHF 5.00") ==
          std::vector<std::string_view>{"¥439.40", "US$20.00", "CHF 5.00"});
}

TEST_CASE("time left in one word") {
    const core::Instant now{};
    CHECK(core::brief_timer(Lang::zh, now, now + 19h + 12min) == "剩 19 时");
    CHECK(core::brief_timer(Lang::en, now, now + 28h) == "1 d left");
    CHECK(core::brief_timer(Lang::zh, now, now + 12min) == "剩 12 分");
    CHECK(core::brief_timer(Lang::zh, now, now - 1s).empty());
}
