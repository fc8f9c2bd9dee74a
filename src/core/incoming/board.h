// A foreign board as its document tells it, and the cases that its cards become. Pure values, any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "core/incoming/arrival.h"

namespace recoup::core::inline incoming {

struct BoardList {
    std::string id, name;
    bool archived = false;
};

struct BoardEntry {  // of a checklist
    std::string name;
    bool done = false;
};

struct BoardChecklist {
    std::string name;
    std::vector<BoardEntry> entries;
};

// A comment, or a move from one list to another.
struct BoardRemark {
    std::optional<Instant> at;
    std::string author, text;
};

struct BoardCard {
    std::string key;   // its identity on that kind of board
    std::string list;  // id
    std::string title, text;
    std::vector<std::string> labels;
    std::optional<When> due;
    bool due_done = false, archived = false;
    std::optional<Instant> created_at, changed_at;
    std::vector<BoardChecklist> checklists;
    std::vector<BoardRemark> comments, moves;
    std::vector<std::pair<std::string, std::string>> links;  // name and address of what hangs at it
    std::vector<ArrivingFile> files;
    std::vector<std::pair<std::string, std::string>> fields;  // the board's own, with their values as text
};

struct Board {
    std::string name;
    std::vector<BoardList> lists;  // in their order
    std::vector<BoardCard> cards;  // in their order
    Losses losses;
};

// For a list, by its name, the stage of its cards; nothing: they are left out. A list that is not named is guessed.
using StageMap = std::map<std::string, std::optional<Stage>, std::less<>>;

// How this person's new cases are.
struct ArrivalHabit {
    Lang lang = Lang::zh;  // of headings within a note
    const Zones* zones = nullptr;
    std::string zone;  // IANA: of moments within a note
    std::string currency = "CNY", jurisdiction = "CN";
    Instant now{};
    bool take_sums = false;  // the one that a card's text names is what it asks for
};

struct ArrivingList {
    std::string name;
    std::optional<Stage> stage;  // nothing: left out
    bool guessed = false;        // neither the map nor a word of its name tells it
    std::size_t cards = 0;
};

// A card that has no sum but the one that its text names.
struct SumInText {
    std::string title;
    std::int64_t minor = 0;
    std::string currency;
};

struct Arrival {
    std::vector<ArrivingCase> cases;
    std::vector<ArrivingList> lists;  // of a board or of the values of a column, in their order
    Losses losses;
    std::vector<SumInText> sums = {};  // that were not taken
};

// Comments stay in the note: that a person wrote to themselves is no exchange with anybody.
Arrival cases_of_board(Board board, const StageMap& stages, const ArrivalHabit& habit);

// The stage of a list of that name: by the map, else by its words, else evidence, as `guessed` says.
ArrivingList stage_of_list(std::string_view name, const StageMap& stages);

}  // namespace recoup::core::inline incoming
