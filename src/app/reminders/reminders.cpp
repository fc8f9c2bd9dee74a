#include "app/reminders/reminders.h"

#include <algorithm>

#include "core/advice/snooze.h"

namespace recoup::app::inline reminders {
namespace {

using namespace std::chrono;
using core::Instant;

struct Quiet {
    Instant begin, end;
};

// The quiet hours around `at`, if it lies in them.
std::optional<Quiet> quiet_around(Instant at, const ReminderChoices& choices, const core::Zones& zones) {
    if (!choices.quiet || choices.quiet->from == choices.quiet->to) return std::nullopt;
    const auto [from, to] = *choices.quiet;
    const auto local = core::to_local(zones, choices.zone, at);
    const auto day = floor<days>(local);
    const auto instant = [&](local_days d, minutes time) { return core::to_instant(zones, choices.zone, d + time); };
    const bool over_midnight = from > to;
    for (const auto first : over_midnight ? std::vector{day - days{1}, day} : std::vector{day}) {
        const Quiet quiet{instant(first, from), instant(over_midnight ? first + days{1} : first, to)};
        if (quiet.begin <= at && at < quiet.end) return quiet;
    }
    return std::nullopt;
}

Instant audible(Instant at, seconds lead, Instant due, const ReminderChoices& choices, const core::Zones& zones) {
    const auto quiet = quiet_around(at, choices, zones);
    if (!quiet) return at;
    return lead > 0s && quiet->end > due ? quiet->begin : quiet->end;
}

Instant moment_of_lead(const core::When& due, Instant last, seconds lead, const core::Zones& zones) {
    if (!due.is_day() || lead % days{1} != 0s) return last - lead;
    return core::to_instant(zones, due.zone, local_days{due.day} - floor<days>(lead) + core::kMorning);
}

core::Leads leads_of(const core::DeadlineRow& row, const ReminderChoices& choices) {
    if (row.leads.empty()) return choices.leads;
    return core::parse_leads(row.leads).value_or(choices.leads);
}

std::string key_of(const core::DeadlineRow& row, std::string_view what) {
    return to_string(row.uuid) + " " + core::to_storage(row.due) + " " + std::string(what);
}

bool earlier(const ReminderMoment& a, const ReminderMoment& b) {
    return a.at < b.at;
}

void plan_deadline(const core::DeadlineRow& row, const ReminderChoices& choices, Instant now,
                   const std::unordered_set<std::string>& delivered, const core::Zones& zones, ReminderPlan& plan) {
    const auto moments = reminder_moments(row, choices, zones);
    const auto future =
        std::find_if(moments.begin(), moments.end(), [&](const auto& moment) { return moment.at > now; });
    if (future != moments.end() && future->at < plan.next.value_or(Instant::max())) {
        plan.next = future->at;
        plan.next_of = row.case_uuid;
    }
    if (future == moments.begin()) return;
    if (delivered.contains(std::prev(future)->key)) return;
    Reminder reminder{row.case_uuid, row.uuid, std::prev(future)->at, {}};
    for (auto it = future; it != moments.begin();) reminder.keys.push_back((--it)->key);
    plan.due.push_back(std::move(reminder));
}

// No moment of such a deadline is near; saves the look at its zone.
bool far_away(const core::DeadlineRow& row, const ReminderChoices& choices, const core::Zones& zones, Instant now,
              const ReminderPlan& plan) {
    if (!row.leads.empty() || row.snoozed_until || choices.leads.empty()) return false;
    const auto first = core::last_second(row.due, zones) - choices.leads.front() - days{2};
    return plan.next && first > now && first > *plan.next;
}

}  // namespace

std::vector<ReminderMoment> reminder_moments(const core::DeadlineRow& row, const ReminderChoices& choices,
                                             const core::Zones& zones) {
    std::vector<ReminderMoment> moments;
    const auto leads = leads_of(row, choices);
    if (row.done_at || row.stopped_at) return moments;
    const auto last = core::last_second(row.due, zones);
    const auto quiet_until = std::max(row.created_at, row.snoozed_until.value_or(row.created_at));
    for (const auto lead : leads) {
        const auto at = audible(moment_of_lead(row.due, last, lead, zones), lead, last, choices, zones);
        if (at > quiet_until) moments.push_back({at, key_of(row, core::lead_token(lead))});
    }
    if (row.snoozed_until)
        moments.push_back({audible(*row.snoozed_until, 0s, last, choices, zones),
                           key_of(row, "snooze " + core::to_storage(*row.snoozed_until))});
    std::stable_sort(moments.begin(), moments.end(), earlier);
    return moments;
}

ReminderPlan plan_reminders(const core::State& state, const ReminderChoices& choices, Instant now,
                            const std::unordered_set<std::string>& delivered) {
    ReminderPlan plan;
    for (const auto& record : state.cases()) {
        if (record.put_away() || record.ended()) continue;
        for (const auto& row : record.deadlines)
            if (!far_away(row, choices, state.zones(), now, plan))
                plan_deadline(row, choices, now, delivered, state.zones(), plan);
    }
    std::stable_sort(plan.due.begin(), plan.due.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return plan;
}

std::string time_left_text(const core::Reader& reader, const core::When& due) {
    const auto last = core::last_second(due, *reader.zones);
    const bool over = reader.now > last;
    const auto span = over ? reader.now - last : last - reader.now;
    const auto say = [&](core::Tr left, core::Tr late, std::int64_t count) {
        return core::trf(reader.lang, over ? late : left, count);
    };
    if (due.is_day() && !over) {
        const auto today = floor<days>(core::to_local(*reader.zones, due.zone, reader.now));
        const auto left = (local_days{due.day} - today).count();
        if (left == 0) return std::string(reader("remind_today"_tr));
        return left == 1 ? std::string(reader("remind_tomorrow"_tr))
                         : say("remind_left_days"_tr, "remind_over_days"_tr, left);
    }
    if (span < 1min) return std::string(reader("remind_now"_tr));
    if (span >= days{2}) return say("remind_left_days"_tr, "remind_over_days"_tr, span / days{1});
    if (span >= 1h) return say("remind_left_hours"_tr, "remind_over_hours"_tr, span / 1h);
    return say("remind_left_minutes"_tr, "remind_over_minutes"_tr, span / 1min);
}

ReminderText reminder_text(const core::Reader& reader, const core::CaseRow& of, const core::DeadlineRow& row) {
    ReminderText text;
    const auto title = row.title.empty() ? std::string(reader("deadline"_tr)) : row.title;
    text.title = time_left_text(reader, row.due) + " · " + title;
    text.body = of.platform.empty() ? of.title : of.title + " · " + of.platform;
    text.body += "\n" + core::trf(reader.lang, row.estimate ? "remind_due_estimate"_tr : "remind_due"_tr,
                                  core::show_when(reader, row.due));
    // Only what I must do presses.
    text.urgent = !core::is_theirs(row) && core::last_second(row.due, *reader.zones) - reader.now <= 1h;
    return text;
}

}  // namespace recoup::app::inline reminders
