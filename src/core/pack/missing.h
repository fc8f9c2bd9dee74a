// What a case lacks that the reader of a pack will ask for, and by which step it is mended. Nothing of it keeps a pack
// from being made. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/pack/pack.h"

namespace recoup::core::inline pack {

enum class Lack : std::uint8_t {
    other_side,     // its registered name and address
    person,         // one's own name, phone, address
    payment_proof,  // no evidence shows the payment
    personal,       // a picture may show a number that is nobody else's business
    no_time,        // evidence of unknown moment
    guessed_time,   // whose moment is known from the file alone
    no_evidence
};

// What mends it, as a button says.
enum class Mend : std::uint8_t { fill_in, cover, look_at, attach };

struct Missing {
    Lack lack{};
    Mend mend{};
    bool asked = false;  // the reader will ask for it
    Uuid case_uuid;
    Uuid evidence;  // nil: of no single one
    std::string text, note;
};

// How many places of a picture are covered.
using CoveredPlaces = std::size_t (*)(const State& state, const Uuid& evidence);

// What is asked for first; then in the order of the evidence.
std::vector<Missing> missing_for(const State& state, const CaseRecord& record, const PackChoice& choice, Lang lang,
                                 CoveredPlaces covered);

// A run of digits in which a Chinese mobile phone's number stands by itself.
bool shows_phone(std::string_view text);

}  // namespace recoup::core::inline pack
