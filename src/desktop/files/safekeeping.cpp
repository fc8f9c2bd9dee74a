#include "desktop/files/safekeeping.h"

#include <memory>
#include <utility>

#include "app/file/rescue_copies.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

namespace fs = std::filesystem;

std::string words_of(core::Lang lang, const core::Result<app::FileLook>& look) {
    if (!look) return std::string(core::tr(lang, "versions_unread"_tr));
    return core::trf(lang, "versions_look"_tr, look->cases, look->evidence, look->last_seq);
}

core::Error not_there(const fs::path& path) {
    return {core::ErrorKind::file, "store_gone"_tr, {}, portable::utf8(path), core::ErrorCode::moved};
}

}  // namespace

// ---- before the window closes

bool Safekeeping::may_close() {
    file_->set_patience(app::kWindowPatience);
    const auto saved = file_->flush();
    const bool both_kept = versions_ && !versions_->held.empty();
    if (both_kept || (saved && !file_->is_at_risk())) return true;
    file_->set_patience({});
    ask_about_closing(saved ? std::nullopt : std::optional(saved.error()));
    return false;
}

void Safekeeping::ask_about_closing(const std::optional<core::Error>& why) {
    auto& look = closing_.emplace();
    look.why = core::sentence(surroundings_.lang(), why.value_or(not_there(file_.path())));
    for (const auto& change : file_->unsaved()) look.changes.push_back(core::describe(surroundings_.lang(), change));
}

void Safekeeping::answer(ui::ClosingWay way) {
    switch (way) {
        case ui::ClosingWay::again:
            if (may_close()) close_ = true;
            return;
        case ui::ClosingWay::discard:
            file_->forget_unsaved();
            close_ = true;
            return;
        case ui::ClosingWay::copy:
        case ui::ClosingWay::stay:
            closing_.reset();
    }
}

void Safekeeping::copy_to(const fs::path& out) {
    copying_to_ = out;
    if (closing_) closing_->working = true;
    file_->keep_copy(out);
}

void Safekeeping::end_suddenly() {
    if (file_.looking_at() || file_.is_demo()) return;
    file_->set_patience(app::kWindowPatience);
    if (file_->flush() && !file_->is_at_risk()) return;
    const auto& machine = surroundings_.machine();
    const auto place = app::place_for_rescue_copy(file_.path(), file_->file_uuid(), machine.folders, machine.files,
                                                  machine.clock.now());
    if (place) static_cast<void>(file_->keep_copy_now(*place));  // nobody is there any more to be told
    file_->forget_unsaved();
}

// ---- two versions

void Safekeeping::look_for_rescue_copy() {
    if (!file_.is_own()) return;
    const auto& folders = surroundings_.machine().folders;
    jobs_.submit(
        [this, uuid = file_->file_uuid(), at = file_.stamp(), &folders](portable::StopToken) -> app::Jobs::Finish {
            const auto copy = app::newest_rescue_copy(uuid, folders);
            return [this, copy, at] {
                if (!copy || !file_.is(at) || versions_) return;
                versions_ = Versions{.held = copy->path, .left_from_last_time = true};
                look_at_both();
            };
        });
}

// What the window holds goes among the backups before anything is asked.
void Safekeeping::keep_held() {
    versions_ = Versions{};
    const auto& machine = surroundings_.machine();
    const auto place =
        app::place_among_backups(file_.path(), file_->file_uuid(), machine.folders, machine.files, machine.clock.now());
    if (!place) return held_kept(tl::unexpected(place.error()));
    copying_to_ = *place;
    file_->keep_copy(*place);
}

void Safekeeping::held_kept(const core::Result<app::RescueCopy>& kept) {
    const auto out = std::exchange(copying_to_, {});
    if (!kept) {
        versions_->failed = core::sentence(surroundings_.lang(), kept.error());
        return;
    }
    versions_->held = out;
    look_at_both();
}

void Safekeeping::look_at_both() {
    jobs_.submit(
        [this, held = versions_->held, path = file_.path(),
         at = file_.stamp()](portable::StopToken) -> app::Jobs::Finish {
            const auto of_held = app::look_into(held);
            const auto of_file = app::look_into(path);
            return [this, of_held, of_file, at] {
                if (!versions_ || !file_.is(at)) return;
                versions_->held_look = of_held;
                versions_->file_look = of_file;
            };
        },
        app::Jobs::Urgency::now);
}

void Safekeeping::choose(ui::ChooseVersionRequest::Which which) {
    using Which = ui::ChooseVersionRequest::Which;
    if (!versions_) return;
    if (which == Which::later) {
        versions_->later = true;
        return;
    }
    const auto held = versions_->held;  // which goes when another file is open
    if (!versions_->left_from_last_time)
        return which == Which::held ? switch_.choose_held(held) : switch_.choose_file(held);
    const auto& machine = surroundings_.machine();
    const auto place = app::put_among_backups(held, file_->file_uuid(), machine.folders, machine.files);
    versions_.reset();
    if (!place) return voice_.trouble(place.error());
    if (which == Which::held) return switch_.choose_held(*place);
    voice_.done(core::trf(surroundings_.lang(), "versions_chosen_file"_tr, portable::utf8(*place)));
}

void Safekeeping::take_news(const app::SessionNews& news) {
    if (news.diverged) keep_held();
    if (!news.kept) return;
    if (versions_ && versions_->held.empty()) return held_kept(*news.kept);
    const auto out = std::exchange(copying_to_, {});
    const auto& kept = *news.kept;
    if (kept && kept->originals_missing > 0)
        voice_.done(core::trf(surroundings_.lang(), "kept_without"_tr, portable::utf8(out), kept->cases,
                              kept->originals_missing));
    else if (kept)
        voice_.done(core::trf(surroundings_.lang(), "kept_done"_tr, portable::utf8(out), kept->cases));
    if (!closing_) return kept ? void() : voice_.trouble(kept.error());
    closing_->working = false;
    if (kept) {
        file_->forget_unsaved();
        close_ = true;
    } else {
        closing_->why = core::sentence(surroundings_.lang(), kept.error());
    }
}

void Safekeeping::file_changed() {
    versions_.reset();
    closing_.reset();
    copying_to_.clear();
}

void Safekeeping::show(ui::AppView& view) const {
    view.closing = closing_;
    if (!versions_ || versions_->later) return;
    const auto lang = surroundings_.lang();
    view.versions = ui::VersionsLook{.left_from_last_time = versions_->left_from_last_time,
                                     .held = words_of(lang, versions_->held_look),
                                     .file = words_of(lang, versions_->file_look),
                                     .held_is_kept = !versions_->held.empty(),
                                     .file_is_whole = versions_->file_look && versions_->file_look->file_uuid,
                                     .failed = versions_->failed};
}

}  // namespace recoup::desktop::inline files
