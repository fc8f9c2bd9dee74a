// The printers of the system, as a port: implemented in platform, replaced in tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace recoup::app {

// Any thread; waits until a document is handed over, so not on a frame's path.
class Printers {
  public:
    virtual ~Printers() = default;
    enum class Answer : std::uint8_t {
        taken,
        unavailable,  // nothing here prints
        refused,      // no printer, or none of that name
    };
    // A PDF, which never lies on a disk in between. `printer` empty: the usual one.
    virtual Answer print(std::span<const std::byte> pdf, const std::string& title, const std::string& printer) = 0;
};

}  // namespace recoup::app
