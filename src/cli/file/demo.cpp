#include "app/demo/demo.h"
#include "app/data/library.h"
#include "app/file/opening.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

using core::ErrorKind;

namespace {

constexpr const char* kDemoFile = "demo.recoup";

struct DemoOptions {
    std::optional<std::filesystem::path> out;
};

void declare(Grammar& grammar, DemoOptions& options) {
    grammar.path_option("out", "FILE", options.out, "cli_help_demo_out"_tr);
}

core::Result<void> make(Call& call, const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        return core::fail(ErrorKind::work, "cli_error_exists"_tr, {}, portable::utf8(file));
    if (auto clear = clear_beside(call, file); !clear) return clear;
    if (auto made = app::make_folder_for(file, call.machine.ports.files); !made) return made;
    return app::make_demo(file, call.lang, call.now(), call.zones(), call.machine.ports.ids,
                          call.machine.ports.library);
}

// The demo that is only looked at is made anew every time, so that its deadlines are always near.
Exit show(Call& call) {
    if (!call.machine.open_window) return core::fail(ErrorKind::work, "cli_error_no_window"_tr);
    const auto file = call.machine.ports.folders.data() / kDemoFile;
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    std::filesystem::remove(portable::with_ending(file, "-journal"), ignored);
    if (auto made = make(call, file); !made) return tl::unexpected(made.error());
    return call.machine.open_window({.file = file, .lang = call.lang, .clock = &call.clock()});
}

Exit run(Call& call, const DemoOptions& options) {
    if (!options.out) return show(call);
    if (auto made = make(call, *options.out); !made) return tl::unexpected(made.error());
    call.worked = true;
    if (call.json) Json(call.out).object().text("file", portable::utf8(*options.out)).end_object();
    call.say(core::trf(call.lang, "cli_demo_done"_tr, portable::utf8(*options.out)));
    return kDone;
}

}  // namespace

const Verb kDemo{120, "demo", "cli_verb_demo"_tr, define<DemoOptions, declare, run>};

}  // namespace recoup::cli::inline file
