// The options that every verb takes. Main thread.
#pragma once

#include "cli/command_line/grammar.h"

namespace recoup::cli::inline command_line {

struct Globals {
    std::optional<std::filesystem::path> file;
    std::optional<std::string> lang, now;
    bool json = false;
    bool help = false;
};

// `globals` must outlive the parsing.
void declare_globals(Grammar& grammar, Globals& globals);

}  // namespace recoup::cli::inline command_line
