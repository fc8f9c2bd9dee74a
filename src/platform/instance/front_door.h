// The one window of a person on a display, and the starts of the program that come to it instead of opening another.
// A system whose folder gives none of it opens a window each time. Any thread.
#pragma once

#include <memory>

#include "app/ports.h"

namespace recoup::platform::inline instance {

// Nothing where another window has it, or where the system has no place for one. Visitors wait from now on.
std::unique_ptr<app::FrontDoor> take_front_door();

// Brings the visit to the window that has the door, and waits until it was taken in, some seconds at most. False:
// nobody has the door any more, or nobody answers.
bool knock(const app::Visit& visit);

// By which the desktop lets a window come forward that this start of the program was meant for; empty where it gave
// none.
std::string activation_token();

}  // namespace recoup::platform::inline instance
