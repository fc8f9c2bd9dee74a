#include "core/base/region.h"

#include <algorithm>
#include <array>

#include "core/base/money.h"

namespace recoup::core::inline base {
namespace {

constexpr Region kRegions[] = {
    {"CN", "region_cn"_tr, "region_cn_short"_tr, "region_cn_rules"_tr, "CNY"},
    {"EU", "region_eu"_tr, "region_eu"_tr, "region_eu_rules"_tr, "EUR"},
    {"UK", "region_uk"_tr, "region_uk"_tr, "region_uk_rules"_tr, "GBP"},
    {"US", "region_us"_tr, "region_us"_tr, "region_us_rules"_tr, "USD"},
};

struct CurrencyName {
    std::string_view code;
    Tr name;
};
constexpr CurrencyName kNames[] = {
    {"CNY", "currency_cny"_tr}, {"USD", "currency_usd"_tr}, {"EUR", "currency_eur"_tr}, {"GBP", "currency_gbp"_tr},
    {"JPY", "currency_jpy"_tr}, {"HKD", "currency_hkd"_tr}, {"TWD", "currency_twd"_tr}, {"MOP", "currency_mop"_tr},
    {"KRW", "currency_krw"_tr}, {"SGD", "currency_sgd"_tr}, {"AUD", "currency_aud"_tr}, {"CAD", "currency_cad"_tr},
    {"NZD", "currency_nzd"_tr}, {"CHF", "currency_chf"_tr}, {"SEK", "currency_sek"_tr}, {"DKK", "currency_dkk"_tr},
    {"PLN", "currency_pln"_tr}, {"CZK", "currency_czk"_tr}, {"HUF", "currency_huf"_tr}, {"RON", "currency_ron"_tr},
    {"THB", "currency_thb"_tr}, {"MYR", "currency_myr"_tr},
};

// Members of the Union; since 2026 all but those of kOwnCurrency pay in euros.
constexpr std::string_view kUnion = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ";
constexpr std::array kOwnCurrency{std::pair("CZ", "CZK"), std::pair("DK", "DKK"), std::pair("HU", "HUF"),
                                  std::pair("PL", "PLN"), std::pair("RO", "RON"), std::pair("SE", "SEK")};

constexpr std::string_view kChinaZones[] = {"Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin",
                                            "Asia/Urumqi",   "Asia/Kashgar",   "PRC"};
constexpr std::string_view kBritishZones[] = {"Europe/London", "Europe/Belfast", "GB", "GB-Eire"};
constexpr std::string_view kUnionZones[] = {
    "Europe/Amsterdam", "Europe/Athens",    "Europe/Berlin",    "Europe/Bratislava", "Europe/Brussels",
    "Europe/Bucharest", "Europe/Budapest",  "Europe/Busingen",  "Europe/Copenhagen", "Europe/Dublin",
    "Europe/Helsinki",  "Europe/Ljubljana", "Europe/Lisbon",    "Europe/Luxembourg", "Europe/Madrid",
    "Europe/Malta",     "Europe/Mariehamn", "Europe/Paris",     "Europe/Prague",     "Europe/Riga",
    "Europe/Rome",      "Europe/Sofia",     "Europe/Stockholm", "Europe/Tallinn",    "Europe/Vienna",
    "Europe/Vilnius",   "Europe/Warsaw",    "Europe/Zagreb",    "Asia/Nicosia",      "Atlantic/Canary"};
constexpr std::string_view kAmericanZones[] = {
    "America/New_York", "America/Chicago",   "America/Denver",    "America/Los_Angeles", "America/Phoenix",
    "America/Detroit",  "America/Anchorage", "America/Boise",     "America/Juneau",      "America/Adak",
    "America/Nome",     "America/Sitka",     "America/Menominee", "Pacific/Honolulu"};
constexpr std::string_view kAmericanFamilies[] = {"US/", "America/Indiana/", "America/Kentucky/",
                                                  "America/North_Dakota/"};

bool has(std::span<const std::string_view> list, std::string_view one) {
    return std::ranges::find(list, one) != list.end();
}

std::string_view region_of_zone(std::string_view zone) {
    if (has(kChinaZones, zone)) return "CN";
    if (has(kBritishZones, zone)) return "UK";
    if (has(kUnionZones, zone)) return "EU";
    const bool american = has(kAmericanZones, zone) ||
                          std::ranges::any_of(kAmericanFamilies, [&](auto family) { return zone.starts_with(family); });
    return american ? "US" : std::string_view{};
}

// "DE" of "de_DE.UTF-8@euro"
std::string_view territory_of(std::string_view locale) {
    locale = locale.substr(0, locale.find_first_of(".@"));
    const auto at = locale.find_first_of("_-");
    return at == locale.npos ? std::string_view{} : locale.substr(at + 1);
}

std::string_view region_of_territory(std::string_view territory) {
    if (territory == "CN") return "CN";
    if (territory == "GB") return "UK";
    if (territory == "US") return "US";
    const bool member = territory.size() == 2 && kUnion.find(std::string(territory) + ' ') != kUnion.npos;
    return member ? "EU" : std::string_view{};
}

std::string_view symbol_beside(std::string_view code) {
    const auto symbol = currency_symbol(code);
    return symbol.ends_with('$') && symbol.size() > 1 ? std::string_view{} : symbol;
}

}  // namespace

std::span<const Region> regions() {
    return kRegions;
}

const Region* find_region(std::string_view token) {
    const auto* found = std::ranges::find(kRegions, token, &Region::token);
    return found == std::end(kRegions) ? nullptr : found;
}

std::string region_name(Lang lang, std::string_view token) {
    const auto* region = find_region(token);
    return std::string(region ? tr(lang, region->name) : token);
}

std::string region_rules(Lang lang, std::string_view token) {
    if (const auto* region = find_region(token)) return std::string(tr(lang, region->rules));
    return trf(lang, "region_own_rules"_tr, token);
}

Home guess_home(std::string_view locale, std::string_view zone) {
    const auto territory = territory_of(locale);
    const auto by_territory = region_of_territory(territory);
    const auto by_zone = region_of_zone(zone);
    const bool told = !by_territory.empty() && territory != "US";
    auto region = told || by_zone.empty() ? by_territory : by_zone;
    if (region.empty()) region = locale.starts_with("zh") ? "CN" : "US";
    Home home{std::string(region), std::string(find_region(region)->currency)};
    for (const auto& [member, currency] : kOwnCurrency)
        if (territory == member) home.currency = currency;
    return home;
}

std::string currency_name(Lang lang, std::string_view code) {
    const auto* found = std::ranges::find(kNames, code, &CurrencyName::code);
    return std::string(found == std::end(kNames) ? code : tr(lang, found->name));
}

std::string currency_line(Lang lang, std::string_view code) {
    std::string line(code);
    if (const auto symbol = symbol_beside(code); !symbol.empty()) line.append(" ").append(symbol);
    if (const auto name = currency_name(lang, code); name != code) line.append(" ").append(name);
    return line;
}

std::vector<std::string> offered_currencies(std::string_view also) {
    std::vector<std::string> codes;
    for (const auto& one : kNames) codes.emplace_back(one.code);
    if (std::ranges::find(codes, also) == codes.end() && is_currency(also)) codes.emplace_back(also);
    return codes;
}

}  // namespace recoup::core::inline base
