// app::Clipboard of this system. Opens a connection for each reading and closes it again, so it holds nothing at rest.
// Any thread; a reading waits as long as `patience` at most.
#pragma once

#include <chrono>

#include "app/ports.h"

namespace recoup::platform::inline clipboard {

struct ClipboardLimits {
    std::size_t picture_bytes = std::size_t{200} << 20;
    std::size_t list_bytes = std::size_t{1} << 20;
    // Long enough for a program that encodes a large picture only when asked.
    std::chrono::milliseconds patience = std::chrono::seconds(6);
};

class SystemClipboard final : public app::Clipboard {
  public:
    explicit SystemClipboard(ClipboardLimits limits = {}) : limits_(limits) {}
    app::ClipboardContent read_images() override;

  private:
    ClipboardLimits limits_;
};

}  // namespace recoup::platform::inline clipboard
