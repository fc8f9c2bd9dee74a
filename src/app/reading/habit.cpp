#include "app/reading/habit.h"

#include "core/model/platforms.h"

namespace recoup::app::inline reading {

std::vector<std::string> known_platforms(const core::State& state) {
    std::vector<std::string> names;
    for (auto& item : core::platform_items(state)) names.push_back(std::move(item.name));
    return names;
}

std::string why_it_belongs(core::Lang lang, const core::Belonging& found) {
    std::string why;
    const auto add = [&](bool holds, core::Tr text) {
        if (!holds) return;
        if (!why.empty()) why += " · ";
        why += core::tr(lang, text);
    };
    add(found.number, "belongs_number"_tr);
    add(found.platform, "belongs_platform"_tr);
    add(found.amount, "belongs_amount"_tr);
    add(found.day, "belongs_day"_tr);
    add(found.fills_slot, "belongs_slot"_tr);
    return why;
}

core::ReadingHabit reading_habit(const Ports& machine, core::Instant now, std::string_view zone, const core::Home& home,
                                 std::span<const std::string> platforms) {
    core::ReadingHabit habit{.words = &machine.library.reading(),
                             .zones = &machine.zones,
                             .zone = zone,
                             .now = now,
                             .region = home.region,
                             .platforms = platforms};
    if (!home.currency.empty()) habit.currency = home.currency;
    return habit;
}

}  // namespace recoup::app::inline reading
