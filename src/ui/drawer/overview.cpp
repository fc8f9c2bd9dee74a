#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/model/amounts.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"

namespace recoup::ui::inline drawer {
namespace {

using core::Tr;

constexpr float kOverviewRow = 20, kRowGap = 7;
constexpr float kOverviewShot = 118, kCaption = 20;
constexpr int kMostNoteLines = 8;
constexpr std::size_t kNoteShown_bytes = 4'000;

// ---- the deadline that counts

// Mine in its colour; theirs with an hourglass and none.
void draw_timer(Context& ctx, const core::DeadlineView& deadline, Rect& row) {
    const bool theirs = deadline.chip.whose != core::Whose::mine;
    const bool late = deadline.chip.whose == core::Whose::theirs_late;
    const auto role = late ? Role::text : tone_text(deadline.tone);
    if (theirs) icon_label(ctx, row.take_left(ctx.px(24), ctx.px(6)), 24, role, icon::timer_sand);
    const auto style = late ? figure(ctx, 20) : figure(ctx, 24);
    const float width = std::min(ctx.text.measure(style, deadline.timer) + 1, row.width() * 0.6F);
    label(ctx, row.take_left(width, ctx.px(16)), style, role, deadline.timer);
}

constexpr float kLeastBannerWords = 240;

// From the right end of `place`.
void draw_banner_buttons(Context& ctx, DrawerFrame& frame, const core::DeadlineView& deadline, Rect& place,
                         const ButtonSpec& done, const ButtonSpec& later) {
    if (button(ctx, "banner/done", place.take_right(button_width(ctx, done), ctx.px(8)), done))
        ctx.send(core::CompleteDeadline{frame.view.uuid, deadline.uuid, true});
    const auto snooze = place.take_right(button_width(ctx, later), ctx.px(12));
    if (button(ctx, "banner/snooze", snooze, later))
        open_drawer_menu(ctx, frame, DrawerMenu::snooze, deadline.uuid, snooze);
}

void draw_banner(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto& deadline = frame.view.deadlines[*frame.view.next_deadline];
    ctx.wake_at(deadline.changes_at);
    Panel panel(ctx, column, {.heading = "", .fill = tone_background(deadline.tone)});
    const ButtonSpec done{.text = ctx.tr("deadline_state_done"_tr), .icon = icon::check};
    const ButtonSpec later{.text = ctx.tr("deadline_snooze"_tr), .icon = icon::snooze};
    const float buttons = button_width(ctx, done) + button_width(ctx, later) + ctx.px(8 + 12);
    // In a narrow drawer the buttons stand below the words.
    const bool below = panel.body.width() - buttons < ctx.px(kLeastBannerWords);
    auto row = panel.body.take_top(ctx.px(kButtonHeight + 6));
    auto place =
        below ? Rect{}
              : Rect::at(row.min.x, row.centre().y - ctx.px(kButtonHeight / 2), row.width(), ctx.px(kButtonHeight));
    if (!below) draw_banner_buttons(ctx, frame, deadline, place, done, later), row.max.x = place.max.x;
    draw_timer(ctx, deadline, row);
    // The title has the second line where it needs it and the panel grows by it.
    const auto lines = ctx.text.break_lines(body_bold(ctx), deadline.title, row.width(), 2);
    const float title = ctx.px(20) * static_cast<float>(lines.size());
    const float middle = row.centre().y;
    row = Rect::at(row.min.x, std::round(std::max(row.min.y, middle - title / 2 - ctx.px(9))), row.width(),
                   title + ctx.px(18));
    panel.body.min.y = std::max(panel.body.min.y, row.max.y);
    ctx.text.draw_wrapped(ctx.list(), row.take_top(title).min, body_bold(ctx), ctx.theme[Role::text], deadline.title,
                          row.width(), 2, ctx.px(20));
    label(ctx, row, small(ctx), Role::muted, deadline.snoozed.empty() ? deadline.due : deadline.snoozed);
    if (!below) return;
    panel.body.take_top(ctx.px(8));
    place = panel.body.take_top(ctx.px(kButtonHeight));
    draw_banner_buttons(ctx, frame, deadline, place, done, later);
}

// ---- what may be kept twice

void draw_doubles(Context& ctx, DrawerFrame& frame, Rect& column) {
    if (frame.ui.doubles.empty()) return;
    Panel panel(ctx, column, {.heading = "", .fill = Role::warn_bg});
    for (const auto& found : frame.ui.doubles) {
        auto row = panel.body.take_top(ctx.px(kOverviewRow), ctx.px(kRowGap));
        const auto id = "double/" + std::to_string(found.number);
        if (link(ctx, id.c_str(), row, 0, ctx.tr("double_open"_tr))) frame.events.open = found.case_uuid;
        icon_label(ctx, row.take_left(ctx.px(16), ctx.px(8)), 16, Role::under_review, icon::alert);
        label(ctx, row, small(ctx), Role::text, core::describe(ctx.reader.lang, found));
    }
    panel.body.min.y -= ctx.px(kRowGap);
}

// ---- amounts and order

struct Value {
    std::string name, text;
    CaseField field;
};

// What the mock shows always, and the rest where it is known.
std::vector<Value> values_of(const Context& ctx, const DrawerFrame& frame) {
    std::vector<Value> values;
    for (const auto& field : frame.view.fields) values.push_back({field.label, field.value, field.field});
    const auto& row = frame.record.row;
    const auto add = [&](Tr name, std::string text, CaseField field) {
        values.push_back({std::string(ctx.tr(name)), std::move(text), field});
    };
    if (row.paid_at && row.occurred_at)
        add("case_paid_at"_tr, core::show_when(ctx.reader, *row.paid_at), CaseField::paid_at);
    if (row.received_at) add("case_goods_at"_tr, core::show_when(ctx.reader, *row.received_at), CaseField::goods_at);
    const auto money = [&](std::int64_t minor) { return core::format_amount(minor, row.currency); };
    if (const auto gap = core::offer_gap_minor(row)) add("case_offer_gap"_tr, money(*gap), CaseField::offered);
    if (const auto open = core::open_minor(row); open && (row.fee_minor || row.offered_minor || row.received_minor))
        add("case_open"_tr, money(*open), CaseField::received);
    if (row.refunded_at) add("case_refunded_at"_tr, core::show_when(ctx.reader, *row.refunded_at), CaseField::received);
    if (row.fee_minor) add("case_fee"_tr, core::format_amount(*row.fee_minor, row.currency), CaseField::fee);
    for (const auto& info : core::kCaseFields)
        if (info.shown == core::CaseFieldInfo::Shown::known)
            if (auto text = core::show_field(row, info, ctx.reader); !text.empty())
                add(info.label, std::move(text), info.field);
    return values;
}

// Sums and numbers stand in figures of one width.
TextStyle value_style(const Context& ctx) {
    return {Face::semibold, ctx.px(14), true};
}

constexpr int kMostValueLines = 6;

// Whole, on as many lines as that takes. A press edits it, the sign at its end copies it. Returns its height.
float draw_value(Context& ctx, DrawerFrame& frame, const Value& value, Rect cell, float name_width) {
    auto name_box = cell.take_left(std::min(name_width, cell.width() * 0.55F));
    name_box.max.y = name_box.min.y + ctx.px(kOverviewRow);
    label(ctx, name_box, body(ctx), Role::muted, value.name);
    const auto lines = ctx.text.break_lines(value_style(ctx), value.text, cell.width(), kMostValueLines);
    cell.max.y = cell.min.y + ctx.px(kOverviewRow) * static_cast<float>(std::max<std::size_t>(1, lines.size()));
    const auto id = "value/" + std::to_string(static_cast<int>(value.field));
    const auto area = cell.inset(-ctx.px(4), -ctx.px(2));
    const bool known = !value.text.empty() && value.text != "—";
    const auto corner = known ? listen_copy(ctx, (id + "/copy").c_str(), area) : std::nullopt;
    if (known) copy_key(ctx, id.c_str(), area, value.text);
    const auto pressed = hit(ctx, id.c_str(), area, Reach::focusable, 6);
    if (pressed.hovered || corner) fill(ctx, area, Role::background, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::text;
    const float above = (ctx.px(kOverviewRow) - Text::line_height_px(value_style(ctx))) / 2;
    ctx.text.draw_wrapped(ctx.list(), {cell.min.x, std::floor(cell.min.y + above)}, value_style(ctx),
                          ctx.theme[Role::text], value.text, cell.width(), kMostValueLines, ctx.px(kOverviewRow));
    draw_copy(ctx, corner, value.text);
    if (pressed.clicked) edit_case(ctx, frame, value.field);
    return cell.height();
}

void draw_note(Context& ctx, DrawerFrame& frame, Rect& column) {
    if (frame.view.note.empty()) return;
    column.take_top(ctx.px(4));
    fill(ctx, Rect::at(column.min.x, column.min.y, column.width(), std::max(1.0F, ctx.px(1))), Role::line);
    column.take_top(ctx.px(9));
    const auto shown = core::cut_bytes(frame.view.note, kNoteShown_bytes);
    const auto lines = ctx.text.break_lines(body(ctx), shown, column.width(), kMostNoteLines);
    const auto box = column.take_top(ctx.px(kOverviewRow) * static_cast<float>(lines.size()), ctx.px(kRowGap));
    const auto area = box.inset(-ctx.px(4), -ctx.px(2));
    const auto pressed = hit(ctx, "value/note", area, Reach::pointer_only, 6);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 6);
        ctx.out.cursor = Cursor::text;
    }
    ctx.text.draw_wrapped(ctx.list(), box.min, body(ctx), ctx.theme[Role::text], shown, box.width(), kMostNoteLines,
                          ctx.px(kOverviewRow));
    if (pressed.clicked) edit_case(ctx, frame, CaseField::note);
}

void draw_order_form(Context& ctx, DrawerFrame& frame, Rect& column) {
    Panel panel(ctx, column, {.heading = ctx.tr("case_box_order"_tr), .fill = {}});
    auto& form = *frame.ui.form;
    const auto end = draw_case_form(ctx, form, panel.body);
    if (end == FormEnd::open) return;
    auto reading = read_case_form(form, ctx.reader);
    if (end == FormEnd::keep && reading.changed) ctx.send(core::EditCase{frame.view.uuid, std::move(reading.fields)});
    frame.ui.form.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void draw_order(Context& ctx, DrawerFrame& frame, Rect& column) {
    if (frame.ui.form) return draw_order_form(ctx, frame, column);
    Panel panel(ctx, column, {.heading = ctx.tr("case_box_order"_tr), .fill = {}});
    if (link(ctx, "case/edit", panel.heading, icon::pencil, ctx.tr("action_edit"_tr)))
        edit_case(ctx, frame, CaseField::paid);
    if (!frame.ui.claim && !frame.view.ended && can_claim(ctx, frame) &&
        link(ctx, "case/claim", panel.heading, icon::balance, ctx.tr("claim_open"_tr)))
        open_claim(ctx, frame);
    const auto values = values_of(ctx, frame);
    float names = 0;
    for (const auto& value : values) names = std::max(names, ctx.text.measure(body(ctx), value.name) + ctx.px(18));
    const float half = std::floor(panel.body.width() / 2) - ctx.px(8);
    const auto fits = [&](const Value& value) {
        return names + ctx.text.measure(value_style(ctx), value.text) <= half;
    };
    for (std::size_t i = 0; i < values.size();) {
        auto row = panel.body;
        // Two stand side by side; what is longer than half a line has a line of its own.
        const bool two = fits(values[i]) && i + 1 < values.size() && fits(values[i + 1]);
        const auto first = two ? row.take_left(half, ctx.px(16)) : row;
        float height = draw_value(ctx, frame, values[i++], first, names);
        if (two) height = std::max(height, draw_value(ctx, frame, values[i++], row, names));
        panel.body.take_top(height, ctx.px(kRowGap));
    }
    draw_tags(ctx, frame, panel.body);
    draw_note(ctx, frame, panel.body);
    panel.body.min.y -= ctx.px(kRowGap);
}

// ---- the list of evidence

void draw_shot(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, const Rect& box, const char* id) {
    const auto pressed = hit(ctx, id, box, Reach::focusable, 6);
    thumbnail(ctx, box, {item.sha256, item.file_class, item.name});
    aim_at(ctx, frame, item.kind, box, pressed);
    if (pressed.hovered) {
        outline(ctx, box, Role::accent, 6, 1.5F);
        ctx.out.cursor = Cursor::hand;
    }
    if (pressed.clicked) frame.events.view = item.uuid;
}

// The small cross that takes a slot off the list, while the pointer is over its tile. Listens before the tile does: of
// two places under the pointer the first one has it.
struct SlotCross {
    Rect box;
    Hit pressed;
};

std::optional<SlotCross> listen_cross(Context& ctx, const Rect& tile, std::size_t i) {
    if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) ||
        !ImGui::IsMouseHoveringRect(tile.min, tile.max))
        return std::nullopt;
    const auto box = Rect::at(tile.max.x - ctx.px(26), tile.min.y + ctx.px(4), ctx.px(22), ctx.px(22));
    const auto name = "slot/drop/" + std::to_string(i);
    return SlotCross{box, hit(ctx, name.c_str(), box, Reach::pointer_only, 11)};
}

