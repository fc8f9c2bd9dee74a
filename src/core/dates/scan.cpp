#include "core/dates/scan.h"

#include "core/base/text.h"

namespace recoup::core::inline dates {
namespace {

struct Variant {
    char32_t traditional, simplified;
};
// Of the words this room knows.
constexpr Variant kVariants[] = {{U'點', U'点'}, {U'時', U'时'}, {U'後', U'后'}, {U'週', U'周'}, {U'個', U'个'},
                                 {U'內', U'内'}, {U'號', U'号'}, {U'兩', U'两'}, {U'禮', U'礼'}, {U'鐘', U'钟'},
                                 {U'鍾', U'钟'}, {U'這', U'这'}, {U'還', U'还'}, {U'餘', U'余'}, {U'間', U'间'}};

bool has_no_width(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

char32_t plain_letter(char32_t c) {
    c = plain_width(c);
    for (const auto& variant : kVariants)
        if (variant.traditional == c) return variant.simplified;
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool is_latin(char c) {
    return c >= 'a' && c <= 'z';
}

// 0 to 9 for a digit, 10 and 100 for 十 and 百; nothing for any other.
std::optional<int> numeral(char32_t c) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    if (c == U'零') return 0;
    if (c == U'两') return 2;
    if (c == U'十') return 10;
    if (c == U'百') return 100;
    const auto at = kDigits.find(c);
    return at == kDigits.npos ? std::nullopt : std::optional(static_cast<int>(at));
}

}  // namespace

std::string plain_date(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto c = take_code_point(text);
        if (!has_no_width(c)) append_utf8(plain, plain_letter(c));
    }
    return plain;
}

void Scan::pass_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
}

bool Scan::at_end() {
    pass_blanks();
    return at_ == text_.size();
}

std::optional<std::string_view> Scan::eat_any(std::initializer_list<std::string_view> tokens) {
    pass_blanks();
    for (const auto token : tokens) {
        if (!rest().starts_with(token)) continue;
        const auto end = at_ + token.size();
        if (is_latin(token.back()) && end < text_.size() && is_latin(text_[end])) continue;
        at_ = end;
        return token;
    }
    return std::nullopt;
}

std::optional<Scan::Number> Scan::number(std::size_t most_digits) {
    pass_blanks();
    std::size_t count = 0;
    int value = 0;
    while (count < most_digits && at_ + count < text_.size() && is_digit(text_[at_ + count]))
        value = value * 10 + (text_[at_ + count++] - '0');
    if (count == 0) {
        if (const auto chinese = chinese_number(most_digits)) return chinese;
        return english_number();
    }
    at_ += count;
    return Number{value, count};
}

// With 十 or 百 it is counted by place, else digit by digit.
std::optional<Scan::Number> Scan::chinese_number(std::size_t most_digits) {
    auto left = rest();
    int whole = 0, last = 0;
    std::size_t count = 0;
    bool placed = false;
    for (auto ahead = left; !ahead.empty() && count < 5; left = ahead, ++count) {
        const auto digit = numeral(take_code_point(ahead));
        if (!digit) break;
        if (*digit >= 10) {
            whole += (last == 0 ? 1 : last) * *digit;
            last = 0;
            placed = true;
        } else {
            last = placed ? *digit : last * 10 + *digit;
        }
    }
    const int value = whole + last;
    const auto digits = std::to_string(value).size();
    if (count == 0 || digits > most_digits || (!placed && count > most_digits)) return std::nullopt;
    at_ = text_.size() - left.size();
    return Number{value, placed ? digits : count};
}

// Those that are written out where a text says how long something takes.
std::optional<Scan::Number> Scan::english_number() {
    struct Name {
        std::string_view name;
        int value;
    };
    constexpr Name kNames[] = {{"one", 1},     {"two", 2},      {"three", 3},   {"four", 4},   {"five", 5},
                               {"six", 6},     {"seven", 7},    {"eight", 8},   {"nine", 9},   {"ten", 10},
                               {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}};
    for (const auto& [name, value] : kNames)
        if (eat(name)) return Number{value, value < 10 ? 1U : 2U};
    return std::nullopt;
}

bool Scan::amid_digits() const {
    return at_ > 0 && at_ < text_.size() && is_digit(text_[at_ - 1]) && is_digit(text_[at_]);
}

}  // namespace recoup::core::inline dates
