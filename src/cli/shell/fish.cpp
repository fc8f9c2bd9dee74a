#include <algorithm>

#include "cli/shell/commands.h"

namespace recoup::cli::inline shell {
namespace {

using core::Lang;
using Form = Argument::Form;

// __recoup_at VERB [COUNT]: whether that verb stands before the cursor, with so many words behind it.
constexpr std::string_view kFishStart = R"(function __recoup_words
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case @valued@
                set skip 1
            case '-*'
            case '*'
                echo -- $word
        end
    end
end
function __recoup_at
    set -l words (__recoup_words)
    set -l verb (string split -n ' ' -- $argv[1])
    set -l count (count $verb)
    test (count $words) -ge $count; or return 1
    test $count = 0; or test "$words[1..$count]" = "$argv[1]"; or return 1
    test (count $argv) = 1; or test (math (count $words) - $count) = $argv[2]
end
complete -c recoup -f
)";

std::string fish_quoted(std::string_view text) {
    return cat({"'", marked(text, "\\'"), "'"});
}

std::string when(std::string_view verb, std::string_view count = {}) {
    const auto condition = cat({"__recoup_at ", fish_quoted(verb), count.empty() ? "" : " ", count});
    return cat({" -n ", fish_quoted(condition)});
}

// What may be typed for a value.
std::string offered(const Argument& argument) {
    const auto choices = argument.choices();
    if (!choices.empty()) return cat({" -a ", fish_quoted(joined(choices, " "))});
    return argument.is_path ? " -F" : "";
}

std::string option_line(std::string_view condition, std::string_view option, std::string_view value,
                        std::string_view help) {
    return cat({"complete -c recoup", condition, " -l ", option.substr(2), value, " -d ", fish_quoted(help), "\n"});
}

std::string option_line(std::string_view condition, const Argument& argument, Lang lang) {
    const auto value = cat({argument.is_path ? " -r" : " -x", offered(argument)});
    return option_line(condition, argument.name, argument.takes_value() ? value : "", core::tr(lang, argument.help));
}

std::string word_line(std::string_view condition, std::string_view word, std::string_view summary) {
    return cat({"complete -c recoup", condition, " -a ", fish_quoted(word), " -d ", fish_quoted(summary), "\n"});
}

// Where that verb stands and none that begins with it, as "pack check" does with "pack".
std::string when_alone(std::string_view verb, const Commands& commands) {
    auto condition = cat({"__recoup_at ", fish_quoted(verb)});
    for (const auto& other : commands.verbs)
        if (other.name.size() > verb.size() && other.name.starts_with(verb) && other.name[verb.size()] == ' ')
            condition += cat({"; and not __recoup_at ", fish_quoted(other.name)});
    return cat({" -n ", fish_quoted(condition)});
}

std::string arguments_of(const CommandText& verb, const Commands& commands, Lang lang) {
    std::string out;
    int place = 0;
    for (const auto& argument : verb.arguments) {
        if (argument.is_option()) {
            out += option_line(when_alone(verb.name, commands), argument, lang);
            continue;
        }
        const bool rest = argument.form == Form::positionals;
        const auto condition = rest ? when(verb.name) : when(verb.name, std::to_string(place++));
        if (const auto offer = offered(argument); !offer.empty())
            out += cat({"complete -c recoup", condition, offer, "\n"});
    }
    return out;
}

}  // namespace

std::string fish_completion(const Commands& commands, Lang lang) {
    std::string out(kFishStart);
    fill(out, "@valued@", joined(options_with_value(commands), " "));
    const auto at_first = when("", "0");
    for (const auto& argument : commands.globals) out += option_line("", argument, lang);
    for (const auto& option : kProgramOptions)
        out += option_line(at_first, option.name, "", core::tr(lang, option.help));
    for (const auto first : first_words(commands)) {
        const bool is_verb = std::ranges::find(commands.verbs, first, &CommandText::name) != commands.verbs.end();
        if (!is_verb) out += word_line(at_first, first, joined(second_words(commands, first), ", "));
    }
    for (const auto& verb : commands.verbs) {
        const auto space = verb.name.find(' ');
        const auto summary = core::tr(lang, verb.summary);
        out += space == std::string_view::npos
                   ? word_line(at_first, verb.name, summary)
                   : word_line(when(verb.name.substr(0, space), "0"), verb.name.substr(space + 1), summary);
        out += arguments_of(verb, commands, lang);
    }
    return out;
}

}  // namespace recoup::cli::inline shell
