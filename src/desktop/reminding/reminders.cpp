#include "desktop/reminding/reminders.h"

#include <utility>

namespace recoup::desktop::inline reminding {
namespace {

using namespace std::chrono_literals;

// A file that cannot take the record now is asked again.
constexpr auto kRetry = 1min;

std::string text_of(const app::ReminderChoices& choices) {
    auto text = core::leads_token(choices.leads) + " " + choices.zone;
    if (choices.quiet)
        text += " " + std::to_string(choices.quiet->from.count()) + " " + std::to_string(choices.quiet->to.count());
    return text;
}

}  // namespace

DeskReminders::DeskReminders(const app::Ports& machine, const std::function<void()>& wake)
    : machine_(machine), alarm_(wake) {
    machine_.notifications.on_reply([this, wake](const std::string& id, app::NoticeReply reply) {
        const auto uuid = core::parse_uuid(id);
        {
            const std::lock_guard lock(mutex_);
            answers_.push_back({uuid.value_or(core::Uuid{}), reply});
        }
        wake();
    });
}

DeskReminders::~DeskReminders() {
    machine_.notifications.on_reply({});
}

void DeskReminders::look(app::Session& session, const app::Settings& settings) {
    const auto now = machine_.clock.now();
    const auto choices = app::reminder_choices(settings, machine_.zones);
    auto text = text_of(choices);
    const auto revision = session.state().revision();
    if (planned_revision_ == revision && planned_choices_ == text && (!next_ || now < *next_)) return;
    planned_revision_ = revision;
    planned_choices_ = std::move(text);
    auto plan = app::plan_reminders(session.state(), choices, now, delivered_);
    next_ = plan.next;
    // On the wall clock: the machine may sleep meanwhile.
    alarm_.set(next_ ? std::optional(std::chrono::system_clock::now() + (*next_ - now)) : std::nullopt);
    ask(session, std::move(plan.due));
}

void DeskReminders::ask(app::Session& session, std::vector<app::Reminder> due) {
    std::vector<std::string> keys;
    for (auto& reminder : due) {
        keys.insert(keys.end(), reminder.keys.begin(), reminder.keys.end());
        delivered_.insert(reminder.keys.begin(), reminder.keys.end());
        auto key = reminder.keys.front();
        asked_.insert_or_assign(std::move(key), Asked{std::move(reminder), !started_});
    }
    started_ = true;
    session.record_delivered(std::move(keys));
}

std::vector<DeskReminders::Told> DeskReminders::take(const app::Session& session, const app::SessionNews& news) {
    std::vector<Told> told;
    const auto hear = [&](const std::string& key) {
        const auto found = asked_.find(key);
        if (found == asked_.end()) return;
        if (auto heard = app::heard_of(session.state(), found->second.reminder))
            told.push_back({std::move(*heard), found->second.missed});
        asked_.erase(found);
    };
    for (const auto& key : news.delivered) hear(key);
    const bool read_only = session.save_state() == app::SaveState::read_only;
    for (const auto& key : news.not_recorded) {
        // A file on a read-only disk keeps nothing; then this window at least says it once.
        if (read_only) {
            hear(key);
            continue;
        }
        asked_.erase(key);
        delivered_.erase(key);
        next_ = machine_.clock.now() + kRetry;
        alarm_.set(std::chrono::system_clock::now() + kRetry);
    }
    return told;
}

void DeskReminders::show(const core::Reader& reader, const std::vector<app::Heard>& heard) {
    if (heard.empty()) return;
    for (const auto& notice : app::notices_of(reader, heard)) machine_.notifications.show(notice);
}

std::vector<DeskReminders::Answer> DeskReminders::take_answers() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
}

void DeskReminders::start_again() {
    planned_revision_.reset();
    next_.reset();
    started_ = false;
    delivered_.clear();
    asked_.clear();
}

}  // namespace recoup::desktop::inline reminding
