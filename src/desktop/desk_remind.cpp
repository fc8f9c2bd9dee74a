#include <algorithm>

#include "app/calendar.h"
#include "desktop/desk.h"

namespace recoup::desktop {
namespace {

using Kind = app::ReminderSchedule::Kind;

constexpr std::size_t kMostToasts = 3;
constexpr auto kSnooze = std::chrono::hours{1};

ui::ScheduleLook look_of(Kind kind) {
    switch (kind) {
        case Kind::systemd:
            return ui::ScheduleLook::timer;
        case Kind::autostart:
            return ui::ScheduleLook::autostart;
        case Kind::none:
            break;
    }
    return ui::ScheduleLook::none;
}

}  // namespace

void Desk::start_reminders() {
    reminders_ = std::make_unique<DeskReminders>(ports_.machine, ports_.wake);
    look_at_schedule();
}

// True when there is something new to see.
bool Desk::remind(const app::SessionNews& news) {
    if (!reminders_) return false;
    take_answers();
    if (session_->path() != own_file_) return false;
    auto told = reminders_->take(*session_, news);
    reminders_->look(*session_, settings_);
    if (told.empty()) return false;
    std::vector<app::Heard> speak;
    // After a long sleep there may be many: they are a list as well.
    const bool many = told.size() > kMostToasts;
    for (auto& item : told) {
        if (item.missed || many) missed_.push_back(item.heard.row);
        if (!item.missed) speak.push_back(std::move(item.heard));
    }
    if (!missed_.empty() && !ui.tools.missed) ui.tools.missed.emplace();
    if (!many)
        for (const auto& heard : speak)
            ui.toasts.remind(app::reminder_text(reader(), heard.of, heard.row).title + " · " + heard.of.title,
                             heard.of.uuid, time_s_);
    attention_ = true;
    if (settings_.desktop_notifications) reminders_->show(reader(), speak);
    return true;
}

void Desk::take_answers() {
    for (const auto& item : reminders_->take_answers()) answer(item);
}

void Desk::answer(const DeskReminders::Answer& answer) {
    using Reply = app::NoticeReply;
    if (answer.reply != Reply::open && answer.reply != Reply::done && answer.reply != Reply::snooze) return;
    if (answer.reply == Reply::open) summoned_ = true;
    for (const auto& record : session_->state().cases()) {
        const auto* row = session_->state().find_deadline(record.row.uuid, answer.deadline_uuid);
        if (!row) continue;
        if (answer.reply == Reply::open) {
            ui.view = ui::View::board;
            ui.board.selected = record.row.uuid;
            ui.drawer.case_uuid = record.row.uuid;
        } else if (answer.reply == Reply::done) {
            dispatch(core::CompleteDeadline{record.row.uuid, row->uuid, true});
        } else if (answer.reply == Reply::snooze) {
            dispatch(core::SnoozeDeadline{record.row.uuid, row->uuid, reader().now + kSnooze});
        }
        return;
    }
}

// What was done about or moved meanwhile needs no attention any more.
std::vector<ui::MissedDeadline> Desk::missed_view() {
    std::vector<ui::MissedDeadline> view;
    if (missed_.empty()) return view;
    const auto reads = reader();
    std::erase_if(missed_, [&](const auto& was) {
        const auto* row = session_->state().find_deadline(was.case_uuid, was.uuid);
        return !row || row->done_at || row->due != was.due || row->snoozed_until != was.snoozed_until;
    });
    for (const auto& row : missed_) {
        const auto* record = session_->state().find(row.case_uuid);
        auto text = app::reminder_text(reads, record->row, row);
        std::replace(text.body.begin(), text.body.end(), '\n', ' ');
        view.push_back({row.case_uuid, row.uuid, std::move(text.title), std::move(text.body), text.urgent});
    }
    return view;
}

void Desk::look_at_schedule() {
    jobs_.submit([this](std::stop_token) -> app::Jobs::Finish {
        const auto kind = ports_.machine.schedule.status().kind;
        return [this, kind] { schedule_ = look_of(kind); };
    });
}

void Desk::schedule_reminders(bool on) {
    const auto file = own_file_;
    const auto language = core::lang_token(lang());
    jobs_.submit([this, on, file, language](std::stop_token) -> app::Jobs::Finish {
        auto& schedule = ports_.machine.schedule;
        std::error_code error;
        if (!on)
            error = schedule.uninstall();
        else if (const auto installed = schedule.install(file, language); !installed)
            error = installed.error();
        const auto kind = schedule.status().kind;
        return [this, on, error, kind] {
            schedule_ = look_of(kind);
            if (error)
                trouble({core::ErrorKind::work,
                         on ? "remind_not_installed"_tr : "remind_not_uninstalled"_tr,
                         {error.message()},
                         {}});
        };
    });
}

void Desk::export_calendar(const std::filesystem::path& chosen) {
    const auto path = session_->path();
    auto out = chosen;
    if (out.empty()) out = path_of(usual_folders().front(), ports_.machine.folders) / path.stem();
    if (!out.has_extension()) out += ".ics";
    const app::CalendarChoice choice{{}, app::reminder_choices(settings_, ports_.machine.zones), lang()};
    jobs_.submit([this, path, out, choice](std::stop_token) -> app::Jobs::Finish {
        const auto calendar = app::make_calendar(path, choice, ports_.machine.zones);
        core::Result<void> done;
        if (!calendar)
            done = tl::unexpected(calendar.error());
        else
            done = app::write_calendar(out, *calendar);
        const auto events = calendar ? calendar->events : 0;
        return [this, done, events, out] {
            if (!done) return trouble(done.error());
            const auto name = out.u8string();
            say(ui::ToastLook::done,
                core::trf(lang(), "ics_written"_tr, events, std::string(name.begin(), name.end())));
        };
    });
}

}  // namespace recoup::desktop
