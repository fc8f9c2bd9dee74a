// What the views are drawn from: made of the model, what is looked at and the moment, and made anew only when one of
// these calls for it. Holds nothing that could not be made again. Main thread. Knows no window.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "app/data/library.h"
#include "app/reminders/reminders.h"
#include "app/session/session.h"
#include "core/model/show.h"
#include "core/today/today.h"
#include "core/view/agenda.h"
#include "core/view/board.h"
#include "core/view/board_index.h"
#include "core/view/insights.h"
#include "ui/root.h"

namespace recoup::desktop::inline views {

class ViewCaches {
  public:
    // Before a frame. Today, agenda and insights are made while they are looked at only: the board counts what the
    // badge tells.
    void refresh(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader);
    // Today needs what the program knows, and a file that was read to its end: until then there is none.
    struct Aside {  // what else today tells of, and what it tells of no more
        std::vector<core::WaitingPictures> pictures;
        std::vector<core::SeenMoney> seen;
        bool operator==(const Aside&) const = default;
    };
    void refresh_today(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader,
                       const app::Library* library, const app::ReminderChoices& reminders, const Aside& aside);
    // Another file is open: nothing of the old one is shown any more.
    void forget();

    // As of the last refresh().
    const core::BoardView& board() const { return board_; }
    std::uint64_t board_generation() const { return board_generation_; }  // another number, another board
    const core::TodayView* today() const { return today_key_ ? &today_ : nullptr; }
    const std::optional<core::NextReminder>& next_reminder() const { return next_reminder_; }
    const core::AgendaView* agenda() const { return agenda_key_ ? &agenda_ : nullptr; }
    const core::InsightsView* insights() const { return insights_key_ ? &insights_ : nullptr; }
    std::span<const core::HistoryLine> history() const { return history_lines_; }

    // What is shown is not what the model or the search field say by now.
    bool is_behind(const core::State& state) const { return !board_key_ || board_key_->revision != state.revision(); }
    bool is_behind(const core::BoardFilter& filter) const { return !board_key_ || board_key_->filter != filter; }

    // The changes of one case, from now on. Reads the file; error: it cannot be read, and what was shown stays.
    core::Result<void> load_history(const app::Session& session, const core::Uuid& case_uuid);

  private:
    struct BoardKey {
        std::uint64_t revision = 0;
        core::BoardFilter filter;
        core::Lang lang{};
        bool operator==(const BoardKey&) const = default;
    };
    struct TodayKey {
        std::uint64_t revision = 0;
        core::Lang lang{};
        Aside aside;
    };
    struct AgendaKey {
        std::uint64_t revision = 0;
        core::AgendaFilter filter;
        core::Lang lang{};
        bool operator==(const AgendaKey&) const = default;
    };
    struct InsightsKey {
        std::uint64_t revision = 0;
        core::StatsFilter filter;
        std::optional<core::InsightsPick> pick;
        core::Lang lang{};
        std::chrono::local_days today{};
        bool operator==(const InsightsKey&) const = default;
    };

    void refresh_board(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader);
    void refresh_agenda(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader);
    void refresh_insights(const core::State& state, const ui::UiState& looked_at, const core::Reader& reader);
    void refresh_history(const core::Reader& reader);

    // No key: to be made.
    std::optional<BoardKey> board_key_;
    core::BoardIndex board_index_;
    core::BoardView board_;
    std::uint64_t board_generation_ = 0;
    std::optional<TodayKey> today_key_;
    core::TodayView today_;
    std::optional<core::NextReminder> next_reminder_;
    std::optional<AgendaKey> agenda_key_;
    core::AgendaView agenda_;
    std::optional<InsightsKey> insights_key_;
    core::InsightsView insights_;
    std::vector<core::Change> history_;
    std::vector<core::HistoryLine> history_lines_;
    std::optional<std::pair<core::Lang, std::chrono::local_days>> history_key_;
};

}  // namespace recoup::desktop::inline views
