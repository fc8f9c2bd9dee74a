#include "desktop/files/exports.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/file/opening.h"
#include "app/file/output.h"
#include "app/reading/habit.h"
#include "app/redact/shown.h"
#include "app/reminders/calendar.h"
#include "app/reminders/remind_pass.h"
#include "app/report/print.h"
#include "app/tables/export_tables.h"
#include "app/upload/upload_set.h"
#include "desktop/files/backups.h"
#include "desktop/files/path_asker.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

namespace fs = std::filesystem;

struct Item {
    core::EvidenceRow row;
    std::vector<core::CoverBox> covers;
};

struct OriginalsWritten {
    std::size_t count = 0, covered = 0;
    std::optional<core::Error> error;
};

// How many places of it are covered.
core::Result<int> write_item(const app::Session& session, app::Files& files, const fs::path& folder, const Item& item,
                             app::ShownAs as) {
    const auto bytes = session.read_original(item.row.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto shown = app::shown_of(std::as_bytes(std::span(*bytes)), item.row, item.covers, as);
    if (!shown) return tl::unexpected(shown.error());
    const auto file = files.write_new_file(folder, app::shown_name(item.row, *shown), shown->octets());
    if (!file) return tl::unexpected(app::cannot_write(file.error(), folder));
    return shown->places;
}

// A worker's.
OriginalsWritten write_items(const app::Session& session, app::Files& files, const fs::path& folder,
                             const std::vector<Item>& items, app::ShownAs as, const portable::StopToken& stop) {
    OriginalsWritten written;
    if (const auto failed = files.make_folder(folder)) written.error = app::cannot_write(failed, folder);
    for (const auto& item : items) {
        if (written.error || stop.stop_requested()) break;
        const auto places = write_item(session, files, folder, item, as);
        if (!places) {
            written.error = places.error();
        } else {
            ++written.count;
            written.covered += *places > 0 ? 1 : 0;
        }
    }
    return written;
}

// Each form with how its files end; CSV is a folder of them.
struct FormOf {
    app::TableFormat format;
    std::string_view ending;
};
FormOf form_of(ui::ExportForm form) {
    switch (form) {
        case ui::ExportForm::csv:
            return {app::TableFormat::csv, ""};
        case ui::ExportForm::json:
            return {app::TableFormat::json, ".json"};
        case ui::ExportForm::markdown:
            return {app::TableFormat::md, ".md"};
        case ui::ExportForm::page:
            break;
    }
    return {app::TableFormat::html, ".html"};
}

// A name in the folder that nothing has: "refunds", "refunds (2)" …
fs::path free_name(const fs::path& folder, const std::string& stem, std::string_view ending) {
    for (int i = 1;; ++i) {
        const auto number = i == 1 ? std::string() : " (" + std::to_string(i) + ")";
        auto path = folder / portable::path_of(stem + number + std::string(ending));
        std::error_code ignored;
        if (fs::symlink_status(path, ignored).type() == fs::file_type::not_found) return path;
    }
}

struct TablesWritten {
    std::size_t cases = 0;
    fs::path path;
};

// A worker's; reads the file by itself.
core::Result<TablesWritten> write_tables(const fs::path& path, const std::optional<core::Uuid>& only,
                                         app::TableChoice choice, const fs::path& out, app::Files& files,
                                         const core::Zones& zones) {
    auto file = app::WholeFile::open(path, zones);
    if (!file) return tl::unexpected(file.error());
    auto cases = exporting::by_number(file->state());
    const bool page = choice.format == app::TableFormat::html || choice.format == app::TableFormat::md;
    std::erase_if(cases,
                  [&](const auto* record) { return only ? record->row.uuid != *only : page && !record->on_board(); });
    if (page) choice.csv.content.covered = file->covered_words(cases);
    if (const auto failed = files.make_folder(out.parent_path()))
        return tl::unexpected(app::cannot_write(failed, out.parent_path()));
    core::Result<void> done;
    if (choice.format == app::TableFormat::csv) {
        done = app::write_csv_folder(*file, cases, choice, out, files).map([](std::size_t) {});
    } else {
        const auto text = app::make_table(*file, cases, choice, out);
        if (!text) return tl::unexpected(text.error());
        done = app::write_output({.path = out, .kind = app::OutputKind::document}, std::as_bytes(std::span(*text)),
                                 path, files);
    }
    if (!done) return tl::unexpected(done.error());
    return TablesWritten{cases.size(), out};
}

}  // namespace

void Exports::tables(const ui::ExportTablesRequest& request) {
    if (const auto saved = file_.save(); !saved) return voice_.trouble(saved.error());
    const auto path = file_.path();
    const auto& machine = surroundings_.machine();
    const auto [format, ending] = form_of(request.form);
    app::TableChoice choice{.format = format, .directory = !request.case_uuid, .reader = surroundings_.reader()};
    if (format == app::TableFormat::json) choice.originals = app::WithOriginals::none;
    choice.csv.zones = &machine.zones;
    choice.csv.zone = choice.reader.zone;
    auto stem = portable::utf8(path.stem());
    if (request.case_uuid)
        if (const auto* record = file_.state().find(*request.case_uuid))
            stem += "-" + std::to_string(record->row.number);
    const auto out = free_name(path_of(request.folder, machine.folders), stem, ending);
    jobs_.submit([this, path, out, choice, only = request.case_uuid, &zones = machine.zones,
                  &files = machine.files](portable::StopToken) -> app::Jobs::Finish {
        const auto written = write_tables(path, only, choice, out, files, zones);
        return [this, written] {
            if (!written) return voice_.trouble(written.error());
            voice_.done(
                core::trf(surroundings_.lang(), "tables_written"_tr, written->cases, portable::utf8(written->path)));
        };
    });
}

