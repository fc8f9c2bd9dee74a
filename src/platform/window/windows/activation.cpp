#include "platform/window/activation.h"

namespace recoup::platform::inline window {

std::unique_ptr<Activation> system_activation(GLFWwindow*) {
    return nullptr;
}

}  // namespace recoup::platform::inline window
