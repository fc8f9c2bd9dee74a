// What the system says of the time zone that it is in. Any thread.
#pragma once

#include <string>
#include <vector>

namespace recoup::platform::inline time {

// Names, the likeliest first, each of which may be unknown to the database. Linux: where /etc/localtime points to, what
// /etc/timezone says. Windows: what its own name of the zone means in the person's country, else anywhere.
std::vector<std::string> zones_of_system();

}  // namespace recoup::platform::inline time
