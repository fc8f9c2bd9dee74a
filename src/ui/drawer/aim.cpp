#include <algorithm>

#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kShotWidth = 54, kShotHeight = 72, kReadLine = 24;

std::vector<const core::SlotView*> missing_slots(const core::CaseView& view) {
    std::vector<const core::SlotView*> missing;
    for (const auto& slot : view.slots)
        if (!slot.filled) missing.push_back(&slot);
    return missing;
}

const core::EvidenceView* next_unaimed(const Context& ctx, const core::CaseView& view) {
    for (const auto& id : ctx.app.unaimed) {
        const auto found = std::ranges::find(view.evidence, id, &core::EvidenceView::uuid);
        if (found != view.evidence.end() && found->kind == core::EvidenceKind::other) return &*found;
    }
    return nullptr;
}

// Chips from left to right, on as many lines as they take; which of them was pressed.
int draw_chips(Context& ctx, const std::vector<std::string>& texts, Rect& column) {
    int pressed = -1;
    auto row = column.take_top(ctx.px(30), ctx.px(6));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const float width = chip_width(ctx, texts[i], false);
        if (width > row.width() && row.min.x > column.min.x) row = column.take_top(ctx.px(30), ctx.px(6));
        const auto name = "unaimed/" + std::to_string(i);
        if (chip(ctx, name.c_str(), row.take_left(std::min(width, row.width()), ctx.px(8)), texts[i], false))
            pressed = static_cast<int>(i);
    }
    return pressed;
}

const EvidenceRead* read_of(const Context& ctx, const core::Uuid& evidence) {
    const auto& all = ctx.app.evidence_read;
    const auto found = std::ranges::find(all, evidence, &EvidenceRead::evidence);
    return found == all.end() ? nullptr : &*found;
}

const EvidenceRead* first_proposal(const Context& ctx) {
    const auto& all = ctx.app.evidence_read;
    const auto found = std::ranges::find_if(all, [](const auto& read) { return !read.proposal.empty(); });
    return found == all.end() ? nullptr : &*found;
}

// "像是支付凭证"
std::string proposal_text(const Context& ctx, const core::EvidenceProposal& proposal) {
    return ctx.trf("read_looks_like"_tr, core::label(ctx.reader.lang, *proposal.kind));
}

void take(Context& ctx, const DrawerFrame& frame, const EvidenceRead& read) {
    ctx.ask(CloseUnaimedRequest{read.evidence});
    ctx.send(core::EditEvidence{frame.view.uuid, read.evidence, read.proposal.kind, {}});
}

// What is proposed, in a line that takes it.
void draw_proposal(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, const EvidenceRead& read,
                   Rect line) {
    const auto text = proposal_text(ctx, read.proposal);
    const auto id = "evidence/" + std::to_string(item.number) + "/proposal";
    const auto pressed = hit(ctx, id.c_str(), line, Reach::focusable, 6);
    fill(ctx, line, Role::suggest_bg, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto inner = line.inset(ctx.px(6), 0);
    constexpr std::string_view kKey = "Alt Enter";
    if (&read == first_proposal(ctx) && inner.width() > ctx.px(150))
        label(ctx, inner.take_right(ctx.text.measure(small(ctx), kKey) + 1, ctx.px(4)), small(ctx), Role::faint, kKey);
    label(ctx, inner, small(ctx), Role::accent, text);
    tooltip(ctx, pressed, line, text);
    if (pressed.clicked) take(ctx, frame, read);
}

}  // namespace

float read_height(const Context& ctx, const core::Uuid& evidence) {
    const auto* read = read_of(ctx, evidence);
    if (!read) return 0;
    const auto lines =
        (read->proposal.empty() ? 0U : 1U) + read->differs.size() + (read->their_words.empty() ? 0U : 1U);
    return kReadLine * static_cast<float>(lines);
}

void draw_read(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, Rect& cell) {
    const auto* read = read_of(ctx, item.uuid);
    if (!read) return;
    const auto number = std::to_string(item.number);
    if (!read->proposal.empty())
        draw_proposal(ctx, frame, item, *read, cell.take_top(ctx.px(kReadLine - 2), ctx.px(2)));
    for (const auto& differs : read->differs) {
        auto line = cell.take_top(ctx.px(kReadLine - 2), ctx.px(2));
        const auto pressed = hit(ctx, ("evidence/" + number + "/differs").c_str(), line, Reach::pointer_only);
        icon_label(ctx, line.take_left(ctx.px(14), ctx.px(4)), 14, Role::warn_text, icon::alert_circle);
        label(ctx, line, small(ctx), Role::warn_text, differs);
        tooltip(ctx, pressed, line, differs);
    }
    if (read->their_words.empty()) return;
    auto line = cell.take_top(ctx.px(kReadLine - 2), ctx.px(2));
    line.max.x = line.min.x + ctx.text.measure(small(ctx), ctx.tr("read_take_words"_tr)) + ctx.px(1);
    if (link(ctx, ("evidence/" + number + "/words").c_str(), line, 0, ctx.tr("read_take_words"_tr)))
        answer_words(ctx, frame.ui, read->their_words);
}

