#include <algorithm>
#include <array>

#include "core/advice/snooze.h"
#include "core/base/words.h"
#include "core/edit/move_to.h"
#include "ui/frame/icons.h"
#include "ui/palette/palette.h"

namespace recoup::ui::inline palette {
namespace {

using Entries = std::vector<PaletteEntry>;
using Run = std::function<void(Context&, PaletteEvents&)>;

struct Look {
    char32_t icon;
    std::string_view keys = {};
    Role tint = Role::muted;
};

template <class... Args>
void add(const Context& ctx, Entries& entries, const Look& look, Run run, core::Tr key, const Args&... args) {
    PaletteEntry entry{.icon = look.icon, .tint = look.tint, .keys = look.keys, .run = std::move(run)};
    entry.text = core::trf(ctx.reader.lang, key, args...);
    entry.searched = core::trf(core::Lang::zh, key, args...) + "\n" + core::trf(core::Lang::en, key, args...);
    entries.push_back(std::move(entry));
}

void add_moves(const Context& ctx, Entries& entries, const core::CaseRow& row) {
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        if (stage == row.stage) continue;
        const auto move = [id = row.uuid, stage](Context& c, PaletteEvents& events) {
            if (const auto* record = c.app.state.find(id))
                events.board.moved = core::move_to(c.app.state, *record, stage);
        };
        PaletteEntry entry{.icon = icon::arrow_right, .tint = stage_role(stage), .run = move};
        entry.text = ctx.trf("move_to"_tr, core::label(ctx.reader.lang, stage));
        for (const auto lang : {core::Lang::zh, core::Lang::en})
            entry.searched += core::trf(lang, "move_to"_tr, core::label(lang, stage)) + "\n";
        entries.push_back(std::move(entry));
    }
}

void add_endings(const Context& ctx, Entries& entries, const core::CaseRecord& record) {
    const auto archive = [id = record.row.uuid](core::Outcome outcome) {
        return [id, outcome](Context& c, PaletteEvents&) { c.send(core::ArchiveCase{id, true, outcome}); };
    };
    if (record.ended()) {
        add(ctx, entries, {icon::archive}, archive(core::Outcome::none), "palette_archive"_tr);
    } else {
        add(ctx, entries, {icon::archive}, archive(core::Outcome::rejected), "palette_archive_rejected"_tr);
        add(ctx, entries, {icon::archive}, archive(core::Outcome::abandoned), "palette_archive_abandoned"_tr);
    }
    const auto remove = [id = record.row.uuid](Context& c, PaletteEvents&) { c.send(core::RemoveCase{id}); };
    add(ctx, entries, {icon::remove}, remove, "action_bin"_tr);
}

// Named by what it is done to; found in either language.
template <class Name>
void add_named(const Context& ctx, Entries& entries, char32_t look, core::Command command, core::Tr key, Name name) {
    PaletteEntry entry{.icon = look,
                       .run = [command = std::move(command)](Context& c, PaletteEvents&) { c.send(command); }};
    entry.text = core::trf(ctx.reader.lang, key, name(ctx.reader.lang));
    for (const auto lang : {core::Lang::zh, core::Lang::en}) entry.searched += core::trf(lang, key, name(lang)) + "\n";
    entries.push_back(std::move(entry));
}

void add_deadlines(const Context& ctx, Entries& entries, const core::CaseRecord& record) {
    const auto id = record.row.uuid;
    for (const auto& row : record.deadlines) {
        if (row.done_at) continue;
        const auto title = [&](core::Lang) { return std::string_view(row.title); };
        add_named(ctx, entries, icon::check, core::CompleteDeadline{id, row.uuid, true}, "palette_deadline_done"_tr,
                  title);
        add_named(ctx, entries, icon::snooze,
                  core::SnoozeDeadline{id, row.uuid, core::snooze_until(core::Snooze::day, ctx.reader)},
                  "palette_deadline_snooze"_tr, title);
        add_named(ctx, entries, icon::remove, core::RemoveDeadline{id, row.uuid}, "palette_deadline_remove"_tr, title);
    }
}

void add_slots(const Context& ctx, Entries& entries, const core::CaseRecord& record) {
    const auto id = record.row.uuid;
    for (std::size_t i = 0; i < core::words<core::EvidenceKind>().size(); ++i) {
        const auto kind = static_cast<core::EvidenceKind>(i);
        const auto name = [&](core::Lang lang) { return core::label(lang, kind); };
        const bool asked =
            std::any_of(record.slots.begin(), record.slots.end(), [&](const auto& slot) { return slot.kind == kind; });
        if (asked)
            add_named(ctx, entries, icon::close, core::RemoveSlot{id, kind}, "palette_slot_drop"_tr, name);
        else
            add_named(ctx, entries, icon::plus, core::AddSlot{id, kind}, "palette_slot_add"_tr, name);
    }
}

// What is done in the tabs of a case.
template <class Add>
void add_tabs(Add add_one) {
    add_one(icon::images, DrawerTab::evidence, "palette_tab_evidence"_tr);
    add_one(icon::message, DrawerTab::contacts, "palette_tab_contacts"_tr);
    add_one(icon::clock, DrawerTab::deadlines, "palette_tab_deadlines"_tr);
    add_one(icon::copy, DrawerTab::messages, "palette_tab_messages"_tr);
    add_one(icon::balance, DrawerTab::routes, "palette_tab_routes"_tr);
    add_one(icon::history, DrawerTab::history, "palette_tab_history"_tr);
}

void add_on_case(const Context& ctx, Entries& entries, const core::CaseRecord& record) {
    const auto id = record.row.uuid;
    const auto first = entries.size();
    add(
        ctx, entries, {icon::open_new, "Enter"}, [id](Context&, PaletteEvents& e) { e.board.open = id; },
        "palette_open"_tr);
    add_tabs([&](char32_t icon, DrawerTab tab, core::Tr key) {
        const auto go = [id, tab](Context&, PaletteEvents& e) { e.board.open = id, e.tab = tab; };
        add(ctx, entries, {icon}, go, key);
    });
    if (ctx.app.save != SaveLook::read_only) {
        const auto edit = [id](Context&, PaletteEvents& e) { e.board.open = id, e.edit = true; };
        add(ctx, entries, {icon::pencil}, edit, "palette_edit"_tr);
        add_moves(ctx, entries, record.row);
        add_endings(ctx, entries, record);
        add_deadlines(ctx, entries, record);
    }
    if (!record.row.platform.empty())
        add(
            ctx, entries, {icon::store},
            [name = record.row.platform](Context&, PaletteEvents& e) { e.platforms = name; }, "palette_platform"_tr,
            record.row.platform);
    add(
        ctx, entries, {icon::package, "Ctrl+E"}, [id](Context&, PaletteEvents& e) { e.pack = id; }, "pack_open"_tr);
    const auto print = [id](Context& c, PaletteEvents&) { c.ask(PrintRequest{PrintRequest::What::report, id}); };
    add(ctx, entries, {icon::printer, "Ctrl+P"}, print, "palette_print"_tr);
    if (!record.evidence.empty())
        add(
            ctx, entries, {icon::exporting}, [id](Context&, PaletteEvents& e) { e.export_case = id; },
            "palette_export"_tr);
    if (!record.evidence.empty())
        add(
            ctx, entries, {icon::images}, [id](Context&, PaletteEvents& e) { e.upload_case = id; },
            "palette_upload"_tr);
    add(
        ctx, entries, {icon::exporting}, [id](Context&, PaletteEvents& e) { e.tables = PaletteEvents::Tables{id}; },
        "palette_tables_case"_tr);
    if (ctx.app.save != SaveLook::read_only) add_slots(ctx, entries, record);
    for (std::size_t i = first; i < entries.size(); ++i) entries[i].group = PaletteGroup::subject;
}

// ---- what needs a case, while none is selected

using RunOn = std::function<void(Context&, PaletteEvents&, const core::CaseRecord&)>;
using Fits = std::function<bool(const core::CaseRecord&)>;

bool fits_any(const core::CaseRecord&) {
    return true;
}

PaletteEntry on_some_case(const Context& ctx, char32_t icon, RunOn run, Fits fits, Role tint = Role::muted) {
    PaletteEntry entry{.group = PaletteGroup::needs_case, .icon = icon, .tint = tint};
    entry.detail = ctx.tr("palette_needs_case"_tr);
    entry.run_on = std::move(run);
    entry.fits = std::move(fits);
    return entry;
}

template <class Name>
void name_in_both(const Context& ctx, PaletteEntry& entry, core::Tr key, Name name) {
    entry.text = core::trf(ctx.reader.lang, key, name(ctx.reader.lang));
    for (const auto lang : {core::Lang::zh, core::Lang::en}) entry.searched += core::trf(lang, key, name(lang)) + "\n";
}

void add_some(const Context& ctx, Entries& entries, char32_t icon, RunOn run, Fits fits, core::Tr key) {
    auto entry = on_some_case(ctx, icon, std::move(run), std::move(fits));
    name_in_both(ctx, entry, key, [](core::Lang) { return 0; });
    entries.push_back(std::move(entry));
}

RunOn open_at(DrawerTab tab) {
    return [tab](Context&, PaletteEvents& events, const core::CaseRecord& record) {
        events.board.open = record.row.uuid;
        events.tab = tab;
    };
}

RunOn end_as(core::Outcome outcome) {
    return [outcome](Context& c, PaletteEvents&, const core::CaseRecord& record) {
        c.send(core::ArchiveCase{record.row.uuid, true, outcome});
    };
}

void add_some_moves(const Context& ctx, Entries& entries) {
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        const auto run = [stage](Context& c, PaletteEvents& events, const core::CaseRecord& record) {
            events.board.moved = core::move_to(c.app.state, record, stage);
        };
        const auto fits = [stage](const core::CaseRecord& record) { return record.row.stage != stage; };
        auto entry = on_some_case(ctx, icon::arrow_right, run, fits, stage_role(stage));
        name_in_both(ctx, entry, "move_to"_tr, [&](core::Lang lang) { return core::label(lang, stage); });
        entries.push_back(std::move(entry));
    }
}

