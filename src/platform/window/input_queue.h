// What hands have done and no frame has seen yet, in its order. A slow frame gathers much, and each letter is meant for
// what stands when its turn comes: a key that may open something has a frame to itself and another in which what it
// opened takes the keyboard; a click waits for what was typed before it. Pure, main thread.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ui/frame/imgui_compat.h"
#include "ui/frame/input.h"

namespace recoup::platform::inline window {

// What one frame gets.
struct Portion {
    std::u32string text;
    std::vector<ui::KeyChord> chords;
    std::vector<ui::MouseEvent> mouse;
};

class InputQueue {
  public:
    // A key goes down or repeats; its letter, if it makes one, is typed after it.
    void press(const ui::KeyChord& chord);
    void type(char32_t letter);
    void point(const ui::MouseEvent& event);
    bool empty() const { return events_.empty(); }
    // Whether a key, or what the last one may have opened, has yet to have its frame.
    bool keys_wait() const;

    // Takes out what the next frame can bear. `writing`: a field had the keyboard in the frame before, so that letters
    // are text, and all of them go at once; else each is a shortcut.
    Portion take(bool writing);

  private:
    struct Stroke {
        std::optional<ui::KeyChord> key;  // none: text of an input method, or of a key without a name
        std::u32string text;
    };
    using Event = std::variant<Stroke, ui::MouseEvent>;
    enum class Kind { pointer, button, letter, step, act };

    static Kind kind_of(const Event& event, bool writing);
    static bool is_repeat(const Event& event, const ui::KeyChord& of);
    bool goes_with(const Portion& portion, std::optional<Kind> before, bool writing) const;
    void move_front_to(Portion& portion);

    std::deque<Event> events_;
    std::optional<Kind> last_;  // of the portion before, but for the pointer
    ui::KeyChord acted_;        // its key, if that was one that acts
};

}  // namespace recoup::platform::inline window
