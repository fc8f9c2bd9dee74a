#include "desktop/views/view_caches.h"

namespace recoup::desktop::inline views {
namespace {

constexpr std::size_t kHistoryLines = 200;

}  // namespace

void ViewCaches::refresh(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader) {
    refresh_board(state, looked_at, reader);
    refresh_agenda(state, looked_at, reader);
    refresh_insights(state, looked_at, reader);
    refresh_history(reader);
}

void ViewCaches::forget() {
    board_key_.reset();
    today_key_.reset();
    next_reminder_.reset();
    agenda_key_.reset();
    insights_key_.reset();
    history_.clear();
    history_key_.reset();
}

void ViewCaches::refresh_board(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader) {
    BoardKey key{state.revision(), looked_at.board.filter, reader.lang};
    const bool indexed = board_key_ && board_key_->revision == key.revision && board_key_->lang == key.lang &&
                         reader.now < board_.valid_until;
    if (indexed && board_key_->filter == key.filter) return;
    if (!indexed) board_index_ = core::BoardIndex(state, reader);
    board_ = board_index_.view(state, key.filter);
    board_key_ = std::move(key);
    ++board_generation_;
}

void ViewCaches::refresh_today(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader,
                               const app::Library* library, const app::ReminderChoices& reminders, const Aside& aside) {
    if (looked_at.view != ui::View::today || !library || state.others()) return today_key_.reset();
    const bool same = today_key_ && today_key_->revision == state.revision() && today_key_->lang == reader.lang &&
                      today_key_->aside == aside;
    const bool spoke = next_reminder_ && next_reminder_->at <= reader.now;
    if (same && reader.now < today_.valid_until && !spoke) return;
    today_ = core::today_view({state, library->rules(), library->playbooks(), {}, library->routes(), reader},
                              aside.pictures, aside.seen);
    const auto plan = app::plan_reminders(state, reminders, reader.now);
    next_reminder_.reset();
    if (plan.next) next_reminder_ = core::NextReminder{*plan.next, plan.next_of};
    today_key_ = TodayKey{state.revision(), reader.lang, aside};
}

void ViewCaches::refresh_agenda(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader) {
    if (looked_at.view != ui::View::agenda) return agenda_key_.reset();
    AgendaKey key{state.revision(), {looked_at.board.filter.search, looked_at.agenda.day}, reader.lang};
    if (agenda_key_ == key && reader.now < agenda_.valid_until) return;
    agenda_ = core::agenda_view(state, key.filter, reader);
    agenda_key_ = std::move(key);
}

void ViewCaches::refresh_insights(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader) {
    if (looked_at.view != ui::View::insights) return insights_key_.reset();
    InsightsKey key{state.revision(), looked_at.insights.filter, looked_at.insights.pick, reader.lang,
                    core::day_of(reader, reader.now)};
    if (insights_key_ == key) return;
    insights_ = core::insights_view(state, key.filter, key.pick, reader);
    insights_key_ = std::move(key);
}

// They tell the year of days that are not this year's.
void ViewCaches::refresh_history(const core::Reader& reader) {
    const std::pair wanted(reader.lang, core::day_of(reader, reader.now));
    if (history_key_ == wanted) return;
    history_lines_ = core::history_lines(history_, reader);
    history_key_ = wanted;
}

core::Result<void> ViewCaches::load_history(const app::Session& session, const core::Uuid& case_uuid) {
    auto changes = session.history(case_uuid, kHistoryLines);
    history_key_.reset();
    if (!changes) return tl::unexpected(changes.error());
    history_ = std::move(*changes);
    return {};
}

}  // namespace recoup::desktop::inline views
