#include "core/advice/snooze.h"

namespace recoup::core::inline advice {
namespace {

using namespace std::chrono;

constexpr SnoozeChoice kSnoozes[] = {
    {Snooze::hour, "snooze_hour"_tr}, {Snooze::tomorrow, "snooze_tomorrow"_tr}, {Snooze::days, "snooze_days"_tr}};

Instant tomorrow_morning(const Reader& reader) {
    const auto today = day_of(reader, reader.now);
    return to_instant(*reader.zones, reader.zone, today + days{1} + kMorning);
}

}  // namespace

std::span<const SnoozeChoice> snooze_choices() {
    return kSnoozes;
}

std::span<const SnoozeChoice> short_snooze_choices() {
    return std::span(kSnoozes).first(2);
}

Instant snooze_until(Snooze snooze, const Reader& reader) {
    switch (snooze) {
        case Snooze::hour:
            return reader.now + hours{1};
        case Snooze::day:
            return reader.now + hours{24};
        case Snooze::tomorrow:
            return tomorrow_morning(reader);
        case Snooze::days:
            break;
    }
    return reader.now + days{3};
}

Instant snooze_until(const When& when, const Reader& reader) {
    return when.is_day() ? to_instant(*reader.zones, reader.zone, local_days{when.day} + kMorning) : when.instant;
}

}  // namespace recoup::core::inline advice
