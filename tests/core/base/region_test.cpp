#include "core/base/region.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace recoup::core;

TEST_CASE("the region is guessed from where the language is spoken and where the clock stands") {
    CHECK(guess_home("zh_CN.UTF-8", "Asia/Shanghai") == Home{"CN", "CNY"});
    CHECK(guess_home("zh_CN.UTF-8", "America/New_York") == Home{"CN", "CNY"});
    CHECK(guess_home("en_GB.UTF-8", "Europe/London") == Home{"UK", "GBP"});
    CHECK(guess_home("de_DE.UTF-8@euro", "") == Home{"EU", "EUR"});
    CHECK(guess_home("pl_PL", "Europe/Warsaw") == Home{"EU", "PLN"});
    CHECK(guess_home("en_US.UTF-8", "America/Los_Angeles") == Home{"US", "USD"});
    CHECK(guess_home("en_US.UTF-8", "America/Indiana/Knox") == Home{"US", "USD"});
    // What machines come with says less than the clock.
    CHECK(guess_home("en_US.UTF-8", "Europe/Berlin") == Home{"EU", "EUR"});
    CHECK(guess_home("en_US.UTF-8", "Asia/Shanghai") == Home{"CN", "CNY"});
    CHECK(guess_home("C.UTF-8", "Europe/London") == Home{"UK", "GBP"});
    CHECK(guess_home("en_US.UTF-8", "Asia/Tokyo") == Home{"US", "USD"});
    CHECK(guess_home("zh", "") == Home{"CN", "CNY"});
    CHECK(guess_home("", "") == Home{"US", "USD"});
    CHECK(guess_home("de-AT", "") == Home{"EU", "EUR"});
    CHECK(guess_home("sk_SK", "") == Home{"EU", "EUR"});
    CHECK(guess_home("xx_X", "") == Home{"US", "USD"});
    CHECK(guess_home("xx_T B", "") == Home{"US", "USD"});
    CHECK(guess_home("en_AU.UTF-8", "Europe/Paris") == Home{"EU", "EUR"});
    CHECK(guess_home("en_AU.UTF-8", "Australia/Sydney") == Home{"US", "USD"});
    CHECK(guess_home("sv_SE", "America/New_York") == Home{"EU", "SEK"});
    CHECK(guess_home("en_US", "US/Pacific") == Home{"US", "USD"});
    CHECK(guess_home("en_GB", "America/New_York") == Home{"UK", "GBP"});
    CHECK(guess_home("zh_TW", "Asia/Taipei") == Home{"CN", "CNY"});
    CHECK(guess_home("fr", "US/Eastern") == Home{"US", "USD"});
    CHECK(guess_home("fr", "GB") == Home{"UK", "GBP"});
    CHECK(guess_home("fr", "PRC") == Home{"CN", "CNY"});
}

TEST_CASE("regions and currencies have names in both languages") {
    for (const auto& region : regions()) {
        CHECK(region_name(Lang::zh, region.token) != region_name(Lang::en, region.token));
        CHECK(region_rules(Lang::zh, region.token) != region_rules(Lang::en, region.token));
    }
    CHECK(region_name(Lang::zh, "AU") == "AU");
    CHECK(find_region("AU") == nullptr);
    CHECK(find_region("UK")->currency == "GBP");
    CHECK(region_rules(Lang::en, "AU").find("AU") != std::string::npos);
    CHECK(currency_name(Lang::en, "XOF") == "XOF");
    CHECK(currency_line(Lang::zh, "CNY") == "CNY ¥ 人民币");
    CHECK(currency_line(Lang::en, "CNY") == "CNY ¥ Chinese yuan");
    CHECK(currency_line(Lang::en, "HKD") == "HKD Hong Kong dollar");
    CHECK(currency_line(Lang::en, "XOF") == "XOF");
    for (const auto& code : offered_currencies("CNY"))
        CHECK(currency_name(Lang::zh, code) != currency_name(Lang::en, code));
    const auto offered = offered_currencies("XOF");
    CHECK(std::ranges::count(offered, "XOF") == 1);
    CHECK(offered.front() == "CNY");
    CHECK(offered.size() == offered_currencies("CNY").size() + 1);
    CHECK(offered_currencies("XYZ") == offered_currencies("CNY"));
}
