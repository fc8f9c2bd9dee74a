// Sums as bills write them: "¥28.16", "1,280.50", "-28.16", "0.12(已全额退款)", "123.45(已退款3.45)". Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace recoup::bill::inline formats {

struct Sum {
    std::int64_t minor = 0;
    bool negative = false, positive = false;  // as its sign says
    // What the bracket says came back.
    std::int64_t refunded_minor = 0;
};
// Nothing for what is no sum of that currency, or too large for one.
std::optional<Sum> read_sum(std::string_view text, std::string_view currency);

// What "已全额退款", "已退款(￥3.45)", "对方已退还" say came back of `minor`; 0: nothing of the sort.
std::int64_t refunded_in(std::string_view state, std::int64_t minor, std::string_view currency);

}  // namespace recoup::bill::inline formats
