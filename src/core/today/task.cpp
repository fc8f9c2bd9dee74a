#include "core/today/task.h"

#include <algorithm>

#include "core/advice/snooze.h"
#include "core/model/turns.h"

namespace recoup::core::inline today {
namespace {

using namespace std::chrono;

// A day of mine that is further away does not keep anyone from gathering proof first.
constexpr days kSoon{30};

bool runs(const DeadlineRow& row) {
    return !row.done_at && !row.stopped_at;
}

// The deadlines of a record stand by their due moment: the first that fits is the soonest.
template <class Fits>
const DeadlineRow* first_running(const CaseRecord& record, Fits fits) {
    const auto at = std::ranges::find_if(record.deadlines, [&](const auto& row) { return runs(row) && fits(row); });
    return at == record.deadlines.end() ? nullptr : &*at;
}

// When I last left it to them.
Instant handed_over_at(const CaseRecord& record) {
    Instant at = record.row.stage_since;
    for (const auto& row : record.contacts)
        if (row.direction == Direction::out) at = std::max(at, row.at);
    for (const auto& row : record.routes) at = std::max(at, row.taken_at);
    for (const auto& row : record.turns)
        if (row.who != Turn::me) at = std::max(at, row.at);
    return at;
}

// The deadlines of one case as they press now.
struct Dates {
    const DeadlineRow* mine = nullptr;       // soonest of mine
    const DeadlineRow* theirs = nullptr;     // soonest of theirs that has not passed
    const DeadlineRow* late = nullptr;       // of theirs, passed since I left it to them
    const DeadlineRow* ever_late = nullptr;  // of theirs, passed at all
    bool near = false, pressing = false;     // of mine
};

Dates dates_of(const ComposeFrom& from) {
    const auto& record = from.record;
    const auto& zones = *from.reader.zones;
    const auto now = from.reader.now;
    const auto due = [&](const DeadlineRow& row) { return last_second(row.due, zones); };
    const auto left_at = handed_over_at(record);
    const bool authority = std::ranges::any_of(record.routes, is_at_authority);
    Dates dates;
    dates.mine = first_running(record, [](const auto& row) { return !is_theirs(row); });
    dates.theirs = first_running(record, [&](const auto& row) { return is_theirs(row) && due(row) >= now; });
    dates.ever_late = first_running(record, [&](const auto& row) { return is_theirs(row) && due(row) < now; });
    // While an authority deals with it nobody else is chased.
    dates.late = first_running(record, [&](const auto& row) {
        return is_theirs(row) && (!authority || row.actor == Actor::authority) && due(row) < now && due(row) > left_at;
    });
    if (!dates.mine) return dates;
    const auto tone = tone_of(*dates.mine, from.reader);
    dates.near = due(*dates.mine) - now <= kSoon;
    dates.pressing = tone == Tone::bad || tone == Tone::warn;
    return dates;
}

// The route that ended last, if nothing was said since.
const RouteRow* just_ended(const CaseRecord& record) {
    const RouteRow* last = nullptr;
    for (const auto& row : record.routes)
        if (row.closed_at && (!last || *row.closed_at > *last->closed_at)) last = &row;
    if (!last) return nullptr;
    const bool more =
        std::ranges::any_of(record.contacts, [&](const auto& row) { return row.at > *last->closed_at; }) ||
        std::ranges::any_of(record.routes, [&](const auto& row) { return row.taken_at > *last->closed_at; });
    return more ? nullptr : last;
}

// What of the list is missing and can be had before anyone was told: no answer of theirs yet.
void look_for_proof(const ComposeFrom& from, Task& task) {
    const auto& record = from.record;
    const auto missing = [&](EvidenceKind kind) {
        return kind != EvidenceKind::support_chat && kind != EvidenceKind::other &&
               std::ranges::find(record.evidence, kind, &EvidenceRow::kind) == record.evidence.end();
    };
    for (const auto& slot : record.slots) task.missing += missing(slot.kind);
    if (task.missing == 0) return;
    const auto has_slot = [&](EvidenceKind kind) {
        return std::ranges::find(record.slots, kind, &SlotRow::kind) != record.slots.end();
    };
    if (from.playbook)
        for (const auto& one : from.playbook->capture)
            if (!task.slot && has_slot(one.kind) && missing(one.kind)) task.slot = one.kind;
    for (const auto& slot : record.slots)
        if (!task.slot && missing(slot.kind)) task.slot = slot.kind;
}

TaskKind of_mine(const ComposeFrom& from, const Dates& dates, Task& task) {
    switch (task.last.what) {
        case Last::pushed:
            return TaskKind::answer;
        case Last::said:
            return TaskKind::reply;
        case Last::nothing:
            if (!dates.near) look_for_proof(from, task);
            return task.slot ? TaskKind::gather : TaskKind::begin;
        default:
            return dates.pressing ? TaskKind::date : TaskKind::step;
    }
}

// What happened decides; then a day of mine; then whose turn it is.
TaskKind kind_of(const ComposeFrom& from, const Dates& dates, Task& task) {
    const auto& row = from.record.row;
    const bool money = row.received_minor.value_or(0) > 0;
    if (money && task.last.what == Last::over) return TaskKind::close;
    if (task.last.what == Last::part_paid) return owed_minor(row) ? TaskKind::rest : TaskKind::close;
    if (task.last.what == Last::broken || task.last.what == Last::silent || task.last.what == Last::no_refund)
        return TaskKind::chase;
    if (const auto* ended = just_ended(from.record)) {
        task.route = ended;
        if (ended->state == RouteState::settled && !money) return TaskKind::receive;
        if (ended->state == RouteState::refused) return TaskKind::further;
    }
    if (row.turn == Turn::me) return of_mine(from, dates, task);
    if (dates.late) return TaskKind::chase;
    if (dates.pressing) return TaskKind::date;
    return row.turn == Turn::nobody ? TaskKind::none : TaskKind::wait;
}

const DeadlineRow* deadline_for(TaskKind kind, const Dates& dates, const CaseRecord& record) {
    if (kind == TaskKind::none) return nullptr;
    if (kind == TaskKind::wait) return dates.theirs ? dates.theirs : record.next_deadline();
    if (kind != TaskKind::chase || dates.pressing) return dates.mine;
    return dates.late ? dates.late : dates.ever_late;
}

// Never beyond its day.
std::optional<Instant> put_off(const DeadlineRow* row, const Reader& reader) {
    if (!row || !is_snoozed(*row, reader.now)) return std::nullopt;
    const auto due = last_second(row->due, *reader.zones);
    if (due >= reader.now) return std::min(*row->snoozed_until, due);
    return is_theirs(*row) ? row->snoozed_until : std::nullopt;
}

// What is only looked after: a window that has closed is nothing to be done any more.
Task watch_task(const ComposeFrom& from) {
    Task task;
    const auto& reader = from.reader;
    if (is_charged(from.record.row, *reader.zones, reader.now)) {
        task.kind = TaskKind::charged;
        return task;
    }
    const auto* next = first_running(from.record, [&](const auto& row) {
        return !is_theirs(row) && last_second(row.due, *reader.zones) >= reader.now;
    });
    if (!next || tone_of(*next, reader) == Tone::ok) return task;
    task.kind = TaskKind::date;
    task.deadline = next;
    task.snoozed_until = put_off(next, reader);
    return task;
}

}  // namespace

Task task_of(const ComposeFrom& from) {
    Task task;
    if (from.record.put_away() || from.record.ended()) return task;
    if (from.record.watched()) return watch_task(from);
    task.last = last_of(from);
    const auto dates = dates_of(from);
    task.kind = kind_of(from, dates, task);
    const auto at = std::ranges::find_if(from.record.routes, is_at_authority);
    if (!task.route && at != from.record.routes.end()) task.route = &*at;
    task.deadline = deadline_for(task.kind, dates, from.record);
    if (task.kind > TaskKind::wait) task.snoozed_until = put_off(task.deadline, from.reader);
    return task;
}

Urgency urgency_of(const Task& task, const Reader& reader) {
    if (task.deadline && !is_theirs(*task.deadline)) {
        const auto tone = tone_of(*task.deadline, reader);
        if (tone == Tone::bad) return Urgency::mine_red;
        if (task.kind == TaskKind::chase) return Urgency::theirs_late;
        return tone == Tone::warn ? Urgency::mine_amber : Urgency::mine_green;
    }
    return task.kind == TaskKind::chase ? Urgency::theirs_late : Urgency::undated;
}

Instant task_changes_at(const CaseRecord& record, const Reader& reader) {
    auto next = Instant::max();
    const auto take = [&](Instant moment) {
        if (moment > reader.now) next = std::min(next, moment);
    };
    for (const auto& row : record.deadlines) {
        if (!runs(row)) continue;
        const auto due = last_second(row.due, *reader.zones);
        for (const seconds ahead : {seconds{kSoon}, seconds{days{3}}, seconds{days{1}}, seconds{0}})
            take(due - ahead + seconds{1});
        if (row.snoozed_until) take(*row.snoozed_until);
    }
    for (const auto& row : record.contacts)
        if (row.promised_by) take(last_second(*row.promised_by, *reader.zones) + seconds{1});
    if (record.row.renews_at) take(last_second(*record.row.renews_at, *reader.zones) + seconds{1});
    return next;
}

}  // namespace recoup::core::inline today
