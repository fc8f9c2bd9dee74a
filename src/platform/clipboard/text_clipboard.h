// Text of the system clipboard for a window. Main thread. GLFW writes it; reading is our own, because GLFW on X11 waits
// for ever for a program that does not answer.
#pragma once

#include <string>

struct GLFWwindow;

namespace recoup::platform::inline clipboard {

class TextClipboard {
  public:
    explicit TextClipboard(GLFWwindow* window) : window_(window) {}

    // Empty if there is no text, none within a second, or more than 4 MB of it.
    std::string text() const;
    void set_text(const std::string& text);

  private:
    GLFWwindow* window_;
    // While the clipboard is ours nobody need be asked, and asking ourselves would wait for ourselves.
    [[maybe_unused]] unsigned long own_selection_ = 0;
    std::string own_text_;
};

}  // namespace recoup::platform::inline clipboard
