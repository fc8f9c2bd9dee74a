// Keys that an input method looks at first. On X11 a press goes to it and either stays there or comes back as the same
// press; only one that comes back is a key for the program. Pure, main thread.
#pragma once

#include <optional>
#include <vector>

#include "ui/frame/input.h"

namespace recoup::platform::inline window {

class HeldKeys {
  public:
    struct Press {
        unsigned keycode = 0;
        unsigned long time_ms = 0;  // the server's; a press that comes back keeps it
        bool operator==(const Press&) const = default;
    };

    // A press is offered to the input method, which takes it for now or leaves it; the key that is free thereby.
    std::optional<ui::KeyChord> offered(const Press& press, bool taken);
    // The press offered last was taken.
    bool last_was_taken() const { return last_.has_value(); }
    // What the press offered last means.
    void hold(const ui::KeyChord& chord);
    bool any() const { return !held_.empty(); }
    void clear();

  private:
    struct Held {
        Press press;
        ui::KeyChord chord;
    };

    std::optional<Press> last_;
    std::vector<Held> held_;
};

}  // namespace recoup::platform::inline window
