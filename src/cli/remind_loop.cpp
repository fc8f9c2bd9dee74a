#include "cli/remind_loop.h"

#include <algorithm>
#include <ostream>

#include "cli/documents.h"
#include "cli/json.h"
#include "core/text.h"

namespace recoup::cli {

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
constexpr auto kSnooze = 1h;
constexpr auto kShowPatience = 15s;

}  // namespace

std::string reminder_line(const Context& context, const app::Heard& heard) {
    auto text = app::reminder_text(reader_of(context), heard.of, heard.row);
    std::replace(text.body.begin(), text.body.end(), '\n', ' ');
    return text.title + " · " + text.body;
}

void write_heard(const Context& context, const std::vector<app::Heard>& heard, Json& json) {
    json.array("told");
    for (const auto& item : heard) {
        const auto due = core::last_second(item.row.due, context.zones());
        json.object()
            .number("id", item.row.number)
            .number("case_id", item.of.number)
            .text("case_title", item.of.title)
            .text("title", item.row.title)
            .text("due_at",
                  core::to_iso(due, context.zones(), item.row.due.is_day() ? item.row.due.zone : context.zone))
            .boolean("estimate", item.row.estimate)
            .boolean("overdue", context.now() > due)
            .end_object();
    }
    json.end_array();
}

RemindLoop::RemindLoop(Context& context) : context_(context) {
    context_.machine.ports.notifications.on_reply([this](const std::string& id, NoticeReply reply) {
        {
            const std::lock_guard lock(mutex_);
            answers_.emplace_back(id, reply);
        }
        waker_.wake();
    });
}

RemindLoop::~RemindLoop() {
    watch_.reset();
    context_.machine.ports.notifications.on_reply({});
}

bool RemindLoop::show(const std::vector<app::Heard>& heard, bool with_actions) {
    auto notices = app::notices_of(reader_of(context_), heard);
    for (auto& notice : notices) {
        if (!with_actions) notice.actions.clear();
        for (const auto& item : heard)
            if (to_string(item.row.uuid) == notice.id || notices.size() < heard.size())
                on_desktop_.insert_or_assign(notice.id, item);
        context_.machine.ports.notifications.show(notice);
    }
    std::size_t waiting = notices.size();
    bool all = true;
    const auto until = std::chrono::system_clock::now() + kShowPatience;
    while (waiting > 0) {
        const bool woken = waker_.wait(until);
        const std::lock_guard lock(mutex_);
        for (auto it = answers_.begin(); it != answers_.end();) {
            const bool about_showing = it->second == NoticeReply::shown || it->second == NoticeReply::failed;
            if (it->second == NoticeReply::failed) on_desktop_.erase(it->first);
            all = all && it->second != NoticeReply::failed;
            waiting -= about_showing ? 1 : 0;
            it = about_showing ? answers_.erase(it) : std::next(it);
        }
        if (!woken) return false;
    }
    if (!answers_.empty()) waker_.wake();
    return all;
}

core::Result<void> RemindLoop::run(Stay stay) {
    patient_ = stay == Stay::for_ever;
    while (true) {
        const auto next = look();
        if (!next && stay == Stay::for_answers) return tl::unexpected(next.error());
        take_answers();
        if (stay == Stay::for_answers && on_desktop_.empty()) return {};
        sleep_until(next ? *next : std::nullopt);
        take_answers();
        if (stay == Stay::for_answers && on_desktop_.empty()) return {};
    }
}

// What comes next; an error when the file cannot be read now or nobody would see a notification.
core::Result<std::optional<Instant>> RemindLoop::look() {
    const auto settings = app::load_settings(context_.machine.ports.folders.settings());
    const auto choices = app::reminder_choices(settings, context_.zones());
    const auto complain = [&](const core::Error& error) -> core::Result<std::optional<Instant>> {
        watch_file(false);
        if (patient_ && complained_ != error.message) context_.warn(core::sentence(context_.lang, error));
        complained_ = error.message;
        return tl::unexpected(error);
    };
    const auto ahead = app::look_ahead(context_.file.path, choices, context_.now(), context_.zones());
    if (!ahead) return complain(ahead.error());
    watch_file(true);
    if (ahead->heard.empty() || !settings.desktop_notifications) {
        complained_.reset();
        return ahead->next;
    }
    // What nobody would see is not to count as told.
    if (!context_.machine.ports.notifications.available())
        return complain({core::ErrorKind::work, "remind_no_server"_tr, {}, {}});
    const auto pass = app::remind_pass(context_.file.path, choices, context_.now(), context_.zones());
    if (!pass) return complain(pass.error());
    complained_.reset();
    print(pass->heard);
    show(pass->heard, true);
    return pass->next;
}

void RemindLoop::print(const std::vector<app::Heard>& heard) {
    if (heard.empty()) return;
    std::string text;
    if (context_.json) {
        Json json(text);
        json.object();
        write_heard(context_, heard, json);
        json.end_object();
        std::replace(text.begin(), text.end(), '\n', ' ');
        text += '\n';
    } else {
        for (const auto& item : heard) text += core::escape_controls(reminder_line(context_, item)) + '\n';
    }
    context_.machine.out << text << std::flush;
}

void RemindLoop::watch_file(bool there) {
    if (!there) return watch_.reset();
    if (watch_ || context_.machine.watches == nullptr) return;
    watch_ = context_.machine.watches->watch(context_.file.path, [this] {
        {
            const std::lock_guard lock(mutex_);
            changed_ = true;
        }
        waker_.wake();
    });
}

app::Waker::Moment RemindLoop::wall_clock(Instant moment) const {
    return std::chrono::system_clock::now() + (moment - context_.now());
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
    const auto session = open_session(context_);
    if (!session) return context_.warn(core::sentence(context_.lang, session.error()));
    const auto& row = heard.row;
    const auto change =
        reply == NoticeReply::done
            ? dispatch(**session, core::CompleteDeadline{row.case_uuid, row.uuid, true})
            : dispatch(**session, core::SnoozeDeadline{row.case_uuid, row.uuid, context_.now() + kSnooze});
    if (!change) context_.warn(core::sentence(context_.lang, change.error()));
}

void RemindLoop::open_window() {
    const auto& start = context_.machine.start_window;
    if (!start || !start(context_.file.path)) context_.warn(core::tr(context_.lang, "cli_error_no_window"_tr));
}

}  // namespace recoup::cli
