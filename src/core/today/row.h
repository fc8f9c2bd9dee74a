// What a case asks for now, in words: one sentence, its reason, one button and what the button does. Made for what is
// on screen. Pure, any thread.
#pragma once

#include <span>
#include <string>

#include "core/advice/route_guide.h"
#include "core/today/task.h"

namespace recoup::core::inline today {

// What the button does. Its label is that of the button.
enum class ActKind : std::uint8_t {
    copy_answer,    // the message, filled: copied and logged
    copy_chase,     // likewise, where they are late
    copy_letter,    // likewise, where nobody was told
    write,          // none is whole: it lacks what only the person can add, or there is none
    open_slot,      // a proof is chosen for it
    take_route,     // where the case can go
    mark_received,  // how much came
    complete,       // the deadline is done
    read,           // what they said
    open_case,
    start_case,  // of what was looked after
    put_in,      // the new pictures, where they seem to belong
    make_case,   // of the new pictures
};
std::span<const Word> words_of(WordsOf<ActKind>);

struct Act {
    ActKind kind = ActKind::open_case;
    const Message* message = nullptr;       // of the first four; nothing: there is none
    std::optional<EvidenceKind> slot;       // of open_slot
    Route route = Route::none;              // of take_route; none: the person chooses
    const DeadlineRow* deadline = nullptr;  // of complete

    // Copies a message and logs it.
    bool copies() const { return kind <= ActKind::copy_letter; }
    // Changes the file at once.
    bool writes() const { return copies() || kind == ActKind::complete || kind == ActKind::start_case; }
};

// What every case of a file is looked at with. All of it outlives the rows.
struct TodayFrom {
    const State& state;
    const Rulebook& rules;
    std::span<const Playbook> playbooks;
    std::span<const Message> messages;
    std::span<const RouteGuide> routes;
    Reader reader;
};
ComposeFrom compose_from(const TodayFrom& from, const CaseRecord& record);

struct TodayRow {
    std::string sentence;  // "商家说“系统显示一切正常”"; of a wait what is waited for
    std::string reason;    // a sentence or two; may be empty
    std::string about;     // "视频会员付费后无法播放 · 推诿 2 次"
    std::string verb;      // the same in a few words, for a card: "回应“系统正常”"
    std::string button;    // empty where there is nothing to do
    Act act;
    Chip chip;
    std::string amount;  // that is still to come; "—" where nobody said
    Instant changes_at = Instant::max();
};
TodayRow today_row(const TodayFrom& from, const CaseRecord& record, const Task& task);

// How a case ended, in a line: "应退 ¥520.00 · 用时 9 天", "用时 5 天 · 推诿 1 次". Empty where there is nothing to
// tell.
std::string end_line(const CaseRecord& record, const Reader& reader);

// The line at the foot of a card. No message is looked for, which would be felt with a screen full of cards.
struct CardLine {
    enum class Look : std::uint8_t { mine, theirs, ended } look = Look::mine;
    std::string text;
};
CardLine card_line(const TodayFrom& from, const CaseRecord& record);
// What is left of the task's deadline, as it is now; a row keeps that of the moment it was made.
Chip task_chip(const Task& task, const Reader& reader);

// Till when a case is put off that is not to be seen now: an hour where its day is near, else the next morning.
Instant later(const DeadlineRow& row, const Reader& reader);

}  // namespace recoup::core::inline today
