#include "ui/notices/missed.h"

#include <algorithm>
#include <cmath>

#include "core/advice/snooze.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline notices {
namespace {

constexpr float kMissedRow = 64;
constexpr float kMostRows = 6;

bool action(Context& ctx, const char* id, Rect& row, char32_t icon, core::Tr tip, Role role = Role::muted) {
    const auto place = row.take_right(ctx.px(32), ctx.px(4));
    const auto box = Rect::at(place.min.x, std::round(row.centre().y - ctx.px(16)), ctx.px(32), ctx.px(32));
    return icon_button(ctx, id, box, icon, ctx.tr(tip), role);
}

void draw_row(Context& ctx, const MissedDeadline& item, Rect line, MissedEvents& events) {
    const IdScope scope(item.deadline_uuid);
    const auto whole = line;
    if (ctx.app.save != SaveLook::read_only) {
        if (action(ctx, "missed/done", line, icon::check_circle_outline, "remind_action_done"_tr, Role::refunded))
            ctx.send(core::CompleteDeadline{item.case_uuid, item.deadline_uuid, true});
        if (action(ctx, "missed/snooze", line, icon::snooze, core::kReminderSnooze.name))
            ctx.send(core::SnoozeDeadline{item.case_uuid, item.deadline_uuid,
                                          core::snooze_until(core::kReminderSnooze.snooze, ctx.reader)});
    }
    line.max.x -= ctx.px(8);
    const auto pressed = hit(ctx, "missed/open", line, Reach::focusable, 8);
    if (pressed.hovered) {
        fill(ctx, line, Role::background, 8);
        ctx.out.cursor = Cursor::hand;
    }
    if (pressed.clicked) events.open = item.case_uuid;
    const auto bar = Rect::at(line.min.x, line.min.y + ctx.px(10), ctx.px(3), line.height() - ctx.px(20));
    fill(ctx, bar, item.urgent ? Role::badge : Role::under_review, 1.5F);
    auto text = line.inset(ctx.px(14), ctx.px(12));
    label(ctx, text.take_top(ctx.px(20)), body_bold(ctx), item.urgent ? Role::bad_text : Role::text, item.title);
    label(ctx, text.take_top(ctx.px(18)), small(ctx), Role::muted, item.detail);
    probe(ctx.probes, "missed/row", whole.min, whole.max);
}

}  // namespace

MissedEvents draw_missed(Context& ctx, MissedUi& ui) {
    MissedEvents events;
    const auto& missed = ctx.app.missed;
    if (missed.empty()) {
        events.close = true;
        return events;
    }
    const float rows = std::clamp(static_cast<float>(missed.size()), 1.0F, kMostRows);
    const auto heading = ctx.trf("missed_title"_tr, missed.size());
    Modal modal(ctx, {.name = "missed",
                      .design_size = {600, 160 + rows * kMissedRow},
                      .heading = heading,
                      .detail = ctx.tr("missed_detail"_tr)});
    {
        const float pitch = ctx.px(kMissedRow);
        const Scroll scroll(ctx, "missed/scroll", modal.body, pitch * static_cast<float>(missed.size()), ui.scroll);
        for (std::size_t i = 0; i < missed.size(); ++i) {
            const auto line =
                Rect::at(modal.body.min.x, scroll.top() + pitch * static_cast<float>(i), modal.body.width(), pitch);
            if (line.overlaps(modal.body)) draw_row(ctx, missed[i], line, events);
        }
    }
    const ButtonSpec seen{.text = ctx.tr("action_seen"_tr), .look = ButtonLook::primary};
    events.close = button(ctx, "missed/seen", modal.footer.take_right(button_width(ctx, seen)), seen);
    if (ctx.key(Key::enter)) events.close = true;
    events.close = modal.dismissed() || events.close || events.open.has_value();
    return events;
}

}  // namespace recoup::ui::inline notices
