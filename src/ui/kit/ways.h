// The ways out of a situation, one below the other: what each is called, what comes of it, the key that takes it. The
// first is the likeliest. Main thread. Knows no view.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

struct Way {
    char32_t icon = 0;
    std::string name, help;
    const char* id = "";
    std::optional<Key> key = {};
    std::string_view cap = {};  // what stands on that key
    bool enabled = true;
};

inline constexpr float kWayRow = 64;  // design pixels

// `chosen` is moved by the arrows and taken by Enter. Gives the place of the way that was taken. Takes keys if
// ctx.layer_active.
std::optional<std::size_t> draw_ways(Canvas& ctx, const Rect& card, std::span<const Way> ways, std::size_t& chosen);

}  // namespace recoup::ui::inline kit
