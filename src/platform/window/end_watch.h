// Tells that the program is being ended from outside (SIGTERM, SIGHUP, SIGINT: the session ends, or someone asks for
// it), which then does not end it. Once: the second time ends it at once.
#pragma once

#include <functional>
#include <thread>

namespace recoup::platform::inline window {

// One at a time in a program.
class EndWatch {
  public:
    // `ended` is called from a thread of its own.
    explicit EndWatch(std::function<void()> ended);
    EndWatch(const EndWatch&) = delete;
    EndWatch& operator=(const EndWatch&) = delete;
    ~EndWatch();

  private:
    std::thread thread_;
};

}  // namespace recoup::platform::inline window
