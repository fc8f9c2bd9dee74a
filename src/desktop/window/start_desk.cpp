#include "desktop/window/start_desk.h"

#include "app/data/library.h"
#include "app/file/backup.h"
#include "app/file/check.h"
#include "app/file/opening.h"
#include "core/model/show.h"
#include "portable/path_parts.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline window {
namespace {

namespace fs = std::filesystem;

// Nothing here has pictures.
class NoPictures final : public ui::Pictures {
  public:
    ui::Picture cover(const std::string&, int, int) override { return {}; }
    ui::Picture file_cover(const std::string&, int, int) override { return {}; }
    ui::Picture tile(const std::string&, int, int, int) override { return {}; }
    ui::Verdict verdict(const std::string&) override { return {}; }
};

}  // namespace

ui::StartReason start_reason(const core::Error& error) {
    switch (error.code) {
        case core::ErrorCode::damaged:
            return ui::StartReason::damaged;
        case core::ErrorCode::cannot_make:
        case core::ErrorCode::disk_full:
        case core::ErrorCode::not_writable:
            return ui::StartReason::no_room;
        case core::ErrorCode::newer:
            return ui::StartReason::newer;
        case core::ErrorCode::in_use:
            return ui::StartReason::in_use;
        case core::ErrorCode::missing:
            return ui::StartReason::missing;
        default:
            return ui::StartReason::other;
    }
}

StartDesk::StartDesk(fs::path file, bool may_create, const core::Error& error, const app::Settings& settings,
                     const DeskPorts& ports)
    : surroundings_(ports, settings),
      file_(std::move(file)),
      may_create_(may_create),
      error_(error),
      state_(ports.machine.zones),
      asker_(ports.chooser, ports.wake),
      jobs_(ports.wake) {
    show_error(error);
    look_for_backup();
}

void StartDesk::show_error(const core::Error& error) {
    error_ = error;
    trouble_.reason = start_reason(error);
    trouble_.details = core::sentence(surroundings_.lang(), error);
    trouble_.path = portable::utf8(file_);
    trouble_.looking = false;
    ui.chosen = 0;
}

// Where the file itself may be whole, or there is nothing to restore it into, a backup is no way out.
void StartDesk::look_for_backup() {
    using Reason = ui::StartReason;
    backup_.reset();
    trouble_.backup.reset();
    if (trouble_.reason != Reason::damaged && trouble_.reason != Reason::other && trouble_.reason != Reason::missing)
        return;
    trouble_.looking = true;
    jobs_.submit([this, file = file_](portable::StopToken stop) -> app::Jobs::Finish {
        auto backup = app::newest_whole_backup(file, surroundings_.machine().folders, app::until_stopped(stop));
        const auto look = backup ? app::look_into(backup->path) : core::Result<app::FileLook>();
        return [this, file, backup, look] {
            if (file != file_) return;
            trouble_.looking = trying_;
            if (!backup || !look) return;
            backup_ = backup;
            trouble_.backup =
                core::trf(surroundings_.lang(), "start_backup"_tr,
                          core::show_instant(surroundings_.reader(), backup->made_at), look->cases, look->evidence);
            ui.chosen = 0;
        };
    });
}

bool StartDesk::take_news() {
    bool news = jobs_.take_results() > 0;
    if (!visited_.empty() && !trying_) use_path(ui::PathUse::open_file, std::exchange(visited_, {}));
    const auto given = asker_.take();
    if (!given) return news;
    using State = app::PathAnswer::State;
    if (given->answer.state == State::chosen) use_path(given->choice.use, given->answer.paths.front());
    if (given->answer.state == State::unavailable) {
        auto& typed = ui.path.emplace();
        typed.choice = given->choice;
        typed.text = portable::utf8(surroundings_.machine().folders.home()) + portable::separator() +
                     usual_name(given->choice.use);
    }
    return true;
}

ui::Output StartDesk::frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard,
                            ui::Probes* probes) {
    NoPictures pictures;
    ui::AppView view{.state = state_, .board = board_, .rules = rules_};
    view.choices.theme = static_cast<ui::ThemeChoice>(surroundings_.settings.theme);
    view.dark_system = surroundings_.ports.dark_system;
    view.display_scale = surroundings_.ports.display_scale;
    view.completions = completions_;
    const auto reads = surroundings_.reader();
    auto drawn = ui::draw_start_trouble({view, reads, input, text, pictures, clipboard, probes}, trouble_, ui);
    if (drawn.way) go(*drawn.way);
    carry_out(drawn.out);
    if (drawn.way || !drawn.out.requests.empty()) drawn.out.wake_after_s = 0;
    return std::move(drawn.out);
}

