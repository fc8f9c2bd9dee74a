#include "core/base/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/amount_text.h"

namespace recoup::core::inline base {
namespace {

// ISO 4217:2015, table A.1, codes in use for payments, in alphabetic order.
constexpr std::string_view kCodes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";
constexpr std::string_view kNoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ";
constexpr std::string_view kThreeDigits = "BHD IQD JOD KWD LYD OMR TND ";

struct Symbol {
    std::string_view currency, text;
};
constexpr std::array kSymbols{Symbol{"CNY", "¥"},    Symbol{"USD", "$"},   Symbol{"EUR", "€"},   Symbol{"GBP", "£"},
                              Symbol{"JPY", "JP¥"},  Symbol{"HKD", "HK$"}, Symbol{"TWD", "NT$"}, Symbol{"KRW", "₩"},
                              Symbol{"MOP", "MOP$"}, Symbol{"SGD", "S$"},  Symbol{"AUD", "A$"},  Symbol{"CAD", "C$"}};

bool listed(std::string_view codes, std::string_view code) {
    if (code.size() != 3) return false;
    for (auto at = codes.find(code); at != codes.npos; at = codes.find(code, at + 1))
        if (at % 4 == 0) return true;
    return false;
}

}  // namespace

bool is_currency(std::string_view code) {
    return listed(kCodes, code);
}

int minor_digits(std::string_view currency) {
    if (listed(kNoDigits, currency)) return 0;
    return listed(kThreeDigits, currency) ? 3 : 2;
}

std::string_view currency_symbol(std::string_view currency) {
    const auto* const it =
        std::find_if(kSymbols.begin(), kSymbols.end(), [&](const auto& s) { return s.currency == currency; });
    return it == kSymbols.end() ? std::string_view{} : it->text;
}

std::optional<std::int64_t> parse_amount(std::string_view text, std::string_view currency) {
    const auto minor = read_amount_in(text, {.currency = currency});
    return minor ? std::optional(*minor) : std::nullopt;
}

std::optional<std::int64_t> carry_amount(std::int64_t minor, std::string_view from, std::string_view to) {
    int before = minor_digits(from);
    const int after = minor_digits(to);
    for (; before < after; ++before) {
        if (minor > kMaxAmountMinor / 10) return std::nullopt;
        minor *= 10;
    }
    for (; before > after; --before) {
        if (minor % 10 != 0) return std::nullopt;
        minor /= 10;
    }
    return minor;
}

std::string format_decimal(std::int64_t minor, std::string_view currency) {
    const int places = minor_digits(currency);
    std::int64_t unit = 1;
    for (int i = 0; i < places; ++i) unit *= 10;
    const auto* const sign = minor < 0 ? "-" : "";
    const auto whole = std::abs(minor / unit);
    if (places == 0) return fmt::format("{}{}", sign, whole);
    return fmt::format("{}{}.{:0{}}", sign, whole, std::abs(minor % unit), places);
}

std::string format_amount(std::int64_t minor, std::string_view currency) {
    auto text = format_decimal(minor, currency);
    const auto point = std::min(text.find('.'), text.size());
    const std::size_t first = minor < 0 ? 1 : 0;
    for (auto at = point; at > first + 3;) text.insert(at -= 3, 1, ',');
    const auto sign = currency_symbol(currency);
    const auto prefix = sign.empty() ? fmt::format("{} ", currency) : std::string(sign);
    return minor < 0 ? "-" + prefix + text.substr(1) : prefix + text;
}

std::string example_amount(std::string_view currency) {
    return minor_digits(currency) == 0 ? "328" : format_decimal(minor_digits(currency) == 3 ? 328500 : 32850, currency);
}

}  // namespace recoup::core::inline base
