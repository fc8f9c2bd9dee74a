#include "cli/shell/commands.h"

#include <algorithm>

#include "cli/command_line/globals.h"
#include "cli/command_line/verb.h"

namespace recoup::cli::inline shell {
namespace {

using Words = std::vector<std::string_view>;

void add_once(Words& words, std::string_view word) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

}  // namespace

Commands all_commands() {
    Commands commands;
    for (const auto* verb : all_verbs()) {
        Grammar grammar;
        const auto run = verb->define(grammar);
        commands.verbs.push_back({verb->name, verb->summary, grammar.arguments()});
    }
    Grammar grammar;
    Globals globals;
    declare_globals(grammar, globals);
    commands.globals = grammar.arguments();
    return commands;
}

std::string cat(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const auto part : parts) out += part;
    return out;
}

void fill(std::string& text, std::string_view mark, std::string_view what) {
    text.replace(text.find(mark), mark.size(), what);
}

std::string joined(const Words& words, std::string_view between) {
    std::string out;
    for (const auto word : words) {
        if (!out.empty()) out += between;
        out += word;
    }
    return out;
}

Words first_words(const Commands& commands) {
    Words words;
    for (const auto& verb : commands.verbs) add_once(words, verb.name.substr(0, verb.name.find(' ')));
    return words;
}

Words second_words(const Commands& commands, std::string_view first) {
    Words words;
    for (const auto& verb : commands.verbs)
        if (verb.name.starts_with(cat({first, " "}))) words.push_back(verb.name.substr(first.size() + 1));
    return words;
}

Words options_with_value(const Commands& commands) {
    Words words;
    const auto add = [&](const std::vector<Argument>& arguments) {
        for (const auto& argument : arguments)
            if (argument.takes_value()) add_once(words, argument.name);
    };
    add(commands.globals);
    for (const auto& verb : commands.verbs) add(verb.arguments);
    return words;
}

std::string marked(std::string_view text, std::string_view special, char mark) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += mark;
        out += c;
    }
    return out;
}

std::string sh_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + '\'';
}

}  // namespace recoup::cli::inline shell
