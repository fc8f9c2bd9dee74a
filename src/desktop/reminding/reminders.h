// Reminders while the window is open: asks the file who speaks, sleeps until the next moment, shows notes on the
// desktop and brings back what was answered. Main thread; the answers come from another and wait here.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/reminders/alarm.h"
#include "app/reminders/remind_pass.h"
#include "app/session/session.h"

namespace recoup::desktop::inline reminding {

class DeskReminders {
  public:
    // `wake` is called from any thread when there is something to take in. The machine outlives it.
    DeskReminders(const app::Ports& machine, const std::function<void()>& wake);
    ~DeskReminders();
    DeskReminders(const DeskReminders&) = delete;
    DeskReminders& operator=(const DeskReminders&) = delete;

    // Cheap when neither the model, nor the choices, nor the time call for it.
    void look(app::Session& session, const app::Settings& settings);

    struct Told {
        app::Heard heard;
        bool missed = false;  // it came due while nothing ran
    };
    // What nobody has told before, out of the session's news.
    std::vector<Told> take(const app::Session& session, const app::SessionNews& news);

    void show(const core::Reader& reader, const std::vector<app::Heard>& heard);
    struct Answer {
        core::Uuid deadline_uuid;
        app::NoticeReply reply;
    };
    std::vector<Answer> take_answers();
    // Another file is open.
    void start_again();

  private:
    struct Asked {
        app::Reminder reminder;
        bool missed = false;
    };

    void ask(app::Session& session, std::vector<app::Reminder> due);

    const app::Ports& machine_;
    app::Alarm alarm_;
    std::optional<std::uint64_t> planned_revision_;
    std::string planned_choices_;
    std::optional<core::Instant> next_;
    bool started_ = false;
    std::unordered_set<std::string> delivered_;     // asked for or delivered; not to be asked for again
    std::unordered_map<std::string, Asked> asked_;  // by the key that speaks

    std::mutex mutex_;  // guards answers_
    std::vector<Answer> answers_;
};

}  // namespace recoup::desktop::inline reminding
