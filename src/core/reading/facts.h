// What a picture of a payment, an order, a chat or a message tells of a case: sums, numbers, moments, names. Found by
// the labels of assets/reading and by shape, a label before a shape; what is kept is what was read, never a number put
// right. Nothing is made of lines below kSureScore. Pure, any thread; the text is a stranger's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/reading/lines.h"
#include "core/reading/words.h"

namespace recoup::core::inline reading {

struct Fact {
    FactField field = FactField::none;
    FactRole role = FactRole::none;
    std::string value;  // as it was read
    double score = 0;   // of the least sure line that it needs
    std::uint32_t line = 0;
    std::optional<std::int64_t> minor = {};  // of an amount, with its currency
    std::string currency = {};
    std::optional<When> when = {};  // of a time
    int rank = 0;                   // of its label: the lower says it better

    bool operator==(const Fact&) const = default;
};

struct ReadingHabit {
    const ReadingWords* words = nullptr;  // outlives the habit, as all it points to
    const Zones* zones = nullptr;
    std::string_view zone;  // IANA: the wall clock of the phone
    Instant now{};
    std::string_view currency = "CNY", region = {};  // of sums that name no currency
    std::span<const std::string> platforms = {};     // known by name
    std::optional<Instant> taken = {};               // of the picture, where that is known: "昨天" is the day before
};

// When a picture was taken, by itself or its name: the time of a file may be that of a copy.
std::optional<Instant> taken_at(const std::optional<Instant>& captured_at, CapturedFrom from);

struct Reading {
    EvidenceKind kind = EvidenceKind::other;  // of proof
    std::vector<Fact> facts;                  // the best of a field before its others
    std::optional<Fact> captured;             // when the picture was taken, by the clock of its status bar
    std::optional<Problem> problem;           // that its words speak of

    bool operator==(const Reading&) const = default;
};
Reading facts_of(const PictureText& picture, const ReadingHabit& habit);

// The best of a field; nothing: none. Into the reading.
const Fact* best_fact(const Reading& reading, FactField field);
const Fact* best_fact(const Reading& reading, FactField field, FactRole role);

}  // namespace recoup::core::inline reading
