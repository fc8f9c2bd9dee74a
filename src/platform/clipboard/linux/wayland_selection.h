// The clipboard of Wayland. It is told only to the program whose window has the keyboard, on the connection of that
// window: GLFW's. GLFW drops all offers but text, so ours are kept here, and what is dragged is passed on to GLFW.
#pragma once

#include "platform/clipboard/linux/selection.h"

namespace recoup::platform::inline clipboard {

class WaylandSelection final : public Selection {
  public:
    // Null while this program has no window of Wayland. Any thread.
    static std::unique_ptr<WaylandSelection> open_clipboard(std::chrono::milliseconds patience);

    unsigned long owner() const override;
    std::vector<std::string> offered(std::span<const char* const> wanted, Answer& answer) override;
    Reply read(const char* target, std::size_t max_bytes) override;

  private:
    explicit WaylandSelection(std::chrono::milliseconds patience);
    Answer read_all(int from, std::size_t max_bytes, std::vector<std::uint8_t>& bytes) const;

    std::chrono::steady_clock::time_point deadline_;
};

}  // namespace recoup::platform::inline clipboard
