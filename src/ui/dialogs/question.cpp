#include "ui/dialogs/question.h"

#include <algorithm>

#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr float kQuestionWidth = 560;
constexpr float kQuestionPitch = 22;
constexpr int kMostTextLines = 4;

}  // namespace

WaysAnswer draw_question(Canvas& ctx, const WaysQuestion& question, std::size_t& chosen) {
    const auto room_for = question.room_for.empty() ? std::string_view(question.text) : question.room_for;
    const auto broken = ctx.text.break_lines(body(ctx), room_for, ctx.px(kQuestionWidth - 48), kMostTextLines).size();
    const auto text_lines = static_cast<float>(std::max<std::size_t>(1, broken));
    const float rows = kWayRow * static_cast<float>(question.ways.size());
    const float text = kQuestionPitch * (text_lines + static_cast<float>(question.lines.size()));
    Modal modal(ctx, {.name = question.name,
                      .design_size = {kQuestionWidth, 96 + text + rows + 24},
                      .heading = question.heading,
                      .detail = {},
                      .footer_height = 0,
                      .click_away = false});
    auto column = modal.body;
    const auto place = column.take_top(ctx.px(kQuestionPitch) * text_lines);
    ctx.text.draw_wrapped(ctx.list(), place.min, body(ctx), ctx.theme[question.role], question.text, place.width(),
                          kMostTextLines, ctx.px(kQuestionPitch));
    for (const auto& line : question.lines)
        label(ctx, column.take_top(ctx.px(kQuestionPitch)), body(ctx), Role::text, line);
    column.take_top(ctx.px(16));
    const auto card = column.take_top(ctx.px(rows));
    outline(ctx, card, Role::line, 10);
    const auto taken = draw_ways(ctx, card, question.ways, chosen);
    return {taken, modal.dismissed()};
}

}  // namespace recoup::ui::inline dialogs
