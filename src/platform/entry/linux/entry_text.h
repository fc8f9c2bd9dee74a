// The desktop file and the list of what was installed, as text. Pure, any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::platform::inline entry {

// `entry`, which starts "recoup" wherever PATH finds it, as one that starts `program`, and says so for program_of().
// Nothing for a path that no such file can hold.
std::optional<std::string> entry_starting(std::string_view entry, std::string_view program);
// Empty when the text is none of ours.
std::string program_of(std::string_view entry);

// SHA-256 in hexadecimal.
std::string digest_of(std::string_view content);

// Places below the shared folder, each with the digest of what was written there; as text what `sha256sum -c` reads.
// Lines that are none of ours are left out, as are places outside of the folder.
using Installed = std::map<std::filesystem::path, std::string>;
std::string to_text(const Installed& installed);
Installed read_installed(std::string_view text);

}  // namespace recoup::platform::inline entry
