// The parts of the sheet, each in its rectangle. Inside this room only; main thread.
#pragma once

#include "ui/pack/pack.h"

namespace recoup::ui::inline pack {

struct PackFrame {
    PackUi& ui;
    const core::CaseRecord& record;
    PackEvents& events;
    core::PackChoice choice;  // as it would be written now, the person in it
    std::string path;         // where
};

void draw_choices(Context& ctx, PackFrame& frame, const Rect& column);
void draw_preview(Context& ctx, PackFrame& frame, const Rect& area);
void draw_missing(Context& ctx, PackFrame& frame, const Rect& area);
void draw_pack_footer(Context& ctx, PackFrame& frame, const Rect& area);

// The choice that is written: without a person unless one is to be in it.
core::PackChoice chosen(const PackUi& ui);
// "…/退款证据包-1-20261128.zip"
std::string target(const Context& ctx, const PackUi& ui, const core::CaseRecord& record);

}  // namespace recoup::ui::inline pack
