// The user's folders as the desktop has named them in user-dirs.dirs. Pure, any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace recoup::platform::inline files {

// "PICTURES" -> "/home/li/图片". Lines that are not XDG_…_DIR="$HOME/…" or an absolute path are skipped, and so are
// folders set to the home folder itself, which is how the desktop says "none".
std::map<std::string, std::filesystem::path> parse_user_dirs(std::string_view text, const std::filesystem::path& home);

}  // namespace recoup::platform::inline files