void add_some_slots(const Context& ctx, Entries& entries) {
    for (std::size_t i = 0; i < core::words<core::EvidenceKind>().size(); ++i) {
        const auto kind = static_cast<core::EvidenceKind>(i);
        const auto asks = [kind](const core::CaseRecord& record) {
            return std::ranges::any_of(record.slots, [&](const auto& slot) { return slot.kind == kind; });
        };
        const auto name = [&](core::Lang lang) { return core::label(lang, kind); };
        auto more = on_some_case(
            ctx, icon::plus,
            [kind](Context& c, PaletteEvents&, const core::CaseRecord& record) {
                c.send(core::AddSlot{record.row.uuid, kind});
            },
            [asks](const core::CaseRecord& record) { return !asks(record); });
        name_in_both(ctx, more, "palette_slot_add"_tr, name);
        auto less = on_some_case(
            ctx, icon::close,
            [kind](Context& c, PaletteEvents&, const core::CaseRecord& record) {
                c.send(core::RemoveSlot{record.row.uuid, kind});
            },
            asks);
        name_in_both(ctx, less, "palette_slot_drop"_tr, name);
        entries.push_back(std::move(more));
        entries.push_back(std::move(less));
    }
}

void add_on_some_case(const Context& ctx, Entries& entries) {
    if (ctx.app.board.no_cases) return;
    const bool writes = ctx.app.save != SaveLook::read_only;
    add_some(ctx, entries, icon::open_new, open_at(DrawerTab::overview), fits_any, "palette_open"_tr);
    if (writes) add_some_moves(ctx, entries);
    add_tabs(
        [&](char32_t icon, DrawerTab tab, core::Tr key) { add_some(ctx, entries, icon, open_at(tab), fits_any, key); });
    if (writes) {
        const auto edit = [](Context&, PaletteEvents& events, const core::CaseRecord& record) {
            events.board.open = record.row.uuid;
            events.edit = true;
        };
        add_some(ctx, entries, icon::pencil, edit, fits_any, "palette_edit"_tr);
    }
    const auto has_files = [](const core::CaseRecord& record) { return !record.evidence.empty(); };
    const auto export_it = [](Context&, PaletteEvents& events, const core::CaseRecord& record) {
        events.export_case = record.row.uuid;
    };
    add_some(ctx, entries, icon::exporting, export_it, has_files, "palette_export"_tr);
    const auto fit_it = [](Context&, PaletteEvents& events, const core::CaseRecord& record) {
        events.upload_case = record.row.uuid;
    };
    add_some(ctx, entries, icon::images, fit_it, has_files, "palette_upload"_tr);
    const auto table_it = [](Context&, PaletteEvents& events, const core::CaseRecord& record) {
        events.tables = PaletteEvents::Tables{record.row.uuid};
    };
    add_some(ctx, entries, icon::exporting, table_it, fits_any, "palette_tables_case"_tr);
    const auto pack_it = [](Context&, PaletteEvents& events, const core::CaseRecord& record) {
        events.pack = record.row.uuid;
    };
    add_some(ctx, entries, icon::package, pack_it, fits_any, "pack_open"_tr);
    const auto print_it = [](Context& c, PaletteEvents&, const core::CaseRecord& record) {
        c.ask(PrintRequest{PrintRequest::What::report, record.row.uuid});
    };
    add_some(ctx, entries, icon::printer, print_it, fits_any, "palette_print"_tr);
    if (!writes) return;
    const auto ended = [](const core::CaseRecord& record) { return record.ended(); };
    const auto running = [](const core::CaseRecord& record) { return !record.ended(); };
    add_some(ctx, entries, icon::archive, end_as(core::Outcome::none), ended, "palette_archive"_tr);
    add_some(ctx, entries, icon::archive, end_as(core::Outcome::rejected), running, "palette_archive_rejected"_tr);
    add_some(ctx, entries, icon::archive, end_as(core::Outcome::abandoned), running, "palette_archive_abandoned"_tr);
    const auto remove = [](Context& c, PaletteEvents&, const core::CaseRecord& record) {
        c.send(core::RemoveCase{record.row.uuid});
    };
    add_some(ctx, entries, icon::remove, remove, fits_any, "action_bin"_tr);
    add_some_slots(ctx, entries);
}

