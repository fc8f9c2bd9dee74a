// What the window says besides the cases: a strip above the board, an invitation where there is nothing, how far an
// import has come. Main thread.
#pragma once

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline notices {

// Takes its strip off the top of `area` when there is something to say.
void draw_banner(Context& ctx, Rect& area);

// Nothing in the file yet. True when a new case is wanted.
bool draw_empty(Context& ctx, const Rect& area);

// Nothing that the filter leaves. True when the filter is to go.
bool draw_nothing_found(Context& ctx, const Rect& area);

// Cases, but no open deadline. True when the board is wanted.
bool draw_no_deadlines(Context& ctx, const Rect& area);
// Nothing is mine to do; `next`: the next date, in a sentence. True when the board is wanted.
bool draw_nothing_today(Context& ctx, const Rect& area, std::string_view next);
// No case to count. True when a new one is wanted.
bool draw_no_insights(Context& ctx, const Rect& area);
void draw_empty_day(Context& ctx, const Rect& area);

Rect import_box(const Context& ctx, const Rect& display);
void draw_import(Context& ctx, const Rect& display);

}  // namespace recoup::ui::inline notices
