#include "app/backup.h"
#include "cli/json.h"
#include "cli/verbs.h"

namespace recoup::cli {

namespace {

namespace fs = std::filesystem;

struct BackupOptions {
    std::vector<std::string> destination;
};

void declare(Grammar& grammar, BackupOptions& options) {
    grammar.path_positionals("DEST", options.destination, "cli_help_backup_dest"_tr);
}

core::Result<fs::path> choose_destination(Context& context, const BackupOptions& options) {
    std::error_code ignored;
    const bool given = !options.destination.empty();
    const fs::path asked = given ? fs::path(options.destination.front()) : fs::path();
    if (given && !fs::is_directory(asked, ignored)) return asked;
    const auto folder = given ? asked : app::hand_backups(context.machine.ports.folders);
    if (const auto failed = context.machine.ports.files.make_folder(folder))
        return core::fail(core::ErrorKind::work, "cli_error_make_folder"_tr, {failed.message()}, folder.string());
    return folder / app::backup_name(context.file.path, context.now());
}

Exit run(Context& context, const BackupOptions& options) {
    if (options.destination.size() > 1)
        return core::fail(core::ErrorKind::usage, "cli_error_extra_argument"_tr,
                          {options.destination[1], "recoup backup"});
    if (auto there = require_file(context); !there) return tl::unexpected(there.error());
    const auto out = choose_destination(context, options);
    if (!out) return tl::unexpected(out.error());
    if (auto made = app::backup_file(context.file.path, *out); !made) return tl::unexpected(made.error());
    if (context.json) Json(context.out).object().text("file", out->string()).end_object();
    context.say(core::trf(context.lang, "cli_backup_done"_tr, out->string()));
    return kDone;
}

}  // namespace

const Verb kBackup{"backup", "cli_verb_backup"_tr, define<BackupOptions, declare, run>};

}  // namespace recoup::cli
