#include "cli/context.h"

#include <ostream>

#include "app/backup.h"
#include "app/library.h"
#include "app/opening.h"
#include "core/text.h"

namespace recoup::cli {

using core::ErrorKind;

void Context::say(std::string_view line) {
    const auto text = core::escape_controls(line) + '\n';
    if (json)
        machine.err << text;
    else
        out += text;
}

void Context::warn(std::string_view line) {
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

core::Result<void> require_file(const Context& context) {
    std::error_code ignored;
    if (std::filesystem::exists(context.file.path, ignored)) return {};
    return core::fail(ErrorKind::file, context.file.named ? "cli_error_no_file"_tr : "cli_error_no_default_file"_tr, {},
                      context.file.path.string());
}

app::SessionPorts session_ports(const Context& context) {
    return {context.clock(), context.zones(), context.machine.ports.ids, context.machine.ports.library.rules(),
            /*wake=*/{}};
}

core::Result<std::unique_ptr<app::Session>> open_session(Context& context, Missing missing) {
    const auto& path = context.file.path;
    const bool may_make = missing == Missing::make_default && !context.file.named;
    if (auto there = require_file(context); !there && !may_make) return tl::unexpected(there.error());
    auto session = app::open_or_make(path, may_make, context.machine.ports.files, session_ports(context));
    if (!session)
        return tl::unexpected(app::with_newest_backup(std::move(session.error()), path, context.machine.ports.folders));
    return session;
}

core::Result<core::Change> dispatch(app::Session& session, const core::Command& command,
                                    std::vector<app::Original> originals) {
    auto change = session.dispatch(command, std::move(originals));
    if (!change) return change;
    if (auto saved = session.flush(); !saved) return tl::unexpected(saved.error());
    for (auto& lost : session.poll().lost_commands) return tl::unexpected(std::move(lost));
    return change;
}

core::Reader reader_of(const Context& context) {
    return {.lang = context.lang, .now = context.now(), .zones = &context.zones(), .zone = context.zone};
}

}  // namespace recoup::cli
