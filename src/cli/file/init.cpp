#include "app/file/opening.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

using core::ErrorKind;

namespace {

struct InitOptions {};

void declare(Grammar&, InitOptions&) {}

Exit run(Call& call, const InitOptions&) {
    const auto& path = call.file.path;
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
        return core::fail(ErrorKind::work, "cli_error_exists"_tr, {}, portable::utf8(path));
    if (auto clear = clear_beside(call, path); !clear) return tl::unexpected(clear.error());
    if (auto made = app::make_file(path, call.machine.ports.files, session_ports(call)); !made)
        return tl::unexpected(made.error());
    call.worked = true;
    if (call.json) Json(call.out).object().text("file", portable::utf8(path)).end_object();
    call.say(core::trf(call.lang, "cli_init_done"_tr, portable::utf8(path)));
    return kDone;
}

}  // namespace

const Verb kInit{110, "init", "cli_verb_init"_tr, define<InitOptions, declare, run>};

}  // namespace recoup::cli::inline file