Run in_agenda(AgendaAct act) {
    return [act](Context&, PaletteEvents& events) { events.agenda = act; };
}

void add_on_deadline(const Context& ctx, Entries& entries, const core::CaseRecord& record, const core::Uuid& uuid) {
    const auto* row = ctx.app.state.find_deadline(record.row.uuid, uuid);
    if (!row || row->done_at || !core::in_agenda(record)) return;
    const auto name = row->title.empty() ? std::string(ctx.tr("deadline"_tr)) : row->title;
    const auto first = entries.size();
    const auto one = [&](char32_t icon, std::string_view keys, AgendaAct act, core::Tr text) {
        add(ctx, entries, {icon, keys}, in_agenda(act), text, name);
    };
    if (ctx.app.save != SaveLook::read_only) {
        one(icon::check_circle_outline, "D", AgendaAct::done, "palette_agenda_done"_tr);
        one(icon::snooze, {}, AgendaAct::snooze_hour, "palette_agenda_hour"_tr);
        one(icon::snooze, {}, AgendaAct::snooze_tomorrow, "palette_agenda_tomorrow"_tr);
        one(icon::snooze, {}, AgendaAct::snooze_time, "palette_agenda_time"_tr);
        if (core::is_snoozed(*row, ctx.reader.now)) one(icon::bell, {}, AgendaAct::wake, "palette_agenda_wake"_tr);
    }
    one(icon::filter, "F", AgendaAct::only_day, "palette_agenda_day"_tr);
    for (std::size_t i = first; i < entries.size(); ++i) entries[i].group = PaletteGroup::subject;
}

