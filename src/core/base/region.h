// Regions: whose rules a case goes by, and the currency people pay in there. A region is kept as the jurisdiction its
// rules carry ("CN", "EU", "UK", "US"). Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"

namespace recoup::core::inline base {

struct Region {
    std::string_view token;
    Tr name;
    Tr short_name;              // in a row of choices
    Tr rules;                   // "按中国大陆的规则"
    std::string_view currency;  // ISO 4217
};

// In the order they are offered. Static.
std::span<const Region> regions();
// Nothing for a region of the person's own rules.
const Region* find_region(std::string_view token);
// A region of the person's own rules is called by its token.
std::string region_name(Lang lang, std::string_view token);
std::string region_rules(Lang lang, std::string_view token);

// What is taken for a new case that says nothing else.
struct Home {
    std::string region, currency;

    bool operator==(const Home&) const = default;
};
// From a locale ("de_DE.UTF-8") and an IANA time zone ("Europe/Berlin"); either may be empty. en_US is what machines
// come with, so there the zone is asked first.
Home guess_home(std::string_view locale, std::string_view zone);

// "人民币"; the code itself for one without a name here.
std::string currency_name(Lang lang, std::string_view code);
// "CNY ¥ 人民币", "CHF Swiss franc"
std::string currency_line(Lang lang, std::string_view code);
// Those offered in lists, usual ones first; any other can be typed. `also` is among them if it is a currency.
std::vector<std::string> offered_currencies(std::string_view also);

}  // namespace recoup::core::inline base
