#include "cli/shell/commands.h"

namespace recoup::cli::inline shell {
namespace {

using Form = Argument::Form;
using Words = std::vector<std::string_view>;

// Finds the verb and how many words stand behind it, then looks up what may come next in the cases that follow.
constexpr std::string_view kBashStart = R"(_recoup() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb= known= files= i
    local -a words=()
    COMPREPLY=()
    # bash takes --lang=zh for three words.
    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $cur == = ]] && cur=
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${COMP_WORDS[i]} in
            @valued@)
                [[ ${COMP_WORDS[i + 1]} == = ]] && ((++i))
                ((++i)) ;;
            -*) ;;
            *) words+=("${COMP_WORDS[i]}") ;;
        esac
    done
    case "${words[0]} ${words[1]}" in
        @pairs@) verb="${words[0]} ${words[1]}" words=("${words[@]:2}") ;;
        *) verb=${words[0]} words=("${words[@]:1}") ;;
    esac
    case "$verb:$prev" in
)";

constexpr std::string_view kBashEnd = R"(    esac
    if [[ $files ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    else
        mapfile -t COMPREPLY < <(compgen -W "$known" -- "$cur")
    fi
}
complete -F _recoup recoup
)";

std::string bash_case(std::string_view pattern, std::string_view then) {
    return cat({"        ", pattern, ") ", then, " ;;\n"});
}

std::string in_quotes(std::string_view verb, std::string_view rest) {
    return cat({"\"", verb, ":", rest, "\""});
}

std::string known(std::string_view words) {
    return cat({"known=", sh_quoted(words)});
}

// Nothing where anything may come.
std::string offer(const Argument& argument) {
    const auto choices = argument.choices();
    if (!choices.empty()) return known(joined(choices, " "));
    return argument.is_path ? "files=1" : "return";
}

std::string values(const Commands& commands) {
    std::string out;
    for (const auto& verb : commands.verbs)
        for (const auto& argument : verb.arguments)
            if (argument.takes_value()) out += bash_case(in_quotes(verb.name, argument.name), offer(argument));
    for (const auto& argument : commands.globals)
        if (argument.takes_value()) out += bash_case(cat({"*:", argument.name}), offer(argument));
    return out;
}

std::string options_of(const std::vector<Argument>& arguments) {
    Words names;
    for (const auto& argument : arguments)
        if (argument.is_option()) names.push_back(argument.name);
    return joined(names, " ");
}

std::string options(const Commands& commands) {
    Words alone;
    for (const auto& option : kProgramOptions) alone.push_back(option.name);
    auto out = bash_case("\"\"", known(joined(alone, " ")));
    for (const auto& verb : commands.verbs)
        out += bash_case(cat({"\"", verb.name, "\""}), known(options_of(verb.arguments)));
    return cat({"        *:*) if [[ $cur == -* ]]; then\n        case $verb in\n", out,
                "        esac\n        known+=", sh_quoted(cat({" ", options_of(commands.globals)})), "\n"});
}

std::string words(const Commands& commands) {
    const auto first = joined(first_words(commands), " ");
    auto out = bash_case("\":0\"", known(cat({first, " help"})));
    out += bash_case("\"help:0\"", known(first));
    for (const auto group : first_words(commands))
        if (const auto seconds = joined(second_words(commands, group), " "); !seconds.empty())
            out += bash_case(in_quotes(group, "0"), known(seconds));
    for (const auto& verb : commands.verbs) {
        int place = 0;
        for (const auto& argument : verb.arguments) {
            if (argument.is_option()) continue;
            const bool rest = argument.form == Form::positionals;
            const auto at = rest ? cat({in_quotes(verb.name, ""), "*"}) : in_quotes(verb.name, std::to_string(place++));
            out += bash_case(at, offer(argument));
        }
    }
    return cat({"        else\n        case \"$verb:${#words[@]}\" in\n", out, "        esac\n        fi ;;\n"});
}

}  // namespace

std::string bash_completion(const Commands& commands) {
    Words pairs;
    for (const auto& verb : commands.verbs)
        if (verb.name.find(' ') != std::string_view::npos) pairs.push_back(verb.name);
    std::string start(kBashStart);
    fill(start, "@valued@", joined(options_with_value(commands), " | "));
    fill(start, "@pairs@", cat({"\"", joined(pairs, "\" | \""), "\""}));
    return cat({start, values(commands), options(commands), words(commands), kBashEnd});
}

}  // namespace recoup::cli::inline shell
