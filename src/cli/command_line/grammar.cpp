#include "cli/command_line/grammar.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <functional>

#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline command_line {

using core::ErrorKind;
using core::Lang;
using core::Tr;

namespace {

// False: the value cannot be.
using Take = std::function<bool(const std::vector<std::string>&)>;

using Form = Argument::Form;

struct Declared : Argument {
    CLI::Option* option;
    Take take;
};

std::string shown(const Argument& argument) {
    if (!argument.value.empty()) return argument.name + ' ' + argument.value;
    return argument.name;
}

// Letters to insert, drop, replace or swap with their neighbour.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

}  // namespace

struct Grammar::Impl {
    CLI::App app;
    std::vector<Declared> arguments;

    void add(Form form, bool is_path, std::string name, std::string value, Tr help, Take take,
             std::span<const core::Word> words = {}) {
        CLI::Option* option = nullptr;
        if (form == Form::flag) option = app.add_flag(name);
        // The rest of the arguments is taken as it is: CLI11 would split a file called "[a,b]" in two.
        else if (form != Form::positionals)
            option = app.add_option(name)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        arguments.push_back({{form, is_path, std::move(name), std::move(value), help, words}, option, std::move(take)});
    }

    bool takes_rest() const {
        return std::any_of(arguments.begin(), arguments.end(),
                           [](const auto& a) { return a.form == Form::positionals; });
    }

    core::Result<void> read(std::span<const std::string> args, std::string_view command);
    core::Result<void> sort_extras(std::string_view command);
    core::Result<void> refuse_extra(std::string_view extra, std::string_view command) const;

    std::vector<std::string> rest;
};

std::vector<std::string_view> Argument::choices() const {
    std::vector<std::string_view> all;
    for (const auto& word : words)
        if (!word.token.empty()) all.push_back(word.token);
    if (!all.empty() || value.find('|') == std::string::npos) return all;
    for (std::string_view rest = value; !rest.empty();) {
        all.push_back(rest.substr(0, rest.find('|')));
        rest.remove_prefix(std::min(all.back().size() + 1, rest.size()));
    }
    return all;
}

Grammar::Grammar() : impl_(std::make_unique<Impl>()) {
    impl_->app.set_help_flag();
    impl_->app.allow_extras();
}

Grammar::~Grammar() = default;

void Grammar::positional(std::string_view name, std::string& into, Tr help, std::span<const core::Word> words) {
    const auto take = [&into](const auto& v) {
        into = v.front();
        return true;
    };
    impl_->add(Form::positional, false, std::string(name), {}, help, take, words);
}

void Grammar::id(std::string_view name, std::int64_t& into, Tr help) {
    impl_->add(Form::positional, false, std::string(name), {}, help, [&into](const auto& v) {
        const auto number = read_number(v.front());
        into = number.value_or(0);
        return number.has_value();
    });
}

void Grammar::optional_id(std::string_view name, std::optional<std::int64_t>& into, Tr help) {
    impl_->add(Form::optional_positional, false, std::string(name), {}, help,
               [&into](const auto& v) { return (into = read_number(v.front())).has_value(); });
}

void Grammar::optional_positional(std::string_view name, std::optional<std::string>& into, Tr help) {
    impl_->add(Form::optional_positional, false, std::string(name), {}, help, [&into](const auto& v) {
        into = v.front();
        return true;
    });
}

void Grammar::path_positionals(std::string_view name, std::vector<std::string>& into, Tr help) {
    impl_->add(Form::positionals, true, std::string(name), {}, help, [&into](const auto& v) {
        into = v;
        return true;
    });
}

void Grammar::option(std::string_view name, std::string_view value, std::optional<std::string>& into, Tr help,
                     std::span<const core::Word> words) {
    const auto take = [&into](const auto& v) {
        into = v.front();
        return true;
    };
    impl_->add(Form::option, false, "--" + std::string(name), std::string(value), help, take, words);
}

void Grammar::options(std::string_view name, std::string_view value, std::vector<std::string>& into, Tr help) {
    impl_->add(Form::options, false, "--" + std::string(name), std::string(value), help, [&into](const auto& v) {
        into = v;
        return true;
    });
}

void Grammar::path_option(std::string_view name, std::string_view value, std::optional<std::filesystem::path>& into,
                          Tr help) {
    impl_->add(Form::option, true, "--" + std::string(name), std::string(value), help, [&into](const auto& v) {
        into = portable::path_of(v.front());
        return true;
    });
}

void Grammar::flag(std::string_view name, bool& into, Tr help) {
    impl_->add(Form::flag, false, "--" + std::string(name), {}, help, [&into](const auto& v) {
        into = true;
        return v.front() == "true";  // no --json=maybe
    });
}

