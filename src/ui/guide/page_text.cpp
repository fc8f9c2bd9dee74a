#include "ui/guide/page_text.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"

namespace recoup::ui::inline guide {
namespace {

using Kind = core::PageBlock::Kind;

constexpr float kPitch = 25, kSmallPitch = 21, kTablePitch = 19, kIndent = 22, kNumber = 26;
constexpr int kMostLines = 400;

TextStyle reading(const Context& ctx) {
    return {Face::regular, ctx.px(15), false};
}
TextStyle reading_bold(const Context& ctx) {
    return {Face::semibold, ctx.px(15), false};
}

void text(Context& ctx, Rect& column, const TextStyle& style, Role role, std::string_view said, float pitch,
          float gap) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, style, ctx.theme[role], said, column.width(),
                                               kMostLines, ctx.px(pitch));
    column.take_top(height, ctx.px(gap));
}

// What is read may be wanted in a letter: a press copies it.
void passage(Context& ctx, Rect& column, const TextStyle& style, Role role, std::string_view said, float pitch,
             float gap) {
    const float height =
        copyable(ctx, "page/text", column.min, column.width(),
                 {.text = said, .style = style, .role = role, .most_lines = kMostLines, .pitch_px = ctx.px(pitch)});
    column.take_top(height, ctx.px(gap));
}

// What stands right of a mark. Takes the height of both.
void beside_mark(Context& ctx, Rect& column, const core::PageBlock& block, float indent, float gap) {
    auto room = column;
    room.min.x += ctx.px(indent);
    if (!block.bold.empty()) text(ctx, room, reading_bold(ctx), Role::text, block.bold, kPitch, 0);
    const bool second = !block.bold.empty();
    passage(ctx, room, second ? body(ctx) : reading(ctx), second ? Role::muted : Role::text, block.text,
            second ? kSmallPitch : kPitch, gap);
    column.min.y = room.min.y;
}

void bullet(Context& ctx, Rect& column, const core::PageBlock& block) {
    const auto role = block.of ? stage_role(*block.of) : Role::faint;
    ctx.list().AddCircleFilled({column.min.x + ctx.px(7), column.min.y + ctx.px(kPitch / 2)}, ctx.px(2.5F),
                               ctx.theme[role]);
    beside_mark(ctx, column, block, kIndent, 6);
}

void number(Context& ctx, Rect& column, const core::PageBlock& block) {
    const auto badge = Rect::at(column.min.x, column.min.y + ctx.px(1), ctx.px(kNumber - 2), ctx.px(kNumber - 2));
    fill(ctx, badge, Role::accent_bg, (kNumber - 2) / 2);
    label(ctx, badge, small_bold(ctx), Role::accent, std::to_string(block.number), Align::centre);
    beside_mark(ctx, column, block, kNumber + 10, 12);
}

void caution(Context& ctx, Rect& column, const core::PageBlock& block) {
    icon_label(ctx, Rect::at(column.min.x - ctx.px(2), column.min.y, ctx.px(18), ctx.px(kPitch)), 17,
               Role::under_review, icon::alert_circle_outline);
    beside_mark(ctx, column, block, kIndent, 6);
}

void heading(Context& ctx, Rect& column, const core::PageBlock& block) {
    column.take_top(ctx.px(22));
    fill(ctx, Rect::at(column.min.x, column.min.y, column.width(), std::max(1.0F, ctx.px(1))), Role::line);
    column.take_top(ctx.px(22));
    text(ctx, column, title(ctx), Role::text, block.text, 26, 10);
}

void stage(Context& ctx, Rect& column, const core::PageBlock& block) {
    column.take_top(ctx.px(8));
    auto row = column.take_top(ctx.px(24), ctx.px(4));
    const float width = ctx.text.measure(small_bold(ctx), block.text) + ctx.px(22);
    const auto pill = row.take_left(width);
    fill(ctx, pill, faded(ctx.theme[stage_role(*block.of)], 0.1F), 12);
    label(ctx, pill, small_bold(ctx), stage_text(*block.of), block.text, Align::centre);
}

// Columns of the same width but the first, which is narrower: it only names.
std::vector<Rect> cells_of(const Context& ctx, const Rect& column, std::size_t count) {
    const float first = count > 1 ? column.width() * 0.16F : column.width();
    const float other = count > 1 ? (column.width() - first) / static_cast<float>(count - 1) : 0;
    std::vector<Rect> cells;
    for (float x = column.min.x; cells.size() < count; x = cells.back().max.x)
        cells.push_back(Rect::at(x, column.min.y, cells.empty() ? first : other, column.height()));
    for (auto& cell : cells) cell = cell.inset(ctx.px(6), 0);
    return cells;
}

void table(Context& ctx, Rect& column, const std::vector<std::vector<std::string>>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        column.take_top(ctx.px(8));
        const auto cells = cells_of(ctx, column, rows[i].size());
        float height = 0;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const bool names = i == 0 || k == 0;
            height =
                std::max(height, ctx.text.draw_wrapped(ctx.list(), cells[k].min, names ? small_bold(ctx) : small(ctx),
                                                       ctx.theme[i == 0 ? Role::muted : Role::text], rows[i][k],
                                                       cells[k].width(), kMostLines, ctx.px(kTablePitch)));
        }
        column.take_top(height, ctx.px(8));
        fill(ctx, Rect::at(column.min.x, column.min.y, column.width(), std::max(1.0F, ctx.px(1))), Role::line);
    }
    column.take_top(ctx.px(10));
}

void draw_block(Context& ctx, const core::PageBlock& block, Rect& column) {
    switch (block.kind) {
        case Kind::lead:
            return passage(ctx, column, {Face::regular, ctx.px(16), false}, Role::muted, block.text, 27, 4);
        case Kind::heading:
            return heading(ctx, column, block);
        case Kind::stage:
            return stage(ctx, column, block);
        case Kind::subheading:
            column.take_top(ctx.px(8));
            return text(ctx, column, small_bold(ctx), Role::muted, block.text, 20, 6);
        case Kind::paragraph:
            return passage(ctx, column, reading(ctx), Role::text, block.text, kPitch, 10);
        case Kind::bullet:
            return bullet(ctx, column, block);
        case Kind::number:
            return number(ctx, column, block);
        case Kind::caution:
            return caution(ctx, column, block);
        case Kind::chips:
            return draw_name_chips(ctx, block.chips, column);
        case Kind::table:
            return table(ctx, column, block.rows);
    }
}

}  // namespace

void draw_name_chips(Context& ctx, const std::vector<std::string>& names, Rect& column) {
    auto row = column.take_top(ctx.px(28), ctx.px(8));
    for (const auto& name : names) {
        const float width = std::min(ctx.px(22) + ctx.text.measure(small(ctx), name), column.width());
        if (width > row.width()) row = column.take_top(ctx.px(28), ctx.px(8));
        const auto box = row.take_left(width, ctx.px(8));
        outline(ctx, box, Role::line, 14);
        label(ctx, box.inset(ctx.px(10), 0), small(ctx), Role::text, name, Align::centre);
    }
}

void draw_page(Context& ctx, const core::Page& page, Rect& column) {
    text(ctx, column, {Face::semibold, ctx.px(24), false}, Role::text, page.title, 34, 14);
    bool first = true;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const auto& block = page.blocks[i];
        const NumberScope id(i);
        // The line above a heading parts it from what came before.
        if (first && block.kind == Kind::heading)
            text(ctx, column, title(ctx), Role::text, block.text, 26, 10);
        else
            draw_block(ctx, block, column);
        first = false;
    }
}

}  // namespace recoup::ui::inline guide
