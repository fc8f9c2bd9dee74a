#include "platform/instance/front_door.h"

namespace recoup::platform::inline instance {

// The system starts a program once, and brings its window forward the next time.
std::unique_ptr<app::FrontDoor> take_front_door() {
    return nullptr;
}

bool knock(const app::Visit&) {
    return false;
}

std::string activation_token() {
    return {};
}

}  // namespace recoup::platform::inline instance
