// What stands in files of the Desktop Entry Specification. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace recoup::platform::inline files {

// Whether a line of such a file, or of a systemd unit, can hold this path.
bool fits_line(std::string_view path);

// "The Exec key": a quoted argument within a string value, so escaped twice; % is a code.
std::string exec_quoted(std::string_view word);

// The rest of the first line that begins with `key` ("X-Recoup-File="); empty where there is none.
std::string_view rest_of_line(std::string_view text, std::string_view key);

}  // namespace recoup::platform::inline files
