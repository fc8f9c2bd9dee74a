#include <algorithm>

#include "cli/shell/commands.h"

namespace recoup::cli::inline shell {
namespace {

using core::Lang;
using Form = Argument::Form;

// The state "arguments" begins at the verb; where that is of two words, the first of them is dropped. As a
// file of the function path the script runs when it is read; sourced it registers itself.
constexpr std::string_view kZsh = R"(#compdef recoup
_recoup() {
    local curcontext=$curcontext state state_descr line
    local -A opt_args
    local -a every=(@every@ )
    local -a program=(@program@ )
    local -a verbs=(@verbs@ )
    local -a pairs=(@pairs@ )
    _arguments -C $every $program '1: :->verb' '*:: :->arguments' && return
    if [[ $state == verb ]]; then
        _describe -t commands verb verbs
        return
    fi
    local verb=$words[1]
    if (( CURRENT > 2 )) && [[ -n ${(M)pairs:#$words[1] $words[2]} ]]; then
        verb="$words[1] $words[2]"
        shift words
        (( CURRENT-- ))
    elif (( CURRENT == 2 )); then
        case $verb in
@groups@        esac
    fi
    case $verb in
@cases@    esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _recoup "$@"
else
    compdef _recoup recoup
fi
)";

std::string zsh_text(core::Tr key, Lang lang) {
    return marked(core::tr(lang, key), "\\[]:");
}

// What may stand for a value: ":what it is called:how to complete it".
std::string action(const Argument& argument) {
    const auto called = marked(argument.value.empty() ? argument.name : argument.value, "\\:");
    const auto choices = argument.choices();
    if (!choices.empty()) return cat({":", called, ":(", joined(choices, " "), ")"});
    return cat({":", called, ":", argument.is_path ? "_files" : " "});
}

std::string spec(const Argument& argument, Lang lang, int& place) {
    const auto help = zsh_text(argument.help, lang);
    switch (argument.form) {
        case Form::positional:
            return cat({std::to_string(++place), action(argument)});
        case Form::optional_positional:
            return cat({std::to_string(++place), ":", action(argument)});
        case Form::positionals:
            return cat({"*", action(argument)});
        case Form::option:
            return cat({argument.name, "=[", help, "]", action(argument)});
        case Form::options:
            return cat({"*", argument.name, "=[", help, "]", action(argument)});
        case Form::flag:
            return cat({argument.name, "[", help, "]"});
    }
    return {};
}

std::string specs(const std::vector<Argument>& arguments, Lang lang) {
    std::string out;
    int place = 0;
    for (const auto& argument : arguments) out += cat({" ", sh_quoted(spec(argument, lang, place))});
    return out;
}

std::string described(std::string_view word, std::string_view summary) {
    return cat({" ", sh_quoted(cat({word, ":", marked(summary, "\\:")}))});
}

const CommandText* find_named(const Commands& commands, std::string_view name) {
    const auto found = std::ranges::find(commands.verbs, name, &CommandText::name);
    return found == commands.verbs.end() ? nullptr : &*found;
}

// The second words that may stand behind this first one; nothing where there are none.
std::string group_case(const Commands& commands, std::string_view first, Lang lang) {
    std::string all;
    for (const auto second : second_words(commands, first))
        all += described(second, core::tr(lang, find_named(commands, cat({first, " ", second}))->summary));
    if (all.empty()) return all;
    return cat({"            ", sh_quoted(first), ") verbs=(", all, " ); _describe -t commands verb verbs ;;\n"});
}

}  // namespace

std::string zsh_completion(const Commands& commands, Lang lang) {
    std::string program, firsts, pairs, groups, cases;
    for (const auto& option : kProgramOptions)
        program += cat({" ", sh_quoted(cat({option.name, "[", zsh_text(option.help, lang), "]"}))});
    for (const auto first : first_words(commands)) {
        const auto* verb = find_named(commands, first);
        // A group of verbs is described by its members.
        firsts += verb ? described(first, core::tr(lang, verb->summary))
                       : described(first, joined(second_words(commands, first), ", "));
        groups += group_case(commands, first, lang);
    }
    for (const auto& verb : commands.verbs) {
        const auto name = sh_quoted(verb.name);
        if (verb.name.find(' ') != std::string_view::npos) pairs += cat({" ", name});
        cases += cat({"        ", name, ") _arguments $every", specs(verb.arguments, lang), " ;;\n"});
    }
    std::string out(kZsh);
    fill(out, "@every@", specs(commands.globals, lang));
    fill(out, "@program@", program);
    fill(out, "@verbs@", firsts);
    fill(out, "@pairs@", pairs);
    fill(out, "@groups@", groups);
    fill(out, "@cases@", cases);
    return out;
}

}  // namespace recoup::cli::inline shell
