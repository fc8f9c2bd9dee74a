#include "ui/start_trouble.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/ways.h"

namespace recoup::ui {
namespace {

constexpr float kWidth = 560;
constexpr int kMostLines = 6;
constexpr double kCopied_s = 2;

struct ReasonText {
    core::Tr title, text;
};

ReasonText text_of(StartReason reason) {
    switch (reason) {
        case StartReason::damaged:
            return {"start_title_closed"_tr, "start_text_damaged"_tr};
        case StartReason::no_room:
            return {"start_title_no_room"_tr, "start_text_no_room"_tr};
        case StartReason::newer:
            return {"start_title_newer"_tr, "start_text_newer"_tr};
        case StartReason::in_use:
            return {"start_title_in_use"_tr, "start_text_in_use"_tr};
        case StartReason::missing:
            return {"start_title_missing"_tr, "start_text_missing"_tr};
        case StartReason::other:
            break;
    }
    return {"start_title_closed"_tr, "start_text_other"_tr};
}

Way look_of(const Context& ctx, const StartTrouble& trouble, StartWay way) {
    const auto look = [&](char32_t icon, core::Tr name, core::Tr help, const char* id, Key key, std::string_view cap) {
        return Way{icon, std::string(ctx.tr(name)), std::string(ctx.tr(help)), id, key, cap};
    };
    switch (way) {
        case StartWay::restore: {
            auto row = look(icon::restore, "start_restore"_tr, "start_restore_help"_tr, "start/restore", Key::r, "R");
            if (trouble.backup) row.help = *trouble.backup;
            return row;
        }
        case StartWay::rescue:
            return look(icon::shield_outline, "start_rescue"_tr, "start_rescue_help"_tr, "start/rescue", Key::s, "S");
        case StartWay::open_other:
            return look(icon::folder_outline, "action_open_other"_tr, "start_open_help"_tr, "start/open", Key::o, "O");
        case StartWay::new_place:
            return look(icon::save, "start_new"_tr, "start_new_help"_tr, "start/new", Key::n, "N");
        case StartWay::again:
            return look(icon::refresh, "start_again"_tr, "start_again_help"_tr, "start/again", Key::a, "A");
        case StartWay::quit:
            break;
    }
    return look(icon::close, "action_quit"_tr, "start_quit_help"_tr, "start/quit", Key::escape, "Esc");
}

float draw_paragraph(Context& ctx, Rect& column, const TextStyle& style, Role role, std::string_view text,
                     float pitch) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, style, ctx.theme[role], text, column.width(),
                                               kMostLines, ctx.px(pitch));
    column.take_top(height);
    return height;
}

float paragraph_height(Context& ctx, const TextStyle& style, std::string_view text, float width, float pitch) {
    return ctx.px(pitch) * static_cast<float>(ctx.text.break_lines(style, text, width, kMostLines).size());
}

void draw_head(Context& ctx, Rect& column) {
    auto row = column.take_top(ctx.px(44), ctx.px(24));
    const auto logo = row.take_left(ctx.px(44), ctx.px(16));
    fill(ctx, logo, Role::accent, 12);
    icon_label(ctx, logo, 22, Role::on_accent, icon::logo);
    label(ctx, row, body(ctx), Role::muted, ctx.tr("app_name"_tr));
}

bool draw_link(Context& ctx, const char* id, Rect& row, std::string_view text) {
    label(ctx, row.take_left(ctx.px(16)), small(ctx), Role::faint, "·", Align::centre);
    const float width = std::ceil(ctx.text.measure(small_bold(ctx), text)) + 1;
    const auto box = row.take_left(width);
    const auto pressed = hit(ctx, id, box.inset(-ctx.px(3), 0), Reach::focusable, 4);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    label(ctx, box, small_bold(ctx), Role::accent, text);
    return pressed.clicked;
}

void draw_foot(Context& ctx, const StartTrouble& trouble, StartTroubleUi& ui, Rect& column) {
    auto row = column.take_top(ctx.px(20), ctx.px(8));
    const bool copied = ctx.input.time_s < ui.copied_until_s;
    const auto copy = ctx.tr(copied ? "copied"_tr : "action_copy_path"_tr);
    const auto more = ctx.tr(ui.details ? "start_details_less"_tr : "start_details"_tr);
    const float links = ctx.text.measure(small_bold(ctx), copy) + ctx.text.measure(small_bold(ctx), more) + ctx.px(36);
    const auto path = shortened_path(ctx.text, small(ctx), trouble.path, row.width() - links);
    const auto shown = row.take_left(std::ceil(ctx.text.measure(small(ctx), path)) + 1);
    label(ctx, shown, small(ctx), Role::faint, path);
    tooltip(ctx, hit(ctx, "start/path", shown, Reach::pointer_only), shown, trouble.path);
    if (draw_link(ctx, "start/copy_path", row, copy)) {
        ctx.copy(trouble.path);
        ui.copied_until_s = ctx.input.time_s + kCopied_s;
    }
    if (copied) ctx.wake_after(ui.copied_until_s - ctx.input.time_s);
    if (draw_link(ctx, "start/details", row, more)) ui.details = !ui.details;
    if (ui.details) draw_paragraph(ctx, column, small(ctx), Role::muted, trouble.details, 18);
}

