#include "ui/viewer/cover_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/covered.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline viewer {
namespace {

constexpr float kRow = 40, kHead = 26, kHints = 118;
constexpr std::string_view kTakes = "Enter";

// A key as it is printed on a keyboard; what is behind it in `row` is left.
void key_cap(Context& ctx, Rect& row, std::string_view text) {
    const TextStyle style{Face::regular, ctx.px(11), false};
    const float width = std::max(ctx.px(20), std::ceil(ctx.text.measure(style, text)) + ctx.px(10));
    const auto strip = row.take_left(width, ctx.px(4));
    const auto cap = Rect::at(strip.min.x, std::floor(strip.centre().y - ctx.px(9)), width, ctx.px(18));
    fill(ctx, cap, Role::background, 4);
    outline(ctx, cap, Role::line, 4);
    label(ctx, cap, style, Role::muted, text, Align::centre);
}

void draw_heading(Context& ctx, Rect& column, core::Tr name, std::size_t count, std::string_view beside) {
    auto row = column.take_top(ctx.px(kHead), ctx.px(4));
    const auto text = ctx.tr(name);
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), text) + 1, ctx.px(8)), body_bold(ctx), Role::text, text);
    const auto number = std::to_string(count);
    label(ctx, row.take_left(ctx.text.measure(body(ctx), number) + 1, ctx.px(8)), body(ctx), Role::muted, number);
    if (!beside.empty()) label(ctx, row, small(ctx), Role::muted, beside, Align::right);
}

Rect mark_of(Context& ctx, Rect& row) {
    const auto strip = row.take_left(ctx.px(20), ctx.px(10));
    return Rect::at(strip.min.x, std::round(strip.centre().y - ctx.px(7)), ctx.px(20), ctx.px(14));
}

void draw_box_row(Context& ctx, CoverUi& ui, const core::CoverBox& box, std::size_t index, Rect row) {
    const auto id = "cover/row/" + std::to_string(index);
    const auto whole = row.inset(-ctx.px(10), 0);
    const auto pressed = hit(ctx, id.c_str(), whole, Reach::pointer_only, 8);
    const bool chosen = ui.chosen == index;
    if (chosen || pressed.hovered) fill(ctx, whole, chosen ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked) ui.chosen = index;
    const auto mark = mark_of(ctx, row);
    fill(ctx, mark, kCoverInk, 3);
    outline(ctx, mark, Role::muted, 3);
    if (chosen) {
        auto cap = row.take_right(ctx.px(34), ctx.px(8));
        key_cap(ctx, cap, "Del");
    }
    label(ctx, row, body(ctx), Role::text, box.label.empty() ? ctx.tr("redact_box"_tr) : std::string_view(box.label));
}

