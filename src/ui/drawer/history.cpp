#include <algorithm>

#include "ui/drawer/parts.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kHistoryLine = 20, kHistoryIndent = 24, kReadFromLine = 18;

}  // namespace

void draw_timeline(Context& ctx, Rect& column, std::size_t most) {
    const auto& lines = ctx.app.history;
    const auto count = std::min(most, lines.size());
    const bool brief = count < lines.size() || most < 10;
    const float x = column.min.x + ctx.px(7);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& line = lines[i];
        const auto style = line.undo ? body(ctx) : body_bold(ctx);
        const float time = ctx.text.measure(small(ctx), line.when) + ctx.px(12);
        const float room = column.width() - ctx.px(kHistoryIndent) - time;
        const int most_lines = brief ? 1 : 3;
        const auto broken = ctx.text.break_lines(style, line.what, room, most_lines);
        const bool read = !brief && !line.read_from.empty();
        const auto under = read ? ctx.text.break_lines(small(ctx), line.read_from, room, most_lines).size() : 0;
        const float text_height = ctx.px(kHistoryLine) * static_cast<float>(broken.size());
        const float height = text_height + ctx.px(kReadFromLine) * static_cast<float>(under);
        const auto box = column.take_top(height, ctx.px(i + 1 < count ? 11 : 0));
        const float middle = box.min.y + ctx.px(kHistoryLine / 2);
        const float end = i + 1 < count ? column.min.y + ctx.px(kHistoryLine / 2) : middle;
        ctx.list().AddLine({x, middle}, {x, end}, ctx.theme[Role::line], std::max(1.0F, ctx.px(2)));
        ctx.list().AddCircleFilled({x, middle}, ctx.px(7), ctx.theme[Role::surface]);
        ctx.list().AddCircleFilled({x, middle}, ctx.px(5), ctx.theme[i == 0 ? Role::accent : Role::faint]);
        const auto role = line.undo ? Role::faint : Role::text;
        ctx.text.draw_wrapped(ctx.list(), {box.min.x + ctx.px(kHistoryIndent), box.min.y}, style, ctx.theme[role],
                              line.what, room, most_lines, ctx.px(kHistoryLine));
        if (read)
            ctx.text.draw_wrapped(ctx.list(), {box.min.x + ctx.px(kHistoryIndent), box.min.y + text_height}, small(ctx),
                                  ctx.theme[Role::muted], line.read_from, room, most_lines, ctx.px(kReadFromLine));
        label(ctx, Rect{{box.max.x - time, box.min.y}, {box.max.x, box.min.y + ctx.px(kHistoryLine)}}, small(ctx),
              Role::faint, line.when, Align::right);
    }
}

void draw_history_tab(Context& ctx, DrawerFrame&, Rect& column) {
    if (ctx.app.history.empty()) {
        label(ctx, column.take_top(ctx.px(24)), body(ctx), Role::faint, ctx.tr("history_none"_tr));
        return;
    }
    draw_timeline(ctx, column, ctx.app.history.size());
}

}  // namespace recoup::ui::inline drawer
