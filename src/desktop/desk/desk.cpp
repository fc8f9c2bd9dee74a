#include "desktop/desk/desk.h"

#include <utility>

#include "app/data/library.h"
#include "app/reminders/remind_pass.h"
#include "assets/embedded.h"
#include "core/edit/move_to.h"
#include "core/model/turns.h"
#include "desktop/base/choices.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline desk {
namespace {

ui::SaveLook shown(const app::Session& session) {
    switch (session.save_state()) {
        case app::SaveState::saved:
            return ui::SaveLook::saved;
        case app::SaveState::saving:
            return ui::SaveLook::saving;
        case app::SaveState::failed:
            return session.unsaved().empty() ? ui::SaveLook::gone : ui::SaveLook::failed;
        case app::SaveState::read_only:
            return ui::SaveLook::read_only;
    }
    return ui::SaveLook::saved;
}

}  // namespace

Desk::Desk(std::unique_ptr<app::Session> session, app::Settings settings, DeskPorts ports)
    : surroundings_(std::move(ports), std::move(settings)),
      file_(std::move(session)),
      voice_(ui.toasts, surroundings_),
      jobs_(surroundings_.ports.wake),
      pictures_(file_.session(), jobs_, surroundings_.ports.textures),
      newest_(jobs_, surroundings_),
      paths_(file_, jobs_, surroundings_),
      exports_(file_, jobs_, surroundings_, voice_),
      packing_(file_, jobs_, surroundings_),
      preview_(file_, jobs_, surroundings_),
      backups_(file_, jobs_, surroundings_, voice_, [this] { backups_changed(); }),
      chores_(file_, jobs_, surroundings_, voice_, backups_),
      reminding_(file_, jobs_, surroundings_, voice_),
      imports_(file_, jobs_, surroundings_, voice_,
               [this] {
                   if (!ui.new_case.open) ui::open_new_case(ui.new_case);
               }),
      bills_(file_, jobs_, surroundings_, voice_),
      readings_(file_, jobs_),
      draft_readings_(file_, readings_, surroundings_),
      case_readings_(file_, jobs_, readings_, surroundings_),
      evidence_readings_(file_, readings_, surroundings_),
      chat_words_(jobs_, surroundings_, voice_),
      arrivals_(file_, jobs_, readings_, surroundings_),
      switch_(file_, jobs_, surroundings_, voice_, chores_, [this] { file_changed(); }),
      purging_(file_, jobs_, surroundings_, voice_, [this] { backups_changed(); }),
      safekeeping_(file_, jobs_, surroundings_, voice_, switch_) {
    show_first_view();
}

Desk::~Desk() = default;

void Desk::show_first_view() {
    ui.view = surroundings_.settings.first_view == app::FirstView::today ? ui::View::today : ui::View::board;
}

void Desk::backups_changed() {
    if (ui.view == ui::View::settings) backups_.list();
}

// ---- what is drawn

ui::AppView Desk::view() {
    const auto& library = surroundings_.machine().library;
    const bool knowing = drawn_ || !ui.only_board();
    ui::AppView view{
        .state = file_.board_state(), .board = views_.board(), .rules = knowing ? library.rules() : no_rules_};
    view.today = views_.today();
    view.next_reminder = views_.next_reminder();
    view.agenda = views_.agenda();
    view.insights = views_.insights();
    view.board_generation = views_.board_generation();
    view.history = views_.history();
    view.can_undo = file_->can_undo();
    view.can_redo = file_->can_redo();
    view.choices = choices_of(surroundings_);
    view.display_scale = surroundings_.ports.display_scale;
    view.dark_system = surroundings_.ports.dark_system;
    view.still = !surroundings_.settings.motion.value_or(!surroundings_.ports.still_system);
    imports_.show(view);
    if (ui.new_case.open)
        for (auto& evidence : imports_.drafts()) view.drafts.push_back({std::move(evidence)});
    tray_ = takes_pictures() ? arrivals_.tray() : std::vector<ui::TrayGroup>();
    view.tray = tray_;
    if (ui.view == ui::View::settings) view.watched = arrivals_.watched();
    if (knowing) view.evidence_read = evidence_readings_.refresh(ui.drawer.case_uuid);
    if (const auto& heard = chat_words_.heard()) view.heard = &*heard;
    if (ui.new_case.open) view.drafts_read = draft_readings_.refresh(view.drafts);
    view.case_read = read_case();
    if (ui.tools.picker) view.newest = newest_.listed();
    view.newest_loading = newest_.loading();
    view.export_folders = exports_.folders();
    safekeeping_.show(view);
    purging_.show(view);
    packing_.show(view);
    if (ui.tools.pack)
        view.report = preview_.shown();
    else
        preview_.forget();
    if (ui.view == ui::View::bill) view.bill = &bills_.refresh();
    view.missed = reminding_.missed();
    view.schedule = reminding_.schedule();
    if (knowing) show_library(view);
    if (ui.tools.about && licences_.empty()) licences_ = assets::licences();
    view.licences = licences_;
    view.recountable = chores_.recountable();
    show_files(view);
    view.version = RECOUP_VERSION;
    return view;
}

