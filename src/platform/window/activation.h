// How a window comes forward by leave of the desktop, which gave it to another start of the program. Main thread.
#pragma once

#include <memory>
#include <string>

struct GLFWwindow;

namespace recoup::platform::inline window {

class Activation {
  public:
    virtual ~Activation() = default;
    // The window is on the screen: whoever started the program need not show any longer that it is on its way.
    virtual void shown() {}
    // By app::Visit's token. False: the desktop takes none of this kind, and nothing was done.
    virtual bool bring_forward(const std::string& token) = 0;
};

// For this window, as long as it exists. Null where the system knows no such leave.
std::unique_ptr<Activation> system_activation(GLFWwindow* window);

}  // namespace recoup::platform::inline window
