// Gives a key that may take the keyboard elsewhere a frame of its own: what is typed before it has been read by then,
// and what follows finds the field it is meant for. Two presses of an arrow are two frames. People type through a form
// faster than a slow machine draws. Pure, main thread.
#pragma once

#include "ui/frame/input.h"

namespace recoup::platform::inline window {

// Takes what has to wait out of `input` and gives it back; only its text and chords are filled.
ui::FrameInput hold_back_keys(ui::FrameInput& input);

}  // namespace recoup::platform::inline window
