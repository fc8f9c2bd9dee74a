#include "desktop/files/backups.h"

#include <memory>
#include <utility>

#include "app/file/check.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBackups = 8;
// Between two looks at whether one is due.
constexpr auto kPause = std::chrono::minutes{10};
// What is larger was verified when it was made, and is when it is restored.
constexpr std::uintmax_t kMostVerifiedBytes = 200 << 20;

struct FoundBackups {
    core::Result<app::FileLook> now;
    std::vector<std::pair<app::Backup, app::FileLook>> all;
};

// A worker's.
FoundBackups find_backups(const fs::path& own, const app::Folders& folders) {
    FoundBackups found{app::look_into(own), {}};
    for (const auto& backup : app::all_backups_of(own, folders)) {
        if (found.all.size() == kMostBackups) break;
        const auto look = app::look_into(backup.path);
        // Backups by hand lie together, of files of one name.
        if (look && found.now && look->file_uuid != found.now->file_uuid) continue;
        found.all.emplace_back(backup, look.value_or(app::FileLook{}));
    }
    return found;
}

// What a backup holds beside what the file holds now.
std::string holds(core::Lang lang, const app::FileLook& backup, const core::Result<app::FileLook>& now) {
    if (!backup.file_uuid) return {};
    if (!now) return core::trf(lang, backup.cases == 1 ? "platforms_case"_tr : "count_of_cases"_tr, backup.cases);
    const auto behind = now->last_seq - backup.last_seq;
    if (behind > 0) return core::trf(lang, "files_backup_behind"_tr, backup.cases, behind);
    if (behind == 0) return core::trf(lang, "files_backup_same"_tr, backup.cases);
    return core::trf(lang, backup.cases == 1 ? "platforms_case"_tr : "count_of_cases"_tr, backup.cases);
}

}  // namespace

void tell(Voice& voice, core::Lang lang, const core::Result<app::Copied>& copied, const fs::path& out, core::Tr whole) {
    if (!copied) return voice.trouble(copied.error());
    voice.done(copied->damaged > 0 ? core::trf(lang, "backup_done_damaged"_tr, portable::utf8(out), copied->damaged)
                                   : core::trf(lang, whole, portable::utf8(out)));
    if (copied->afterwards) voice.trouble(*copied->afterwards);
}

void Backups::make() {
    const auto& machine = surroundings_.machine();
    const auto now = machine.clock.now();
    jobs_.submit([this, path = file_.path(), now, &machine](portable::StopToken stop) -> app::Jobs::Finish {
        const auto folder = app::hand_backups(machine.folders);
        machine.files.make_folder(folder);
        const auto out = folder / portable::path_of(app::backup_name(path, now));
        const auto copied = app::backup_file(path, out, app::until_stopped(stop));
        return [this, copied, out] {
            tell(voice_, surroundings_.lang(), copied, out, "backup_done"_tr);
            if (copied) made_();
        };
    });
}

void Backups::make_when_due(std::function<void()> damaged) {
    damaged_ = std::move(damaged);
    const auto& machine = surroundings_.machine();
    const auto now = machine.clock.now();
    asked_at_ = now;
    if (making_ || !file_.is_own()) return;
    making_ = true;
    jobs_.submit([this, path = file_.path(), open = file_.stamp(), mark = file_->mark(), now,
                  &machine](portable::StopToken stop) -> app::Jobs::Finish {
        const auto due = app::backup_if_due(path, mark, machine.folders, machine.files, now, app::until_stopped(stop));
        return [this, failed = due ? std::nullopt : std::optional(due.error()), open] {
            making_ = false;
            if (failed && !(failed_ && core::same_trouble(*failed_, *failed))) voice_.trouble(*failed);
            failed_ = failed;
            if (failed && failed->code == core::ErrorCode::damaged && file_.is(open)) damaged_();
        };
    });
}

void Backups::look_again() {
    if (!asked_at_) return;
    const auto now = surroundings_.machine().clock.now();
    if (now >= *asked_at_ + kPause || now < *asked_at_) make_when_due(damaged_);
}

void Backups::list() {
    loading_ = listed_.empty();
    jobs_.submit(
        [this, own = file_.own(),
         &folders = surroundings_.machine().folders](portable::StopToken) -> app::Jobs::Finish {
            const auto found = std::make_shared<FoundBackups>(find_backups(own, folders));
            return [this, found, own] {
                loading_ = false;
                if (own != file_.own()) return;
                listed_.clear();
                for (const auto& [backup, look] : found->all)
                    listed_.push_back({portable::utf8(backup.path),
                                       core::show_instant(surroundings_.reader(), backup.made_at),
                                       holds(surroundings_.lang(), look, found->now)});
                verify();
            };
        },
        app::Jobs::Urgency::now);
}

void Backups::verify() {
    using State = ui::BackupLook::State;
    for (auto& backup : listed_) {
        const auto known = verified_.find(backup.path);
        if (known != verified_.end())
            backup.state = known->second ? State::whole : State::damaged;
        else
            verify(backup);
    }
}

void Backups::verify(ui::BackupLook& backup) {
    using State = ui::BackupLook::State;
    std::error_code error;
    if (fs::file_size(portable::path_of(backup.path), error) > kMostVerifiedBytes) return;
    backup.state = State::reading;
    jobs_.submit([this, path = backup.path](portable::StopToken stop) -> app::Jobs::Finish {
        const auto report = app::check_file(portable::path_of(path), app::until_stopped(stop));
        return [this, path, whole = report && report->findings.empty()] {
            verified_[path] = whole;
            for (auto& look : listed_)
                if (look.path == path) look.state = whole ? State::whole : State::damaged;
        };
    });
}

}  // namespace recoup::desktop::inline files