void Exports::upload_set(const ui::UploadSetRequest& request) {
    const auto* record = file_.state().find(request.case_uuid);
    if (!record) return;
    auto& kept = surroundings_.settings.upload_limits[record->row.route];
    if (kept != request.limits) {
        kept = request.limits;
        surroundings_.save();
    }
    const auto& machine = surroundings_.machine();
    const auto lang = surroundings_.lang();
    const auto name = core::trf(lang, "upload_folder"_tr, record->row.number);
    const auto out = free_name(path_of(request.folder, machine.folders), name, "");
    jobs_.submit([this, out, lang, evidence = record->evidence, limits = request.limits, zone = surroundings_.zone,
                  home = surroundings_.settings.home, platforms = app::known_platforms(file_.state()), &machine,
                  given = app::upload_source(file_.session(), *record)](portable::StopToken stop) -> app::Jobs::Finish {
        auto source = given;
        source.habit = app::reading_habit(machine, machine.clock.now(), zone, home, platforms);
        source.lang = lang;
        const auto set = app::make_upload_set(evidence, limits, source, out, machine.files, stop);
        return [this, set, out] {
            if (!set) return voice_.trouble(set.error());
            voice_.done(core::trf(surroundings_.lang(), "upload_written"_tr, set->files.size(), portable::utf8(out)));
        };
    });
}

void Exports::originals(const ui::ExportRequest& request) {
    const auto* record = file_.state().find(request.case_uuid);
    if (!record) return;
    std::vector<Item> items;
    for (const auto& item : record->evidence)
        if (std::ranges::find(request.evidence, item.uuid) != request.evidence.end())
            items.push_back({item, core::covers_of(*record, item.uuid)});
    const auto as = request.shown ? app::ShownAs::redacted : app::ShownAs::originals;
    const auto folder = path_of(request.folder, surroundings_.machine().folders);
    jobs_.submit([this, items, as, folder, &session = file_.session(),
                  &files = surroundings_.machine().files](portable::StopToken stop) -> app::Jobs::Finish {
        const auto written = write_items(session, files, folder, items, as, stop);
        return [this, written, folder] {
            if (written.error) return voice_.trouble(*written.error);
            if (written.covered > 0)
                return voice_.done(core::trf(surroundings_.lang(), "export_done_shown"_tr, written.count,
                                             portable::utf8(folder), written.covered));
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

void Exports::print(const ui::PrintRequest& request) {
    if (const auto saved = file_.save(); !saved) return voice_.trouble(saved.error());
    using What = ui::PrintRequest::What;
    const auto state = std::make_shared<const core::State>(file_.state());
    const auto type = std::make_shared<platform::OutlineType>(platform::program_fonts);
    const auto reader = surroundings_.reader();
    std::function<core::Result<app::Paper>()> make = [=, which = request.what] {
        return app::list_paper(which == What::agenda ? app::Printed::agenda : app::Printed::board, *state, reader,
                               type.get());
    };
    if (request.what == What::report) {
        const auto* record = state->find(request.case_uuid);
        if (!record) return;
        const auto report =
            std::make_shared<const app::ReportCopy>(file_.session(), state, surroundings_.machine().library, type.get(),
                                                    reader, *record, core::usual_choice(core::Purpose::regulator));
        make = [report, type] { return app::report_paper(*report); };
    }
    jobs_.submit(
        [this, make, printers = surroundings_.ports.printers](portable::StopToken) -> app::Jobs::Finish {
            const auto paper = make();
            const auto done = paper ? app::print_paper(printers, *paper) : tl::unexpected(paper.error());
            return [this, done, title = paper ? paper->title : std::string()] {
                if (!done) return voice_.trouble(done.error());
                voice_.done(core::trf(surroundings_.lang(), "print_taken"_tr, title));
            };
        },
        app::Jobs::Urgency::now);
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

void Exports::show(const fs::path& path) {
    jobs_.submit(
        [this, path, manager = surroundings_.ports.file_manager](const portable::StopToken&) -> app::Jobs::Finish {
            if (manager && manager->show(path)) return {};
            return [this, path] {
                voice_.done(core::trf(surroundings_.lang(), "files_not_shown"_tr, portable::utf8(path)));
            };
        },
        app::Jobs::Urgency::now);
}

void Exports::look_for_folders(bool asked_for) {
    if (!asked_for) return folders_.clear();
    if (folders_.empty()) folders_ = surroundings_.usual_folders();
}

}  // namespace recoup::desktop::inline files
