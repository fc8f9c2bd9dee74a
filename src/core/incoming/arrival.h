// Cases on their way in from somewhere that knows no cases: a board, a table. Each has an identity of its own there,
// from which that of its rows is made, so that what comes twice is known the second time. Pure values, any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/incoming/losses.h"
#include "core/model/state.h"

namespace recoup::core::inline incoming {

// A file that hangs at it, with its bytes where the document holds them.
struct ArrivingFile {
    std::string id, name;
    std::size_t bytes = 0;  // as it is said to have; 0: not said
    std::string content;    // empty: it is elsewhere
};

struct ArrivingCase {
    std::string key;  // its identity where it comes from; another case has another
    CaseRow row;      // without number and turn, and without uuid unless it brings its own
    std::optional<When> due;
    bool due_done = false;
    std::string due_title;
    std::vector<EvidenceKind> slots;  // each once
    std::vector<ArrivingFile> files;
};

// A name-based uuid: the same for the same name, on every machine.
using NameUuid = std::function<Uuid(std::string_view name)>;
Uuid identity_of(const ArrivingCase& arriving, const NameUuid& uuid_of);

// The rows of all of them, in their order, as plan_incoming() takes them. What of a text is longer than a case keeps is
// cut and named, as are those that come under a key that was there before.
std::vector<Row> rows_of_arriving(std::vector<ArrivingCase> cases, const NameUuid& uuid_of, Instant now,
                                  Losses& losses);

// Those whose order number a case of the file has already, under another identity: taken out, their titles given back.
std::vector<std::string> drop_known_orders(std::vector<ArrivingCase>& cases, const State& state,
                                           const NameUuid& uuid_of);

}  // namespace recoup::core::inline incoming
