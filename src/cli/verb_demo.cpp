#include "app/demo.h"
#include "app/library.h"
#include "app/opening.h"
#include "cli/json.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;

namespace {

constexpr const char* kDemoFile = "demo.recoup";

struct DemoOptions {
    std::optional<std::filesystem::path> out;
};

void declare(Grammar& grammar, DemoOptions& options) {
    grammar.path_option("out", "FILE", options.out, "cli_help_demo_out"_tr);
}

core::Result<void> make(Context& context, const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        return core::fail(ErrorKind::work, "cli_error_exists"_tr, {}, file.string());
    if (auto made = app::make_folder_for(file, context.machine.ports.files); !made) return made;
    return app::make_demo(file, context.lang, context.now(), context.zones(), context.machine.ports.ids,
                          context.machine.ports.library);
}

// The demo that is only looked at is made anew every time, so that its deadlines are always near.
Exit show(Context& context) {
    if (!context.machine.open_window) return core::fail(ErrorKind::work, "cli_error_no_window"_tr);
    const auto file = context.machine.ports.folders.data() / kDemoFile;
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    if (auto made = make(context, file); !made) return tl::unexpected(made.error());
    return context.machine.open_window({file, false, context.lang, &context.clock()});
}

Exit run(Context& context, const DemoOptions& options) {
    if (!options.out) return show(context);
    if (auto made = make(context, *options.out); !made) return tl::unexpected(made.error());
    if (context.json) Json(context.out).object().text("file", options.out->string()).end_object();
    context.say(core::trf(context.lang, "cli_demo_done"_tr, options.out->string()));
    return kDone;
}

}  // namespace

const Verb kDemo{"demo", "cli_verb_demo"_tr, define<DemoOptions, declare, run>};

}  // namespace recoup::cli
