#include <algorithm>

#include "ui/board/board.h"
#include "ui/context/save_state.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline board {

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

constexpr float kLeastSearch = 150, kWordsOfPaste = 270, kWordsOfCreate = 240;

// In a narrow window they are their icons only, the paste first.
void draw_top_buttons(Context& ctx, Rect& row, BoardEvents& events) {
    ButtonSpec create{.text = ctx.tr("action_new_case"_tr), .icon = icon::plus, .look = ButtonLook::primary};
    const ButtonSpec paste{.text = ctx.tr("action_paste"_tr), .icon = icon::paste};
    const float rest = row.width() - button_width(ctx, create) - ctx.px(12);
    if (rest < ctx.px(kWordsOfCreate)) create.text = {};
    events.new_case = button(ctx, "new_case", row.take_right(button_width(ctx, create), ctx.px(12)), create);
    if (rest - button_width(ctx, paste) >= ctx.px(kWordsOfPaste)) {
        events.paste = button(ctx, "paste", row.take_right(button_width(ctx, paste), ctx.px(12)), paste);
        return;
    }
    const auto box = row.take_right(ctx.px(kButtonHeight), ctx.px(8));
    events.paste = icon_button(ctx, "paste", box, icon::paste, ctx.tr("action_paste"_tr));
}

// Half a hint would be no help; the short one says enough.
std::string_view search_hint(Context& ctx, const Rect& box) {
    const auto hint = ctx.tr("search_hint"_tr);
    const float beside = ctx.px(20 + 26 + 28);  // the rims, the icon, the key
    return ctx.text.measure(body(ctx), hint) + beside <= box.width() ? hint : ctx.tr("search_hint_brief"_tr);
}

}  // namespace

BoardEvents draw_top_bar(Context& ctx, BoardUi& ui, const Rect& area, std::string_view view_title,
                         std::string_view said_first) {
    BoardEvents events;
    const ReadingOrder order(ctx.focus);
    fill(ctx, area, Role::surface);
    fill(ctx, {{area.min.x, area.max.y - std::max(1.0F, ctx.px(1))}, area.max}, Role::line);
    auto row = area.inset(ctx.px(20), ctx.px(12));

    draw_top_buttons(ctx, row, events);
    const float title_width = ctx.text.measure(title(ctx), view_title) + 1;
    const float room = row.width() - title_width - ctx.px(16);
    // Where the name has no room beside a usable search, the rail still tells where one is.
    const bool named = room >= ctx.px(kLeastSearch);
    const auto search = row.take_right(
        std::min({ctx.px(300), std::max(row.width() * 0.55F, ctx.px(kLeastSearch)), named ? room : row.width()}),
        ctx.px(16));
    const auto searched = field(
        ctx, "search", search, ui.filter.search, ui.search_field,
        {.hint = search_hint(ctx, search), .icon = icon::search, .key_hint = "/", .clearable = true, .max_bytes = 200});
    search_keys(ctx, ui, searched.focused);
    if (searched.submitted) {
        ctx.text_focus.drop();
        select_found(ctx, ui);
        ctx.wake_after(0);
    }

    if (!named) return events;
    label(ctx, row.take_left(title_width, ctx.px(12)), title(ctx), Role::text, view_title);
    const auto role = is_trouble(ctx.app.save) ? Role::bad_text : Role::faint;
    auto state = ctx.app.file_name + " · " + std::string(ctx.tr(save_text(ctx.app.save)));
    if (!said_first.empty()) state = std::string(said_first) + " · " + state;
    if (row.width() > ctx.px(60)) label(ctx, row, small(ctx), role, state);
    return events;
}

}  // namespace recoup::ui::inline board
