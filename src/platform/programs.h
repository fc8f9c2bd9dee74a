// Starting other programs. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace recoup::platform {

// This program's own file, absolute.
std::filesystem::path own_program();

// Looked for in PATH; its exit code, or -1 if it could not be started or was ended by a signal. Its output goes
// nowhere.
int run_and_wait(std::vector<std::string> arguments);

// In a session of its own, so that it outlives us. False if it could not be started.
bool start_detached(std::vector<std::string> arguments);

}  // namespace recoup::platform
