#include "core/base/amount_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::core::inline base {
namespace {

// Signs that several currencies share; the habit decides.
constexpr std::string_view kDollar = "$", kYen = "¥", kYuan = "元";

struct Token {
    std::string_view text, currency;
};
// As people write them beside ISO codes; Latin letters in upper case.
constexpr Token kTokens[] = {
    {"$", kDollar},    {"DOLLAR", kDollar}, {"DOLLARS", kDollar},
    {"¥", kYen},       {"RMB", "CNY"},      {"CNH", "CNY"},
    {"CN¥", "CNY"},    {"人民币", "CNY"},   {"YUAN", "CNY"},
    {"US$", "USD"},    {"美元", "USD"},     {"美金", "USD"},
    {"€", "EUR"},      {"欧元", "EUR"},     {"EURO", "EUR"},
    {"EUROS", "EUR"},  {"£", "GBP"},        {"英镑", "GBP"},
    {"POUND", "GBP"},  {"POUNDS", "GBP"},   {"JP¥", "JPY"},
    {"日元", "JPY"},   {"日圆", "JPY"},     {"円", "JPY"},
    {"YEN", "JPY"},    {"HK$", "HKD"},      {"港元", "HKD"},
    {"港币", "HKD"},   {"NT$", "TWD"},      {"NTD", "TWD"},
    {"新台币", "TWD"}, {"台币", "TWD"},     {"₩", "KRW"},
    {"韩元", "KRW"},   {"WON", "KRW"},      {"MOP$", "MOP"},
    {"澳门元", "MOP"}, {"澳门币", "MOP"},   {"S$", "SGD"},
    {"SG$", "SGD"},    {"新加坡元", "SGD"}, {"A$", "AUD"},
    {"AU$", "AUD"},    {"澳元", "AUD"},     {"澳币", "AUD"},
    {"C$", "CAD"},     {"CA$", "CAD"},      {"加元", "CAD"},
    {"加币", "CAD"},   {"NZ$", "NZD"},      {"新西兰元", "NZD"},
    {"R$", "BRL"},     {"₹", "INR"},        {"卢比", "INR"},
    {"฿", "THB"},      {"泰铢", "THB"},     {"₫", "VND"},
    {"₽", "RUB"},    {"卢布", "RUB"},     {"₺", "TRY"},
    {"₱", "PHP"},      {"₪", "ILS"},        {"₴", "UAH"},
    {"Zł", "PLN"},     {"瑞士法郎", "CHF"}, {"马来西亚令吉", "MYR"},
    {"令吉", "MYR"},
};
constexpr std::string_view kDollars = "USD HKD TWD SGD AUD CAD NZD MOP MXN ";
constexpr std::string_view kYens = "CNY JPY ";
constexpr std::string_view kYuans = "CNY HKD TWD MOP ";
// Written with a decimal comma where they are at home.
constexpr std::string_view kDecimalCommas =
    "EUR DKK SEK NOK ISK PLN CZK HUF RON BGN RSD BRL ARS CLP COP UYU PYG IDR VND TRY RUB UAH ";

bool among(std::string_view codes, std::string_view code) {
    return code.size() == 3 && codes.find(code) != codes.npos;
}

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

// What amounts are written with as plain characters; Latin letters in upper case.
char32_t plain(char32_t c) {
    c = plain_width(c);
    switch (c) {
        case 0x2212:
        case 0x2013:
            return '-';
        case 0x2019:
            return '\'';
        case 0x3002:
            return '.';
        case U'塊':
            return U'块';
        case U'圆':
        case U'圓':
            return U'元';
        case U'萬':
            return U'万';
        case U'億':
            return U'亿';
        default:
            return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
}

std::string plain(std::string_view text) {
    std::string out;
    while (!text.empty()) append_utf8(out, plain(take_code_point(text)));
    return std::string(trim(out));
}

void skip_spaces(std::string_view& text) {
    while (take_prefix(text, " ")) {
    }
}

// The longest currency at the front, or nothing. Letters must end there.
std::string_view currency_at(std::string_view text, std::string_view& taken) {
    std::string_view currency;
    taken = {};
    const auto consider = [&](std::string_view token, std::string_view meant) {
        const bool cut = is_letter(token.back()) && text.size() > token.size() && is_letter(text[token.size()]);
        if (cut || token.size() <= taken.size() || !text.starts_with(token)) return;
        taken = text.substr(0, token.size());
        currency = meant;
    };
    for (const auto& token : kTokens) consider(token.text, token.currency);
    if (const auto code = text.substr(0, 3); is_currency(code)) consider(code, code);
    return currency;
}

// What the text says of its currency.
struct Named {
    std::string_view code, sign;  // sign: kDollar, kYen or kYuan
    bool wrong = false;           // two that cannot both be meant

    void add(std::string_view currency) {
        auto& member = currency.size() == 3 && is_letter(currency[0]) ? code : sign;
        wrong = wrong || !member.empty();
        member = currency;
    }
};

bool fits(std::string_view sign, std::string_view code) {
    return sign == kDollar ? among(kDollars, code) : sign == kYen ? among(kYens, code) : among(kYuans, code);
}

// The currency of what was named; `otherwise` where nothing was. Empty: contradicts itself.
std::string_view settle(const Named& named, std::string_view otherwise) {
    if (named.wrong) return {};
    if (named.sign.empty()) return named.code.empty() ? otherwise : named.code;
    if (!named.code.empty()) return fits(named.sign, named.code) ? named.code : std::string_view{};
    if (fits(named.sign, otherwise)) return otherwise;
    return named.sign == kDollar ? "USD" : "CNY";
}

// "¥", "RMB ¥": at most a code and a sign. False when it says too much.
void take_named(std::string_view& text, Named& named) {
    std::string_view taken;
    for (int i = 0; i < 2; ++i) {
        const auto currency = currency_at(text, taken);
        if (currency.empty()) return;
        named.add(currency);
        text.remove_prefix(taken.size());
        skip_spaces(text);
    }
}

// Digits in groups and what stands between them: "1,234.56" is {"1", "234", "56"} and ",.".
struct Numeral {
    std::vector<std::string> groups;
    std::string marks;
};

Numeral take_numeral(std::string_view& text) {
    Numeral numeral{{""}, ""};
    while (!text.empty()) {
        const char c = text.front();
        const bool space = c == ' ' && text.size() > 1 && is_digit(text[1]) && !numeral.groups.back().empty();
        if (is_digit(c))
            numeral.groups.back() += c;
        else if (c == '.' || c == ',' || c == '\'' || space)
            numeral.marks += c, numeral.groups.emplace_back();
        else
            break;
        text.remove_prefix(1);
    }
    return numeral;
}

// "块", "元整", "块5", "元5角3分": a yuan's own way of counting, behind a whole number.
struct YuanTail {
    bool there = false;
    std::string cents;  // two digits where it names jiao or fen
};

YuanTail take_yuan(std::string_view& text) {
    YuanTail tail;
    tail.there = take_prefix(text, "块钱") || take_prefix(text, "块") || take_prefix(text, kYuan);
    if (!tail.there || text.empty()) return tail;
    if (take_prefix(text, "整")) return tail;
    auto rest = text;
    const auto digit = [&] {
        const char c = rest.empty() || !is_digit(rest.front()) ? ' ' : rest.front();
        if (c != ' ') rest.remove_prefix(1);
        return c;
    };
    const char first = digit(), second = digit();
    if (first == ' ') return tail;
    if (second != ' ') {
        // "块58" is not said: it might be 5 jiao 8 fen or 58 more.
        if (!take_prefix(rest, "分")) return tail;
        tail.cents = {first, second};
    } else if (take_prefix(rest, "分")) {
        tail.cents = {'0', first};
    } else if (take_prefix(rest, "毛") || take_prefix(rest, "角")) {
        const char fen = digit();
        tail.cents = {first, fen == ' ' ? '0' : fen};
        if (fen != ' ') take_prefix(rest, "分");
    } else if (rest.empty()) {
        tail.cents = {first, '0'};
    } else {
        return tail;
    }
    text = rest;
    return tail;
}

int take_magnitude(std::string_view& text) {
    auto rest = text;
    skip_spaces(rest);
    const int power = take_prefix(rest, "千") ? 3 : take_prefix(rest, "万") ? 4 : take_prefix(rest, "亿") ? 8 : 0;
    if (power > 0) text = rest;
    return power;
}

struct Value {
    std::string whole, fraction;
};

enum class Fault : std::uint8_t { none, no_amount, decimals, two_ways };

struct Sense {
    Value value;
    Fault fault = Fault::none;
    Value other = {};  // of two ways
};

bool grouped(const Numeral& numeral, std::size_t count) {
    if (numeral.groups[0].empty() || numeral.groups[0].size() > 3) return false;
    for (std::size_t i = 1; i < count; ++i)
        if (numeral.groups[i].size() != 3) return false;
    return true;
}

std::string joined(const Numeral& numeral, std::size_t count) {
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) digits += numeral.groups[i];
    return digits;
}

struct Style {
    std::size_t places = 2;
    char mark = '.';  // of decimals
    int power = 0;    // of a magnitude behind it
};

// "1,234", "49,99": one mark, which either groups or divides.
Sense sense_of_one(const Numeral& numeral, const Style& style) {
    const auto& first = numeral.groups[0];
    const auto& last = numeral.groups[1];
    const char mark = numeral.marks[0];
    const Value divided{first, last}, whole{first + last, ""};
    const bool may_group = grouped(numeral, 2) && first[0] != '0';
    if (mark == ' ' || mark == '\'') return may_group ? Sense{whole} : Sense{{}, Fault::no_amount};
    if (style.power > 0) {
        if (mark == '.') return {divided};
        return may_group ? Sense{whole} : Sense{{}, Fault::no_amount};
    }
    const bool decimal = mark == style.mark || mark == '.';
    if (decimal && last.size() <= style.places && !(may_group && mark != style.mark)) return {divided};
    if (!may_group) {
        if (last.size() == style.places) return {divided};
        return {{}, decimal ? Fault::decimals : Fault::no_amount};
    }
    // Without minor units a comma can only group.
    const bool sure = mark != style.mark ? style.places < 3 : mark == ',' && style.places == 0;
    if (sure) return {whole};
    return {whole, Fault::two_ways, {first, last.substr(0, style.places)}};
}

Sense sense_of(const Numeral& numeral, const Style& style) {
    const auto count = numeral.groups.size();
    if (numeral.marks.empty())
        return numeral.groups[0].empty() ? Sense{{}, Fault::no_amount} : Sense{{numeral.groups[0], ""}};
    if (numeral.marks == "." && numeral.groups[0].empty() && !numeral.groups[1].empty()) {
        const bool fine = numeral.groups[1].size() <= style.places;
        return fine ? Sense{{"0", numeral.groups[1]}} : Sense{{}, Fault::decimals};
    }
    if (std::ranges::any_of(numeral.groups, [](const auto& group) { return group.empty(); }))
        return {{}, Fault::no_amount};
    if (count == 2) return sense_of_one(numeral, style);
    const char last = numeral.marks.back();
    const auto others = std::string_view(numeral.marks).substr(0, count - 2);
    if (others.find_first_not_of(others[0]) != others.npos) return {{}, Fault::no_amount};
    if (others[0] == last)
        return grouped(numeral, count) ? Sense{{joined(numeral, count), ""}} : Sense{{}, Fault::no_amount};
    if ((last != '.' && last != ',') || !grouped(numeral, count - 1)) return {{}, Fault::no_amount};
    return {{joined(numeral, count - 1), numeral.groups.back()}};
}

// In minor units; nothing above the limit. The fraction is no longer than `places` and `power` allow.
std::optional<std::int64_t> minor_of(const Value& value, std::size_t places, int power) {
    auto digits = value.whole + value.fraction;
    digits.append(places + static_cast<std::size_t>(power) - value.fraction.size(), '0');
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (digits.size() > 13) return std::nullopt;
    const auto minor = std::stoll(digits);
    return minor <= kMaxAmountMinor ? std::optional<std::int64_t>(minor) : std::nullopt;
}

tl::unexpected<Error> no_amount(std::string_view currency) {
    return fail(ErrorKind::usage, "error_amount"_tr, {example_amount(currency)}, {}, ErrorCode::no_amount);
}

tl::unexpected<Error> too_large(std::string_view currency) {
    return fail(ErrorKind::usage, "error_amount_limit"_tr, {format_amount(kMaxAmountMinor, currency)});
}

tl::unexpected<Error> too_fine(std::string_view currency) {
    const auto places = minor_digits(currency);
    if (places == 0)
        return fail(ErrorKind::usage, "error_amount_no_decimals"_tr, {std::string(currency), example_amount(currency)});
    return fail(ErrorKind::usage, "error_amount_decimals"_tr,
                {std::string(currency), std::to_string(places), example_amount(currency)});
}

tl::unexpected<Error> two_ways(const Sense& sense, std::string_view currency, std::size_t places) {
    const auto shown = [&](const Value& value) {
        return format_amount(minor_of(value, places, 0).value_or(0), currency);
    };
    return fail(ErrorKind::usage, "error_two_ways"_tr, {shown(sense.value), shown(sense.other)});
}

// Everything the text says, taken apart.
struct Parts {
    bool negative = false;
    Named named;
    Numeral numeral;
    YuanTail yuan;
    int power = 0;
    bool whole = false;  // nothing is left over
};

Parts take_apart(std::string_view text) {
    Parts parts;
    parts.negative = take_prefix(text, "-");
    skip_spaces(text);
    take_named(text, parts.named);
    parts.negative = take_prefix(text, "-") || parts.negative;
    skip_spaces(text);
    parts.numeral = take_numeral(text);
    parts.power = take_magnitude(text);
    skip_spaces(text);
    parts.yuan = take_yuan(text);
    skip_spaces(text);
    take_named(text, parts.named);
    parts.whole = text.empty();
    // "人民币128元" and "￥128元" say the same twice.
    if (parts.yuan.there && parts.named.sign.empty())
        parts.named.sign = kYuan;
    else if (parts.yuan.there && parts.named.sign != kYen)
        parts.named.wrong = true;
    return parts;
}

}  // namespace

