// What the system has of time zones, and says of the one that it is in. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace recoup::platform::inline time {

// The folder of TZif files by the names of IANA; empty where there is none.
std::filesystem::path zones_folder_of_system();

// Names, the likeliest first, each of which may be unknown to the database. Linux: where /etc/localtime points to, what
// /etc/timezone says. Windows: what its own name of the zone means in the person's country, else anywhere.
std::vector<std::string> zones_of_system();

}  // namespace recoup::platform::inline time