void draw_cross(Context& ctx, DrawerFrame& frame, const core::SlotView& slot, const SlotCross& cross) {
    fill(ctx, cross.box, Role::raised, 11);
    outline(ctx, cross.box, Role::line, 11);
    icon_label(ctx, cross.box, 14, cross.pressed.hovered ? Role::bad_text : Role::muted, icon::close);
    tooltip(ctx, cross.pressed, cross.box, ctx.tr("slot_drop"_tr));
    if (cross.pressed.clicked) ctx.send(core::RemoveSlot{frame.view.uuid, slot.kind});
}

struct Tile {
    const core::SlotView* slot = nullptr;
    const core::EvidenceView* item = nullptr;
};

// The slots in order, then what else fits into the last row.
std::vector<Tile> tiles_of(const core::CaseView& view) {
    std::vector<Tile> tiles;
    std::vector<bool> shown(view.evidence.size());
    for (const auto& slot : view.slots) {
        if (slot.evidence) shown[*slot.evidence] = true;
        tiles.push_back({&slot, slot.evidence ? &view.evidence[*slot.evidence] : nullptr});
    }
    const std::size_t most = tiles.empty() ? 8 : (tiles.size() + 3) / 4 * 4;
    for (std::size_t i = 0; i < view.evidence.size() && tiles.size() < most; ++i)
        if (!shown[i]) tiles.push_back({nullptr, &view.evidence[i]});
    return tiles;
}

