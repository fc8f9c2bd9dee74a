// What the files of the directory of platforms share. Only they include it. Main thread.
#pragma once

#include "ui/context/context.h"
#include "ui/kit/panel.h"
#include "ui/platforms/platforms.h"

namespace recoup::ui::inline platforms {

struct PlatformsFrame {
    PlatformsUi& ui;
    PlatformsEvents& events;
    const core::PlatformRecord* record;  // of the chosen one; none: the directory does not hold it
    int cases = 0;                       // that name it
    bool editable = true;
    std::optional<Rect> reveal = {};  // to be brought into sight
};

// ---- the fields

// As the file says it, but for what is being typed.
void fill_entries(PlatformsUi& ui, const core::PlatformRecord* record);
// Sends what the fields say, if it is anything else than the file says and can be.
void keep_entries(Context& ctx, PlatformsFrame& frame);
// True when a field had the keyboard: it says again what the file says.
bool drop_typing(Context& ctx, PlatformsUi& ui);

// Each takes its height from the top of `column`.
void draw_platform_name(Context& ctx, PlatformsFrame& frame, Rect& column);
void draw_platform_fields(Context& ctx, PlatformsFrame& frame, Rect& column);
void draw_clauses(Context& ctx, PlatformsFrame& frame, Rect& column);
// Sends the clause that is being written, if it can be kept.
void keep_clause(Context& ctx, PlatformsFrame& frame);

}  // namespace recoup::ui::inline platforms
