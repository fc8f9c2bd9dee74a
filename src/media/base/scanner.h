// Taking a text apart from left to right; the text outlives it. Pure, any thread; inside media only.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace recoup::media::inline base {

class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool eat(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }

    // The first of the choices that comes next; empty when none does.
    std::string_view eat_any(std::initializer_list<std::string_view> choices) {
        for (const auto choice : choices)
            if (eat(choice)) return choice;
        return {};
    }

    // How many digits come next.
    std::size_t digit_run() const {
        std::size_t n = 0;
        while (n < rest_.size() && rest_[n] >= '0' && rest_[n] <= '9') ++n;
        return n;
    }

    // Of so many digits, 9 at most; nothing, and nothing eaten, when there are fewer.
    std::optional<int> number(std::size_t at_least, std::size_t at_most) {
        const auto count = std::min(digit_run(), at_most);
        if (count < at_least) return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value * 10 + (rest_[i] - '0');
        rest_.remove_prefix(count);
        return value;
    }

    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

}  // namespace recoup::media::inline base
