// The choices that are kept beside the file, as the settings view shows and changes them. Main thread.
#pragma once

#include "desktop/base/surroundings.h"
#include "ui/context/requests.h"

namespace recoup::desktop::inline base {

// A home that was never chosen is guessed.
ui::Choices choices_of(const Surroundings& surroundings);
// Takes them over and saves them.
void choose(Surroundings& surroundings, const ui::Choices& choice);

}  // namespace recoup::desktop::inline base
