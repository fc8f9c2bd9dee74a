#include "desktop/files/chores.h"

#include <algorithm>

#include "app/data/library.h"
#include "app/data/read_texts.h"
#include "app/file/backup.h"
#include "app/file/check.h"
#include "core/advice/offer.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

std::int64_t cases_of(const core::State& state) {
    return std::ranges::count_if(state.cases(), [](const auto& record) { return !record.in_bin(); });
}

std::int64_t evidence_of(const core::State& state) {
    std::size_t count = 0;
    for (const auto& record : state.cases())
        if (!record.in_bin()) count += record.evidence.size();
    return static_cast<std::int64_t>(count);
}

}  // namespace

Chores::Chores(const OpenFile& file, app::Jobs& jobs, Surroundings& surroundings, Voice& voice, Backups& backups)
    : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice), backups_(backups) {}

void Chores::read_library() {
    jobs_.submit(
        [this, &library = surroundings_.machine().library](portable::StopToken) -> app::Jobs::Finish {
            return [this, problems = library.problems()] {
                for (const auto& problem : problems) voice_.trouble(problem);
                library_read_ = true;
                find_recountable();
            };
        },
        app::Jobs::Urgency::now);
}

void Chores::begin() {
    if (file_->is_damaged()) return name_damage();
    find_recountable();
    note_use();
    check_structure();
    clear_leftovers();
    back_up_when_due();
}

void Chores::back_up_when_due() {
    backups_.make_when_due([this] { hold_and_name(); });
}

void Chores::clear_leftovers() {
    jobs_.submit([path = file_.path(), &folders = surroundings_.machine().folders](portable::StopToken) {
        app::clear_leftovers(path, folders);
        return [] {};
    });
}

// In silence when all is well, as on opening a small file.
void Chores::check_structure() {
    jobs_.submit([this, path = file_.path(), open = file_.stamp()](portable::StopToken stop) -> app::Jobs::Finish {
        const auto whole = app::check_structure(path, [&] { return stop.stop_requested(); });
        return [this, whole, path, open] {
            if (whole) return;
            voice_.trouble(app::with_newest_backup(whole.error(), path, surroundings_.machine().folders));
            if (file_.is(open)) hold_and_name();
        };
    });
}

void Chores::name_damage() {
    jobs_.submit([this, path = file_.path(), open = file_.stamp()](portable::StopToken stop) -> app::Jobs::Finish {
        const auto report = app::check_file(path, app::until_stopped(stop));
        return [this, open, report] {
            if (file_.is(open) && report && !report->findings.empty()) damage_found(*report);
        };
    });
}

void Chores::damage_found(const app::CheckReport& report) {
    const auto lang = surroundings_.lang();
    damage_ = core::sentence(lang, report.findings.front());
    if (const auto more = report.findings.size() - 1; more > 0)
        damage_ = core::trf(lang, "damaged_more"_tr, damage_, more);
}

bool Chores::hold() {
    if (!file_.is_own() || file_->is_damaged() || file_->holds_changes()) return false;
    file_->hold_changes(true);
    return true;
}

void Chores::hold_and_name() {
    if (hold()) name_damage();
}

void Chores::file_changed() {
    damage_.clear();
    find_recountable();
}

void Chores::check_file() {
    const auto lang = surroundings_.lang();
    voice_.done(std::string(core::tr(lang, "check_running"_tr)));
    jobs_.submit(
        [this, lang, path = file_.path(), open = file_.stamp()](portable::StopToken stop) -> app::Jobs::Finish {
            const auto report = app::check_file(path, app::until_stopped(stop));
            return [this, lang, open, report] {
                if (!file_.is(open)) return;
                if (!report) return voice_.trouble(report.error());
                if (report->findings.empty())
                    return voice_.done(core::trf(lang, "check_whole"_tr, report->cases, report->originals));
                for (const auto& finding : report->findings) voice_.trouble(finding);
                if (!report->only_pictures && hold()) damage_found(*report);
            };
        });
}

void Chores::note_use() {
    if (!file_.is_own() || file_.own() == surroundings_.demo_file()) return;
    std::error_code ignored;
    app::note_used(surroundings_.settings, {.path = std::filesystem::absolute(file_.own(), ignored),
                                            .used_at = surroundings_.machine().clock.now(),
                                            .cases = cases_of(file_.state()),
                                            .evidence = evidence_of(file_.state())});
    surroundings_.save();
}

void Chores::remember_window(const app::WindowPlace& place) {
    if (surroundings_.settings.window == place) return;
    surroundings_.settings.window = place;
    surroundings_.save();
}

void Chores::save_message(const core::Message& message) {
    const auto& machine = surroundings_.machine();
    if (const auto saved = app::save_message(machine.folders.data(), message, machine.files); !saved)
        return voice_.trouble(saved.error());
    machine.library.read_messages_again();
    const auto lang = surroundings_.lang();
    voice_.done(core::trf(lang, "message_saved"_tr, message.title.in(lang)));
}

void Chores::remove_message(const core::Message& message) {
    if (const auto removed = app::remove_message(message); !removed) return voice_.trouble(removed.error());
    surroundings_.machine().library.read_messages_again();
    const auto lang = surroundings_.lang();
    voice_.done(core::trf(lang, "message_removed"_tr, message.title.in(lang)));
}

void Chores::find_recountable() {
    recountable_.clear();
    if (!library_read_ || !file_->is_whole()) return;
    if (file_->save_state() != app::SaveState::read_only)
        recountable_ = core::recountable(file_.state(), surroundings_.machine().library.rules());
}

std::string Chores::file_holds() const {
    const auto lang = surroundings_.lang();
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file_.path(), error);
    return core::trf(lang, "pair_by_dot"_tr, core::show_bytes(error ? 0 : static_cast<std::int64_t>(bytes)),
                     core::trf(lang, "files_holds"_tr, cases_of(file_.state()), evidence_of(file_.state())));
}

std::vector<ui::RecentFile> Chores::recent() const {
    const auto reader = surroundings_.reader();
    std::vector<ui::RecentFile> recent;
    for (const auto& file : surroundings_.settings.recent) {
        if (file.path == file_.path()) continue;
        recent.push_back({portable::utf8(file.path), portable::utf8(file.path.filename()),
                          core::trf(reader.lang, "pair_by_dot"_tr,
                                    core::trf(reader.lang, "files_holds"_tr, file.cases, file.evidence),
                                    core::show_instant(reader, file.used_at))});
    }
    return recent;
}

}  // namespace recoup::desktop::inline files