core::Result<void> Grammar::Impl::refuse_extra(std::string_view extra, std::string_view command) const {
    if (!extra.starts_with('-'))
        return core::fail(ErrorKind::usage, "cli_error_extra_argument"_tr, {std::string(extra), std::string(command)});
    extra = extra.substr(0, extra.find('='));
    std::vector<std::string_view> names;
    for (const auto& argument : arguments)
        if (argument.is_option()) names.push_back(argument.name);
    if (const auto near = nearest(extra, names); !near.empty())
        return core::fail(ErrorKind::usage, "cli_error_unknown_option_near"_tr,
                          {std::string(extra), std::string(near)});
    return core::fail(ErrorKind::usage, "cli_error_unknown_option"_tr, {std::string(extra), std::string(command)});
}

core::Result<void> Grammar::Impl::read(std::span<const std::string> args, std::string_view command) {
    // CLI11 takes arguments from the back.
    std::vector<std::string> reversed(args.rbegin(), args.rend());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::ArgumentMismatch& mismatch) {
        const std::string_view what = mismatch.what();
        return core::fail(ErrorKind::usage, "cli_error_no_value"_tr,
                          {std::string(what.substr(0, what.find(':'))), std::string(command)});
    } catch (const CLI::ParseError&) {
        return core::fail(ErrorKind::usage, "cli_error_arguments"_tr, {std::string(command)});
    }
    return sort_extras(command);
}

core::Result<void> Grammar::Impl::sort_extras(std::string_view command) {
    bool only_words = false;  // behind "--"
    for (auto& extra : app.remaining()) {
        const bool is_word = only_words || extra == "-" || !extra.starts_with('-');
        if (extra == "--")
            only_words = true;
        else if (is_word && takes_rest())
            rest.push_back(std::move(extra));
        else
            return refuse_extra(extra, command);
    }
    return {};
}

core::Result<void> Grammar::parse(std::span<const std::string> args, std::string_view command) {
    if (auto ok = impl_->read(args, command); !ok) return ok;
    for (const auto& argument : impl_->arguments) {
        const auto& values = argument.option ? argument.option->results() : impl_->rest;
        const bool needed = argument.form == Form::positional;
        if (values.empty() && needed)
            return core::fail(ErrorKind::usage, "cli_error_missing_argument"_tr, {argument.name, std::string(command)});
        if (values.empty()) continue;
        if (values.size() > 1 && argument.form == Form::option)
            return core::fail(ErrorKind::usage, "cli_error_given_twice"_tr, {argument.name});
        if (!argument.is_path && !std::ranges::all_of(values, core::is_valid_utf8))
            return core::fail(ErrorKind::usage, "cli_error_utf8"_tr, {argument.name});
        if (argument.take(values)) continue;
        if (argument.form == Form::flag)
            return core::fail(ErrorKind::usage, "cli_error_arguments"_tr, {std::string(command)});
        return core::fail(ErrorKind::usage, "cli_error_id"_tr, {values.front()});
    }
    return {};
}

std::vector<Argument> Grammar::arguments() const {
    return {impl_->arguments.begin(), impl_->arguments.end()};
}

std::string Grammar::help(Lang lang, std::string_view command) const {
    std::string usage(command);
    int width = 0;
    for (const auto& argument : impl_->arguments) {
        width = std::max(width, core::display_width(shown(argument)));
        if (argument.form == Form::positional) usage += ' ' + argument.name;
        if (argument.form == Form::optional_positional) usage += " [" + argument.name + ']';
        if (argument.form == Form::positionals) usage += " [" + argument.name + "…]";
    }
    auto text = core::trf(lang, "cli_help_usage"_tr, usage) + "\n\n";
    for (const auto& argument : impl_->arguments) {
        const auto name = shown(argument);
        text += "  " + name + std::string(static_cast<std::size_t>(width - core::display_width(name) + 2), ' ');
        text += std::string(core::tr(lang, argument.help)) + '\n';
    }
    return text;
}

std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [at, failed] = std::from_chars(text.data(), end, number);
    return failed == std::errc() && at == end && number > 0 ? std::optional(number) : std::nullopt;
}

std::string_view nearest(std::string_view typed, std::span<const std::string_view> candidates) {
    std::string_view best;
    auto best_distance = std::max<std::size_t>(2, typed.size() / 3);
    for (const auto candidate : candidates) {
        const auto distance = edit_distance(typed, candidate);
        const bool begun = typed.size() >= 3 && candidate.starts_with(typed);
        if (distance > best_distance && !(begun && best.empty())) continue;
        if (!best.empty() && distance == best_distance) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}

}  // namespace recoup::cli::inline command_line