void take_first_proposal(Context& ctx, const DrawerFrame& frame) {
    if (ctx.app.save == SaveLook::read_only) return;
    if (const auto* read = first_proposal(ctx)) take(ctx, frame, *read);
}

bool aim_at(Context& ctx, DrawerFrame& frame, core::EvidenceKind kind, const Rect& box, const Hit& pressed) {
    if (kind == core::EvidenceKind::other) return false;
    if (pressed.hovered || (pressed.focused && ctx.focus.visible())) frame.under_pointer = kind;
    const bool in_sight = ImGui::IsRectVisible(box.min, box.max);
    if (!ctx.input.dropped_files.empty() && in_sight && box.contains(ctx.input.drop_at)) frame.dropped_on = kind;
    return pressed.hovered || frame.ui.aim == kind;
}

std::optional<core::EvidenceKind> aimed_kind(const DrawerFrame& frame) {
    return frame.under_pointer ? frame.under_pointer : frame.ui.aim;
}

void draw_missing_slot(Context& ctx, DrawerFrame& frame, const core::SlotView& slot, const Rect& box, const char* id) {
    const auto pressed = hit(ctx, id, box);
    const bool lit = aim_at(ctx, frame, slot.kind, box, pressed);
    if (lit) fill(ctx, box, Role::accent_bg, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    dashed_outline(ctx, box, lit ? Role::accent : Role::faint, 6);
    auto inner = box;
    if (lit) {
        const auto hint = inner.take_bottom(ctx.px(26)).inset(ctx.px(4), 0);
        label(ctx, hint, TextStyle{Face::regular, ctx.px(11), false}, Role::accent, ctx.tr("aim_here"_tr),
              Align::centre);
    }
    icon_label(ctx, inner, 22, lit ? Role::accent : Role::faint, icon::plus);
    tooltip(ctx, pressed, box, ctx.tr("aim_open"_tr));
    if (!pressed.clicked) return;
    frame.ui.aim = slot.kind;
    frame.events.add_evidence = WantEvidence{frame.view.uuid, slot.kind};
}

void draw_unaimed(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto* item = next_unaimed(ctx, frame.view);
    const auto missing = missing_slots(frame.view);
    const auto* read = item ? read_of(ctx, item->uuid) : nullptr;
    const auto seems = read ? read->proposal.kind : std::nullopt;
    if (!item || (missing.empty() && !seems)) return;
    Panel panel(ctx, column, {.heading = "", .fill = Role::accent_bg});
    auto left = Rect::at(panel.body.min.x, panel.body.min.y, ctx.px(kShotWidth), ctx.px(kShotHeight));
    thumbnail(ctx, left, {item->sha256, item->file_class, item->name});
    auto room = panel.body;
    room.min.x = left.max.x + ctx.px(14);
    auto head = room.take_top(ctx.px(24), ctx.px(6));
    if (icon_button(ctx, "unaimed/close", head.take_right(ctx.px(24)), icon::close, ctx.tr("action_close"_tr),
                    Role::muted))
        ctx.ask(CloseUnaimedRequest{});
    label(ctx, head, body_bold(ctx), Role::text, ctx.tr("unaimed_title"_tr));
    if (seems) {
        const auto text = proposal_text(ctx, read->proposal);
        const ButtonSpec spec{.text = text, .icon = icon::check, .look = ButtonLook::quiet, .key = "Alt Enter"};
        const auto row = room.take_top(ctx.px(kButtonHeight), ctx.px(8));
        const auto box = Rect::at(row.min.x, row.min.y, std::min(button_width(ctx, spec), row.width()), row.height());
        if (button(ctx, "unaimed/seems", box, spec)) take(ctx, frame, *read);
    }
    std::vector<std::string> texts;
    for (const auto* slot : missing) texts.push_back(slot->label);
    texts.emplace_back(ctx.tr("unaimed_none"_tr));
    const int pressed = draw_chips(ctx, texts, room);
    panel.body.min.y = std::max(room.min.y, left.max.y);
    if (pressed < 0) return;
    ctx.ask(CloseUnaimedRequest{item->uuid});
    if (static_cast<std::size_t>(pressed) < missing.size())
        ctx.send(core::EditEvidence{frame.view.uuid, item->uuid, missing[static_cast<std::size_t>(pressed)]->kind, {}});
}

}  // namespace recoup::ui::inline drawer