void add_months(const Context& ctx, Entries& entries) {
    add(ctx, entries, {icon::chevron_left}, in_agenda(AgendaAct::month_before), "palette_agenda_before"_tr);
    add(ctx, entries, {icon::chevron_right}, in_agenda(AgendaAct::month_after), "palette_agenda_after"_tr);
    add(ctx, entries, {icon::calendar_today, "T"}, in_agenda(AgendaAct::today), "palette_agenda_today"_tr);
}

void add_making(const Context& ctx, Entries& entries) {
    if (ctx.app.save == SaveLook::read_only) return;
    add(
        ctx, entries, {icon::plus, "N"}, [](Context&, PaletteEvents& e) { e.board.new_case = true; },
        "action_new_case"_tr);
    add(
        ctx, entries, {icon::paste, "Ctrl+V"}, [](Context&, PaletteEvents& e) { e.board.paste = true; },
        "action_paste"_tr);
    add(
        ctx, entries, {icon::images}, [](Context&, PaletteEvents& e) { e.pick = true; }, "choose_screenshots"_tr);
    if (ctx.app.can_undo)
        add(
            ctx, entries, {icon::undo, "Ctrl+Z"}, [](Context& c, PaletteEvents&) { c.ask(UndoRequest{}); },
            "action_undo"_tr);
    if (ctx.app.can_redo)
        add(
            ctx, entries, {icon::redo, "Ctrl+Shift+Z"}, [](Context& c, PaletteEvents&) { c.ask(RedoRequest{}); },
            "action_redo"_tr);
    if (ctx.app.import.total > 0)
        add(
            ctx, entries, {icon::stop}, [](Context& c, PaletteEvents&) { c.ask(CancelImportRequest{}); },
            "palette_cancel_import"_tr);
}

