// For whom a report is made and what goes into it. Pure values, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/uuid.h"
#include "core/base/words.h"

namespace recoup::core::inline report {

// Who is to read it.
enum class Purpose : std::uint8_t { regulator, platform, bank, court, me };
std::span<const Word> words_of(WordsOf<Purpose>);

// The person who asks. Typed for one report; an empty part is a line to be filled in by hand.
struct Person {
    std::string name, phone, address;

    bool operator==(const Person&) const = default;
};

// What goes with a report beside the story, the exhibits and the law.
enum class Extra : std::uint8_t { contacts, deadlines, history, transcript };
std::span<const Word> words_of(WordsOf<Extra>);

struct ReportChoice {
    Purpose purpose = Purpose::regulator;
    bool contacts = false;    // all of them, as a list
    bool deadlines = false;   // likewise
    bool history = false;     // what was changed in the case, and when
    bool transcript = false;  // what was read of pictures, marked as read by a program
    bool notes = false;       // the note of the case, which a person writes for itself
    std::optional<Person> person;
    std::vector<Uuid> only;  // these exhibits; empty: all

    bool operator==(const ReportChoice&) const = default;
};

// What is usual for that reader. A person is asked for, never taken from anywhere.
ReportChoice usual_choice(Purpose purpose);

void include(ReportChoice& choice, Extra extra);

// A signature is asked for by authorities and courts alone.
bool is_signed(Purpose purpose);

}  // namespace recoup::core::inline report
