// The file that is open on the desk. Those that were open before stay until the end, for workers may still read them;
// what such work brings is dropped. Main thread; the sessions' read_… functions from any.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/session.h"

namespace recoup::desktop::inline base {

class OpenFile {
  public:
    // The person's own file from the start.
    explicit OpenFile(std::unique_ptr<app::Session> session);

    app::Session& session() const { return *session_; }
    app::Session* operator->() const { return session_.get(); }
    const core::State& state() const { return session_->state(); }
    const core::State& board_state() const { return session_->board_state(); }
    const std::filesystem::path& path() const { return session_->path(); }

    // The file that the person works with; what is open may be the demo or a backup instead.
    const std::filesystem::path& own() const { return own_; }
    bool is_own() const { return !looking_at_ && path() == own_; }
    bool is_demo() const { return !looking_at_ && path() != own_; }
    // A backup that is open only to be read.
    const std::optional<std::filesystem::path>& looking_at() const { return looking_at_; }

    // All that was changed is in the file. Waits for another program as long as who closes does; the error says why
    // not, and it is tried again behind.
    core::Result<void> save() const;
    // The same before another is opened in its place; the demo is made anew anyway.
    core::Result<void> finish() const;
    // Another file is open from now on, and what could not be saved in the old one is given up; references to it hold
    // on.
    void use(std::unique_ptr<app::Session> session);
    void use_as_own(std::unique_ptr<app::Session> session);
    void look_at(std::unique_ptr<app::Session> backup);

    // For what a job brings back: is the file still open that it was begun with?
    enum class Stamp : std::uint64_t {};
    Stamp stamp() const { return stamp_; }
    bool is(Stamp stamp) const { return stamp == stamp_; }

  private:
    void replace(std::unique_ptr<app::Session> session);

    std::unique_ptr<app::Session> session_;
    std::vector<std::unique_ptr<app::Session>> retired_;
    std::filesystem::path own_;
    std::optional<std::filesystem::path> looking_at_;
    Stamp stamp_{};
};

}  // namespace recoup::desktop::inline base
