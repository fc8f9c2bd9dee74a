// The second step of opening a large file: all of it is read behind the board's first frames, from the file as it is by
// then. Owned by the session's thread; only the reading has a thread of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "store/file/file.h"

namespace recoup::app::inline session {

class Rest {
  public:
    struct Read {
        std::unique_ptr<store::File> file;
        core::State state;
        store::Head head;  // newest change in it
    };

    // `wake` is called from the reading thread when all is there; may be empty. `zones` outlives it.
    Rest(std::unique_ptr<store::File> file, const core::Zones& zones, std::function<void()> wake);
    Rest(const Rest&) = delete;
    Rest& operator=(const Rest&) = delete;
    ~Rest();  // waits for the reading

    // On a thread of its own, from now on; again does nothing.
    void begin();
    bool is_ready() const;
    // Once. Waits; reads here and now what was not begun. Errors as of store::File::load().
    core::Result<Read> take();

  private:
    core::Result<Read> read();

    std::unique_ptr<store::File> file_;  // the reading thread's from begin() on
    const core::Zones& zones_;
    std::function<void()> wake_;
    mutable std::mutex mutex_;  // guards read_
    std::condition_variable ready_;
    std::optional<core::Result<Read>> read_;
    std::thread thread_;
};

}  // namespace recoup::app::inline session
