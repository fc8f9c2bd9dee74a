// Paths as text and back: UTF-8 on every system, as it is shown and kept. std::filesystem::path's own conversions from
// and to std::string take each byte for a character on Windows, so nobody uses them (tests/layers). Pure; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace recoup::portable {

// Where names are bytes, those bytes. Windows' names are UTF-16 that need not be well formed; half a pair of surrogates
// becomes the three bytes that UTF-8 would have for it (WTF-8), so that path_of() leads to the same file.
std::string utf8(const std::filesystem::path& path);

// The inverse. On Windows bytes that are no UTF-8 become U+FFFD.
std::filesystem::path path_of(std::string_view utf8);

// "refunds.recoup" and "-journal": "refunds.recoup-journal".
std::filesystem::path with_ending(const std::filesystem::path& path, std::string_view ending);

std::u16string utf16(std::string_view utf8);
std::string from_utf16(std::u16string_view utf16);

}  // namespace recoup::portable
