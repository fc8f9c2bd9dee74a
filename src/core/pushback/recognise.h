// What the other side says in a text: how it refuses or stalls, what it promises by when, what it offers. Suggestions,
// never facts. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/amount_text.h"
#include "core/dates/date_habit.h"
#include "core/pushback/phrasebook.h"

namespace recoup::core::inline pushback {

// A phrase that the person took for a kind; `none`: it is no pushback.
struct OwnPhrase {
    Pushback kind = Pushback::none;
    std::string text;

    bool operator==(const OwnPhrase&) const = default;
};

struct ListenHabit {
    DateHabit dates;      // looks ahead
    AmountHabit amounts;  // of a sum that names no currency
};

struct Recognised {
    // What made it so: bytes of the text, cut between characters, in order and without overlap.
    struct Place {
        std::size_t begin = 0, end = 0;

        bool operator==(const Place&) const = default;
    };
    struct Promise {
        std::string token;  // as TimeMention has it
        DateRead by;
        Place place;
    };
    struct Offer {
        AmountRead sum;
        Place place;
    };

    std::vector<Pushback> pushbacks;  // each once, in the order of the text
    std::vector<Place> places;        // of the pushbacks, the promise and the offer
    std::optional<Promise> promise;   // the first
    std::optional<Offer> offer;       // the first

    bool empty() const { return places.empty(); }
    bool has(Pushback kind) const;
};

// Only the first kMostListened bytes are listened to; time grows with the text alone.
inline constexpr std::size_t kMostListened = 8'000;
Recognised recognise(std::string_view text, const Phrasebook& phrasebook, std::span<const OwnPhrase> own,
                     const ListenHabit& habit);

}  // namespace recoup::core::inline pushback
