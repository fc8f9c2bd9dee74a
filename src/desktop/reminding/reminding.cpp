#include "desktop/reminding/reminding.h"

#include <algorithm>

#include "core/advice/snooze.h"

namespace recoup::desktop::inline reminding {
namespace {

using Kind = app::ReminderSchedule::Kind;

constexpr std::size_t kMostToasts = 3;

ui::ScheduleLook look_of(Kind kind) {
    switch (kind) {
        case Kind::systemd:
            return ui::ScheduleLook::timer;
        case Kind::autostart:
            return ui::ScheduleLook::autostart;
        case Kind::task:
            return ui::ScheduleLook::task;
        case Kind::none:
            break;
    }
    return ui::ScheduleLook::none;
}

// A worker's.
std::error_code set_schedule(app::ReminderSchedule& schedule, bool on, const std::filesystem::path& file,
                             std::string_view lang) {
    if (!on) return schedule.uninstall(file);
    const auto installed = schedule.install(file, lang);
    return installed ? std::error_code() : installed.error();
}

}  // namespace

void Reminding::start() {
    reminders_ = std::make_unique<DeskReminders>(surroundings_.machine(), surroundings_.ports.wake);
    look_at_schedule();
}

bool Reminding::take_news(const app::SessionNews& news) {
    if (!reminders_ || !file_.is_own() || !file_->is_whole()) return false;
    auto told = reminders_->take(file_.session(), news);
    reminders_->look(file_.session(), surroundings_.settings);
    if (told.empty()) return false;
    std::vector<app::Heard> speak;
    // After a long sleep there may be many: they are a list as well.
    const bool many = told.size() > kMostToasts;
    for (auto& item : told) {
        if (item.missed || many) missed_.push_back(item.heard.row);
        if (!item.missed) speak.push_back(std::move(item.heard));
    }
    const auto reader = surroundings_.reader();
    if (!many)
        for (const auto& heard : speak)
            voice_.reminder(app::reminder_text(reader, heard.of, heard.row).title + " · " + heard.of.title,
                            heard.of.uuid);
    attention_ = true;
    if (surroundings_.settings.desktop_notifications) reminders_->show(reader, speak);
    return true;
}

std::vector<Reminding::Wish> Reminding::take_wishes() {
    std::vector<Wish> wishes;
    if (!reminders_) return wishes;
    for (const auto& answer : reminders_->take_answers())
        if (auto wish = wish_of(answer)) wishes.push_back(std::move(*wish));
    return wishes;
}

std::optional<Reminding::Wish> Reminding::wish_of(const DeskReminders::Answer& answer) {
    using Reply = app::NoticeReply;
    if (answer.reply != Reply::open && answer.reply != Reply::done && answer.reply != Reply::snooze)
        return std::nullopt;
    if (answer.reply == Reply::open) summoned_ = true;
    for (const auto& record : file_.state().cases()) {
        const auto& of = record.row.uuid;
        const auto* row = file_.state().find_deadline(of, answer.deadline_uuid);
        if (!row) continue;
        if (answer.reply == Reply::open) return Wish{of, std::nullopt};
        if (answer.reply == Reply::done) return Wish{of, core::CompleteDeadline{of, row->uuid, true}};
        return Wish{of, core::SnoozeDeadline{of, row->uuid,
                                             core::snooze_until(core::kReminderSnooze.snooze, surroundings_.reader())}};
    }
    return std::nullopt;
}

void Reminding::file_changed() {
    missed_.clear();
    if (reminders_) reminders_->start_again();
}

std::vector<ui::MissedDeadline> Reminding::missed() {
    std::vector<ui::MissedDeadline> view;
    if (missed_.empty()) return view;
    const auto reader = surroundings_.reader();
    std::erase_if(missed_, [&](const auto& was) {
        const auto* row = file_.state().find_deadline(was.case_uuid, was.uuid);
        return !row || row->done_at || row->due != was.due || row->snoozed_until != was.snoozed_until;
    });
    for (const auto& row : missed_) {
        const auto* record = file_.state().find(row.case_uuid);
        auto text = app::reminder_text(reader, record->row, row);
        std::ranges::replace(text.body, '\n', ' ');
        view.push_back({row.case_uuid, row.uuid, std::move(text.title), std::move(text.body), text.urgent});
    }
    return view;
}

void Reminding::look_at_schedule() {
    jobs_.submit([this, file = file_.own(),
                  &schedule = surroundings_.machine().schedule](portable::StopToken) -> app::Jobs::Finish {
        const auto kind = app::entry_of(schedule, file).kind;
        return [this, kind] { schedule_ = look_of(kind); };
    });
}

void Reminding::schedule(bool on) {
    jobs_.submit([this, on, file = file_.own(), lang = core::lang_token(surroundings_.lang()),
                  &schedule = surroundings_.machine().schedule](portable::StopToken) -> app::Jobs::Finish {
        const auto error = set_schedule(schedule, on, file, lang);
        const auto kind = app::entry_of(schedule, file).kind;
        return [this, on, error, kind] {
            schedule_ = look_of(kind);
            if (!error) return;
            const auto what = on ? "remind_not_installed"_tr : "remind_not_uninstalled"_tr;
            voice_.trouble({core::ErrorKind::work, what, {error.message()}, {}});
        };
    });
}

}  // namespace recoup::desktop::inline reminding
