#include "cli/command_line/program.h"

#include <cerrno>
#include <ostream>

#include "assets/embedded.h"
#include "cli/command_line/globals.h"
#include "cli/command_line/launch.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline command_line {

using core::ErrorKind;
using core::Lang;
using What = Launch::What;

namespace {

constexpr const char* kDefaultFile = "refunds.recoup";

std::string command_name(const Verb* verb) {
    return verb == nullptr ? "recoup" : "recoup " + std::string(verb->name);
}

enum class Written { whole, closed, failed };

Written put_out(Machine& machine, std::string_view text) {
    errno = 0;
    machine.out.write(text.data(), static_cast<std::streamsize>(text.size()));
    machine.out.flush();
    if (machine.out) return Written::whole;
    return errno == EPIPE ? Written::closed : Written::failed;
}

// Whoever read has seen enough when the pipe is closed: that is no trouble.
int write_out(Machine& machine, Lang lang, std::string_view text) {
    if (put_out(machine, text) != Written::failed) return kDone;
    machine.err << core::tr(lang, "cli_error_output"_tr) << '\n';
    return kWorkFailed;
}

int print_error(Machine& machine, Lang lang, const core::Error& error) {
    machine.err << core::escape_controls(core::sentence(lang, error)) << '\n';
    return exit_code(error.kind);
}

// What a verb came to, written out; the exit code. What is saved stays so when nobody can be told: with 1 a script
// would do it again.
int told(Call& call, const Exit& exit) {
    if (!exit) return print_error(call.machine, call.lang, exit.error());
    for (const auto& line : call.understood) call.warn(line);
    const auto written = put_out(call.machine, call.out);
    if (written != Written::whole && call.unwritten) call.unwritten();
    if (written != Written::failed) return *exit;
    call.machine.err << core::tr(call.lang, call.worked ? "cli_error_output_worked"_tr : "cli_error_output"_tr) << '\n';
    return *exit == kDone && !call.worked ? kWorkFailed : *exit;
}

std::string verb_help(Lang lang, const Verb& verb) {
    Grammar grammar;
    Globals globals;
    const auto run = verb.define(grammar);
    declare_globals(grammar, globals);
    return std::string(core::tr(lang, verb.summary)) + "\n\n" + grammar.help(lang, command_name(&verb));
}

std::string program_help(Lang lang) {
    std::string text = std::string(core::tr(lang, "cli_help_intro"_tr)) + "\n\n";
    std::size_t width = 0;
    for (const auto* verb : all_verbs()) width = std::max(width, verb->name.size());
    for (const auto* verb : all_verbs()) {
        text += "  " + std::string(verb->name) + std::string(width - verb->name.size() + 2, ' ');
        text += std::string(core::tr(lang, verb->summary)) + '\n';
    }
    Grammar grammar;
    Globals globals;
    declare_globals(grammar, globals);
    text += '\n' + grammar.help(lang, "recoup COMMAND") + '\n';
    return text + std::string(core::tr(lang, "cli_help_outro"_tr)) + '\n';
}

FileChoice choose_file(const Machine& machine, const Globals& globals, const std::string& argument) {
    if (globals.file) return {*globals.file, true};
    if (!argument.empty()) return {portable::path_of(argument), true};
    if (const auto named = machine.environment("RECOUP_FILE"); named && !named->empty())
        return {portable::path_of(*named), true};
    return {machine.ports.folders.data() / kDefaultFile, false};
}

// https://no-color.org; a terminal that says it is dumb, or says nothing, shows the codes themselves.
bool wants_colour(const Machine& machine) {
    const auto no_color = machine.environment("NO_COLOR");
    const auto term = machine.environment("TERM").value_or("");
    return (!no_color || no_color->empty()) && !term.empty() && term != "dumb";
}

// SQLite would make something else of these than a file of that name.
bool is_no_path(const std::string& path) {
    return path.empty() || path.front() == ':' || path.starts_with("file:");
}

core::Result<void> take_globals(Call& call, const Globals& globals, const Launch& launch) {
    if (globals.lang && !core::parse_lang(*globals.lang))
        return core::fail(ErrorKind::usage, "cli_error_lang"_tr, {*globals.lang});
    if (globals.now) {
        const auto now = core::parse_instant(*globals.now);
        if (!now) return core::fail(ErrorKind::usage, "cli_error_now"_tr, {*globals.now});
        call.fixed_clock.emplace(*now);
    }
    if (globals.file && !launch.file.empty())
        return core::fail(ErrorKind::usage, "cli_error_two_files"_tr, {launch.file});
    call.json = globals.json;
    call.file = choose_file(call.machine, globals, launch.file);
    if (is_no_path(portable::utf8(call.file.path)))
        return core::fail(ErrorKind::usage, "cli_error_no_path"_tr, {portable::utf8(call.file.path)});
    call.zone = call.zones().local_zone();
    call.colour = call.machine.out_is_terminal && wants_colour(call.machine);
    if (const auto unknown = call.zones().unknown_zone(); !unknown.empty())
        call.machine.err << core::escape_controls(core::trf(call.lang, "cli_unknown_zone"_tr, unknown, call.zone))
                         << '\n';
    return {};
}

Exit open_window(Call& call, const std::optional<Lang>& lang, bool new_window) {
    const auto& file = call.file;
    if (!call.machine.open_window) return core::fail(ErrorKind::work, "cli_error_no_window"_tr);
    const bool may_join = !new_window && !lang && !call.fixed_clock;
    return call.machine.open_window(
        {.file = file.path, .may_create = !file.named, .may_join = may_join, .lang = lang, .clock = &call.clock()});
}

Exit run_launch(Call& call, const Launch& launch) {
    Grammar grammar;
    Globals globals;
    Run run;
    bool new_window = false;
    if (launch.verb != nullptr)
        run = launch.verb->define(grammar);
    else
        grammar.flag("new-window", new_window, "cli_help_new_window"_tr);
    declare_globals(grammar, globals);
    if (auto ok = grammar.parse(launch.args, command_name(launch.verb)); !ok) return tl::unexpected(ok.error());
    if (auto ok = take_globals(call, globals, launch); !ok) return tl::unexpected(ok.error());
    return run ? run(call) : open_window(call, launch.lang, new_window);
}

int refuse_unknown(Machine& machine, Lang lang, const std::string& word) {
    std::vector<std::string_view> names;
    for (const auto* verb : all_verbs()) {
        // The first word alone, where the second is missing or wrong.
        if (verb->name.starts_with(word + ' '))
            return print_error(machine, lang, {ErrorKind::usage, "cli_error_group"_tr, {word}, {}});
        names.push_back(verb->name);
    }
    const auto near = nearest(word, names);
    if (near.empty()) return print_error(machine, lang, {ErrorKind::usage, "cli_error_unknown_verb"_tr, {word}, {}});
    return print_error(machine, lang,
                       {ErrorKind::usage, "cli_error_unknown_verb_near"_tr, {word, std::string(near)}, {}});
}

}  // namespace

int run_program(std::span<const std::string> args, Machine& machine) {
    const auto launch = decide_launch(args, [](const std::string& path) {
        std::error_code ignored;
        return std::filesystem::exists(portable::path_of(path), ignored);
    });
    const auto lang = launch.lang.value_or(machine.lang);
    switch (launch.what) {
        case What::version:
            return write_out(machine, lang, "recoup " RECOUP_VERSION "\n");
        case What::licences:
            return write_out(machine, lang, assets::licences());
        case What::help:
            return write_out(machine, lang, launch.verb ? verb_help(lang, *launch.verb) : program_help(lang));
        case What::unknown:
            return refuse_unknown(machine, lang, launch.word);
        case What::window:
        case What::verb:
            break;
    }
    Call call{.machine = machine, .lang = lang};
    const int code = told(call, run_launch(call, launch));
    back_up_when_due(call);
    return code;
}

}  // namespace recoup::cli::inline command_line
