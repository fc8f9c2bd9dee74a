#include "app/file/backup.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

namespace fs = std::filesystem;

struct BackupOptions {
    std::vector<std::string> destination;
};

void declare(Grammar& grammar, BackupOptions& options) {
    grammar.path_positionals("DEST", options.destination, "cli_help_backup_dest"_tr);
}

core::Result<fs::path> choose_destination(Call& call, const BackupOptions& options) {
    std::error_code ignored;
    const bool given = !options.destination.empty();
    const fs::path asked = given ? portable::path_of(options.destination.front()) : fs::path();
    if (given && !fs::is_directory(asked, ignored)) return asked;
    const auto folder = given ? asked : app::hand_backups(call.machine.ports.folders);
    if (const auto failed = call.machine.ports.files.make_folder(folder))
        return core::fail(core::ErrorKind::work, "cli_error_make_folder"_tr, {failed.message()},
                          portable::utf8(folder));
    return folder / portable::path_of(app::backup_name(call.file.path, call.now()));
}

Exit run(Call& call, const BackupOptions& options) {
    if (options.destination.size() > 1)
        return core::fail(core::ErrorKind::usage, "cli_error_extra_argument"_tr,
                          {options.destination[1], "recoup backup"});
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    const auto out = choose_destination(call, options);
    if (!out) return tl::unexpected(out.error());
    app::clear_leftovers(call.file.path, call.machine.ports.folders);
    if (auto clear = clear_beside(call, *out); !clear) return tl::unexpected(clear.error());
    const auto made = app::backup_file(call.file.path, *out);
    if (!made) return tl::unexpected(made.error());
    call.worked = true;
    if (made->afterwards) call.warn(core::sentence(call.lang, *made->afterwards));
    if (call.json)
        Json(call.out)
            .object()
            .text("file", portable::utf8(*out))
            .number("damaged_originals", made->damaged)
            .end_object();
    if (made->damaged > 0)
        call.say(core::trf(call.lang, "cli_backup_done_damaged"_tr, portable::utf8(*out), made->damaged));
    else
        call.say(core::trf(call.lang, "cli_backup_done"_tr, portable::utf8(*out)));
    return kDone;
}

}  // namespace

const Verb kBackup{940, "backup", "cli_verb_backup"_tr, define<BackupOptions, declare, run>};

}  // namespace recoup::cli::inline file