void add_calendar(const Context& ctx, Entries& entries) {
    if (ctx.app.board.no_cases) return;
    add(
        ctx, entries, {icon::calendar}, [](Context& c, PaletteEvents&) { c.ask(ExportCalendarRequest{}); },
        "palette_export_calendar"_tr);
    const auto print = [](PrintRequest::What what) {
        return [what](Context& c, PaletteEvents&) { c.ask(PrintRequest{what}); };
    };
    add(ctx, entries, {icon::printer}, print(PrintRequest::What::agenda), "palette_print_agenda"_tr);
    add(ctx, entries, {icon::printer}, print(PrintRequest::What::board), "palette_print_board"_tr);
    add(
        ctx, entries, {icon::exporting}, [](Context&, PaletteEvents& e) { e.tables.emplace(); },
        "palette_tables_all"_tr);
}

void add_views(const Context& ctx, Entries& entries, std::span<const ViewEntry> views, bool last) {
    for (const auto& view : views) {
        if (view.last_in_palette != last) continue;
        add(
            ctx, entries, {view.icon, view.key.text}, [&view](Context&, PaletteEvents& e) { e.go = &view; },
            view.palette);
        if (view.token == "agenda") add_months(ctx, entries);
    }
}

void add_places(const Context& ctx, Entries& entries, std::span<const ViewEntry> views) {
    add(
        ctx, entries, {icon::search, "/"}, [](Context&, PaletteEvents& e) { e.search = true; }, "keys_search"_tr);
    add_views(ctx, entries, views, false);
    add(
        ctx, entries, {icon::store}, [](Context&, PaletteEvents& e) { e.platforms = ""; }, "palette_platforms"_tr);
    static constexpr std::array kFilters = {"palette_show_all"_tr, "palette_show_due_today"_tr,
                                            "palette_show_overdue"_tr, "palette_show_missing"_tr};
    for (std::size_t i = 0; i < kFilters.size(); ++i)
        add(
            ctx, entries, {icon::filter},
            [i](Context&, PaletteEvents& e) { e.filter = static_cast<core::QuickFilter>(i); }, kFilters[i]);
    add_views(ctx, entries, views, true);
}

template <class Change>
Run with_settings(Change change) {
    return [change](Context& ctx, PaletteEvents&) {
        auto choices = ctx.app.choices;
        change(choices);
        ctx.ask(SettingsRequest{choices});
    };
}

