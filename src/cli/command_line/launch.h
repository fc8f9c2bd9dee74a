// Window or verb: what the arguments ask for, decided before anything is opened. Pure, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/verb.h"

namespace recoup::cli::inline command_line {

struct Launch {
    enum class What { window, verb, help, version, licences, unknown };
    What what = What::window;
    const Verb* verb = nullptr;      // verb; help: of that one, or nothing for all
    std::string file;                // window: `recoup FILE`
    std::string word;                // unknown: what was typed
    std::vector<std::string> args;   // without the words of the verb
    std::optional<core::Lang> lang;  // from --lang, for every sentence from here on
};

// `file_exists` tells `recoup FILE` from a mistyped verb.
Launch decide_launch(std::span<const std::string> args, const std::function<bool(const std::string&)>& file_exists);

}  // namespace recoup::cli::inline command_line
