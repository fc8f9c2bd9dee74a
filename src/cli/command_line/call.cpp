#include "cli/command_line/call.h"

#include <ostream>
#include <utility>

#include "app/data/library.h"
#include "app/data/settings.h"
#include "app/file/backup.h"
#include "app/file/opening.h"
#include "app/unreachable.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline command_line {

using core::ErrorKind;

void Call::say(std::string_view line) {
    const auto text = core::escape_controls(line) + '\n';
    if (json)
        machine.err << text;
    else
        out += text;
}

void Call::warn(std::string_view line) {
    machine.err << core::escape_controls(line) << '\n';
}

int exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::work:
            return kWorkFailed;
        case ErrorKind::usage:
            return kWrongUsage;
        case ErrorKind::file:
            return kFileUnusable;
    }
    return kWorkFailed;
}

core::Result<void> clear_beside(Call& call, const std::filesystem::path& path) {
    const auto aside = app::set_aside_foreign_journal(path);
    if (!aside) return tl::unexpected(aside.error());
    if (*aside) call.warn(core::trf(call.lang, "store_journal_set_aside"_tr, portable::utf8(**aside)));
    return {};
}

core::Result<void> require_file(Call& call) {
    std::error_code why;
    if (std::filesystem::exists(call.file.path, why)) return clear_beside(call, call.file.path);
    const auto absent = call.file.named ? "cli_error_no_file"_tr : "cli_error_no_default_file"_tr;
    return core::fail(ErrorKind::file, app::unreachable(why).value_or(absent), {}, portable::utf8(call.file.path));
}

app::SessionPorts session_ports(const Call& call) {
    return {call.clock(), call.zones(), call.machine.ports.ids, call.machine.ports.library,
            /*wake=*/{}};
}

core::Result<std::unique_ptr<app::Session>> open_session(Call& call, Missing missing) {
    const auto& path = call.file.path;
    const bool may_make = missing == Missing::make_default && !call.file.named;
    if (auto there = require_file(call); !there && !may_make) return tl::unexpected(there.error());
    auto session = app::open_or_make(path, may_make, call.machine.ports.files, session_ports(call));
    if (!session)
        return tl::unexpected(app::with_newest_backup(std::move(session.error()), path, call.machine.ports.folders));
    return session;
}

core::Result<core::State> read_excerpt(Call& call, const app::Excerpt& excerpt, bool in_pictures) {
    const auto& path = call.file.path;
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    auto state = app::read_excerpt(path, call.zones(), excerpt, in_pictures);
    if (!state)
        return tl::unexpected(app::with_newest_backup(std::move(state.error()), path, call.machine.ports.folders));
    return state;
}

core::Result<void> write_output(Call& call, app::Output output, std::span<const std::byte> bytes) {
    output.streams = true;
    auto written = app::write_output(output, bytes, call.file.path, call.machine.ports.files);
    if (!written && written.error().code == core::ErrorCode::exists) written.error().message = "cli_output_exists"_tr;
    call.worked = call.worked || written.has_value();
    return written;
}

core::Result<core::Change> dispatch(Call& call, app::Session& session, const core::Command& command,
                                    std::vector<app::Original> originals) {
    return concluded(call, session, session.dispatch(command, std::move(originals)));
}

core::Result<core::Change> concluded(Call& call, app::Session& session, core::Result<core::Change> change) {
    if (!change) return change;
    if (auto saved = session.conclude(); !saved) return tl::unexpected(saved.error());
    call.worked = true;
    if (!change->rows.empty()) call.changed = session.mark();
    return change;
}

void back_up_when_due(Call& call) {
    const auto changed = std::exchange(call.changed, {});
    if (!changed) return;
    const auto& ports = call.machine.ports;
    const auto made = app::backup_if_due(call.file.path, *changed, ports.folders, ports.files, call.now());
    if (!made) call.warn(core::trf(call.lang, "cli_backup_failed"_tr, core::sentence(call.lang, made.error())));
}

core::Reader reader_of(const Call& call) {
    return {.lang = call.lang, .now = call.now(), .zones = &call.zones(), .zone = call.zone};
}

core::Home home_of(const Call& call) {
    const auto settings = app::load_settings(call.machine.ports.folders.settings());
    core::Home home = settings.home;
    if (home.region.empty()) home.region = core::CaseRow().jurisdiction;
    if (home.currency.empty()) home.currency = core::CaseRow().currency;
    return home;
}

}  // namespace recoup::cli::inline command_line