void add_appearance(const Context& ctx, Entries& entries) {
    static constexpr std::array kThemes = {"palette_theme_system"_tr, "palette_theme_light"_tr,
                                           "palette_theme_dark"_tr};
    static constexpr std::array kThemeIcons = {icon::theme, icon::light, icon::dark};
    for (std::size_t i = 0; i < kThemes.size(); ++i)
        add(ctx, entries, {kThemeIcons[i]}, with_settings([i](Choices& s) { s.theme = static_cast<ThemeChoice>(i); }),
            kThemes[i]);
    static constexpr std::array kLangs = {"palette_lang_system"_tr, "palette_lang_zh"_tr, "palette_lang_en"_tr};
    for (std::size_t i = 0; i < kLangs.size(); ++i)
        add(ctx, entries, {icon::translate}, with_settings([i](Choices& s) { s.lang = static_cast<LangChoice>(i); }),
            kLangs[i]);
    add(ctx, entries, {icon::text_size, "Ctrl+0"}, with_settings([](Choices& s) { s.scale = 0; }),
        "palette_scale_auto"_tr);
    for (const int percent : {100, 125, 150, 200})
        add(ctx, entries, {icon::text_size},
            with_settings([percent](Choices& s) { s.scale = static_cast<float>(percent) / 100; }), "palette_scale"_tr,
            percent);
}

void add_other_files(const Context& ctx, Entries& entries) {
    const auto choose = [](PathUse use) {
        return [use](Context& c, PaletteEvents&) { c.ask(ChoosePathRequest{use}); };
    };
    add(ctx, entries, {icon::folder_outline, "Ctrl+O"}, choose(PathUse::open_file), "action_open_other"_tr);
    add(ctx, entries, {icon::plus}, choose(PathUse::new_file), "palette_file_new"_tr);
    add(ctx, entries, {icon::save}, choose(PathUse::save_copy), "palette_file_copy"_tr);
    for (const auto& file : ctx.app.recent) {
        add(
            ctx, entries, {icon::database},
            [path = file.path](Context& c, PaletteEvents&) { c.ask(OpenFileRequest{path}); }, "palette_file_recent"_tr,
            file.name);
        entries.back().detail = file.detail;
    }
}

void add_file(const Context& ctx, Entries& entries) {
    add_other_files(ctx, entries);
    add(
        ctx, entries, {icon::history}, [](Context& c, PaletteEvents&) { c.ask(BackupRequest{}); },
        "settings_backup"_tr);
    add(
        ctx, entries, {icon::shield_outline}, [](Context& c, PaletteEvents&) { c.ask(CheckRequest{}); },
        "settings_check"_tr);
    if (ctx.app.save == SaveLook::saved && !ctx.app.demo)
        add(
            ctx, entries, {icon::remove}, [](Context& c, PaletteEvents&) { c.ask(LookAtPurgeRequest{}); },
            "purge_title"_tr);
    add(
        ctx, entries, {icon::copy}, [](Context& c, PaletteEvents&) { c.copy(c.app.file_path); },
        "palette_copy_path"_tr);
    add(
        ctx, entries, {icon::lightbulb}, [](Context& c, PaletteEvents&) { c.ask(OpenDemoRequest{}); },
        "palette_demo"_tr);
    add(
        ctx, entries, {icon::keyboard, "F1"}, [](Context&, PaletteEvents& e) { e.key_help = true; }, "keys_title"_tr);
    add(
        ctx, entries, {icon::information_outline}, [](Context&, PaletteEvents& e) { e.about = true; },
        "palette_about"_tr);
    add(
        ctx, entries, {icon::close, "Ctrl+Q"}, [](Context& c, PaletteEvents&) { c.ask(QuitRequest{}); },
        "action_quit"_tr);
}

}  // namespace

std::vector<PaletteEntry> palette_actions(const Context& ctx, const PaletteSubject& subject,
                                          std::span<const ViewEntry> views) {
    Entries entries;
    const auto* record = subject.case_uuid ? ctx.app.state.find(*subject.case_uuid) : nullptr;
    if (record && subject.deadline_uuid) add_on_deadline(ctx, entries, *record, *subject.deadline_uuid);
    if (record && record->on_board()) add_on_case(ctx, entries, *record);
    add_making(ctx, entries);
    add_calendar(ctx, entries);
    add_places(ctx, entries, views);
    add_appearance(ctx, entries);
    add_file(ctx, entries);
    if (!record || !record->on_board()) add_on_some_case(ctx, entries);
    return entries;
}

}  // namespace recoup::ui::inline palette
