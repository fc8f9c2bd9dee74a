#include "core/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text.h"

namespace recoup::core {
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
constexpr std::array kSymbols{Symbol{"CNY", "¥"},    Symbol{"USD", "US$"}, Symbol{"EUR", "€"},   Symbol{"GBP", "£"},
                              Symbol{"JPY", "JP¥"},  Symbol{"HKD", "HK$"}, Symbol{"TWD", "NT$"}, Symbol{"KRW", "₩"},
                              Symbol{"MOP", "MOP$"}, Symbol{"SGD", "S$"},  Symbol{"AUD", "A$"},  Symbol{"CAD", "C$"}};

bool listed(std::string_view codes, std::string_view code) {
    if (code.size() != 3) return false;
    for (auto at = codes.find(code); at != codes.npos; at = codes.find(code, at + 1))
        if (at % 4 == 0) return true;
    return false;
}

std::string_view symbol(std::string_view currency) {
    const auto it =
        std::find_if(kSymbols.begin(), kSymbols.end(), [&](const auto& s) { return s.currency == currency; });
    return it == kSymbols.end() ? std::string_view{} : it->text;
}

bool take(std::string_view& text, std::string_view token) {
    if (token.empty() || !text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
}

// The code, the symbol, or one of the signs people type for it, off the front.
void take_symbol(std::string_view& text, std::string_view currency) {
    const bool yen_sign = currency == "CNY" || currency == "JPY";
    const bool taken = take(text, currency) || take(text, symbol(currency)) ||
                       (yen_sign && (take(text, "¥") || take(text, "￥"))) ||
                       (symbol(currency).ends_with('$') && take(text, "$"));
    if (taken) text = trim(text);
}

int digits_at(std::string_view text) {
    int n = 0;
    while (static_cast<std::size_t>(n) < text.size() && text[static_cast<std::size_t>(n)] >= '0' &&
           text[static_cast<std::size_t>(n)] <= '9')
        ++n;
    return n;
}

// Digits, with thousands separators in all their places or in none. The bare digits, or nothing.
std::optional<std::string> take_whole(std::string_view& text) {
    int n = digits_at(text);
    if (n == 0) return std::nullopt;
    std::string digits(text.substr(0, static_cast<std::size_t>(n)));
    text.remove_prefix(static_cast<std::size_t>(n));
    const bool may_group = n <= 3;
    while (may_group && (take(text, ",") || take(text, "，"))) {
        if (digits_at(text) != 3) return std::nullopt;
        digits += text.substr(0, 3);
        text.remove_prefix(3);
    }
    return digits;
}

}  // namespace

bool is_currency(std::string_view code) {
    return listed(kCodes, code);
}

int minor_digits(std::string_view currency) {
    if (listed(kNoDigits, currency)) return 0;
    return listed(kThreeDigits, currency) ? 3 : 2;
}

std::optional<std::int64_t> parse_amount(std::string_view text, std::string_view currency) {
    text = trim(text);
    take_symbol(text, currency);
    auto digits = take_whole(text);
    if (!digits) return std::nullopt;
    const auto places = static_cast<std::size_t>(minor_digits(currency));
    std::size_t decimals = 0;
    if (take(text, ".")) {
        decimals = static_cast<std::size_t>(digits_at(text));
        if (decimals == 0 || decimals > places) return std::nullopt;
        *digits += text.substr(0, decimals);
        text.remove_prefix(decimals);
    }
    if (currency == "CNY") take(text, "元");
    if (!text.empty()) return std::nullopt;
    digits->append(places - decimals, '0');
    digits->erase(0, std::min(digits->find_first_not_of('0'), digits->size() - 1));
    if (digits->size() > 13) return std::nullopt;
    const auto minor = std::stoll(*digits);
    return minor <= kMaxAmountMinor ? std::optional<std::int64_t>(minor) : std::nullopt;
}

std::optional<Money> parse_money(std::string_view text, std::string_view default_currency) {
    text = trim(text);
    std::string currency(default_currency);
    std::string code(text.substr(0, 3));
    for (auto& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (is_currency(code)) {
        currency = code;
        text = trim(text.substr(3));
    } else {
        for (const auto& known : kSymbols)
            if (text.starts_with(known.text) && !(known.currency == "CNY" && default_currency == "JPY"))
                currency = known.currency;
    }
    const auto minor = parse_amount(text, currency);
    return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}

std::string format_decimal(std::int64_t minor, std::string_view currency) {
    const int places = minor_digits(currency);
    std::int64_t unit = 1;
    for (int i = 0; i < places; ++i) unit *= 10;
    const auto sign = minor < 0 ? "-" : "";
    const auto whole = std::abs(minor / unit);
    if (places == 0) return fmt::format("{}{}", sign, whole);
    return fmt::format("{}{}.{:0{}}", sign, whole, std::abs(minor % unit), places);
}

std::string format_amount(std::int64_t minor, std::string_view currency) {
    auto text = format_decimal(minor, currency);
    const auto point = std::min(text.find('.'), text.size());
    const std::size_t first = minor < 0 ? 1 : 0;
    for (auto at = point; at > first + 3;) text.insert(at -= 3, 1, ',');
    const auto sign = symbol(currency);
    const auto prefix = sign.empty() ? fmt::format("{} ", currency) : std::string(sign);
    return minor < 0 ? "-" + prefix + text.substr(1) : prefix + text;
}

std::string example_amount(std::string_view currency) {
    return minor_digits(currency) == 0 ? "328" : format_decimal(minor_digits(currency) == 3 ? 328500 : 32850, currency);
}

}  // namespace recoup::core
