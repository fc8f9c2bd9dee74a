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

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out(text);
    out.replace(out.find(from), from.size(), to);
    return out;
}

std::string bash_case(const std::string& pattern, const std::string& then) {
    return "        " + pattern + ") " + then + " ;;\n";
}

std::string in_quotes(std::string_view verb, std::string_view rest) {
    return '"' + std::string(verb) + ':' + std::string(rest) + '"';
}

// Nothing where anything may come.
std::string offer(const Argument& argument) {
    const auto choices = argument.choices();
    if (!choices.empty()) return "known=" + sh_quoted(joined(choices, " "));
    return argument.is_path ? "files=1" : "return";
}

std::string values(const Commands& commands) {
    std::string out;
    for (const auto& verb : commands.verbs)
        for (const auto& argument : verb.arguments)
            if (argument.takes_value()) out += bash_case(in_quotes(verb.name, argument.name), offer(argument));
    for (const auto& argument : commands.globals)
        if (argument.takes_value()) out += bash_case("*:" + argument.name, offer(argument));
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
    std::string out = "        *:*) if [[ $cur == -* ]]; then\n        case $verb in\n";
    out += bash_case("\"\"", "known=" + sh_quoted(joined(alone, " ")));
    for (const auto& verb : commands.verbs)
        out += bash_case('"' + std::string(verb.name) + '"', "known=" + sh_quoted(options_of(verb.arguments)));
    return out + "        esac\n        known+=" + sh_quoted(' ' + options_of(commands.globals)) + '\n';
}

std::string words(const Commands& commands) {
    std::string out = "        else\n        case \"$verb:${#words[@]}\" in\n";
    const auto first = joined(first_words(commands), " ");
    out += bash_case("\":0\"", "known=" + sh_quoted(first + " help"));
    out += bash_case("\"help:0\"", "known=" + sh_quoted(first));
    for (const auto group : first_words(commands)) {
        const auto seconds = joined(second_words(commands, group), " ");
        if (seconds.empty()) continue;
        out += bash_case(in_quotes(group, "0"), "known=" + sh_quoted(seconds));
    }
    for (const auto& verb : commands.verbs) {
        int place = 0;
        for (const auto& argument : verb.arguments) {
            if (argument.is_option()) continue;
            const bool rest = argument.form == Form::positionals;
            const auto at = rest ? in_quotes(verb.name, "") + '*' : in_quotes(verb.name, std::to_string(place++));
            out += bash_case(at, offer(argument));
        }
    }
    return out + "        esac\n        fi ;;\n";
}

}  // namespace

std::string bash_completion(const Commands& commands) {
    std::string pairs;
    for (const auto& verb : commands.verbs)
        if (verb.name.find(' ') != std::string_view::npos)
            pairs += (pairs.empty() ? "\"" : " | \"") + std::string(verb.name) + '"';
    const auto start = replaced(kBashStart, "@valued@", joined(options_with_value(commands), " | "));
    return replaced(start, "@pairs@", pairs) + values(commands) + options(commands) + words(commands) +
           std::string(kBashEnd);
}

}  // namespace recoup::cli::inline shell
