#include "cli/command_line/launch.h"

#include <algorithm>
#include <array>

#include "portable/path_parts.h"

namespace recoup::cli::inline command_line {
namespace {

constexpr std::array<std::string_view, 3> kGlobalsWithValue = {"--file", "--lang", "--now"};

bool takes_value(std::string_view arg) {
    return std::find(kGlobalsWithValue.begin(), kGlobalsWithValue.end(), arg) != kGlobalsWithValue.end();
}

// The place of the first argument that is neither an option for all verbs nor its value.
std::size_t first_word(std::span<const std::string> args) {
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (!args[i].starts_with('-') || args[i] == "-") return i;
        if (takes_value(args[i])) ++i;
    }
    return args.size();
}

std::optional<core::Lang> lang_of(std::span<const std::string> args) {
    constexpr std::string_view kLang = "--lang";
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == kLang && i + 1 < args.size()) return core::parse_lang(args[i + 1]);
        if (args[i].starts_with("--lang=")) return core::parse_lang(std::string_view(args[i]).substr(kLang.size() + 1));
    }
    return std::nullopt;
}

const Verb* find_verb(std::string_view name) {
    for (const auto* verb : all_verbs())
        if (verb->name == name) return verb;
    return nullptr;
}

bool looks_like_file(std::string_view word) {
    return portable::last_separator(word) != word.npos || word.ends_with(".recoup");
}

bool is_help(const std::string& arg) {
    return arg == "--help" || arg == "-h";
}

}  // namespace

Launch decide_launch(std::span<const std::string> args, const std::function<bool(const std::string&)>& file_exists) {
    using What = Launch::What;
    Launch launch{.lang = lang_of(args)};
    const auto at = first_word(args);
    launch.args.assign(args.begin(), args.end());
    const auto has = [&](const auto& wanted) { return std::find_if(args.begin(), args.end(), wanted) != args.end(); };
    const auto take_words = [&](std::ptrdiff_t count) {
        const auto from = launch.args.begin() + static_cast<std::ptrdiff_t>(at);
        launch.args.erase(from, from + count);
    };
    if (at == args.size()) {
        if (has([](const auto& arg) { return arg == "--version"; })) launch.what = What::version;
        if (has([](const auto& arg) { return arg == "--licences" || arg == "--licenses"; }))
            launch.what = What::licences;
        if (has(is_help)) launch.what = What::help;
        return launch;
    }
    const auto pair = at + 1 < args.size() ? args[at] + ' ' + args[at + 1] : std::string();
    if ((launch.verb = find_verb(pair)) != nullptr)
        take_words(2);
    else if ((launch.verb = find_verb(args[at])) != nullptr)
        take_words(1);
    if (launch.verb != nullptr) {
        launch.what = has(is_help) ? What::help : What::verb;
    } else if (args[at] == "help") {
        launch.what = What::help;
        launch.verb = find_verb(pair.empty() ? pair : args[at + 1]);
    } else if (looks_like_file(args[at]) || file_exists(args[at])) {
        launch.file = args[at];
        take_words(1);
    } else {
        launch.what = has(is_help) ? What::help : What::unknown;
        launch.word = args[at];
    }
    return launch;
}

}  // namespace recoup::cli::inline command_line
