#include "desktop/desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "assets/embedded.h"
#include "core/offer.h"
#include "core/turns.h"

namespace recoup::desktop {
namespace {

ui::Settings shown(const app::Settings& settings) {
    ui::Settings view;
    if (settings.language) view.lang = *settings.language == core::Lang::zh ? ui::LangChoice::zh : ui::LangChoice::en;
    view.theme = static_cast<ui::ThemeChoice>(settings.theme);
    if (settings.motion) view.motion = *settings.motion ? ui::MotionChoice::on : ui::MotionChoice::off;
    view.scale = static_cast<float>(settings.scale);
    view.leads = settings.remind_leads;
    if (const auto& quiet = settings.quiet)
        view.quiet.emplace(static_cast<int>(quiet->from.count()), static_cast<int>(quiet->to.count()));
    view.desktop_notifications = settings.desktop_notifications;
    view.home = settings.home;
    view.home_chosen = !settings.home.region.empty() && !settings.home.currency.empty();
    return view;
}

ui::SaveLook shown(app::SaveState state) {
    switch (state) {
        case app::SaveState::saved:
            return ui::SaveLook::saved;
        case app::SaveState::saving:
            return ui::SaveLook::saving;
        case app::SaveState::failed:
            return ui::SaveLook::failed;
        case app::SaveState::read_only:
            return ui::SaveLook::read_only;
    }
    return ui::SaveLook::saved;
}

std::string utf8(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

// Done in passing and seen at once; a note would only be in the way.
bool speaks_for_itself(core::Deed deed) {
    return deed == core::Deed::reorder_case || deed == core::Deed::edit_case || deed == core::Deed::edit_evidence ||
           deed == core::Deed::edit_deadline || deed == core::Deed::add_slot || deed == core::Deed::edit_contact ||
           deed == core::Deed::edit_route || deed == core::Deed::set_turn || deed == core::Deed::set_tags;
}

}  // namespace

Desk::Desk(std::unique_ptr<app::Session> session, app::Settings settings, DeskPorts ports)
    : ports_(std::move(ports)),
      settings_(std::move(settings)),
      session_(std::move(session)),
      own_file_(session_->path()),
      asker_(ports_.chooser, ports_.wake),
      jobs_(ports_.wake),
      pictures_(*session_, jobs_, ports_.textures),
      zone_(ports_.machine.zones.local_zone()),
      intake_(*session_, jobs_, ports_.machine.zones, zone_) {
    for (const auto& problem : ports_.machine.library.problems()) trouble(problem);
    find_recountable();
}

Desk::~Desk() = default;

core::Lang Desk::lang() const {
    if (ports_.lang) return *ports_.lang;
    return settings_.language.value_or(ports_.locale_lang);
}

core::Reader Desk::reader() const {
    return {lang(), ports_.machine.clock.now(), &ports_.machine.zones, zone_};
}

void Desk::refresh_board(const core::Reader& reader) {
    const auto& state = session_->state();
    const bool same = !board_stale_ && board_revision_ == state.revision() && board_filter_ == ui.board.filter &&
                      board_lang_ == reader.lang && reader.now < board_.valid_until;
    if (same) return;
    board_ = core::board_view(state, ui.board.filter, reader);
    board_revision_ = state.revision();
    board_filter_ = ui.board.filter;
    board_lang_ = reader.lang;
    board_stale_ = false;
    ++board_generation_;
}

void Desk::refresh_insights(const core::Reader& reader) {
    if (ui.view != ui::View::insights) return insights_key_.reset();
    const auto today = std::chrono::floor<std::chrono::days>(core::to_local(*reader.zones, reader.zone, reader.now));
    const auto& state = session_->state();
    InsightsKey key{state.revision(), ui.insights.filter, ui.insights.pick, reader.lang, today};
    if (insights_key_ == key) return;
    insights_ = core::insights_view(state, key.filter, key.pick, reader);
    insights_key_ = std::move(key);
}

// They tell the year of days that are not this year's.
void Desk::refresh_history(const core::Reader& reader) {
    const auto today = std::chrono::floor<std::chrono::days>(core::to_local(*reader.zones, reader.zone, reader.now));
    const std::pair wanted(reader.lang, today);
    if (history_lines_for_ == wanted) return;
    history_lines_ = core::history_lines(history_, reader);
    history_lines_for_ = wanted;
}

void Desk::refresh_export_folders() {
    if (!ui.tools.exporting) return export_folders_.clear();
    if (export_folders_.empty()) export_folders_ = usual_folders();
}

std::vector<std::string> Desk::usual_folders() const {
    const auto home = ports_.machine.folders.home();
    std::vector<std::string> folders;
    for (const auto* folder : {"Downloads", "Desktop", "Documents", "下载", "桌面", "文档"})
        if (std::error_code ignored; std::filesystem::is_directory(home / folder, ignored))
            folders.push_back(utf8(home / folder));
    if (folders.empty()) folders.push_back(utf8(home));
    return folders;
}

// Only while it is looked at: the board counts what the badge tells.
void Desk::refresh_agenda(const core::Reader& reader) {
    if (ui.view != ui::View::agenda) {
        agenda_stale_ = true;
        return;
    }
    const auto& state = session_->state();
    const core::AgendaFilter filter{ui.board.filter.search, ui.agenda.day};
    const bool same = !agenda_stale_ && agenda_revision_ == state.revision() && agenda_filter_ == filter &&
                      reader.now < agenda_.valid_until;
    if (same) return;
    agenda_ = core::agenda_view(state, filter, reader);
    agenda_revision_ = state.revision();
    agenda_filter_ = filter;
    agenda_stale_ = false;
}

ui::AppView Desk::view() {
    const auto& library = ports_.machine.library;
    ui::AppView view{.state = session_->state(), .board = board_, .rules = library.rules()};
    if (!agenda_stale_) view.agenda = &agenda_;
    view.board_generation = board_generation_;
    if (insights_key_) view.insights = &insights_;
    view.file_name = utf8(session_->path().filename());
    view.file_path = utf8(session_->path());
    view.save = shown(session_->save_state());
    view.demo = !looking_at_ && session_->path() != own_file_;
    view.can_undo = session_->can_undo();
    view.can_redo = session_->can_redo();
    view.settings = shown(settings_);
    if (!view.settings.home_chosen) view.settings.home = core::guess_home(ports_.locale, zone_);
    if (ports_.lang) view.settings.lang = *ports_.lang == core::Lang::zh ? ui::LangChoice::zh : ui::LangChoice::en;
    view.display_scale = ports_.display_scale;
    view.dark_system = ports_.dark_system;
    view.still = settings_.motion ? !*settings_.motion : ports_.still_system;
    view_intake(view);
    if (ui.tools.picker) view.newest = newest_;
    view.newest_loading = newest_loading_;
    view.history = history_lines_;
    view.export_folders = export_folders_;
    view.missed = missed_view();
    view.schedule = schedule_;
    view.routes = library.routes();
    messages_ = library.messages();
    view.messages = *messages_;
    view.playbooks = library.playbooks();
    view.guide = library.guide();
    view.licences = assets::text("licences.txt");
    view.recountable = recountable_;
    show_files(view);
    view.version = RECOUP_VERSION;
    return view;
}

ui::Output Desk::frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard, ui::Probes* probes) {
    time_s_ = input.time_s;
    const auto reads = reader();
    pictures_.begin_frame();
    refresh_board(reads);
    refresh_insights(reads);
    refresh_history(reads);
    refresh_export_folders();
    refresh_agenda(reads);
    const auto app_view = view();
    auto out = ui::draw_root({app_view, reads, input, text, pictures_, clipboard, probes}, ui);
    carry_out(out);
    return out;
}

void Desk::carry_out(ui::Output& out) {
    for (const auto& command : out.commands) dispatch(command);
    for (const auto& request : out.requests) carry_out(request);
    if (!out.commands.empty() || !out.requests.empty() || board_filter_ != ui.board.filter) out.wake_after_s = 0;
}

void Desk::say(ui::ToastLook look, std::string text, bool undo, std::optional<core::Uuid> about) {
    ui.toasts.add(look, std::move(text), undo, time_s_, about);
}

// What was written to the other side mostly takes the case a column further.
bool Desk::offer_next_stage(const core::Command& command) {
    const auto* contact = std::get_if<core::AddContact>(&command);
    const auto* record = contact ? session_->state().find(contact->case_uuid) : nullptr;
    const auto next = record ? core::next_stage_after(*record, contact->direction) : std::nullopt;
    if (!next) return false;
    core::MoveCase move;
    move.case_uuid = record->row.uuid;
    move.stage = *next;
    ui.toasts.offer(std::string(core::tr(lang(), "toast_logged"_tr)), move, time_s_);
    return true;
}

void Desk::report(const core::Result<core::Change>& change, bool may_undo) {
    if (!change) return trouble(change.error());
    if (change->rows.empty() || speaks_for_itself(change->deed)) return;
    say(ui::ToastLook::done, core::describe(lang(), *change), may_undo, change->case_uuid);
}

void Desk::dispatch(const core::Command& command) {
    const auto change = session_->dispatch(command);
    if (!change || change->rows.empty() || !offer_next_stage(command)) report(change, true);
    if (const auto* recount = std::get_if<core::RecountDeadlines>(&command))
        std::erase(recountable_, recount->case_uuid);
    const auto* add = std::get_if<core::AddCase>(&command);
    if (!change || !add) return;
    intake_.drafts_taken(change->case_uuid, !add->evidence.empty(), add->slots);
    receive();
    ui.board.selected = change->case_uuid;
    ui.board.reveal_selected = true;
}

bool Desk::take_news() {
    bool news = jobs_.take_results() > 0;
    news = take_path() || news;
    const auto session_news = session_->poll();
    for (const auto& error : session_news.lost_commands) trouble(error);
    if (session_news.save_error) trouble(*session_news.save_error);
    if (session_news.replaced) {
        say(ui::ToastLook::done, std::string(core::tr(lang(), "store_replaced"_tr)));
        intake_.file_replaced();
    }
    for (const auto& [digest, error] : session_news.not_staged) intake_.not_staged(digest, error);
    intake_.pump();
    receive();
    news = remind(session_news) || news;
    news = news || session_news.changed_elsewhere || !session_news.lost_commands.empty() || session_news.save_error;
    const auto state = session_->save_state();
    if (state != app::SaveState::saving) return news || board_revision_ != session_->state().revision();
    return true;
}

void Desk::remember_window(const app::WindowPlace& place) {
    if (settings_.window == place) return;
    settings_.window = place;
    app::save_settings(ports_.machine.folders.settings(), settings_);
}

core::Result<void> Desk::close() {
    note_use();
    intake_.finish_now();
    receive();
    return session_->flush();
}

void Desk::use(std::unique_ptr<app::Session> session) {
    retired_.push_back(std::move(session_));
    session_ = std::move(session);
    if (looking_at_ && session_->path() != *looking_at_) looking_at_.reset();
    pictures_.use(*session_);
    backups_.clear();
    intake_.use(*session_);
    unaimed_.clear();
    history_.clear();
    history_lines_for_.reset();
    missed_.clear();
    if (reminders_) reminders_->start_again();
    board_stale_ = true;
    agenda_stale_ = true;
    ui = ui::UiState{};
    find_recountable();
}

void Desk::find_recountable() {
    recountable_.clear();
    if (session_->save_state() != app::SaveState::read_only)
        recountable_ = core::recountable(session_->state(), ports_.machine.library.rules());
}

}  // namespace recoup::desktop
