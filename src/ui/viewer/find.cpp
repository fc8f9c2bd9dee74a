#include "ui/viewer/find.h"

#include "core/base/text.h"
#include "core/search/query.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline viewer {
namespace {

constexpr std::size_t kMostHits = 1'000;

// Words may stand in any line: each that holds one is a place.
std::vector<TextRange> places_of(std::string_view searched, const core::PictureText& picture) {
    std::vector<TextRange> hits;
    const auto query = core::search_query(searched);
    if (query.empty()) return hits;
    for (std::uint32_t i = 0; i < picture.lines.size(); ++i)
        for (const auto& mark : core::marked(query, picture.lines[i].text, false)) {
            if (hits.size() == kMostHits) return hits;
            hits.push_back({{i, mark.begin}, {i, mark.end}});
        }
    return hits;
}

std::string count_text(const Context& ctx, const FindUi& ui, const core::PictureText* picture) {
    if (core::trim(ui.text).empty()) return {};
    if (!picture) return std::string(ctx.tr("viewer_no_text"_tr));
    if (ui.hits.empty()) return std::string(ctx.tr("viewer_find_none"_tr));
    return std::to_string(ui.at + 1) + " / " + std::to_string(ui.hits.size());
}

}  // namespace

void find_in_picture(FindUi& ui, const std::string& sha256, const core::PictureText* picture) {
    const bool read = picture != nullptr;
    if (ui.made_for == sha256 && ui.made_of == ui.text && ui.made_read == read) return;
    ui.made_for = sha256;
    ui.made_of = ui.text;
    ui.made_read = read;
    ui.hits = read ? places_of(ui.text, *picture) : std::vector<TextRange>();
    ui.at = 0;
    ui.reveal = !ui.hits.empty();
}

void next_hit(FindUi& ui, int direction) {
    if (ui.hits.empty()) return;
    const auto count = ui.hits.size();
    ui.at = (ui.at + (direction > 0 ? 1 : count - 1)) % count;
    ui.reveal = true;
}

void draw_find_bar(Context& ctx, FindUi& ui, const core::PictureText* picture, const Rect& area) {
    fill(ctx, {{area.min.x, area.max.y - std::max(1.0F, ctx.px(1))}, area.max}, Role::line);
    auto row = area.inset(ctx.px(12), ctx.px(6));
    const auto square = [&] {
        const auto strip = row.take_right(ctx.px(32), ctx.px(4));
        return Rect::at(strip.min.x, strip.centre().y - ctx.px(16), ctx.px(32), ctx.px(32));
    };
    const bool close = icon_button(ctx, "viewer/find/close", square(), icon::close, ctx.tr("viewer_find_close"_tr));
    if (icon_button(ctx, "viewer/find/next", square(), icon::chevron_down, ctx.tr("viewer_find_next"_tr)))
        next_hit(ui, +1);
    if (icon_button(ctx, "viewer/find/previous", square(), icon::chevron_up, ctx.tr("viewer_find_previous"_tr)))
        next_hit(ui, -1);
    const auto box = row.take_left(std::min(ctx.px(320), row.width() * 0.7F), ctx.px(10));
    ui.focused = field(ctx, "viewer/find", box, ui.text, ui.field,
                       {.hint = ctx.tr("viewer_find"_tr), .icon = icon::search, .max_bytes = 200})
                     .focused;
    label(ctx, row, TextStyle{Face::regular, ctx.px(12), true}, Role::muted, count_text(ctx, ui, picture));
    if (!close) return;
    ctx.text_focus.drop();
    ui.close();
}

bool find_keys(Context& ctx, FindUi& ui) {
    if (ctx.key(Key::f, true)) {
        ui.open = true;
        ui.field.want_focus = true;
    }
    if (!ui.shown()) return false;
    if (ctx.key(Key::f3)) next_hit(ui, +1);
    if (ctx.key(Key::f3, false, true)) next_hit(ui, -1);
    // Another field, or a button that has the keyboard, has its own Enter.
    const bool elsewhere = !ui.focused && (ctx.text_focus.any() || ctx.focus.visible());
    if (!elsewhere && ctx.key(Key::enter)) next_hit(ui, +1);
    if (!elsewhere && ctx.key(Key::enter, false, true)) next_hit(ui, -1);
    if ((!ui.focused && ctx.text_focus.any()) || !ctx.key(Key::escape)) return false;
    ctx.text_focus.drop();
    ui.close();
    return true;
}

}  // namespace recoup::ui::inline viewer
