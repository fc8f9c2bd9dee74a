#include "platform/window/display_watch.h"

namespace recoup::platform::inline window {

DisplayWatch::DisplayWatch(std::function<void()>) {}

DisplayWatch::~DisplayWatch() {}

}  // namespace recoup::platform::inline window
