#include "core/pushback/sums.h"

#include <algorithm>
#include <optional>
#include <span>

#include "core/base/text.h"

namespace recoup::core::inline pushback {
namespace {

constexpr std::size_t kMostDigits = 12;
// The longest of those that begin alike first.
constexpr std::string_view kSigns[] = {"hk$", "us$", "nt$", "au$", "ca$", "nz$", "sg$", "cn¥", "jp¥",    "a$",
                                       "c$",  "s$",  "$",   "¥",   "€",   "£",   "₩",   "₹",   "人民币", "rmb",
                                       "cny", "usd", "eur", "gbp", "hkd", "jpy", "aud", "cad", "sgd",    "twd"};
constexpr std::string_view kUnits[] = {"元",   "块钱", "块",   "rmb",    "cny",  "yuan",  "dollars", "usd",  "euros",
                                       "euro", "eur",  "€",    "pounds", "quid", "bucks", "gbp",     "英镑", "美元",
                                       "美金", "欧元", "日元", "港币",   "港元", "hkd",   "jpy",     "yen"};

std::string_view first_of(std::string_view text, std::span<const std::string_view> tokens) {
    for (const auto token : tokens)
        if (text.starts_with(token)) return text.substr(0, token.size());
    return {};
}

std::string_view decimal_at(std::string_view text) {
    const auto digits = [&](std::size_t from) {
        auto at = from;
        while (at < text.size() && at - from <= kMostDigits && is_digit(text[at])) ++at;
        return at;
    };
    auto end = digits(0);
    if (end > 0 && end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) end = digits(end + 1);
    return text.substr(0, end);
}

struct Numeral {
    std::size_t length = 0;
    int value = 0;
};

// 五十, 一百二十, 两千
Numeral numeral_at(std::string_view text) {
    constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
    Numeral numeral;
    int last = 0;
    for (auto rest = text; !rest.empty() && numeral.length < 24; numeral.length = text.size() - rest.size()) {
        auto ahead = rest;
        const auto c = take_code_point(ahead);
        const int unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
        const auto digit = c == U'两' ? 2 : kDigits.find(c);
        if (unit == 0 && digit == kDigits.npos) break;
        numeral.value += unit > 0 ? std::max(last, 1) * unit : 0;
        last = unit > 0 ? 0 : static_cast<int>(digit);
        rest = ahead;
    }
    numeral.value += last;
    return numeral;
}

// What stands in front of the number decides less than what follows: "rmb 70" is one, "70 rmb" too.
std::optional<SumMention> sum_at(std::string_view text, const AmountHabit& habit) {
    auto rest = text;
    const auto sign = first_of(rest, kSigns);
    rest.remove_prefix(sign.size());
    while (!sign.empty() && take_prefix(rest, " ")) {
    }
    const auto decimal = decimal_at(rest);
    const auto numeral = decimal.empty() && sign.empty() ? numeral_at(rest) : Numeral{};
    if (decimal.empty() && numeral.length == 0) return std::nullopt;
    rest.remove_prefix(decimal.size() + numeral.length);
    auto behind = rest;
    if (!decimal.empty()) take_prefix(behind, " ");
    auto unit = first_of(behind, kUnits);
    if (!unit.empty()) rest = behind.substr(unit.size());
    if (sign.empty() && unit.empty()) return std::nullopt;
    const auto number = decimal.empty() ? std::to_string(numeral.value) : std::string(decimal);
    if (unit == "块钱" || unit == "块") unit = "元";
    if (unit == "quid") unit = "gbp";
    if (unit == "bucks") unit = "usd";
    const auto read = read_amount(sign.empty() ? number + std::string(unit) : std::string(sign) + number, habit);
    if (!read) return std::nullopt;
    return SumMention{0, text.size() - rest.size(), *read};
}

// A number that only its place makes a sum.
std::optional<SumMention> plain_sum(std::string_view text, const AmountHabit& habit) {
    const auto decimal = decimal_at(text);
    const auto numeral = decimal.empty() ? numeral_at(text) : Numeral{};
    const auto read = read_amount(decimal.empty() ? std::to_string(numeral.value) : std::string(decimal), habit);
    return read ? std::optional(SumMention{0, decimal.size() + numeral.length, *read}) : std::nullopt;
}

// "满100减20", "满100元减20元": what has to be spent first is no sum that is given.
struct Threshold {
    std::size_t end = 0;     // of what has to be spent
    std::size_t number = 0;  // where what is taken off begins; 0: it is not said
};
std::optional<Threshold> threshold_at(std::string_view text) {
    auto rest = text;
    if (!take_prefix(rest, "满") && !take_prefix(rest, "每满")) return std::nullopt;
    rest.remove_prefix(first_of(rest, kSigns).size());
    const auto spent = decimal_at(rest);
    if (spent.empty()) return std::nullopt;
    rest.remove_prefix(spent.size());
    rest.remove_prefix(first_of(rest, kUnits).size());
    Threshold found{text.size() - rest.size()};
    for (const std::string_view word : {"立减", "减", "抵扣", "抵", "返"})
        if (take_prefix(rest, word)) {
            found.number = decimal_at(rest).empty() ? 0 : text.size() - rest.size();
            break;
        }
    return found;
}

// The longest of those that begin alike first.
constexpr std::string_view kGiving[] = {"退给您", "退给你", "补差价", "最多退", "最多补", "最多赔", "只能退",
                                        "实退",   "可退",   "只退",   "差价",   "退您",   "退你",   "返您",
                                        "返你",   "补您",   "补你",   "赔您",   "赔你",   "送您",   "送你",
                                        "转您",   "转你",   "发个",   "包个",   "补个",   "最多",   "i can do is "};
constexpr std::string_view kBehindSum[] = {",",      "。",     "!",        "?",        ";",  ".",    "\n",
                                           "吧",     "哈",     "哦",       "呢",       "行", "的券", "红包",
                                           "的红包", "无门槛", "的优惠券", "的代金券", "补"};

// "我返您20", "赔您五十": where the number of what is given begins, which names no currency; 0: there is none.
std::size_t given_at(std::string_view text) {
    constexpr int kLeastNumeral = 10;  // fewer are of something: "赔您一个"
    const auto giving = first_of(text, kGiving);
    auto behind = text.substr(giving.size());
    const auto decimal = decimal_at(behind);
    const auto numeral = decimal.empty() ? numeral_at(behind) : Numeral{};
    if (giving.empty() || (decimal.empty() && numeral.value < kLeastNumeral)) return 0;
    behind.remove_prefix(decimal.size() + numeral.length);
    return behind.empty() || !first_of(behind, kBehindSum).empty() ? giving.size() : 0;
}

bool may_begin(std::string_view text, std::size_t at) {
    const char c = text[at], before = at > 0 ? text[at - 1] : ' ';
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80) return false;
    const auto is_plain = [](char one) { return is_digit(one) || one == '.' || (one >= 'a' && one <= 'z'); };
    return !is_plain(c) || !is_plain(before);
}

}  // namespace

std::vector<SumMention> sum_mentions(std::string_view folded, const AmountHabit& habit) {
    constexpr std::size_t kLongestSum = 64;
    std::vector<SumMention> all;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (!may_begin(folded, at)) continue;
        const auto given = given_at(folded.substr(at, kLongestSum));
        bool bare = given > 0;
        at += given;
        if (const auto threshold = threshold_at(folded.substr(at, kLongestSum))) {
            bare = threshold->number > 0;
            at += (bare ? threshold->number : threshold->end) - (bare ? 0 : 1);
            if (!bare) continue;
        }
        auto one = sum_at(folded.substr(at, kLongestSum), habit);
        if (!one && bare) one = plain_sum(folded.substr(at, kLongestSum), habit);
        if (!one) continue;
        one->begin = at;
        one->end += at;
        at = one->end - 1;
        all.push_back(std::move(*one));
    }
    return all;
}

}  // namespace recoup::core::inline pushback
