#include "core/letter/next_step.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {

void draw_next_step(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto& row = frame.record.row;
    if (frame.record.put_away() || frame.record.watched()) return;
    const auto* playbook = core::playbook_of(ctx.app.playbooks, row.playbook, row.problem);
    const core::ComposeFrom from{frame.record, ctx.app.state, ctx.app.rules, ctx.reader, playbook};
    const auto step = core::next_step(from, ctx.app.messages);
    if (!step) return;
    Panel panel(ctx, column, {.heading = "", .fill = Role::accent_bg});
    const float links = step->message ? 140 : 70;
    const float room = panel.body.width() - ctx.px(28 + links);
    const auto lines = ctx.text.break_lines(body(ctx), step->text, room, 3);
    const float height = ctx.px(20) * static_cast<float>(lines.size());
    auto box = panel.body.take_top(height);
    auto first = Rect::at(box.min.x, box.min.y, box.width(), ctx.px(20));
    if (playbook && link(ctx, "step/guide", first, 0, ctx.tr("case_playbook"_tr)))
        frame.events.guide_page = playbook->id;
    if (step->message && link(ctx, "step/message", first, 0, ctx.tr("step_message"_tr))) {
        frame.ui.tab = DrawerTab::messages;
        frame.ui.messages = MessagesUi{.shown = step->message->id};
    }
    icon_label(ctx, first.take_left(ctx.px(18), ctx.px(10)), 18, Role::accent, icon::lightbulb);
    ctx.text.draw_wrapped(ctx.list(), {first.min.x, box.min.y}, body(ctx), ctx.theme[Role::text], step->text, room, 3,
                          ctx.px(20));
    probe(ctx.probes, "step", box.min, box.max);
}

}  // namespace recoup::ui::inline drawer
