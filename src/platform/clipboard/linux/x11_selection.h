// Asks the holder of an X11 selection for its content, on a connection of its own; needs no window on the screen.
// One thread at a time. Must not know: which content is wanted.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace recoup::platform::inline clipboard {

class X11Selection {
  public:
    enum class Answer { ok, refused, no_answer, too_large };
    struct Reply {
        Answer answer = Answer::refused;
        std::vector<std::uint8_t> bytes;
    };

    // Null when there is no display. All requests together must be answered within `patience`.
    static std::unique_ptr<X11Selection> open_clipboard(std::chrono::milliseconds patience);

    X11Selection(const X11Selection&) = delete;
    X11Selection& operator=(const X11Selection&) = delete;
    ~X11Selection();

    // The window that holds the selection, 0 for none.
    unsigned long owner() const;
    bool has_owner() const { return owner() != 0; }
    // Which of `wanted` the owner offers, in that order; `answer` tells whether it answered at all.
    std::vector<std::string> offered(std::span<const char* const> wanted, Answer& answer);
    // The content as `target`; nothing beyond `max_bytes` is ever held in memory.
    Reply read(const char* target, std::size_t max_bytes);

  private:
    struct Connection;
    explicit X11Selection(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

}  // namespace recoup::platform::inline clipboard
