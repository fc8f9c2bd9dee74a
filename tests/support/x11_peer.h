// Another program on the same X server: drags files to a window (the source side of XDND), changes the keyboard,
// manages windows.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recoup::testing {

// Drops `uri_list` at a point of the screen on the window with this title. `pump` lets the target handle its events.
// False if it did not take the drop.
bool drop_on_window(const std::string& title, int x, int y, const std::string& uri_list,
                    const std::function<void()>& pump);

// Makes the key of this X keycode type `c`; 0: nothing, as if an input method swallowed it.
void put_on_keyboard(int keycode, char32_t c);

// A window manager whom windows may ask to come forward, of which it does nothing. Be there before the window.
class WindowManager {
  public:
    WindowManager();
    WindowManager(const WindowManager&) = delete;
    WindowManager& operator=(const WindowManager&) = delete;
    ~WindowManager();

    // As of when the person is said to have asked, in the server's milliseconds, by the last window that did since the
    // last call; 0: it did not say.
    std::optional<long> asked_at();
    // What it was told of programs on their way since the last call, message after message.
    std::vector<std::string> start_news();

  private:
    struct Server;
    std::unique_ptr<Server> server_;
};

}  // namespace recoup::testing