Result<AmountRead> read_amount(std::string_view text, const AmountHabit& habit) {
    const auto typed = plain(text);
    const auto parts = take_apart(typed);
    const auto currency = settle(parts.named, habit.currency);
    if (currency.empty() || !parts.whole) return no_amount(habit.currency);
    const auto places = static_cast<std::size_t>(minor_digits(currency));
    // A currency of three places is written with a point everywhere: what is printed so is read so.
    const bool comma = (habit.region == "EU" && places < 3) || among(kDecimalCommas, currency);
    auto sense = sense_of(parts.numeral, {places, comma ? ',' : '.', parts.power});
    if (sense.fault == Fault::no_amount) return no_amount(currency);
    if (parts.negative) return fail(ErrorKind::usage, "error_amount_negative"_tr, {example_amount(currency)});
    if (sense.fault == Fault::two_ways) return two_ways(sense, currency, places);
    auto& value = sense.value;
    if (!parts.yuan.cents.empty()) {
        if (!value.fraction.empty() || parts.power > 0) return no_amount(currency);
        value.fraction = parts.yuan.cents;
    }
    const bool fine = value.fraction.size() <= places + static_cast<std::size_t>(parts.power);
    if (sense.fault == Fault::decimals || !fine) return too_fine(currency);
    const auto minor = minor_of(value, places, parts.power);
    if (!minor) return too_large(currency);
    const bool named = !parts.named.code.empty() || !parts.named.sign.empty();
    return AmountRead{*minor, std::string(currency), named};
}

