#include <algorithm>

#include "core/advice/suggest.h"
#include "core/base/text.h"
#include "core/model/tags.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kChip = 26, kTagGap = 6, kTagField = 190;

void keep(Context& ctx, DrawerFrame& frame, std::vector<std::string> tags) {
    ctx.send(core::SetTags{frame.view.uuid, std::move(tags)});
}

// The place of the next chip, in another row where it would not fit.
Rect next_place(const Context& ctx, Rect& row, Rect& column, float width) {
    if (width > row.width() && row.width() < column.width()) row = column.take_top(ctx.px(kChip), ctx.px(kTagGap));
    return row.take_left(std::min(width, row.width()), ctx.px(kTagGap));
}

// True when it is pressed.
bool draw_tag(Context& ctx, const std::string& tag, const char* id, const Rect& box, bool editable) {
    const auto pressed = editable ? hit(ctx, id, box, Reach::focusable, 13) : Hit{};
    fill(ctx, box, pressed.hovered ? Role::bad_bg : Role::background, 13);
    auto inner = box.inset(ctx.px(10), 0);
    if (editable)
        icon_label(ctx, inner.take_right(ctx.px(12), ctx.px(4)), 12, pressed.hovered ? Role::bad_text : Role::faint,
                   icon::close);
    label(ctx, inner, small(ctx), pressed.hovered ? Role::bad_text : Role::text, tag);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (editable) tooltip(ctx, pressed, box, ctx.tr("tag_remove"_tr));
    return pressed.clicked;
}

void draw_add(Context& ctx, DrawerFrame& frame, const std::vector<std::string>& tags, Rect& row, Rect& column) {
    const auto text = ctx.tr(tags.empty() ? "tag_add_first"_tr : "tag"_tr);
    const float width = ctx.text.measure(small(ctx), text) + ctx.px(36);
    const auto box = next_place(ctx, row, column, width);
    const auto pressed = hit(ctx, "tag/add", box, Reach::focusable, 13);
    const auto role = pressed.hovered ? Role::accent : Role::muted;
    if (pressed.hovered) {
        fill(ctx, box, Role::accent_bg, 13);
        ctx.out.cursor = Cursor::hand;
    }
    dashed_outline(ctx, box, pressed.hovered ? Role::accent : Role::faint, 13);
    auto inner = box.inset(ctx.px(9), 0);
    icon_label(ctx, inner.take_left(ctx.px(14), ctx.px(4)), 14, role, icon::plus);
    label(ctx, inner, small(ctx), role, text);
    if (!pressed.clicked) return;
    frame.ui.tag.emplace().field.want_focus = true;
    ctx.wake_after(0);
}

// Enter and a press on a name add a tag and wait for the next; a click elsewhere adds what is there and ends it.
void draw_typing(Context& ctx, DrawerFrame& frame, std::vector<std::string> tags, Rect& row, Rect& column) {
    auto& draft = *frame.ui.tag;
    auto box = next_place(ctx, row, column, ctx.px(kTagField));
    const auto suggest = [&](std::string_view typed) {
        return core::tags_like(ctx.app.state, typed, tags, kMostSuggested);
    };
    const FieldSpec spec{.hint = ctx.tr("tag_hint"_tr), .max_bytes = core::kMaxTagBytes};
    const auto result = suggest_field(ctx, "tag/field", box, draft.text, draft.field, spec, draft.list, suggest);
    const bool left = !result.taken && draft.was_focused && !result.field.focused;
    draft.was_focused = result.field.focused || result.taken;
    if (!left && !result.taken && !result.field.submitted) return;
    const auto tag = core::one_line(core::trim(draft.text));
    if (!tag.empty() && std::ranges::find(tags, tag) == tags.end()) {
        tags.push_back(tag);
        keep(ctx, frame, tags);
    }
    if (left || (tag.empty() && result.field.submitted))
        frame.ui.tag.reset();
    else
        draft.text.clear();
    ctx.wake_after(0);
}

}  // namespace

void draw_tags(Context& ctx, DrawerFrame& frame, Rect& column) {
    const bool editable = ctx.app.save != SaveLook::read_only && !frame.view.in_bin;
    auto tags = core::split_tags(frame.record.row.tags);
    if (tags.empty() && !editable) return;
    column.take_top(ctx.px(3));
    auto row = column.take_top(ctx.px(kChip), ctx.px(kTagGap));
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const float width = ctx.text.measure(small(ctx), tags[i]) + ctx.px(editable ? 37 : 21);
        const auto box = next_place(ctx, row, column, width);
        const auto id = "tag/" + std::to_string(i);
        if (!draw_tag(ctx, tags[i], id.c_str(), box, editable)) continue;
        tags.erase(tags.begin() + static_cast<std::ptrdiff_t>(i));
        keep(ctx, frame, tags);
        break;
    }
    if (editable && frame.ui.tag)
        draw_typing(ctx, frame, tags, row, column);
    else if (editable && tags.size() < core::kMaxTags)
        draw_add(ctx, frame, tags, row, column);
    column.take_top(ctx.px(4));
}

}  // namespace recoup::ui::inline drawer
