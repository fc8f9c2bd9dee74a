#include "cli/command_line/verb.h"
#include "cli/shell/commands.h"

namespace recoup::cli::inline shell {
namespace {

struct CompletionOptions {
    std::string shell;
};

void declare_completion(Grammar& grammar, CompletionOptions& options) {
    constexpr static core::Word kShells[] = {{"bash", {}}, {"zsh", {}}, {"fish", {}}};
    grammar.positional("SHELL", options.shell, "cli_help_shell"_tr, kShells);
}

Exit run_completion(Call& call, const CompletionOptions& options) {
    if (options.shell == "bash")
        call.out += bash_completion(all_commands());
    else if (options.shell == "zsh")
        call.out += zsh_completion(all_commands(), call.lang);
    else if (options.shell == "fish")
        call.out += fish_completion(all_commands(), call.lang);
    else
        return core::fail(core::ErrorKind::usage, "cli_error_shell"_tr, {options.shell});
    return kDone;
}

struct ManOptions {};

void declare_man(Grammar&, ManOptions&) {}

Exit run_man(Call& call, const ManOptions&) {
    call.out += manual(all_commands(), call.lang);
    return kDone;
}

const Verb kCompletion{1210, "completion", "cli_verb_completion"_tr,
                       define<CompletionOptions, declare_completion, run_completion>};
const Verb kMan{1220, "man", "cli_verb_man"_tr, define<ManOptions, declare_man, run_man>};

}  // namespace
}  // namespace recoup::cli::inline shell