std::optional<StartWay> draw_card(Context& ctx, const StartTrouble& trouble, StartTroubleUi& ui, Rect& column) {
    const auto ways = start_ways(trouble);
    std::vector<Way> rows;
    for (const auto way : ways) rows.push_back(look_of(ctx, trouble, way));
    const auto card = column.take_top(ctx.px(kWayRow) * static_cast<float>(ways.size()), ctx.px(16));
    shadow(ctx, card, Lift::card, 10);
    fill(ctx, card, Role::surface, 10);
    if (ctx.theme.dark) outline(ctx, card, Role::line, 10);
    const bool quit = ctx.key(Key::q, true);
    const auto taken = draw_ways(ctx, card, rows, ui.chosen);
    if (quit) return StartWay::quit;
    return taken ? std::optional(ways[*taken]) : std::nullopt;
}

std::optional<StartWay> draw_page(Context& ctx, const StartTrouble& trouble, StartTroubleUi& ui, const Rect& display) {
    const auto words = text_of(trouble.reason);
    const float width = std::min(ctx.px(kWidth), display.width() - ctx.px(48));
    const float ways = kWayRow * static_cast<float>(start_ways(trouble).size());
    const float text = paragraph_height(ctx, body(ctx), ctx.tr(words.text), width, 22);
    const float height = ctx.px(44 + 24 + 36 + 8 + 20 + ways + 16 + 28) + text;
    auto column = Rect::at(std::round((display.width() - width) / 2),
                           std::round(std::max(ctx.px(24), (display.height() - height) * 0.38F)), std::round(width),
                           display.height());
    draw_head(ctx, column);
    label(ctx, column.take_top(ctx.px(36), ctx.px(8)), figure(ctx, 24), Role::text, ctx.tr(words.title));
    draw_paragraph(ctx, column, body(ctx), Role::muted, ctx.tr(words.text), 22);
    column.take_top(ctx.px(20));
    const auto way = draw_card(ctx, trouble, ui, column);
    if (trouble.looking)
        label(ctx, column.take_top(ctx.px(20), ctx.px(8)), small(ctx), Role::muted, ctx.tr("start_looking"_tr));
    else if (!trouble.failed.empty()) {
        draw_paragraph(ctx, column, small(ctx), Role::bad_text, trouble.failed, 18);
        column.take_top(ctx.px(8));
    }
    draw_foot(ctx, trouble, ui, column);
    return way;
}

}  // namespace

std::vector<StartWay> start_ways(const StartTrouble& trouble) {
    std::vector<StartWay> ways;
    const auto add = [&](StartWay way) {
        if (way == StartWay::restore && !trouble.backup) return;
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) ways.push_back(way);
    };
    switch (trouble.reason) {
        case StartReason::damaged:
            add(StartWay::restore);
            add(StartWay::rescue);
            break;
        case StartReason::no_room:
            add(StartWay::new_place);
            break;
        case StartReason::newer:
            add(StartWay::open_other);
            break;
        case StartReason::in_use:
            add(StartWay::again);
            break;
        case StartReason::other:
            add(StartWay::restore);
            break;
        case StartReason::missing:
            break;
    }
    const bool may_be_whole_later = trouble.reason == StartReason::no_room || trouble.reason == StartReason::other;
    add(StartWay::open_other);
    if (trouble.reason == StartReason::missing) add(StartWay::restore);
    add(StartWay::new_place);
    if (may_be_whole_later) add(StartWay::again);
    add(StartWay::quit);
    return ways;
}

StartTroubleOutput draw_start_trouble(const RootInput& in, const StartTrouble& trouble, StartTroubleUi& ui) {
    StartTroubleOutput result;
    Context ctx = context_for(in, ui.text_focus, ui.focus, ui.tooltip, result.out);
    const Rect display{{0, 0}, in.frame.display_px};
    ui.focus.begin_frame();
    ui.text_focus.begin_frame();
    ui.tooltip.wanted = false;
    {
        const Layer layer(ctx, "start", display, !ui.path);
        fill(ctx, display, Role::background);
        result.way = draw_page(ctx, trouble, ui, display);
    }
    if (ui.path && draw_path_dialog(ctx, *ui.path)) {
        ui.path.reset();
        ui.text_focus.drop();
        ctx.wake_after(0);
    }
    draw_tooltip(ctx);
    if (ctx.key(Key::tab)) ui.focus.walk(+1);
    if (ctx.key(Key::tab, false, true)) ui.focus.walk(-1);
    ui.focus.end_frame();
    return result;
}

}  // namespace recoup::ui
