#include "cli/json.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;
using core::Tr;

namespace {

struct InitOptions {};

void declare(Grammar&, InitOptions&) {}

Exit run(Context& context, const InitOptions&) {
    const auto& path = context.file.path;
    std::error_code ignored;
    if (std::filesystem::symlink_status(path, ignored).type() != std::filesystem::file_type::not_found)
        return core::fail(ErrorKind::work, Tr::cli_error_exists, {}, path.string());
    const auto folder = std::filesystem::absolute(path, ignored).parent_path();
    if (const auto failed = context.machine.files.make_folder(folder))
        return core::fail(ErrorKind::file, Tr::cli_error_make_folder, {failed.message()}, folder.string());
    auto session =
        app::Session::open(path, /*create=*/true, {context.clock(), context.zones(), context.machine.ids, /*wake=*/{}});
    if (!session) return tl::unexpected(session.error());
    if (auto saved = (*session)->flush(); !saved) return tl::unexpected(saved.error());
    if (context.json) Json(context.out).object().text("file", path.string()).end_object();
    context.say(core::trf(context.lang, Tr::cli_init_done, path.string()));
    return kDone;
}

}  // namespace

const Verb kInit{"init", Tr::cli_verb_init, define<InitOptions, declare, run>};

}  // namespace recoup::cli
