// A verb of the command line: its name, one sentence about it, its arguments, what it does. Main thread.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cli/context.h"
#include "cli/grammar.h"

namespace recoup::cli {

using Run = std::function<Exit(Context&)>;

struct Verb {
    std::string_view name;  // one word or two: "deadline add"
    core::Tr summary;
    Run (*define)(Grammar&);  // declares the arguments; gives what runs once they are read
};

// For a verb whose options are a struct: `declare(grammar, options)` names them, `run(context, options)` acts on them.
template <class Options, void (*declare)(Grammar&, Options&), Exit (*run)(Context&, const Options&)>
Run define(Grammar& grammar) {
    auto options = std::make_shared<Options>();
    declare(grammar, *options);
    return [options](Context& context) { return run(context, *options); };
}

// All of them, in the order of the help.
std::span<const Verb* const> all_verbs();

}  // namespace recoup::cli
