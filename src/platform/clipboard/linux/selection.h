// Asks the program that was copied from for its content, over X11 or Wayland. One thread at a time. Must not know:
// which content is wanted.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace recoup::platform::inline clipboard {

class Selection {
  public:
    enum class Answer { ok, refused, no_answer, too_large };
    struct Reply {
        Answer answer = Answer::refused;
        std::vector<std::uint8_t> bytes;
    };

    virtual ~Selection() = default;

    // A number for whoever holds it, 0 for nobody.
    virtual unsigned long owner() const = 0;
    bool has_owner() const { return owner() != 0; }
    // Which of `wanted` the owner offers, in that order; `answer` tells whether it answered at all.
    virtual std::vector<std::string> offered(std::span<const char* const> wanted, Answer& answer) = 0;
    // The content as `target`; nothing beyond `max_bytes` is ever held in memory.
    virtual Reply read(const char* target, std::size_t max_bytes) = 0;
};

// The clipboard of Wayland where this program has a window there, else that of X11; null when there is neither. All
// requests together must be answered within `patience`.
std::unique_ptr<Selection> open_clipboard(std::chrono::milliseconds patience);

}  // namespace recoup::platform::inline clipboard
