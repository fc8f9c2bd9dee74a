#include <algorithm>

#include "ui/board.h"
#include "ui/icons.h"
#include "ui/save_state.h"

namespace recoup::ui {

core::Tr save_text(SaveLook look) {
    switch (look) {
        case SaveLook::saved:
            return "save_saved"_tr;
        case SaveLook::saving:
            return "save_saving"_tr;
        case SaveLook::failed:
            return "save_failed"_tr;
        case SaveLook::read_only:
            return "save_read_only"_tr;
    }
    return "save_saved"_tr;
}

namespace {

// Esc empties the search, and once more leaves it.
void search_keys(Context& ctx, BoardUi& ui, bool focused) {
    if (!focused || !ctx.key(Key::escape)) return;
    if (ui.filter.search.empty())
        ctx.text_focus.drop();
    else
        ui.filter.search.clear();
    ctx.wake_after(0);
}

}  // namespace

BoardEvents draw_top_bar(Context& ctx, BoardUi& ui, const Rect& area, std::string_view view_title) {
    BoardEvents events;
    const ReadingOrder order(ctx.focus);
    fill(ctx, area, Role::surface);
    fill(ctx, {{area.min.x, area.max.y - std::max(1.0F, ctx.px(1))}, area.max}, Role::line);
    auto row = area.inset(ctx.px(20), ctx.px(12));

    const ButtonSpec create{.text = ctx.tr("action_new_case"_tr), .icon = icon::plus, .look = ButtonLook::primary};
    events.new_case = button(ctx, "new_case", row.take_right(button_width(ctx, create), ctx.px(12)), create);
    const ButtonSpec paste{.text = ctx.tr("action_paste"_tr), .icon = icon::paste};
    events.paste = button(ctx, "paste", row.take_right(button_width(ctx, paste), ctx.px(12)), paste);
    const auto search = row.take_right(std::min(ctx.px(300), row.width() * 0.55F), ctx.px(16));
    const auto searched = field(
        ctx, "search", search, ui.filter.search, ui.search_field,
        {.hint = ctx.tr("search_hint"_tr), .icon = icon::search, .key_hint = "/", .clearable = true, .max_bytes = 200});
    search_keys(ctx, ui, searched.focused);

    const float width = std::min(row.width(), ctx.text.measure(title(ctx), view_title));
    label(ctx, row.take_left(width + 1, ctx.px(12)), title(ctx), Role::text, view_title);
    const auto role = ctx.app.save == SaveLook::failed ? Role::bad_text : Role::faint;
    const auto state = ctx.app.file_name + " · " + std::string(ctx.tr(save_text(ctx.app.save)));
    if (row.width() > ctx.px(60)) label(ctx, row, small(ctx), role, state);
    return events;
}

}  // namespace recoup::ui
