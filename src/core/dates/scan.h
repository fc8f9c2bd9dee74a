// Taking what a person typed for a date apart from left to right. A value: a copy is the way back. Pure, any thread;
// inside core/dates only. The text outlives it.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline dates {

// Plain widths and blanks, simplified characters, small letters; nothing of zero width.
std::string plain_date(std::string_view text);

class Scan {
  public:
    // `plain` is what plain_date() gave.
    explicit Scan(std::string_view plain) : text_(plain) {}

    // Blanks in front of what is asked for are passed over, here and below.
    bool at_end();
    // The first of the tokens that comes next, taken off. A Latin one ends where no letter follows.
    std::optional<std::string_view> eat_any(std::initializer_list<std::string_view> tokens);
    bool eat(std::string_view token) { return eat_any({token}).has_value(); }

    struct Number {
        int value = 0;
        std::size_t digits = 0;  // written
    };
    // 12, 十二, 一百, 二〇二六, twelve: of so many digits at most; nothing, and nothing taken, for any other.
    std::optional<Number> number(std::size_t most_digits);

    // How much is taken, in bytes of the plain text.
    std::size_t at() const { return at_; }
    // Whether digits stand on both sides, with nothing between them.
    bool amid_digits() const;

  private:
    std::string_view rest() const { return text_.substr(at_); }
    void pass_blanks();
    std::optional<Number> chinese_number(std::size_t most_digits);
    std::optional<Number> english_number();

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace recoup::core::inline dates
