// `recoup remind` while it stays: says what comes near, sleeps until the next moment or until the file changes, and
// carries out what is answered in the notifications. Main thread; sleeps on it.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "app/reminders/remind_pass.h"
#include "app/session/waker.h"
#include "cli/command_line/call.h"

namespace recoup::cli::inline deadlines {

enum class Stay {
    for_answers,  // until all notifications are answered or gone
    for_ever,
};

class RemindLoop {
  public:
    explicit RemindLoop(Call& call);
    ~RemindLoop();
    RemindLoop(const RemindLoop&) = delete;
    RemindLoop& operator=(const RemindLoop&) = delete;

    // For ever: a file that is missing or busy is waited for. Else an error when it cannot be read or
    // nobody shows notifications.
    core::Result<void> run(Stay stay);

    // Shows them and waits until they are on the desktop; gives back those that nobody has shown.
    std::vector<app::Heard> show(const std::vector<app::Heard>& heard, bool with_actions);

  private:
    using Answer = std::pair<std::string, app::NoticeReply>;

    core::Result<std::optional<core::Instant>> look();
    std::set<std::string> wait_for_desktop(std::set<std::string> waiting);
    void watch_file(bool there);
    void sleep_until(std::optional<core::Instant> next);
    void take_answers();
    void act(const app::Heard& heard, app::NoticeReply reply);
    void open_window();
    void print(const std::vector<app::Heard>& heard);
    app::Waker::Moment wall_clock(core::Instant moment) const;

    Call& call_;
    bool patient_ = false;  // waits for what is not there
    app::Waker waker_;
    std::map<std::string, app::Heard> on_desktop_;
    std::optional<core::Error> complained_;
    std::unique_ptr<app::FileWatches::Watch> watch_;
    std::mutex mutex_;  // guards the two below
    std::deque<Answer> answers_;
    bool changed_ = false;
};

// "还剩 1 小时 · 等待平台答复 · 手机…": a line each.
std::string reminder_line(const Call& call, const app::Heard& heard);
void write_heard(const Call& call, const std::vector<app::Heard>& heard, class Json& json);

}  // namespace recoup::cli::inline deadlines
