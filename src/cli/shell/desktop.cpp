#include "app/file/output.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/shell/desktop_parts.h"
#include "portable/path_text.h"

namespace recoup::cli::inline shell {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using Parts = std::vector<app::DesktopEntry::Part>;

struct DesktopOptions {
    bool install = false, uninstall = false, status = false, overwrite = false;
    std::optional<fs::path> package;
};

void declare_desktop(Grammar& grammar, DesktopOptions& options) {
    grammar.flag("install", options.install, "desktop_help_install"_tr);
    grammar.flag("uninstall", options.uninstall, "desktop_help_uninstall"_tr);
    grammar.flag("status", options.status, "desktop_help_status"_tr);
    grammar.flag("overwrite", options.overwrite, "desktop_help_overwrite"_tr);
    grammar.path_option("package", "FOLDER", options.package, "desktop_help_package"_tr);
}

void list(Json& json, std::string_view key, const std::vector<fs::path>& paths) {
    json.array(key);
    for (const auto& path : paths) json.item(portable::utf8(path));
    json.end_array();
}

core::Error not_written(const app::DesktopEntry::Failure& failure) {
    if (failure.why == std::errc::invalid_argument)
        return {ErrorKind::work, "desktop_odd_program"_tr, {}, portable::utf8(failure.where)};
    return app::cannot_write(failure.why, failure.where);
}

Exit install_desktop(Call& call, const Parts& parts, bool overwrite) {
    auto& desktop = *call.machine.desktop;
    const auto before = desktop.state(parts);
    if (!before.foreign.empty() && !overwrite)
        return core::fail(ErrorKind::work, "desktop_foreign"_tr, {}, portable::utf8(before.foreign.front()),
                          core::ErrorCode::exists);
    if (const auto done = desktop.install(parts); !done) return tl::unexpected(not_written(done.error()));
    call.worked = true;
    const auto program = portable::utf8(desktop.state(parts).program);
    if (call.json)
        Json(call.out).object().boolean("installed", true).text("program", program).end_object();
    else
        call.say(core::trf(call.lang, "desktop_installed"_tr, program));
    return kDone;
}

Exit uninstall_desktop(Call& call) {
    const auto left = call.machine.desktop->uninstall();
    if (!left) return tl::unexpected(not_written(left.error()));
    call.worked = true;
    if (call.json) {
        Json json(call.out);
        json.object().boolean("installed", false);
        list(json, "left", *left);
        json.end_object();
        return kDone;
    }
    call.say(core::tr(call.lang, "desktop_uninstalled"_tr));
    for (const auto& path : *left) call.say(core::trf(call.lang, "desktop_left"_tr, portable::utf8(path)));
    return kDone;
}

core::Tr state_text(const app::DesktopEntry::State& state) {
    std::error_code error;
    if (!state.installed) return "desktop_absent"_tr;
    if (state.complete) return "desktop_present"_tr;
    return fs::exists(state.program, error) ? "desktop_differs"_tr : "desktop_moved"_tr;
}

Exit show_desktop(Call& call, const Parts& parts) {
    const auto state = call.machine.desktop->state(parts);
    if (call.json) {
        Json json(call.out);
        json.object().boolean("installed", state.installed);
        json.text("program", state.installed ? std::optional(portable::utf8(state.program)) : std::nullopt);
        json.boolean("complete", state.complete);
        list(json, "foreign", state.foreign);
        json.end_object();
        return kDone;
    }
    call.say(core::trf(call.lang, state_text(state), portable::utf8(state.program)));
    for (const auto& path : state.foreign) call.say(core::trf(call.lang, "desktop_left"_tr, portable::utf8(path)));
    return kDone;
}

std::error_code write_part(app::Files& files, const fs::path& path, std::string_view content) {
    if (const auto failed = files.make_folder(path.parent_path())) return failed;
    return files.replace_file(path, std::as_bytes(std::span(content)));
}

// For those who make packages: each part as it is, the program wherever PATH finds it.
Exit write_package(Call& call, const Parts& parts, const fs::path& folder) {
    std::vector<fs::path> written;
    for (const auto& part : parts) {
        const auto path = folder / part.place;
        if (const auto failed = write_part(call.machine.ports.files, path, part.content))
            call.warn(core::sentence(call.lang, app::cannot_write(failed, path)));
        else
            written.push_back(path);
    }
    call.worked = true;
    for (const auto& path : written) call.say(portable::utf8(path));
    if (call.json) {
        Json json(call.out);
        json.object();
        list(json, "files", written);
        json.end_object();
    }
    return written.size() == parts.size() ? kDone : kWorkFailed;
}

Exit run_desktop(Call& call, const DesktopOptions& options) {
    if (int{options.install} + int{options.uninstall} + int{options.status} + int{options.package.has_value()} > 1)
        return core::fail(ErrorKind::usage, "desktop_one_option"_tr);
    if (call.machine.desktop == nullptr || !call.machine.icon)
        return core::fail(ErrorKind::work, "cli_error_no_window"_tr);
    if (options.uninstall) return uninstall_desktop(call);
    const auto parts = desktop_parts(call);
    if (!parts) return tl::unexpected(parts.error());
    if (options.install) return install_desktop(call, *parts, options.overwrite);
    if (options.package) return write_package(call, *parts, *options.package);
    return show_desktop(call, *parts);
}

const Verb kDesktop{1230, "desktop", "cli_verb_desktop"_tr, define<DesktopOptions, declare_desktop, run_desktop>};

}  // namespace
}  // namespace recoup::cli::inline shell
