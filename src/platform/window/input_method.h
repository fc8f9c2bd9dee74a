// The system's input method, behind one port: where its window opens, what it composes, which keys it keeps. Main
// thread. X11 has it by XIM, Wayland by text-input (linux/, linked by the program); else there is one that does
// nothing, and CompositionGuard does what can be done.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "ui/frame/input.h"

namespace recoup::platform::inline window {

struct InputMethodEvents {
    std::function<void(const ui::KeyChord&)> key;  // a held key that the input method does not want
    std::function<void(char32_t)> text;            // composed; where GLFW does not tell it
    std::function<void()> changed;                 // the composition
    // Whether a key, or what it may open, has yet to have its frame: those behind it are for the field that stands
    // then.
    std::function<bool()> keys_wait;
};

class InputMethod {
  public:
    virtual ~InputMethod() = default;

    // It gets keys only while a field has the keyboard, and what it composes ends with the field.
    virtual void set_caret(const std::optional<ui::FieldCaret>& caret) = 0;
    virtual const ui::Composition& composition() const = 0;

    // Whose the key is that GLFW tells of just now. One that the input method looks at first is held, and comes by
    // `key` if it is given back.
    enum class Owner { program, input_method, unknown };
    virtual Owner owner_of_key() const = 0;
    virtual void hold(const ui::KeyChord& chord) = 0;
};

// Before it, no window; at most one at a time.
std::unique_ptr<InputMethod> system_input_method(InputMethodEvents events);

}  // namespace recoup::platform::inline window
