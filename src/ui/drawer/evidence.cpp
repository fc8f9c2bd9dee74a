#include <algorithm>
#include <cmath>

#include "core/edit/apply.h"
#include "core/view/read_from.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/covered.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kShot = 150, kEvidenceLine = 20, kFacts = 16, kGap = 12;
constexpr std::size_t kAcross = 3;

void keep_caption(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item) {
    if (frame.ui.caption->text != item.caption)
        ctx.send(core::EditEvidence{frame.view.uuid, item.uuid, {}, frame.ui.caption->text});
    frame.ui.caption.reset();
}

void draw_caption_field(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, Rect box) {
    auto& draft = *frame.ui.caption;
    box = box.inset(-ctx.px(4), -ctx.px(5));
    const auto result = field(ctx, "evidence/caption_field", box, draft.text, draft.field,
                              {.hint = ctx.tr("evidence_caption_hint"_tr), .max_bytes = core::kMaxFieldBytes});
    const bool left = draft.was_focused && !result.focused;
    draft.was_focused = result.focused;
    if (result.submitted || left) keep_caption(ctx, frame, item);
}

void draw_caption(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, const Rect& box, const char* id) {
    if (frame.ui.caption && frame.ui.caption->of == item.uuid) return draw_caption_field(ctx, frame, item, box);
    const auto area = box.inset(-ctx.px(4), 0);
    const auto pressed = hit(ctx, id, area, Reach::focusable, 6);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 6);
        ctx.out.cursor = Cursor::text;
    }
    const bool known = !item.caption.empty();
    const bool document = !item.drawable && !item.name.empty();
    const std::string_view text = known      ? std::string_view(item.caption)
                                  : document ? std::string_view(item.name)
                                             : ctx.tr("evidence_caption_hint"_tr);
    label(ctx, box, small(ctx), known || document ? Role::text : Role::faint, text);
    tooltip(ctx, pressed, box, item.name);
    if (!pressed.clicked) return;
    frame.ui.caption = LineDraft{item.uuid, item.caption, {}, false};
    frame.ui.caption->field.want_focus = true;
}

void draw_kind(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, Rect box, const char* id) {
    const auto style = small_bold(ctx);
    const float width = std::min(box.width(), ctx.text.measure(style, item.kind_label) + ctx.px(17));
    box = box.take_left(width);
    const auto area = box.inset(-ctx.px(4), 0);
    const auto pressed = hit(ctx, id, area, Reach::focusable, 6);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 6);
        ctx.out.cursor = Cursor::hand;
    }
    icon_label(ctx, box.take_right(ctx.px(16)), 16, Role::muted, icon::menu_down);
    label(ctx, box, style, Role::muted, item.kind_label);
    if (pressed.clicked)
        open_drawer_menu(ctx, frame, DrawerMenu::kind, item.uuid, Rect{area.min, {area.min.x, area.max.y}});
}

// While the pointer is over the picture, or by Tab. Listens before the picture does.
bool draw_remove(Context& ctx, const Rect& shot, const Hit& pressed, const Rect& box) {
    const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                      ImGui::IsMouseHoveringRect(shot.min, shot.max);
    if (!over && !(pressed.focused && ctx.focus.visible())) return false;
    fill(ctx, box, Role::raised, 8);
    outline(ctx, box, Role::line, 8);
    icon_label(ctx, box, 16, pressed.hovered ? Role::bad_text : Role::muted, icon::remove);
    tooltip(ctx, pressed, box, ctx.tr("evidence_remove"_tr));
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    return pressed.clicked;
}

void draw_item(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, Rect cell) {
    const IdScope scope(item.uuid);
    const auto id = [&](const char* part) { return "evidence/" + std::to_string(item.number) + part; };
    const auto shot = cell.take_top(ctx.px(kShot), ctx.px(6));
    const auto corner = Rect::at(shot.max.x - ctx.px(34), shot.min.y + ctx.px(6), ctx.px(28), ctx.px(28));
    const auto remove = hit(ctx, id("/remove").c_str(), corner);
    const auto pressed = hit(ctx, id("").c_str(), shot, Reach::focusable, 6);
    if (ImGui::IsRectVisible(shot.min, shot.max)) {
        thumbnail(ctx, shot, {item.sha256, item.file_class, item.name});
        draw_covered(ctx, shot, {static_cast<float>(item.width), static_cast<float>(item.height)}, item.covers);
    }
    if (pressed.hovered) {
        outline(ctx, shot, Role::accent, 6, 1.5F);
        ctx.out.cursor = Cursor::hand;
    }
    aim_at(ctx, frame, item.kind, shot, pressed);
    if (pressed.clicked) frame.events.view = item.uuid;
    if (draw_remove(ctx, shot, remove, corner)) ctx.send(core::RemoveEvidence{frame.view.uuid, item.uuid});
    draw_kind(ctx, frame, item, cell.take_top(ctx.px(kEvidenceLine)), id("/kind").c_str());
    draw_caption(ctx, frame, item, cell.take_top(ctx.px(kEvidenceLine)), id("/caption").c_str());
    const auto style = TextStyle{Face::regular, ctx.px(11), true};
    label(ctx, cell.take_top(ctx.px(kFacts)), style, Role::faint,
          core::evidence_name(item.number) + " · " + item.added);
    draw_read(ctx, frame, item, cell);
}

