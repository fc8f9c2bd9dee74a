// Notes as balloons of a sign beside the clock, for systems without toasts: one at a time, without buttons; a click
// opens. One thread, which dispatches its messages.
#pragma once

#include <windows.h>

#include <functional>
#include <string>

#include "app/ports.h"

namespace recoup::platform::inline notify {

class Balloon {
  public:
    using Answer = std::function<void(const std::string& id, app::NoticeReply reply)>;
    explicit Balloon(Answer answer);
    Balloon(const Balloon&) = delete;
    Balloon& operator=(const Balloon&) = delete;
    ~Balloon();

    static bool available();
    // In the place of the one that is there.
    bool show(const app::Notice& notice);

  private:
    static LRESULT CALLBACK hear(HWND window, UINT message, WPARAM w, LPARAM l);
    void close();

    Answer answer_;
    HWND window_;
    bool there_ = false;
    std::string id_;
};

}  // namespace recoup::platform::inline notify
