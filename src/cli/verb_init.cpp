#include "app/opening.h"
#include "cli/json.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;

namespace {

struct InitOptions {};

void declare(Grammar&, InitOptions&) {}

Exit run(Context& context, const InitOptions&) {
    const auto& path = context.file.path;
    std::error_code ignored;
    if (std::filesystem::symlink_status(path, ignored).type() != std::filesystem::file_type::not_found)
        return core::fail(ErrorKind::work, "cli_error_exists"_tr, {}, path.string());
    auto session = app::open_or_make(path, /*may_make=*/true, context.machine.ports.files, session_ports(context));
    if (!session) return tl::unexpected(session.error());
    if (auto saved = (*session)->flush(); !saved) return tl::unexpected(saved.error());
    if (context.json) Json(context.out).object().text("file", path.string()).end_object();
    context.say(core::trf(context.lang, "cli_init_done"_tr, path.string()));
    return kDone;
}

}  // namespace

const Verb kInit{"init", "cli_verb_init"_tr, define<InitOptions, declare, run>};

}  // namespace recoup::cli
