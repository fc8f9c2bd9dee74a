// Where other programs put what comes from a phone, as their own settings say. Pure, any thread.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace recoup::platform::inline files {

// Of kdeconnect_share/config of a device: its incoming_path, where one was chosen.
std::vector<std::filesystem::path> kde_connect_folders(std::string_view config);
// Of Syncthing's config.xml: the folders it keeps alike; "~" is the home folder.
std::vector<std::filesystem::path> syncthing_folders(std::string_view config, const std::filesystem::path& home);

}  // namespace recoup::platform::inline files
