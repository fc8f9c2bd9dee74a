// When which deadline is to be heard, and what is said then. Pure: from the model, the choices and a moment; what was
// delivered already is kept by key in the file, so that every program gives each reminder once. Any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/model/leads.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::app::inline reminders {

struct ReminderChoices {
    core::Leads leads;  // of deadlines without their own
    std::optional<core::QuietHours> quiet;
    std::string zone;  // IANA, of the quiet hours
};

// One time at which a deadline speaks.
struct ReminderMoment {
    core::Instant at{};
    std::string key;  // deadline, due moment, lead: a date that moved is delivered anew
};

// By time; none when the deadline is silent: done, its clock stopped, never to be reminded of. A whole day is heard of
// at nine in its zone. What quiet hours would shift behind the deadline is brought forward to before them.
std::vector<ReminderMoment> reminder_moments(const core::DeadlineRow& row, const ReminderChoices& choices,
                                             const core::Zones& zones);

// A deadline whose latest moment has come; earlier ones that were missed are delivered with it.
struct Reminder {
    core::Uuid case_uuid;
    core::Uuid deadline_uuid;
    core::Instant at{};
    std::vector<std::string> keys;  // the one that speaks, then the earlier ones
};

struct ReminderPlan {
    std::vector<Reminder> due;          // as `delivered` does not hold the key; oldest first
    std::optional<core::Instant> next;  // nothing speaks before
    core::Uuid next_of{};               // the case that speaks then, where one does
};

// Of open cases on the board.
ReminderPlan plan_reminders(const core::State& state, const ReminderChoices& choices, core::Instant now,
                            const std::unordered_set<std::string>& delivered = {});

// What is said about a deadline, as plain text.
struct ReminderText {
    std::string title;  // "还剩 1 小时 · 等待平台答复"
    std::string body;   // case, platform, due moment, whether that is an estimate
    bool urgent = false;
};
ReminderText reminder_text(const core::Reader& reader, const core::CaseRow& of, const core::DeadlineRow& row);
// "还剩 1 小时", "今天到期", "已逾期 2 天"
std::string time_left_text(const core::Reader& reader, const core::When& due);

}  // namespace recoup::app::inline reminders