void draw_tile(Context& ctx, DrawerFrame& frame, const Tile& tile, Rect cell, std::size_t i) {
    const auto box = cell.take_top(ctx.px(kOverviewShot), ctx.px(4));
    const auto name = "slot/" + std::to_string(i);
    const auto cross = tile.slot ? listen_cross(ctx, box, i) : std::nullopt;
    if (tile.item)
        draw_shot(ctx, frame, *tile.item, box, name.c_str());
    else
        draw_missing_slot(ctx, frame, *tile.slot, box, name.c_str());
    if (cross) draw_cross(ctx, frame, *tile.slot, *cross);
    const auto style = TextStyle{Face::regular, ctx.px(11), false};
    const auto& text = tile.item && !tile.item->caption.empty() ? tile.item->caption
                       : tile.slot                              ? tile.slot->label
                                                                : tile.item->title;
    label(ctx, cell.take_top(ctx.px(kCaption)), style, tile.item ? Role::muted : Role::faint, text);
}

void draw_slots(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto& view = frame.view;
    const auto heading = view.slots.empty() ? std::string(ctx.tr("evidence"_tr))
                                            : ctx.trf("case_box_slots"_tr, view.slots_filled, view.slots.size());
    Panel panel(ctx, column, {.heading = heading, .fill = {}});
    const bool all_asked = view.slots.size() >= core::words<core::EvidenceKind>().size();
    auto line = panel.heading;
    if (!all_asked && link(ctx, "slot/add", line, icon::plus, ctx.tr("slot_add"_tr)))
        open_drawer_menu(ctx, frame, DrawerMenu::slot, {}, {{line.max.x, line.min.y}, panel.heading.max});
    const auto tiles = tiles_of(view);
    const auto in_tiles = std::count_if(tiles.begin(), tiles.end(), [](const Tile& t) { return t.item != nullptr; });
    if (in_tiles < static_cast<std::ptrdiff_t>(view.evidence.size()) &&
        link(ctx, "evidence/all", line, 0, ctx.trf("evidence_all"_tr, view.evidence.size())))
        frame.ui.tab = DrawerTab::evidence;
    if (tiles.empty()) {
        label(ctx, panel.body.take_top(ctx.px(kOverviewRow)), body(ctx), Role::faint, ctx.tr("evidence_none"_tr));
        return;
    }
    const float gap = ctx.px(10);
    const float width = (panel.body.width() - 3 * gap) / 4;
    for (std::size_t i = 0; i < tiles.size(); i += 4) {
        auto row = panel.body.take_top(ctx.px(kOverviewShot + 4 + kCaption), ctx.px(i + 4 < tiles.size() ? 10 : 0));
        for (std::size_t k = i; k < std::min(i + 4, tiles.size()); ++k)
            draw_tile(ctx, frame, tiles[k], row.take_left(width, gap), k);
    }
}

}  // namespace

void draw_overview(Context& ctx, DrawerFrame& frame, Rect& column) {
    const bool over = frame.record.watched() && frame.record.next_due() < ctx.reader.now;
    const bool waits = !frame.record.put_away() && !over;
    if (waits && frame.view.next_deadline) draw_banner(ctx, frame, column);
    draw_next_step(ctx, frame, column);
    draw_doubles(ctx, frame, column);
    draw_order(ctx, frame, column);
    draw_claim(ctx, frame, column);
    draw_slots(ctx, frame, column);
    if (frame.record.contacts.empty() && ctx.app.history.empty()) return;
    Panel panel(ctx, column, {.heading = ctx.tr("case_box_recent"_tr), .fill = {}});
    if (frame.record.contacts.empty()) return draw_timeline(ctx, panel.body, 3);
    if (link(ctx, "contacts/all", panel.heading, 0, ctx.trf("contact_all"_tr, frame.record.contacts.size())))
        frame.ui.tab = DrawerTab::contacts;
    draw_recent_contacts(ctx, frame, panel.body, 3);
}

}  // namespace recoup::ui::inline drawer