void draw_proposal_row(Context& ctx, CoverUi& ui, const CoverTarget& target, std::size_t index, Rect row) {
    const auto& one = ui.suggested[index];
    const bool marked = ui.marked == index;
    if (marked) fill(ctx, row.inset(-ctx.px(10), 0), Role::accent_bg, 8);
    const auto mark = mark_of(ctx, row);
    dashed_outline(ctx, mark, Role::accent, 3);
    if (marked) {
        auto cap = row.take_right(ctx.px(44), ctx.px(6));
        key_cap(ctx, cap, kTakes);
    }
    const auto id = "cover/take/" + std::to_string(index);
    const auto text = ctx.tr("redact_take"_tr);
    const auto place = row.take_right(ctx.text.measure(small_bold(ctx), text) + ctx.px(12), ctx.px(8));
    const auto pressed = hit(ctx, id.c_str(), place.inset(0, ctx.px(6)), Reach::pointer_only, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    label(ctx, place, small_bold(ctx), Role::accent, text, Align::right);
    label(ctx, row.take_left(std::min(row.width(), ctx.text.measure(body(ctx), one.box.label) + 1), ctx.px(10)),
          body(ctx), Role::text, one.box.label);
    if (row.width() > ctx.px(24)) label(ctx, row, small(ctx), Role::muted, one.context);
    if (pressed.clicked) take_suggestion(ctx, ui, target, index);
}

void draw_lines(Context& ctx, Rect& column, Role role, std::string_view text, float gap) {
    const auto style = small(ctx);
    constexpr int kMost = 6;
    const float pitch = ctx.px(18);
    const auto lines = ctx.text.break_lines(style, text, column.width(), kMost).size();
    const auto box = column.take_top(pitch * static_cast<float>(lines), gap);
    ctx.text.draw_wrapped(ctx.list(), box.min, style, ctx.theme[role], text, box.width(), kMost, pitch);
}

void draw_kept(Context& ctx, Rect& column) {
    const auto title = ctx.tr("redact_kept"_tr), help = ctx.tr("redact_kept_help"_tr);
    const float room = column.width() - ctx.px(56);
    const auto heads = ctx.text.break_lines(body_bold(ctx), title, room, 2).size();
    const auto lines = ctx.text.break_lines(small(ctx), help, room, 6).size();
    const float height = ctx.px(20) * static_cast<float>(heads) + ctx.px(18) * static_cast<float>(lines) + ctx.px(26);
    const auto box = column.take_top(height, ctx.px(14));
    fill(ctx, box, Role::ok_bg, 8);
    auto inner = box.inset(ctx.px(13), ctx.px(12));
    auto mark = inner.take_left(ctx.px(20), ctx.px(10));
    icon_label(ctx, mark.take_top(ctx.px(20)), 20, Role::ok_text, icon::shield);
    ctx.text.draw_wrapped(ctx.list(), inner.min, body_bold(ctx), ctx.theme[Role::ok_text], title, room, 2, ctx.px(20));
    inner.take_top(ctx.px(20) * static_cast<float>(heads) + ctx.px(2));
    ctx.text.draw_wrapped(ctx.list(), inner.min, small(ctx), ctx.theme[Role::ok_text], help, room, 6, ctx.px(18));
}

// Which key does what, in as many lines as it takes.
void draw_hints(Context& ctx, Rect area) {
    struct Hint {
        std::vector<std::string_view> caps;
        std::string_view text;
    };
    const Hint hints[] = {{{ctx.tr("redact_key_drag"_tr), "N"}, ctx.tr("redact_key_draw"_tr)},
                          {{"↑", "↓", "←", "→"}, ctx.tr("redact_key_move"_tr)},
                          {{"Ctrl →"}, ctx.tr("redact_key_size"_tr)},
                          {{"Del"}, ctx.tr("redact_key_remove"_tr)},
                          {{"Tab"}, ctx.tr("redact_key_next"_tr)},
                          {{"Ctrl Z"}, ctx.tr("action_undo"_tr)},
                          {{ctx.tr("redact_key_space"_tr)}, ctx.tr("redact_key_original"_tr)}};
    const TextStyle cap{Face::regular, ctx.px(11), false};
    auto row = area.take_top(ctx.px(26));
    for (const auto& hint : hints) {
        float width = ctx.text.measure(small(ctx), hint.text) + ctx.px(14);
        for (const auto one : hint.caps)
            width += std::max(ctx.px(20), ctx.text.measure(cap, one) + ctx.px(10)) + ctx.px(5);
        if (width > row.width()) row = area.take_top(ctx.px(26));
        for (const auto one : hint.caps) key_cap(ctx, row, one);
        label(ctx, row.take_left(ctx.text.measure(small(ctx), hint.text) + 1, ctx.px(14)), small(ctx), Role::muted,
              hint.text);
    }
}

void draw_proposals(Context& ctx, CoverUi& ui, const CoverTarget& target, Rect& column) {
    if (ui.suggested.empty()) {
        const auto text = target.reading ? "redact_reading"_tr : target.text ? "redact_nothing"_tr : "redact_unread"_tr;
        draw_lines(ctx, column, Role::muted, ctx.tr(text), ctx.px(16));
        probe(ctx.probes, "cover/nothing", column.min, column.max);
        return;
    }
    draw_heading(ctx, column, "redact_suggested"_tr, ui.suggested.size(), ctx.tr("redact_never_alone"_tr));
    const auto count = ui.suggested.size();
    for (std::size_t i = 0; i < count && i < ui.suggested.size(); ++i)
        draw_proposal_row(ctx, ui, target, i, column.take_top(ctx.px(kRow)));
    column.take_top(ctx.px(10));
    const ButtonSpec all{.text = ctx.tr("redact_take_all"_tr),
                         .look = ButtonLook::primary,
                         .key = ui.marked ? std::string_view() : kTakes};
    if (button(ctx, "cover/take_all", column.take_top(ctx.px(40), ctx.px(20)), all)) take_all(ctx, ui, target);
}

}  // namespace

