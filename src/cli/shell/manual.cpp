#include "cli/shell/commands.h"

namespace recoup::cli::inline shell {
namespace {

using core::Lang;
using Form = Argument::Form;

// A line of text: a backslash and a dash of an option mean themselves, and no line is a request.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool starts_line = out.empty() || out.back() == '\n';
        if (starts_line && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

std::string heading(core::Tr key, Lang lang) {
    return cat({".SH \"", roff(core::tr(lang, key)), "\"\n"});
}

// An entry of a list: what is typed, and what it is.
std::string entry(std::string_view typed, std::string_view text) {
    return cat({".TP\n", typed, "\n", roff(text), "\n"});
}

std::string typed(const Argument& argument) {
    const auto name = cat({argument.is_option() ? "\\fB" : "\\fI", roff(argument.name), "\\fR"});
    return argument.value.empty() ? name : cat({name, " \\fI", roff(argument.value), "\\fR"});
}

std::string argument_entry(const Argument& argument, Lang lang) {
    auto out = entry(typed(argument), core::tr(lang, argument.help));
    if (argument.words.empty()) return out;
    const auto words = core::trf(lang, "cli_man_one_of"_tr, joined(argument.choices(), ", "));
    return cat({out, ".br\n", roff(words), "\n"});
}

std::string usage(const CommandText& verb) {
    auto out = cat({"recoup ", verb.name});
    for (const auto& argument : verb.arguments) {
        if (argument.form == Form::positional) out += cat({" ", argument.name});
        if (argument.form == Form::optional_positional) out += cat({" [", argument.name, "]"});
        if (argument.form == Form::positionals) out += cat({" [", argument.name, "…]"});
    }
    return out;
}

std::string verb_section(const CommandText& verb, Lang lang) {
    auto out = cat({".SS \"", roff(usage(verb)), "\"\n", roff(core::tr(lang, verb.summary)), "\n"});
    for (const auto& argument : verb.arguments) out += argument_entry(argument, lang);
    return out;
}

// Texts of the help have lines of their own.
std::string paragraphs(std::string_view text) {
    std::string out;
    for (const char c : roff(text)) out += c == '\n' ? std::string_view("\n.PP\n") : std::string_view(&c, 1);
    return out + '\n';
}

}  // namespace

std::string manual(const Commands& commands, Lang lang) {
    const auto intro = core::tr(lang, "cli_help_intro"_tr);
    std::string verbs, globals;
    for (const auto& verb : commands.verbs) verbs += verb_section(verb, lang);
    for (const auto& argument : commands.globals) globals += argument_entry(argument, lang);
    return cat({".TH RECOUP 1 \"\" \"Recoup ",
                RECOUP_VERSION,
                "\"\n",
                heading("cli_man_name"_tr, lang),
                "recoup \\- ",
                roff(intro.substr(0, intro.find('\n'))),
                "\n",
                heading("cli_man_synopsis"_tr, lang),
                ".B recoup\n[\\fIFILE\\fR | \\fICOMMAND\\fR …]\n",
                heading("cli_man_description"_tr, lang),
                paragraphs(intro),
                heading("cli_man_verbs"_tr, lang),
                verbs,
                heading("cli_man_options"_tr, lang),
                globals,
                heading("cli_man_environment"_tr, lang),
                entry("\\fBRECOUP_FILE\\fR", core::tr(lang, "cli_man_recoup_file"_tr)),
                entry("\\fBNO_COLOR\\fR", core::tr(lang, "cli_man_no_color"_tr)),
                heading("cli_man_exit_status"_tr, lang),
                paragraphs(core::tr(lang, "cli_help_outro"_tr))});
}

}  // namespace recoup::cli::inline shell
