#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/frame/icons.h"
#include "ui/kit/amount_label.h"
#include "ui/kit/panel.h"
#include "ui/notices/key_help.h"
#include "ui/today/parts.h"

namespace recoup::ui::inline today {
namespace {

constexpr float kButton = 116, kAmount = 92, kChip = 112;  // columns of a row, from the right
constexpr float kAllColumns = 560;                         // below it the chip and the amount stand under the sentence
constexpr float kRowButton = 32, kLargeButton = 40;

class RowScope {
  public:
    explicit RowScope(const RowOf& of) {
        if (of.record)
            case_.emplace(of.record->row.uuid);
        else
            pictures_.emplace(of.pictures);
    }

  private:
    std::optional<IdScope> case_;
    std::optional<NumberScope> pictures_;
};

void probe_part(Context& ctx, const RowOf& of, std::string_view part, const Rect& box) {
    if (!ctx.probes) return;
    const auto name = (of.group ? "today/pictures/" : "today/") + std::string(part);
    const auto number = of.record ? of.record->row.number : static_cast<std::int64_t>(of.pictures);
    probe(ctx.probes, name, number, box.min, box.max);
}

// The latest in front of the one before it.
void draw_pictures(Context& ctx, const TrayGroup& group, const Rect& box) {
    if (group.paths.size() == 1) return file_thumbnail(ctx, box, group.paths.front());
    if (group.paths.empty()) return icon_label(ctx, box, 20, Role::muted, icon::images);
    const ImVec2 size{box.width() * 0.78F, box.height() * 0.86F};
    file_thumbnail(ctx, Rect::at(box.max.x - size.x, box.min.y, size.x, size.y), group.paths[1], 4);
    const auto front = Rect::at(box.min.x, box.max.y - size.y, size.x, size.y);
    fill(ctx, front.inset(-ctx.px(1.5F)), Role::raised, 5);
    file_thumbnail(ctx, front, group.paths.front(), 4);
}

// What shows the case: the first proof, else a sign of what is to do.
void draw_shot(Context& ctx, const RowOf& of, const Rect& box) {
    const auto& [row, record, group, pictures] = of;
    if (group) return draw_pictures(ctx, *group, box);
    if (!record->evidence.empty()) {
        const auto& first = record->evidence.front();
        return thumbnail(ctx, box, {first.sha256, first.file_class, first.name});
    }
    fill(ctx, box, Role::background, 6);
    icon_label(ctx, box, 20, Role::muted, row.act.kind == core::ActKind::open_slot ? icon::image : icon::message);
}

ButtonSpec spec_of(const Context& ctx, const core::TodayRow& row, ButtonLook look) {
    ButtonSpec spec{.text = row.button, .look = look};
    if (row.act.writes() && ctx.app.save == SaveLook::read_only) spec.why_not = ctx.tr("why_not_read_only"_tr);
    return spec;
}

float chip_width(Context& ctx, const core::Chip& chip) {
    return chip.clock ? tag_width(ctx, chip) : ctx.text.measure(small(ctx), chip.text) + 1;
}

void draw_chip(Context& ctx, const core::Chip& chip, const Rect& box) {
    if (!chip.clock) return label(ctx, box, small(ctx), Role::muted, chip.text), void();
    tag(ctx, {box.max.x, box.centre().y}, chip, box.width());
}

// What else can become of new pictures, at the end of a line, with its key.
bool draw_other_way(Context& ctx, const char* id, Rect& line, core::Tr text, std::string_view key) {
    const float width = ctx.text.measure(small(ctx), ctx.tr(text)) + ctx.px(48);
    if (line.width() < width) return false;
    line.max.x = key_caps(ctx, line, key) - ctx.px(6);
    return link(ctx, id, line, 0, ctx.tr(text));
}

void draw_pictures_line(Context& ctx, const core::TodayRow& row, Rect line, RowHit& result) {
    result.refuse = draw_other_way(ctx, "today/pictures/refuse", line, "tray_refuse"_tr, "Del");
    if (row.act.kind == core::ActKind::put_in)
        result.make_case = draw_other_way(ctx, "today/pictures/make_case", line, "action_new_case"_tr, "N");
    line.min.x = label(ctx, line, small(ctx), Role::muted, row.chip.text) + ctx.px(8);
    if (line.width() > ctx.px(24)) label(ctx, line, small(ctx), Role::muted, row.about);
}

// An amount is never cut: where both have no room the chip goes, and the reason tells the day.
void draw_second_line(Context& ctx, const core::TodayRow& row, Rect line) {
    const auto amount = amount_that_fits(ctx, figure(ctx, 14), row.amount, line.width());
    const float chip = chip_width(ctx, row.chip);
    if (chip + ctx.px(8) + ctx.text.measure(figure(ctx, 14), amount) <= line.width())
        draw_chip(ctx, row.chip, line.take_left(chip, ctx.px(8)));
    line.min.x = label(ctx, line, figure(ctx, 14), Role::text, amount) + ctx.px(8);
    if (line.width() > ctx.px(24)) label(ctx, line, small(ctx), Role::muted, row.about);
}

}  // namespace

RowHit draw_large_card(Context& ctx, const RowOf& of, const Rect& box) {
    RowHit result;
    const auto& row = of.row;
    const RowScope id(of);
    auto spec = spec_of(ctx, row, ButtonLook::primary);
    spec.key = "Enter";
    auto inner = box.inset(ctx.px(20), 0);
    const float width = button_width(ctx, spec);
    const auto button_box = Rect::at(inner.max.x - width, std::round(box.centre().y - ctx.px(kLargeButton / 2)), width,
                                     ctx.px(kLargeButton));
    inner.max.x = button_box.min.x - ctx.px(20);
    const float height = row.reason.empty() ? ctx.px(57) : ctx.px(86);
    // The last line of pictures has links of its own.
    const float bottom = of.group ? std::round(box.centre().y + height / 2 - ctx.px(24)) : box.max.y;
    const auto pressed = hit(ctx, "large", {box.min, {inner.max.x, bottom}}, Reach::pointer_only);
    shadow(ctx, box, Lift::card, 10);
    fill(ctx, box, pressed.hovered ? Role::suggest_bg : Role::raised, 10);
    outline(ctx, box, Role::accent, 10, 2);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    result.open = pressed.clicked;
    result.act = button(ctx, "do", button_box, spec);
    if (inner.width() > ctx.px(300)) {
        const auto shot = inner.take_left(ctx.px(56), ctx.px(16));
        draw_shot(ctx, of, Rect::at(shot.min.x, std::round(box.centre().y - ctx.px(37)), shot.width(), ctx.px(74)));
    }
    auto lines = Rect::at(inner.min.x, std::round(box.centre().y - height / 2), inner.width(), height);
    const TextStyle sentence{Face::semibold, ctx.px(19), false};
    label(ctx, lines.take_top(ctx.px(27), ctx.px(2)), sentence, Role::text, row.sentence);
    if (!row.reason.empty()) label(ctx, lines.take_top(ctx.px(22), ctx.px(9)), body(ctx), Role::muted, row.reason);
    const auto last = lines.take_bottom(ctx.px(24));
    if (of.group)
        draw_pictures_line(ctx, row, last, result);
    else
        draw_second_line(ctx, row, last);
    if (ctx.text.measure(body(ctx), row.reason) > inner.width()) tooltip(ctx, pressed, box, row.reason);
    probe_part(ctx, of, "large", box);
    probe_part(ctx, of, "do", button_box);
    return result;
}

RowHit draw_today_row(Context& ctx, const RowOf& of, const Rect& box) {
    RowHit result;
    const auto& row = of.row;
    const RowScope id(of);
    auto inner = box.inset(ctx.px(16), 0);
    const auto spec = spec_of(ctx, row, ButtonLook::quiet);
    const auto place = inner.take_right(ctx.px(kButton), ctx.px(16));
    const auto button_box =
        Rect::at(place.min.x, std::round(box.centre().y - ctx.px(kRowButton / 2)), place.width(), ctx.px(kRowButton));
    const auto pressed = hit(ctx, "row", {box.min, {place.min.x - ctx.px(8), box.max.y}}, Reach::pointer_only);
    if (pressed.hovered) {
        fill(ctx, box, Role::background);
        ctx.out.cursor = Cursor::hand;
    }
    tooltip(ctx, pressed, box, row.reason);
    result.select = pressed.clicked;
    result.open = pressed.double_clicked;
    result.act = button(ctx, "do", button_box, spec);
    const bool wide = box.width() >= ctx.px(kAllColumns);
    if (wide) {
        const auto amount = amount_that_fits(ctx, figure(ctx, 14), row.amount, ctx.px(kAmount));
        label(ctx, inner.take_right(ctx.px(kAmount), ctx.px(16)), figure(ctx, 14), Role::text, amount, Align::right);
        const auto chip = inner.take_right(ctx.px(kChip), ctx.px(16));
        if (row.chip.clock)
            tag(ctx, {chip.max.x, chip.centre().y}, row.chip, chip.width());
        else
            label(ctx, chip, small(ctx), Role::muted, row.chip.text, Align::right);
    }
    const auto shot = inner.take_left(ctx.px(36), ctx.px(16));
    draw_shot(ctx, of, Rect::at(shot.min.x, std::round(box.centre().y - ctx.px(24)), shot.width(), ctx.px(48)));
    auto lines = Rect::at(inner.min.x, std::round(box.centre().y - ctx.px(20)), inner.width(), ctx.px(42));
    label(ctx, lines.take_top(ctx.px(21)), body_bold(ctx), Role::text, row.sentence);
    if (wide)
        label(ctx, lines, small(ctx), Role::muted, of.group && !of.group->why.empty() ? of.group->why : row.about);
    else
        draw_second_line(ctx, row, lines);
    probe_part(ctx, of, "row", box);
    probe_part(ctx, of, "do", button_box);
    return result;
}

}  // namespace recoup::ui::inline today
