#include "cli/deadlines/remind_loop.h"

#include <algorithm>
#include <ostream>

#include "cli/output/documents.h"
#include "cli/output/json.h"
#include "core/advice/snooze.h"
#include "core/base/text.h"

namespace recoup::cli::inline deadlines {

using app::NoticeReply;
using core::Instant;

namespace {

using namespace std::chrono_literals;

// A window that is open has a toast to show as well, so it goes first.
constexpr auto kWindowFirst = 3s;
// Settings may change, and a stick come back, without a sign.
constexpr auto kLongestSleep = 15min;
constexpr auto kMissingSleep = 20s;
// A board that is being worked at is not read at every change.
constexpr auto kSettle = 2s;
constexpr auto kShowPatience = 15s;

std::vector<app::Heard> heard_but(std::vector<app::Heard> heard, const std::vector<app::Heard>& unheard) {
    std::erase_if(heard, [&](const auto& item) {
        return std::ranges::any_of(unheard, [&](const auto& one) { return one.row.uuid == item.row.uuid; });
    });
    return heard;
}

}  // namespace

std::string reminder_line(const Call& call, const app::Heard& heard) {
    auto text = app::reminder_text(reader_of(call), heard.of, heard.row);
    std::replace(text.body.begin(), text.body.end(), '\n', ' ');
    return text.title + " · " + text.body;
}

void write_heard(const Call& call, const std::vector<app::Heard>& heard, Json& json) {
    json.array("told");
    for (const auto& item : heard) {
        const auto due = core::last_second(item.row.due, call.zones());
        json.object()
            .number("id", item.row.number)
            .number("case_id", item.of.number)
            .text("case_title", item.of.title)
            .text("title", item.row.title)
            .text("due_at", core::to_iso(due, call.zones(), item.row.due.is_day() ? item.row.due.zone : call.zone))
            .boolean("estimate", item.row.estimate)
            .boolean("overdue", call.now() > due)
            .end_object();
    }
    json.end_array();
}

RemindLoop::RemindLoop(Call& call) : call_(call) {
    call_.machine.ports.notifications.on_reply([this](const std::string& id, NoticeReply reply) {
        {
            const std::lock_guard lock(mutex_);
            answers_.emplace_back(id, reply);
        }
        waker_.wake();
    });
}

RemindLoop::~RemindLoop() {
    watch_.reset();
    call_.machine.ports.notifications.on_reply({});
}

std::vector<app::Heard> RemindLoop::show(const std::vector<app::Heard>& heard, bool with_actions) {
    auto notices = app::notices_of(reader_of(call_), heard);
    const bool listed = notices.size() < heard.size();
    std::set<std::string> ids;
    for (auto& notice : notices) {
        if (!with_actions) notice.actions.clear();
        for (const auto& item : heard)
            if (listed || to_string(item.row.uuid) == notice.id) on_desktop_.insert_or_assign(notice.id, item);
        ids.insert(notice.id);
        call_.machine.ports.notifications.show(notice);
    }
    const auto failed = wait_for_desktop(std::move(ids));
    for (const auto& id : failed) on_desktop_.erase(id);
    if (listed && !failed.empty()) return heard;
    auto unheard = heard;
    std::erase_if(unheard, [&](const auto& item) { return !failed.contains(to_string(item.row.uuid)); });
    return unheard;
}

// Of these notifications, by id, those that were refused or not answered for in time.
std::set<std::string> RemindLoop::wait_for_desktop(std::set<std::string> waiting) {
    std::set<std::string> failed;
    const auto until = std::chrono::system_clock::now() + kShowPatience;
    while (!waiting.empty()) {
        const bool woken = waker_.wait(until);
        const std::lock_guard lock(mutex_);
        std::erase_if(answers_, [&](const Answer& answer) {
            if (answer.second != NoticeReply::shown && answer.second != NoticeReply::failed) return false;
            if (waiting.erase(answer.first) > 0 && answer.second == NoticeReply::failed) failed.insert(answer.first);
            return true;
        });
        if (!woken) break;
    }
    failed.merge(waiting);
    const std::lock_guard lock(mutex_);
    if (!answers_.empty()) waker_.wake();
    return failed;
}

core::Result<void> RemindLoop::run(Stay stay) {
    patient_ = stay == Stay::for_ever;
    while (true) {
        const auto next = look();
        take_answers();
        if (stay == Stay::for_answers && on_desktop_.empty()) break;
        sleep_until(next ? *next : std::nullopt);
        take_answers();
        if (stay == Stay::for_answers && on_desktop_.empty()) break;
    }
    return complained_ ? core::Result<void>(tl::unexpected(*complained_)) : core::Result<void>();
}

// What comes next; an error when the file cannot be read now or nobody would see a notification.
core::Result<std::optional<Instant>> RemindLoop::look() {
    const auto settings = app::load_settings(call_.machine.ports.folders.settings());
    const auto choices = app::reminder_choices(settings, call_.zones());
    const auto complain = [&](const core::Error& error) -> core::Result<std::optional<Instant>> {
        watch_file(false);
        if (patient_ && !(complained_ && core::same_trouble(*complained_, error)))
            call_.warn(core::sentence(call_.lang, error));
        complained_ = error;
        return tl::unexpected(error);
    };
    const auto ahead = app::look_ahead(call_.file.path, choices, call_.now(), call_.zones());
    if (!ahead) return complain(ahead.error());
    watch_file(true);
    if (ahead->heard.empty() || !settings.desktop_notifications) {
        complained_.reset();
        return ahead->next;
    }
    // What nobody would see is not to count as told.
    if (!call_.machine.ports.notifications.available())
        return complain({core::ErrorKind::work, "remind_no_server"_tr, {}, {}});
    const auto pass = app::remind_pass(call_.file.path, choices, call_.now(), call_.zones());
    if (!pass) return complain(pass.error());
    const auto unheard = show(pass->heard, true);
    print(heard_but(pass->heard, unheard));
    if (unheard.empty()) return complained_.reset(), pass->next;
    if (const auto kept = app::take_back(call_.file.path, unheard); !kept) return complain(kept.error());
    return complain({core::ErrorKind::work, "remind_not_shown"_tr, {}, {}});
}

void RemindLoop::print(const std::vector<app::Heard>& heard) {
    if (heard.empty()) return;
    std::string text;
    if (call_.json) {
        Json json(text);
        json.object();
        write_heard(call_, heard, json);
        json.end_object();
        std::replace(text.begin(), text.end(), '\n', ' ');
        text += '\n';
    } else {
        for (const auto& item : heard) text += core::escape_controls(reminder_line(call_, item)) + '\n';
    }
    call_.machine.out << text << std::flush;
}

void RemindLoop::watch_file(bool there) {
    if (!there) return watch_.reset();
    if (watch_ || call_.machine.watches == nullptr) return;
    watch_ = call_.machine.watches->watch(call_.file.path, [this] {
        {
            const std::lock_guard lock(mutex_);
            changed_ = true;
        }
        waker_.wake();
    });
}

app::Waker::Moment RemindLoop::wall_clock(Instant moment) const {
    return std::chrono::system_clock::now() + (moment - call_.now());
}

void RemindLoop::sleep_until(std::optional<Instant> next) {
    auto until = std::chrono::system_clock::now() + (watch_ ? kLongestSleep : kMissingSleep);
    if (next) until = std::min(until, wall_clock(*next + kWindowFirst));
    if (!waker_.wait(until)) return;
    bool changed = false;
    {
        const std::lock_guard lock(mutex_);
        changed = std::exchange(changed_, false) && answers_.empty();
    }
    if (changed) waker_.wait(std::chrono::system_clock::now() + kSettle);
}

void RemindLoop::take_answers() {
    std::deque<Answer> answers;
    {
        const std::lock_guard lock(mutex_);
        answers.swap(answers_);
    }
    for (const auto& [id, reply] : answers) {
        const auto found = on_desktop_.find(id);
        if (found == on_desktop_.end()) continue;
        if (reply == NoticeReply::closed || reply == NoticeReply::failed)
            on_desktop_.erase(found);
        else
            act(found->second, reply);
    }
}

void RemindLoop::act(const app::Heard& heard, NoticeReply reply) {
    if (reply == NoticeReply::open) return open_window();
    if (reply != NoticeReply::snooze && reply != NoticeReply::done) return;
    const auto session = open_session(call_);
    if (!session) return call_.warn(core::sentence(call_.lang, session.error()));
    const auto& row = heard.row;
    const auto until = core::snooze_until(core::kReminderSnooze.snooze, reader_of(call_));
    const auto change = reply == NoticeReply::done
                            ? dispatch(call_, **session, core::CompleteDeadline{row.case_uuid, row.uuid, true})
                            : dispatch(call_, **session, core::SnoozeDeadline{row.case_uuid, row.uuid, until});
    if (!change) call_.warn(core::sentence(call_.lang, change.error()));
    back_up_when_due(call_);
}

void RemindLoop::open_window() {
    const auto& start = call_.machine.start_window;
    if (!start || !start(call_.file.path)) call_.warn(core::tr(call_.lang, "cli_error_no_window"_tr));
}

}  // namespace recoup::cli::inline deadlines
