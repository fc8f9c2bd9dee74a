// Starting other programs, and being one. Any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace recoup::platform::inline files {

// This program's own file, absolute; empty where the system does not tell.
std::filesystem::path own_program();

// Looked for in PATH and waited for; its exit code, or -1 if it could not be started or was ended by a signal. Its
// output goes nowhere.
int run_and_wait(std::vector<std::string> arguments);

// The same, with what it reads from its standard input. -1 everywhere but on POSIX.
int run_with_input(std::vector<std::string> arguments, std::span<const std::byte> input);

// In a session of its own, so that it outlives us. False if it could not be started.
bool start_detached(std::vector<std::string> arguments);

// Whether a person sees what the program prints.
bool output_is_terminal();

// Once, at the start: Ctrl+C in the console that the program was started from ends it. By itself on POSIX; on Windows a
// program with windows has no console unless it asks, and the standard streams would change the ends of lines.
void join_console();

// Once, at the start: a write beyond what a file may grow to, or into a pipe that nobody reads any more, fails like one
// on a full disk, instead of ending the program in the middle of its work (POSIX: SIGXFSZ, SIGPIPE).
void survive_failed_writes();

}  // namespace recoup::platform::inline files