Result<std::int64_t> read_amount_in(std::string_view text, const AmountHabit& habit) {
    return read_amount(text, habit).and_then([&](const AmountRead& read) -> Result<std::int64_t> {
        if (read.currency == habit.currency) return read.minor;
        return fail(ErrorKind::usage, "error_amount_other_currency"_tr, {read.currency, std::string(habit.currency)});
    });
}

Result<std::int64_t> above_zero(std::int64_t minor, std::string_view currency) {
    if (minor > 0) return minor;
    return fail(ErrorKind::usage, "error_amount_zero"_tr, {example_amount(currency)});
}

std::optional<TypedCurrency> typed_currency(std::string_view text, const AmountHabit& habit) {
    const auto typed = plain(text);
    std::string_view rest = typed;
    std::string_view taken;
    const auto currency = currency_at(rest, taken);
    if (currency.empty()) return std::nullopt;
    rest.remove_prefix(taken.size());
    // "EUR" may become "EURO", and "MOP" "MOP$": what follows letters must show that they have ended.
    const bool open =
        is_letter(taken.back()) && text.back() != ' ' && (rest.empty() || !is_digit(rest[0])) && !rest.starts_with(' ');
    if (open) return std::nullopt;
    Named named;
    named.add(currency);
    skip_spaces(rest);
    return TypedCurrency{std::string(settle(named, habit.currency)), std::string(rest)};
}

}  // namespace recoup::core::inline base
