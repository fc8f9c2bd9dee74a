// A verb of the command line: its name, one sentence about it, its arguments, what it does. Main thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/call.h"
#include "cli/command_line/grammar.h"

namespace recoup::cli::inline command_line {

using Run = std::function<Exit(Call&)>;

// A constant of a source puts itself on the list when the program starts; recoup_cli is linked as objects, which leaves
// none out. Only constants of sources: the list keeps their addresses.
struct Verb {
    Verb(int place_in_help, std::string_view verb_name, core::Tr sentence, Run (*define_arguments)(Grammar&)) noexcept;
    Verb(const Verb&) = delete;
    Verb& operator=(const Verb&) = delete;
    ~Verb() = default;

    int place;              // in the help: those of one hundred are about one thing
    std::string_view name;  // one word or two: "deadline add"
    core::Tr summary;
    Run (*define)(Grammar&);  // declares the arguments; gives what runs once they are read
    const Verb* older;        // on the list
};

// For a verb whose options are a struct: `declare(grammar, options)` names them, `run(call, options)` acts on them.
template <class Options, void (*declare)(Grammar&, Options&), Exit (*run)(Call&, const Options&)>
Run define(Grammar& grammar) {
    auto options = std::make_shared<Options>();
    declare(grammar, *options);
    return [options](Call& call) { return run(call, *options); };
}

// All of them, in the order of the help.
std::vector<const Verb*> all_verbs();

}  // namespace recoup::cli::inline command_line