const ui::CaseRead* Desk::read_case() {
    const auto& viewer = ui.tools.viewer;
    if (viewer) return case_readings_.refresh({viewer->case_uuid, viewer->evidence_uuid});
    return case_readings_.refresh({ui.drawer.case_uuid, std::nullopt});
}

// What is only to be read takes nothing in.
bool Desk::takes_pictures() const {
    return file_->save_state() != app::SaveState::read_only;
}

ViewCaches::Aside Desk::aside() const {
    return {takes_pictures() ? arrivals_.waiting() : std::vector<core::WaitingPictures>(),
            surroundings_.settings.seen_money};
}

void Desk::show_library(ui::AppView& view) {
    const auto& library = surroundings_.machine().library;
    view.routes = library.routes();
    messages_ = library.messages();
    view.messages = *messages_;
    if (ui.drawer.case_uuid) view.phrasebook = &library.phrasebook();  // read when something may be said
    if (ui.view == ui::View::watch) view.words = &library.reading();
    view.playbooks = library.playbooks();
    view.guide = library.guide();
    view.channels = library.channels();
}

void Desk::show_files(ui::AppView& view) const {
    view.file_name = portable::utf8(file_.path().filename());
    view.file_path = portable::utf8(file_.path());
    view.save = shown(file_.session());
    view.demo = file_.is_demo();
    if (ui.view == ui::View::settings) {
        view.file_holds = chores_.file_holds();
        view.backups = backups_.listed();
        view.backups_loading = backups_.loading();
    }
    if (ui.view == ui::View::settings || ui.tools.palette) view.recent = chores_.recent();
    if (ui.tools.path) view.completions = paths_.completions();
    view.damaged = file_->is_damaged();
    view.held = file_->holds_changes();
    view.damage = chores_.damage();
    if (const auto& backup = file_.looking_at()) view.looking_at = portable::utf8(*backup);
}

ui::Output Desk::frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard, ui::Probes* probes) {
    voice_.set_time(input.time_s);
    const auto reader = surroundings_.reader();
    pictures_.begin_frame();
    if (drawn_) file_->read_on();
    // The part that is there is good for looking at the board, and for nothing else.
    const bool more = !ui.only_board() || ui.next_view || ui::is_touched(input);
    const auto& state = more ? file_.state() : file_.board_state();
    views_.refresh(state, ui, reader);
    const bool knowing = drawn_ || !ui.only_board();
    views_.refresh_today(state, ui, reader, knowing ? &surroundings_.machine().library : nullptr,
                         app::reminder_choices(surroundings_.settings, *reader.zones), aside());
    exports_.look_for_folders(ui.tools.folder_of_layer() != nullptr);
    const auto app_view = view();
    auto out = ui::draw_root({app_view, reader, input, text, pictures_, clipboard, probes}, ui);
    if (!std::exchange(drawn_, true)) chores_.read_library();
    carry_out(out);
    return out;
}

void Desk::begin_chores() {
    chores_due_ = true;
    begin_due_chores();
}

void Desk::begin_due_chores() {
    if (!file_->is_whole() || unreadable_ || !std::exchange(chores_due_, false)) return;
    chores_.begin();
    readings_.begin();
    arrivals_.begin();
    safekeeping_.look_for_rescue_copy();
}

void Desk::carry_out(ui::Output& out) {
    for (const auto& command : out.commands) dispatch(command, out.copied.has_value());
    for (const auto& request : out.requests) carry_out(request);
    if (!out.commands.empty() || !out.requests.empty() || views_.is_behind(ui.board.filter)) out.wake_after_s = 0;
}

void Desk::load_history(const core::Uuid& case_uuid) {
    if (const auto loaded = views_.load_history(file_.session(), case_uuid); !loaded) voice_.trouble(loaded.error());
}

// ---- changes

// What was written to the other side mostly takes the case a column further.
bool Desk::offer_next_stage(const core::Command& command, bool copied) {
    const auto* contact = std::get_if<core::AddContact>(&command);
    const auto* record = contact ? file_.state().find(contact->case_uuid) : nullptr;
    const auto next = record ? core::next_stage_after(*record, contact->direction) : std::nullopt;
    if (!next) return false;
    voice_.offer(std::string(core::tr(surroundings_.lang(), copied ? "toast_copied_logged"_tr : "toast_logged"_tr)),
                 core::move_to(file_.state(), *record, *next));
    return true;
}

