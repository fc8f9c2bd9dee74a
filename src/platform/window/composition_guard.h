// Tells keys meant for the program from keys that an input method swallowed. GLFW on X11 reports both, and only what
// did not happen tells them apart: a printable key that brings no text is being composed. Pure, main thread.
#pragma once

namespace recoup::platform::inline window {

enum class KeyRole {
    printable,  // letters, digits, punctuation, space: text is expected to follow
    finishing,  // Enter, Escape: end a composition in every input method
    erasing,    // Backspace: takes one composed key back
    other,      // Tab, arrows, function keys …
    modifier,   // Shift and the like alone
    shortcut,   // anything with Ctrl, Alt or Super
};

class CompositionGuard {
  public:
    // A key goes down or repeats. True if the program may act on it; text is always the program's.
    bool press(KeyRole role);
    // Text arrived, typed or committed.
    void text();
    // The focus moved: whatever was being composed is gone.
    void reset();

    bool composing() const { return swallowed_ > 0; }
    // The last key may bring text yet: input methods hand back even what they do not compose a moment later.
    bool awaits_text() const { return awaiting_text_; }

  private:
    bool awaiting_text_ = false;  // the last key was printable and has brought nothing yet
    int swallowed_ = 0;           // printable keys that brought nothing
};

}  // namespace recoup::platform::inline window
