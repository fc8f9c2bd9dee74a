// A file name that is safe on every system, made from text that may come from a stranger. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace recoup::platform::inline files {

// Bytes of the longest name given out; leaves room for " (999)" under the 255 of common filesystems.
inline constexpr std::size_t kMaxFileNameBytes = 180;

// Drops control, bidi and path characters and broken UTF-8, avoids names Windows reserves and those of journals, and
// cuts the stem at a character so that the extension stays. Never empty: "file" when nothing is left.
std::string clean_file_name(std::string_view hint);

// "a.png" -> "a (2).png"
std::string numbered_file_name(std::string_view name, int number);

}  // namespace recoup::platform::inline files
