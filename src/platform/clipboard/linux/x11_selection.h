// The holder of an X11 selection, asked on a connection of its own; needs no window on the screen.
#pragma once

#include "platform/clipboard/linux/selection.h"

namespace recoup::platform::inline clipboard {

class X11Selection final : public Selection {
  public:
    // Null when there is no display.
    static std::unique_ptr<X11Selection> open_clipboard(std::chrono::milliseconds patience);

    X11Selection(const X11Selection&) = delete;
    X11Selection& operator=(const X11Selection&) = delete;
    ~X11Selection() override;

    unsigned long owner() const override;
    std::vector<std::string> offered(std::span<const char* const> wanted, Answer& answer) override;
    Reply read(const char* target, std::size_t max_bytes) override;

  private:
    struct Connection;
    explicit X11Selection(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace recoup::platform::inline clipboard
