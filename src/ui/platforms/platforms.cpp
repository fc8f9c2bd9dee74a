#include "ui/platforms/platforms.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/modal.h"
#include "ui/platforms/parts.h"

namespace recoup::ui::inline platforms {
namespace {

constexpr float kWidth = 960, kHeight = 680, kList = 248, kRow = 38, kHeading = 30;
constexpr std::size_t kMostShots = 200;

int index_of(const PlatformsUi& ui, std::string_view name) {
    const auto it = std::ranges::find(ui.items, name, &core::PlatformItem::name);
    return it == ui.items.end() ? -1 : static_cast<int>(it - ui.items.begin());
}

void choose(Context& ctx, PlatformsUi& ui, const std::string& name) {
    ui.chosen = name;
    ui.adding = false;
    ui.clause.reset();
    ui.scroll = 0;
    ui.reveal_chosen = true;
    ctx.wake_after(0);
}

void start_adding(Context& ctx, PlatformsUi& ui) {
    choose(ctx, ui, "");
    ui.adding = true;
    ui[PlatformField::name].field.want_focus = true;
}

// What is drawn, made again when the file, the language or the choice is another.
void refresh(const Context& ctx, PlatformsUi& ui) {
    const auto& state = ctx.app.state;
    if (ui.revision == state.revision() && ui.lang == ctx.reader.lang && ui.seen == ui.chosen && !ui.adding) return;
    if (ui.revision != state.revision()) ui.items = core::platform_items(state);
    if (!ui.adding && index_of(ui, ui.chosen) < 0) ui.chosen = ui.items.empty() ? "" : ui.items.front().name;
    ui.revision = state.revision();
    ui.lang = ctx.reader.lang;
    ui.seen = ui.chosen;
    ui.figures = core::platform_figures(state, ui.chosen, ctx.reader);
    ui.shots = core::platform_shots(state, ui.chosen, kMostShots, ctx.reader);
    fill_entries(ui, state.find_platform(ui.chosen));
}

// ---- the list

bool starts_group(const PlatformsUi& ui, std::size_t i) {
    return i == 0 || ui.items[i].kept() != ui.items[i - 1].kept();
}

void draw_item(Context& ctx, PlatformsUi& ui, std::size_t i, const Rect& line) {
    const auto& item = ui.items[i];
    const auto id = "platforms/item/" + std::to_string(i);
    const auto pressed = hit(ctx, id.c_str(), line, Reach::pointer_only);
    const bool on = !ui.adding && item.name == ui.chosen;
    if (on || pressed.hovered) fill(ctx, line, on ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto inner = line.inset(ctx.px(10), 0);
    if (item.cases > 0) {
        const auto count = ctx.trf(item.cases == 1 ? "platforms_case"_tr : "count_of_cases"_tr, item.cases);
        label(ctx, inner.take_right(ctx.text.measure(small(ctx), count) + 1, ctx.px(8)), small(ctx),
              on ? Role::muted : Role::faint, count);
    }
    label(ctx, inner, on ? body_bold(ctx) : body(ctx), on ? Role::accent : Role::text, item.name);
    if (ctx.text.measure(body_bold(ctx), item.name) > inner.width()) tooltip(ctx, pressed, line, item.name);
    if (pressed.clicked) choose(ctx, ui, item.name);
}

void draw_items(Context& ctx, PlatformsUi& ui, const Rect& area) {
    float height = 0;
    std::vector<float> tops;
    for (std::size_t i = 0; i < ui.items.size(); ++i) {
        if (starts_group(ui, i)) height += ctx.px(kHeading);
        tops.push_back(height);
        height += ctx.px(kRow);
    }
    if (const int at = index_of(ui, ui.chosen); at >= 0 && ui.reveal_chosen) {
        const float top = tops[static_cast<std::size_t>(at)];
        reveal(ui.list_scroll, at == 0 ? 0 : top, top + ctx.px(kRow), area.height());
    }
    ui.reveal_chosen = false;
    const Scroll scroll(ctx, "platforms/scroll", area, height, ui.list_scroll);
    for (std::size_t i = 0; i < ui.items.size(); ++i) {
        const auto line =
            Rect::at(area.min.x, scroll.top() + tops[i], area.width() - ctx.px(10), ctx.px(kRow) - ctx.px(2));
        if (starts_group(ui, i)) {
            const auto name = ctx.tr(ui.items[i].kept() ? "platforms_kept"_tr : "platforms_in_cases"_tr);
            const auto heading = Rect::at(line.min.x + ctx.px(10), line.min.y - ctx.px(kHeading),
                                          line.width() - ctx.px(20), ctx.px(kHeading));
            label(ctx, heading, small_bold(ctx), Role::faint, name);
        }
        if (line.overlaps(area)) draw_item(ctx, ui, i, line);
    }
}

void draw_list(Context& ctx, PlatformsFrame& frame, Rect area) {
    auto& ui = frame.ui;
    if (frame.editable) {
        const auto foot = area.take_bottom(ctx.px(kButtonHeight), ctx.px(10));
        const ButtonSpec add{.text = ctx.tr("platforms_add"_tr), .icon = icon::plus};
        if (button(ctx, "platforms/add", Rect{foot.min, {foot.max.x - ctx.px(10), foot.max.y}}, add))
            start_adding(ctx, ui);
    }
    draw_items(ctx, ui, area);
}

void list_keys(Context& ctx, PlatformsUi& ui) {
    if (ctx.text_focus.any() || ui.items.empty()) return;
    const int last = static_cast<int>(ui.items.size()) - 1;
    const int here = index_of(ui, ui.chosen);
    int to = here;
    if (ctx.key(Key::down)) to = std::min(last, here + 1);
    if (ctx.key(Key::up)) to = std::max(0, here - 1);
    if (to != here) choose(ctx, ui, ui.items[static_cast<std::size_t>(to)].name);
}

// ---- the chosen one

// A line for each currency.
void draw_figures(Context& ctx, const PlatformsFrame& frame, Rect& column) {
    const auto& figures = frame.ui.figures;
    if (figures.empty()) return;
    Panel panel(ctx, column, {.heading = ctx.tr("platform_figures"_tr), .fill = {}});
    static constexpr std::array kNames = {"cases"_tr, "recovered"_tr, "board_median"_tr, "pushbacks"_tr};
    const float width = std::floor(panel.body.width() / static_cast<float>(kNames.size()));
    auto names = panel.body.take_top(ctx.px(18), ctx.px(2));
    for (const auto name : kNames) label(ctx, names.take_left(width), small(ctx), Role::muted, ctx.tr(name));
    for (const auto& of : figures) {
        auto row = panel.body.take_top(ctx.px(24));
        for (const auto* value : {&of.cases, &of.recovered, &of.median_days, &of.pushbacks})
            label(ctx, row.take_left(width), figure(ctx, 15), value == &of.recovered ? Role::ok_text : Role::text,
                  *value);
    }
}

void draw_remove(Context& ctx, PlatformsFrame& frame, Rect& column) {
    if (!frame.record || !frame.editable) return;
    auto row = column.take_top(ctx.px(20), ctx.px(4));
    if (link(ctx, "platforms/remove", row, icon::remove, ctx.tr("platform_remove"_tr), Role::bad_text)) {
        ctx.send(core::RemovePlatform{frame.record->row.uuid});
        frame.ui.clause.reset();
    }
}

void draw_chosen(Context& ctx, PlatformsFrame& frame, const Rect& area) {
    auto& ui = frame.ui;
    const Scroll scroll(ctx, "platform/scroll", area, ui.content, ui.scroll);
    // Room for the rings of fields, and for the bar.
    auto column = Rect::at(area.min.x + ctx.px(4), scroll.top() + ctx.px(4), area.width() - ctx.px(16), kEndless_px);
    draw_platform_name(ctx, frame, column);
    draw_figures(ctx, frame, column);
    draw_platform_fields(ctx, frame, column);
    if (!ui.adding) draw_clauses(ctx, frame, column);
    draw_remove(ctx, frame, column);
    const float height = column.min.y - scroll.top() + ctx.px(4);
    if (std::abs(height - ui.content) > 0.5F || frame.reveal) ctx.wake_after(0);
    ui.content = height;
    if (frame.reveal)
        reveal(ui.scroll, frame.reveal->min.y - scroll.top(), frame.reveal->max.y - scroll.top(), area.height());
}

void draw_empty(Context& ctx, PlatformsFrame& frame, const Rect& area) {
    const float width = std::min(area.width(), ctx.px(420));
    auto box = Rect::at(std::floor(area.centre().x - width / 2), area.centre().y - ctx.px(104), width, ctx.px(208));
    icon_label(ctx, box.take_top(ctx.px(52), ctx.px(10)), 44, Role::faint, icon::store);
    label(ctx, box.take_top(ctx.px(22), ctx.px(6)), body_bold(ctx), Role::text, ctx.tr("platforms_none"_tr),
          Align::centre);
    for (const auto& line : {"platforms_none_text"_tr, "platforms_none_more"_tr})
        label(ctx, box.take_top(ctx.px(20)), small(ctx), Role::muted, ctx.tr(line), Align::centre);
    probe(ctx.probes, "platforms/none", area.min, area.max);
    if (!frame.editable) return;
    box.take_top(ctx.px(18));
    const ButtonSpec add{.text = ctx.tr("platforms_add"_tr), .icon = icon::plus, .look = ButtonLook::primary};
    const float wide = button_width(ctx, add);
    const auto place = Rect::at(std::floor(box.centre().x - wide / 2), box.min.y, wide, ctx.px(kButtonHeight));
    if (button(ctx, "platforms/add", place, add)) start_adding(ctx, frame.ui);
}

// Esc gives up the innermost: what is being typed, a clause, a new platform, the dialog.
bool escape(Context& ctx, PlatformsUi& ui) {
    if (!ctx.key(Key::escape)) return false;
    ctx.wake_after(0);
    if (ui.clause) {
        ui.clause.reset();
        ctx.text_focus.drop();
        return false;
    }
    if (ui.adding) {
        ctx.text_focus.drop();
        choose(ctx, ui, ui.items.empty() ? "" : ui.items.front().name);
        return false;
    }
    return !drop_typing(ctx, ui);
}

}  // namespace

PlatformsEvents draw_platforms(Context& ctx, PlatformsUi& ui) {
    PlatformsEvents events;
    refresh(ctx, ui);
    const auto* record = ctx.app.state.find_platform(ui.chosen);
    const int at = index_of(ui, ui.chosen);
    PlatformsFrame frame{ui, events, ui.adding ? nullptr : record,
                         at < 0 ? 0 : ui.items[static_cast<std::size_t>(at)].cases,
                         ctx.app.save != SaveLook::read_only};
    Modal modal(ctx, {.name = "platforms",
                      .design_size = {kWidth, kHeight},
                      .heading = ctx.tr("platforms_title"_tr),
                      .detail = ctx.tr("platforms_detail"_tr),
                      .footer_height = 0,
                      .click_away = false});
    auto area = modal.body;
    if (ui.items.empty() && !ui.adding) {
        draw_empty(ctx, frame, area);
    } else {
        const auto list = area.take_left(std::min(ctx.px(kList), area.width() * 0.34F), ctx.px(14));
        const float x = area.min.x - ctx.px(7);
        fill(ctx, {{x, area.min.y}, {x + std::max(1.0F, ctx.px(1)), area.max.y}}, Role::line);
        area.min.x += ctx.px(6);
        draw_chosen(ctx, frame, area);
        draw_list(ctx, frame, list);
        list_keys(ctx, ui);
    }
    const bool given_up = escape(ctx, ui);
    if (modal.dismissed()) {
        keep_clause(ctx, frame);
        events.close = true;
    }
    events.close = events.close || given_up;
    return events;
}

}  // namespace recoup::ui::inline platforms
