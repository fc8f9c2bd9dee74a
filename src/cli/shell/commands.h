// The whole grammar as a value: what there is to explain or to complete. Main thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line/grammar.h"

namespace recoup::cli::inline shell {

struct CommandText {
    std::string_view name;  // one word or two
    core::Tr summary;
    std::vector<Argument> arguments;  // without those of every verb
};

struct Commands {
    std::vector<CommandText> verbs;  // in the order of the help
    std::vector<Argument> globals;   // the options of every verb
};

Commands all_commands();

// The options of the program that stand without a verb: "--version".
struct ProgramOption {
    std::string_view name;
    core::Tr help;
};
inline constexpr ProgramOption kProgramOptions[] = {{"--version", "cli_help_version"_tr},
                                                    {"--licences", "cli_help_licences"_tr},
                                                    {"--new-window", "cli_help_new_window"_tr}};

// What completes commands in that shell, with descriptions in `lang` where the shell shows them.
std::string bash_completion(const Commands& commands);
std::string zsh_completion(const Commands& commands, core::Lang lang);
std::string fish_completion(const Commands& commands, core::Lang lang);

// The manual page, in the macros of man(7).
std::string manual(const Commands& commands, core::Lang lang);

// One behind the other: shorter, as written and as a program, than a sum of strings.
std::string cat(std::initializer_list<std::string_view> parts);
// Puts `what` in the place of the first `mark`, which is there.
void fill(std::string& text, std::string_view mark, std::string_view what);
// With `between` between them.
std::string joined(const std::vector<std::string_view>& words, std::string_view between);
// The first words of all verbs, each once; of those of two words, the second ones after this first.
std::vector<std::string_view> first_words(const Commands& commands);
std::vector<std::string_view> second_words(const Commands& commands, std::string_view first);
// The options that take a value, of every verb and of any.
std::vector<std::string_view> options_with_value(const Commands& commands);
// `text` with a `mark` before each of the letters in `special`.
std::string marked(std::string_view text, std::string_view special, char mark = '\\');
// In single quotes, as sh, bash and zsh read them.
std::string sh_quoted(std::string_view text);

}  // namespace recoup::cli::inline shell
