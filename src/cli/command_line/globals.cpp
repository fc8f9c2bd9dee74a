#include "cli/command_line/globals.h"

namespace recoup::cli::inline command_line {

void declare_globals(Grammar& grammar, Globals& globals) {
    grammar.path_option("file", "FILE", globals.file, "cli_help_file"_tr);
    grammar.option("lang", "zh|en", globals.lang, "cli_help_lang"_tr);
    grammar.option("now", "T", globals.now, "cli_help_now"_tr);
    grammar.flag("json", globals.json, "cli_help_json"_tr);
    grammar.flag("help", globals.help, "cli_help_help"_tr);
}

}  // namespace recoup::cli::inline command_line
