#include "desktop/start_desk.h"

#include <algorithm>
#include <array>

#include "app/backup.h"
#include "app/library.h"
#include "app/opening.h"
#include "core/show.h"

namespace recoup::desktop {
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

template <std::size_t N>
bool is_one_of(core::Tr message, const std::array<core::Tr, N>& messages) {
    return std::find(messages.begin(), messages.end(), message) != messages.end();
}

}  // namespace

ui::StartReason start_reason(const core::Error& error) {
    static constexpr std::array kDamaged = {"store_damaged"_tr, "store_damaged_with_backup"_tr};
    static constexpr std::array kNoRoom = {"cli_error_make_folder"_tr, "store_cannot_create"_tr, "store_disk_full"_tr,
                                           "store_not_writable"_tr};
    if (is_one_of(error.message, kDamaged)) return ui::StartReason::damaged;
    if (is_one_of(error.message, kNoRoom)) return ui::StartReason::no_room;
    if (error.message == "store_newer"_tr) return ui::StartReason::newer;
    if (error.message == "store_locked"_tr) return ui::StartReason::in_use;
    if (error.message == "store_missing"_tr) return ui::StartReason::missing;
    return ui::StartReason::other;
}

StartDesk::StartDesk(const fs::path& file, bool may_create, const core::Error& error, const app::Settings& settings,
                     const DeskPorts& ports)
    : ports_(ports),
      settings_(settings),
      file_(file),
      may_create_(may_create),
      error_(error),
      zone_(ports_.machine.zones.local_zone()),
      state_(ports_.machine.zones),
      asker_(ports_.chooser, ports_.wake),
      jobs_(ports_.wake) {
    show_error(error);
    look_for_backup();
}

core::Lang StartDesk::lang() const {
    if (ports_.lang) return *ports_.lang;
    return settings_.language.value_or(ports_.locale_lang);
}

core::Reader StartDesk::reader() const {
    return {lang(), ports_.machine.clock.now(), &ports_.machine.zones, zone_};
}

void StartDesk::show_error(const core::Error& error) {
    error_ = error;
    trouble_.reason = start_reason(error);
    trouble_.details = core::sentence(lang(), error);
    trouble_.path = text_of(file_);
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
    jobs_.submit([this, file = file_](std::stop_token stop) -> app::Jobs::Finish {
        const auto going = [&](std::int64_t, std::int64_t) { return !stop.stop_requested(); };
        auto backup = app::newest_whole_backup(file, ports_.machine.folders, going);
        const auto look = backup ? app::look_into(backup->path) : core::Result<app::FileLook>();
        return [this, file, backup, look] {
            if (file != file_) return;
            trouble_.looking = trying_;
            if (!backup || !look) return;
            backup_ = backup;
            trouble_.backup = core::trf(lang(), "start_backup"_tr, core::show_instant(reader(), backup->made_at),
                                        look->cases, look->evidence);
            ui.chosen = 0;
        };
    });
}

bool StartDesk::take_news() {
    bool news = jobs_.take_results() > 0;
    const auto given = asker_.take();
    if (!given) return news;
    using State = app::PathAnswer::State;
    if (given->answer.state == State::chosen) use_path(given->choice.use, given->answer.paths.front());
    if (given->answer.state == State::unavailable) {
        auto& typed = ui.path.emplace();
        typed.choice = given->choice;
        typed.text = text_of(ports_.machine.folders.home()) + "/";
        if (given->choice.use == ui::PathUse::new_file)
            typed.text += std::string(core::tr(lang(), "files_new_name"_tr)) + ".recoup";
    }
    return true;
}

ui::Output StartDesk::frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard,
                            ui::Probes* probes) {
    NoPictures pictures;
    ui::AppView view{.state = state_, .board = board_, .rules = rules_};
    view.settings.theme = static_cast<ui::ThemeChoice>(settings_.theme);
    view.dark_system = ports_.dark_system;
    view.display_scale = ports_.display_scale;
    view.completions = completions_;
    const auto reads = reader();
    auto drawn = ui::draw_start_trouble({view, reads, input, text, pictures, clipboard, probes}, trouble_, ui);
    if (drawn.way) go(*drawn.way);
    carry_out(drawn.out);
    if (drawn.way || !drawn.out.requests.empty()) drawn.out.wake_after_s = 0;
    return std::move(drawn.out);
}

void StartDesk::carry_out(const ui::Output& out) {
    for (const auto& request : out.requests) {
        if (const auto* use = std::get_if<ui::UsePathRequest>(&request))
            use_path(use->choice.use, path_of(use->path, ports_.machine.folders));
        if (const auto* complete = std::get_if<ui::CompletePathRequest>(&request))
            completions_ = completions(complete->typed, complete->folders_only, ports_.machine.folders);
    }
}

void StartDesk::go(ui::StartWay way) {
    if (trying_ && way != ui::StartWay::quit) return;
    switch (way) {
        case ui::StartWay::restore:
            return restore();
        case ui::StartWay::open_other:
            return ask(ui::PathUse::open_file);
        case ui::StartWay::new_place:
            return ask(ui::PathUse::new_file);
        case ui::StartWay::again:
            return attempt(
                file_, [this] { return app::open_or_make(file_, may_create_, ports_.machine.files, session_ports()); });
        case ui::StartWay::quit:
            quit_ = true;
    }
}

void StartDesk::ask(ui::PathUse use) {
    auto question = path_question(use, lang());
    question.folder = ports_.machine.folders.home();
    if (use == ui::PathUse::new_file) question.name = std::string(core::tr(lang(), "files_new_name"_tr)) + ".recoup";
    asker_.ask({use}, question);
}

void StartDesk::use_path(ui::PathUse use, const fs::path& path) {
    if (trying_) return;
    if (use == ui::PathUse::open_file)
        return attempt(path, [this, path] { return app::Session::open(path, false, session_ports()); });
    const auto file = recoup_file(path);
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored))) {
        trouble_.failed = core::sentence(lang(), {core::ErrorKind::work, "store_exists"_tr, {}, file.string()});
        return;
    }
    attempt(file, [this, file] { return app::open_or_make(file, true, ports_.machine.files, session_ports()); });
}

void StartDesk::restore() {
    if (!backup_) return;
    attempt(file_, [this, backup = backup_->path, now = ports_.machine.clock.now()]() -> Opened {
        const auto kept = app::restore_over(backup, file_, now);
        if (!kept) return tl::unexpected(kept.error());
        auto opened = app::Session::open(file_, false, session_ports());
        std::error_code ignored;
        if (opened && fs::exists(*kept, ignored))
            note_ = core::trf(lang(), "files_restored"_tr, text_of(*kept));  // read when this is done
        return opened;
    });
}

void StartDesk::attempt(const fs::path& path, std::function<Opened()> open) {
    trying_ = true;
    trouble_.looking = true;
    trouble_.failed.clear();
    jobs_.submit(
        [this, path, open = std::move(open)](std::stop_token) -> app::Jobs::Finish {
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
                trouble_.failed = core::sentence(lang(), error);
                if (path == file_) return show_error(error);
            };
        },
        app::Jobs::Urgency::now);
}

}  // namespace recoup::desktop