// What is still asked for, behind what is there.
void draw_wanted(Context& ctx, DrawerFrame& frame, const core::SlotView& slot, Rect cell) {
    const auto id = "evidence/slot/" + std::string(core::token(slot.kind));
    draw_missing_slot(ctx, frame, slot, cell.take_top(ctx.px(kShot), ctx.px(6)), id.c_str());
    label(ctx, cell.take_top(ctx.px(kEvidenceLine)), small_bold(ctx), Role::faint, slot.label);
}

void draw_tools(Context& ctx, DrawerFrame& frame, Rect& column) {
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(14));
    const ButtonSpec add{.text = ctx.tr("evidence_add"_tr), .icon = icon::plus, .look = ButtonLook::primary};
    if (button(ctx, "evidence/add", row.take_left(button_width(ctx, add), ctx.px(8)), add))
        frame.events.add_evidence = WantEvidence{frame.view.uuid, std::nullopt};
    if (frame.view.evidence.empty()) return;
    const ButtonSpec take{.text = ctx.tr("export_originals"_tr), .icon = icon::exporting};
    if (button(ctx, "evidence/export", row.take_left(button_width(ctx, take), ctx.px(8)), take))
        frame.events.export_originals = true;
    if (!ctx.app.case_read || ctx.app.case_read->chats.chats.empty()) return;
    ButtonSpec said{.text = ctx.tr("viewer_transcript"_tr), .icon = icon::comments};
    if (button_width(ctx, said) > row.width()) said.text = {};
    if (!button(ctx, "evidence/transcript", row.take_left(button_width(ctx, said)), said)) return;
    frame.events.view = ctx.app.case_read->chats.chats.front().evidence_uuid;
    frame.events.transcript = true;
}

// What would make the chats a better proof; in nobody's way.
void draw_advice(Context& ctx, Rect& column) {
    if (!ctx.app.case_read || ctx.app.case_read->chats.advice.empty()) return;
    constexpr float kPitch = 18;
    const auto& all = ctx.app.case_read->chats.advice;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float room = column.width() - ctx.px(22);
        const auto lines = ctx.text.break_lines(small(ctx), all[i].text, room, 3).size();
        auto row = column.take_top(ctx.px(kPitch) * static_cast<float>(lines), ctx.px(6));
        const auto id = "evidence/advice/" + std::to_string(i);
        probe(ctx.probes, id.c_str(), row.min, row.max);
        auto mark = row.take_left(ctx.px(16), ctx.px(6));
        icon_label(ctx, mark.take_top(ctx.px(kPitch)), 16, Role::warn_text, icon::lightbulb);
        ctx.text.draw_wrapped(ctx.list(), row.min, small(ctx), ctx.theme[Role::muted], all[i].text, room, 3,
                              ctx.px(kPitch));
    }
    column.take_top(ctx.px(8));
}

void draw_nothing(Context& ctx, Rect& column) {
    column.take_top(ctx.px(36));
    icon_label(ctx, column.take_top(ctx.px(48), ctx.px(10)), 40, Role::faint, icon::images);
    label(ctx, column.take_top(ctx.px(22), ctx.px(4)), body_bold(ctx), Role::text, ctx.tr("evidence_none"_tr),
          Align::centre);
    label(ctx, column.take_top(ctx.px(20), ctx.px(12)), small(ctx), Role::muted, ctx.tr("evidence_none_text"_tr),
          Align::centre);
}

}  // namespace

void draw_evidence_tab(Context& ctx, DrawerFrame& frame, Rect& column) {
    draw_tools(ctx, frame, column);
    draw_advice(ctx, column);
    const auto& items = frame.view.evidence;
    std::vector<const core::SlotView*> wanted;
    for (const auto& slot : frame.view.slots)
        if (!slot.filled) wanted.push_back(&slot);
    if (items.empty() && wanted.empty()) return draw_nothing(ctx, column);
    const float gap = ctx.px(kGap);
    const float width = std::floor((column.width() - gap * (kAcross - 1)) / kAcross);
    const auto count = items.size() + wanted.size();
    for (std::size_t i = 0; i < count; i += kAcross) {
        float read = 0;
        for (std::size_t k = i; k < std::min(i + kAcross, items.size()); ++k)
            read = std::max(read, read_height(ctx, items[k].uuid));
        auto row = column.take_top(ctx.px(kShot + 6 + 2 * kEvidenceLine + kFacts + read), ctx.px(16));
        for (std::size_t k = i; k < std::min(i + kAcross, count); ++k) {
            const auto cell = row.take_left(width, gap);
            if (k < items.size())
                draw_item(ctx, frame, items[k], cell);
            else
                draw_wanted(ctx, frame, *wanted[k - items.size()], cell);
        }
    }
}

}  // namespace recoup::ui::inline drawer