void draw_cover_panel(Context& ctx, CoverUi& ui, const CoverTarget& target, const Rect& area) {
    fill(ctx, {area.min, {area.min.x + std::max(1.0F, ctx.px(1)), area.max.y}}, Role::line);
    auto rest = area;
    const bool hints = area.height() > ctx.px(560);
    if (hints) draw_hints(ctx, rest.take_bottom(ctx.px(kHints)).inset(ctx.px(20), ctx.px(6)));
    const auto boxes = boxes_of(ui, target);
    const float content = ctx.px(460 + kRow * static_cast<float>(boxes.size() + ui.suggested.size()));
    const Scroll scroll(ctx, "cover/panel", rest, content, ui.scroll);
    Rect column{{rest.min.x + ctx.px(20), scroll.top() + ctx.px(20)},
                {rest.max.x - ctx.px(20), rest.max.y + kEndless_px}};
    draw_heading(ctx, column, "redact_covered"_tr, boxes.size(), {});
    for (std::size_t i = 0; i < boxes.size(); ++i) draw_box_row(ctx, ui, boxes[i], i, column.take_top(ctx.px(kRow)));
    column.take_top(ctx.px(12));
    draw_proposals(ctx, ui, target, column);
    draw_kept(ctx, column);
    draw_lines(ctx, column, Role::muted, ctx.tr("redact_only_solid"_tr), 0);
    if (!boxes.empty())
        draw_lines(ctx, column, Role::muted,
                   ctx.trf("redact_report"_tr, boxes.size(), core::short_digest(target.item.sha256)), 0);
}

void draw_cover_buttons(Context& ctx, CoverUi& ui, const CoverTarget& target, Rect& row) {
    const ButtonSpec done{.text = ctx.tr("agenda_done"_tr), .look = ButtonLook::primary, .key = "R"};
    const auto centred = [&](float width, float gap) {
        const auto strip = row.take_right(width, gap);
        return Rect::at(strip.min.x, std::round(strip.centre().y - ctx.px(16)), width, ctx.px(32));
    };
    if (button(ctx, "cover/done", centred(button_width(ctx, done), ctx.px(8)), done)) stop_covering(ctx, ui, target);
    ButtonSpec see{.text = ctx.tr("redact_see_original"_tr), .key = ctx.tr("redact_key_space"_tr)};
    if (row.width() < ctx.px(520)) see.key = {};
    const auto place = centred(button_width(ctx, see), ctx.px(14));
    button(ctx, "cover/original", place, see);
    ui.see_original = ImGui::IsItemActive();
    fill(ctx, row.take_right(std::max(1.0F, ctx.px(1)), ctx.px(12)).inset(0, ctx.px(7)), Role::line);
}

float cover_chip_width(Context& ctx) {
    return ctx.text.measure(small_bold(ctx), ctx.tr("redact_on"_tr)) + ctx.px(40);
}

void draw_cover_chip(Context& ctx, const Rect& box) {
    fill(ctx, box, Role::accent_bg, 13);
    auto inner = box.inset(ctx.px(10), 0);
    icon_label(ctx, inner.take_left(ctx.px(14), ctx.px(6)), 14, Role::accent, icon::redact);
    label(ctx, inner, small_bold(ctx), Role::accent, ctx.tr("redact_on"_tr));
    probe(ctx.probes, "cover/on", box.min, box.max);
}

}  // namespace recoup::ui::inline viewer