void Desk::tell(const core::Result<core::Change>& change, const core::Command& command, bool copied) {
    if (!change || change->rows.empty()) return voice_.changed(change, true);
    if (offer_next_stage(command, copied)) return;
    if (copied && std::holds_alternative<core::AddContact>(command)) return voice_.copied_and_logged(change->case_uuid);
    voice_.changed(change, true);
}

void Desk::dispatch(const core::Command& command, bool copied) {
    const auto change = file_->dispatch(command);
    tell(change, command, copied);
    if (const auto* recount = std::get_if<core::RecountDeadlines>(&command)) chores_.recounted(recount->case_uuid);
    const auto* add = std::get_if<core::AddCase>(&command);
    if (!change || !add) return;
    imports_.case_added(change->case_uuid, *add);
    ui.board.selected = change->case_uuid;
    ui.board.reveal_selected = true;
}

void Desk::attach_drafts(const core::Uuid& case_uuid) {
    core::AttachEvidence command{.case_uuid = case_uuid, .evidence = imports_.drafts()};
    for (auto& one : command.evidence)
        if (one.kind == core::EvidenceKind::other) one.kind = draft_readings_.kind_of(one.sha256);
    const auto change = file_->dispatch(command);
    voice_.changed(change, true);
    if (change) imports_.drafts_attached(case_uuid);
}

void Desk::take_from_tray(const ui::TrayRequest& request) {
    using What = ui::TrayRequest::What;
    if (request.group >= arrivals_.groups().size()) return;
    const auto group = arrivals_.groups()[request.group];
    std::vector<std::filesystem::path> paths;
    for (const auto& one : group.pictures) paths.push_back(one.picture.file.path);
    if (request.what == What::put_in) return imports_.add(std::move(paths), {group.case_uuid, {}});
    if (request.what == What::make_case) return imports_.add(std::move(paths), {});
    core::RefusePictures refuse{.name = surroundings_.machine().files.name_of(paths.front())};
    for (const auto& one : group.pictures) refuse.sha256s.push_back(one.picture.sha256);
    dispatch(refuse);
}

// ---- what happened

bool Desk::take_news() {
    bool news = jobs_.take_results() > 0;
    news = take_path() || news;
    news = take_visit() || news;
    const auto session_news = file_->poll();
    if (session_news.unreadable) unreadable_ = session_news.unreadable;
    begin_due_chores();
    backups_.look_again();
    for (const auto& error : session_news.lost_commands) voice_.trouble(error);
    if (session_news.save_error && !safekeeping_.asks()) voice_.trouble(*session_news.save_error);
    if (session_news.journal_set_aside)
        voice_.done(core::trf(surroundings_.lang(), "store_journal_set_aside"_tr,
                              portable::utf8(*session_news.journal_set_aside)));
    if (session_news.replaced) voice_.done(std::string(core::tr(surroundings_.lang(), "store_replaced"_tr)));
    imports_.take_news(session_news);
    readings_.pump();
    news = arrivals_.take_news() || news;
    safekeeping_.take_news(session_news);
    if (safekeeping_.take_close()) quit_ = true;
    news = remind(session_news) || news;
    news = news || session_news.changed_elsewhere || !session_news.lost_commands.empty() || session_news.save_error ||
           session_news.diverged || session_news.kept;
    return news || file_->save_state() == app::SaveState::saving || views_.is_behind(file_.board_state());
}

bool Desk::remind(const app::SessionNews& news) {
    for (const auto& wish : reminding_.take_wishes()) carry_out(wish);
    if (!reminding_.take_news(news)) return false;
    if (reminding_.has_missed() && !ui.tools.missed) ui.tools.missed.emplace();
    return true;
}

void Desk::carry_out(const Reminding::Wish& wish) {
    if (wish.command) return dispatch(*wish.command);
    ui.view = ui::View::board;
    ui.board.selected = wish.case_uuid;
    ui.drawer.case_uuid = wish.case_uuid;
}

void Desk::file_changed() {
    pictures_.use(file_.session());
    imports_.file_changed();
    bills_.forget();
    readings_.file_changed();
    case_readings_.file_changed();
    chat_words_.forget();
    preview_.forget();
    arrivals_.file_changed();
    if (drawn_) readings_.begin();
    safekeeping_.file_changed();
    purging_.close();
    views_.forget();
    backups_.forget();
    reminding_.file_changed();
    chores_.file_changed();
    ui = ui::UiState{};
    show_first_view();
}

bool Desk::may_close() {
    imports_.finish_now();
    return safekeeping_.may_close();
}

// What is not saved by now was decided about.
void Desk::close() {
    chores_.note_use();
}

}  // namespace recoup::desktop::inline desk
