// Text as a notification server takes it. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace recoup::platform::inline notify {

// At most `max_bytes`, cut between characters with "…"; control characters but line breaks are left out.
std::string plain_notice_text(std::string_view text, std::size_t max_bytes);
// The same for a title, which is one line.
std::string notice_title(std::string_view text, std::size_t max_bytes);
// For a server that reads markup in bodies: &, <, > and quotes by name.
std::string escape_markup(std::string_view text);
// The same text again.
std::string without_markup(std::string_view text);
// Whether XML can carry it on one line: no control characters, valid UTF-8.
bool fits_markup(std::string_view text);

}  // namespace recoup::platform::inline notify
