#include "desktop/files/exports.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/file/opening.h"
#include "app/file/output.h"
#include "app/reminders/calendar.h"
#include "app/reminders/remind_pass.h"
#include "desktop/files/backups.h"
#include "desktop/files/path_asker.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

namespace fs = std::filesystem;

struct OriginalsWritten {
    std::size_t count = 0;
    std::optional<core::Error> error;
};

core::Result<void> write_original(const app::Session& session, app::Files& files, const fs::path& folder,
                                  const core::EvidenceRow& item) {
    const auto bytes = session.read_original(item.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto file = files.write_new_file(folder, item.name, *bytes);
    if (!file) return tl::unexpected(app::cannot_write(file.error(), folder));
    return {};
}

// A worker's.
OriginalsWritten write_originals(const app::Session& session, app::Files& files, const fs::path& folder,
                                 const std::vector<core::EvidenceRow>& items, const portable::StopToken& stop) {
    OriginalsWritten written;
    if (const auto failed = files.make_folder(folder)) written.error = app::cannot_write(failed, folder);
    for (const auto& item : items) {
        if (written.error || stop.stop_requested()) break;
        if (const auto done = write_original(session, files, folder, item))
            ++written.count;
        else
            written.error = done.error();
    }
    return written;
}

}  // namespace

void Exports::originals(const ui::ExportRequest& request) {
    const auto* record = file_.state().find(request.case_uuid);
    if (!record) return;
    std::vector<core::EvidenceRow> items;
    for (const auto& item : record->evidence)
        if (std::ranges::find(request.evidence, item.uuid) != request.evidence.end()) items.push_back(item);
    const auto folder = path_of(request.folder, surroundings_.machine().folders);
    jobs_.submit([this, items, folder, &session = file_.session(),
                  &files = surroundings_.machine().files](portable::StopToken stop) -> app::Jobs::Finish {
        const auto written = write_originals(session, files, folder, items, stop);
        return [this, written, folder] {
            if (written.error) return voice_.trouble(*written.error);
            voice_.done(core::trf(surroundings_.lang(), "export_done"_tr, written.count, portable::utf8(folder)));
        };
    });
}

void Exports::calendar(const fs::path& chosen) {
    const auto path = file_.path();
    auto out = chosen;
    if (out.empty())
        out = path_of(surroundings_.usual_folders().front(), surroundings_.machine().folders) / path.stem();
    if (!out.has_extension()) out += ".ics";
    const auto& zones = surroundings_.machine().zones;
    const app::CalendarChoice choice{{}, app::reminder_choices(surroundings_.settings, zones), surroundings_.lang()};
    jobs_.submit([this, path, out, choice, &zones,
                  &files = surroundings_.machine().files](portable::StopToken) -> app::Jobs::Finish {
        const auto calendar = app::make_calendar(path, choice, zones);
        core::Result<void> done;
        if (!calendar)
            done = tl::unexpected(calendar.error());
        else
            done = app::write_output({.path = out, .kind = app::OutputKind::calendar},
                                     std::as_bytes(std::span(calendar->ics)), path, files);
        const auto events = calendar ? calendar->events : 0;
        return [this, done, events, out] {
            if (!done) return voice_.trouble(done.error());
            voice_.done(core::trf(surroundings_.lang(), "ics_written"_tr, events, portable::utf8(out)));
        };
    });
}

void Exports::copy(const fs::path& out) {
    if (const auto saved = file_.save(); !saved) return voice_.trouble(saved.error());
    jobs_.submit([this, path = file_.path(), out](portable::StopToken stop) -> app::Jobs::Finish {
        const auto aside = app::set_aside_foreign_journal(out);
        const auto made =
            aside.and_then([&](const auto&) { return app::backup_file(path, out, app::until_stopped(stop)); });
        return [this, aside, made, out] {
            if (aside && *aside)
                voice_.done(core::trf(surroundings_.lang(), "store_journal_set_aside"_tr, portable::utf8(**aside)));
            tell(voice_, surroundings_.lang(), made, out, "files_copied"_tr);
        };
    });
}

void Exports::look_for_folders(bool asked_for) {
    if (!asked_for) return folders_.clear();
    if (folders_.empty()) folders_ = surroundings_.usual_folders();
}

}  // namespace recoup::desktop::inline files
