#include "app/library.h"
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
    const auto folder = std::filesystem::absolute(path, ignored).parent_path();
    if (const auto failed = context.machine.ports.files.make_folder(folder))
        return core::fail(ErrorKind::file, "cli_error_make_folder"_tr, {failed.message()}, folder.string());
    auto session = app::Session::open(path, /*create=*/true,
                                      {context.clock(), context.zones(), context.machine.ports.ids,
                                       context.machine.ports.library.rules(), /*wake=*/{}});
    if (!session) return tl::unexpected(session.error());
    if (auto saved = (*session)->flush(); !saved) return tl::unexpected(saved.error());
    if (context.json) Json(context.out).object().text("file", path.string()).end_object();
    context.say(core::trf(context.lang, "cli_init_done"_tr, path.string()));
    return kDone;
}

}  // namespace

const Verb kInit{"init", "cli_verb_init"_tr, define<InitOptions, declare, run>};

}  // namespace recoup::cli
