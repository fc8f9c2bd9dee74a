// The clipboard of Windows while one looks at it; other programs cannot meanwhile. One thread.
#pragma once

#include <windows.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace recoup::platform::inline clipboard {

class OpenClipboard {
  public:
    // Waits for the program that has it open.
    explicit OpenClipboard(std::chrono::milliseconds patience);
    OpenClipboard(const OpenClipboard&) = delete;
    OpenClipboard& operator=(const OpenClipboard&) = delete;
    ~OpenClipboard();

    explicit operator bool() const { return open_; }

    // What is there in that format: its size, then its bytes. Nothing when it is not there.
    std::optional<std::size_t> size_of(UINT format) const;
    std::vector<std::uint8_t> bytes_of(UINT format) const;

  private:
    bool open_ = false;
};

}  // namespace recoup::platform::inline clipboard