void StartDesk::carry_out(const ui::Output& out) {
    for (const auto& request : out.requests) {
        if (const auto* use = std::get_if<ui::UsePathRequest>(&request))
            use_path(use->choice.use, path_of(use->path, surroundings_.machine().folders));
        if (const auto* complete = std::get_if<ui::CompletePathRequest>(&request))
            completions_ = completions(complete->typed, complete->folders_only, surroundings_.machine().folders);
    }
}

void StartDesk::go(ui::StartWay way) {
    if (trying_ && way != ui::StartWay::quit) return;
    switch (way) {
        case ui::StartWay::restore:
            return restore();
        case ui::StartWay::rescue:
            return ask(ui::PathUse::rescue_copy);
        case ui::StartWay::open_other:
            return ask(ui::PathUse::open_file);
        case ui::StartWay::new_place:
            return ask(ui::PathUse::new_file);
        case ui::StartWay::again:
            return attempt(file_, [this] {
                return app::open_or_make(file_, may_create_, surroundings_.machine().files,
                                         surroundings_.session_ports());
            });
        case ui::StartWay::quit:
            quit_ = true;
    }
}

// Of a new file.
std::string StartDesk::usual_name(ui::PathUse use) const {
    const auto lang = surroundings_.lang();
    if (use == ui::PathUse::new_file) return std::string(core::tr(lang, "files_new_name"_tr)) + ".recoup";
    if (use == ui::PathUse::rescue_copy)
        return core::trf(lang, "rescue_name"_tr, portable::utf8(file_.stem())) + ".recoup";
    return {};
}

void StartDesk::ask(ui::PathUse use) {
    auto question = path_question(use, surroundings_.lang());
    question.folder = surroundings_.machine().folders.home();
    question.name = usual_name(use);
    asker_.ask({use}, question);
}

void StartDesk::use_path(ui::PathUse use, const fs::path& path) {
    if (trying_) return;
    if (use == ui::PathUse::open_file)
        return attempt(path, [this, path] { return app::Session::open(path, false, surroundings_.session_ports()); });
    const auto file = recoup_file(path);
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored))) {
        trouble_.failed =
            core::sentence(surroundings_.lang(), {core::ErrorKind::work, "store_exists"_tr, {}, portable::utf8(file)});
        return;
    }
    if (use == ui::PathUse::rescue_copy) return rescue_into(file);
    attempt(file, [this, file] {
        return app::open_or_make(file, true, surroundings_.machine().files, surroundings_.session_ports());
    });
}

void StartDesk::restore() {
    if (!backup_) return;
    attempt(file_, [this, backup = backup_->path, now = surroundings_.machine().clock.now()]() -> Opened {
        const auto kept = app::restore_over(backup, file_, now);
        if (!kept) return tl::unexpected(kept.error());
        auto opened = app::Session::open(file_, false, surroundings_.session_ports());
        std::error_code ignored;
        if (opened && fs::exists(*kept, ignored))
            note_ =
                core::trf(surroundings_.lang(), "files_restored"_tr, portable::utf8(*kept));  // read when this is done
        return opened;
    });
}

void StartDesk::rescue_into(const fs::path& out) {
    const auto& machine = surroundings_.machine();
    attempt(out, [this, out, now = machine.clock.now(), &machine]() -> Opened {
        const auto rescue = app::rescue_file(file_, out, machine.zones, now, machine.ids);
        if (!rescue) return tl::unexpected(rescue.error());
        note_ = core::trf(surroundings_.lang(), "start_rescued"_tr, rescue->saved.cases, rescue->saved.evidence,
                          rescue->saved.left_out);  // read when this is done
        return app::Session::open(out, false, surroundings_.session_ports());
    });
}

void StartDesk::attempt(const fs::path& path, std::function<Opened()> open) {
    trying_ = true;
    trouble_.looking = true;
    trouble_.failed.clear();
    jobs_.submit(
        [this, path, open = std::move(open)](portable::StopToken) -> app::Jobs::Finish {
            const auto opened = std::make_shared<Opened>(open());
            return [this, path, opened] {
                trying_ = false;
                trouble_.looking = false;
                if (*opened) {
                    chose_other_ = path != file_;
                    session_ = std::move(**opened);
                    return;
                }
                const auto& error = opened->error();
                trouble_.failed = core::sentence(surroundings_.lang(), error);
                if (path == file_) return show_error(error);
            };
        },
        app::Jobs::Urgency::now);
}

}  // namespace recoup::desktop::inline window
