// What the files of the agenda share. Only they include it. Main thread.
#pragma once

#include "ui/agenda/agenda.h"
#include "ui/context/context.h"

namespace recoup::ui::inline agenda {

// The month, and beside narrow lists nothing else; takes its height from the top of `column`.
void draw_agenda_month(Context& ctx, AgendaUi& ui, Rect& column);
// When and how one is reminded, below it.
void draw_agenda_reminders(Context& ctx, Rect& column, AgendaEvents& events);

// How the list lies on the screen this frame, in physical pixels: rows of one height under the heads of their sections.
// The view outlives it.
class AgendaLayout {
  public:
    AgendaLayout(const Context& ctx, const core::AgendaView& view, const Rect& box)
        : view_(view), box_(box), head_(ctx.px(32)), row_(ctx.px(66)), pitch_(ctx.px(76)), pad_(ctx.px(14)) {}

    float content_height() const;
    // Below the top of the content.
    float head_top(std::size_t section) const;
    float row_top(std::size_t item) const;
    float row_height() const { return row_; }
    float head_height() const { return head_; }
    float pitch() const { return pitch_; }
    const Rect& box() const { return box_; }

  private:
    const core::AgendaView& view_;
    Rect box_;
    float head_, row_, pitch_, pad_;
};

struct AgendaRowHit {
    bool select = false, open = false, snooze = false, done = false;
    Rect snooze_box, done_box;
};
// Where the buttons of a row stand.
Rect agenda_done_box(const Context& ctx, const Rect& row);
Rect agenda_snooze_box(const Context& ctx, const Rect& row);
AgendaRowHit draw_agenda_row(Context& ctx, const core::AgendaRow& row, const Rect& box, bool selected);

void ask_done(Context& ctx, AgendaUi& ui, const Rect& beside);
void ask_time(Context& ctx, AgendaUi& ui, const Rect& beside);

}  // namespace recoup::ui::inline agenda
