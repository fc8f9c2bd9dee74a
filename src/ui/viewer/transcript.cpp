#include "ui/viewer/transcript.h"

#include <algorithm>

#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline viewer {
namespace {

constexpr float kPitch = 18, kPad = 9;
constexpr int kMostLinesOfTurn = 60;

void draw_copy_links(Context& ctx, const core::ChatView& chat, const core::CaseRow& row, Rect& column) {
    const auto lang = ctx.reader.lang;
    auto line = column.take_top(ctx.px(24), ctx.px(2));
    const auto beside = line;
    if (link(ctx, "chat/copy", line, icon::copy, ctx.tr("chat_copy"_tr)))
        copy_text(ctx, beside, core::transcript_text(chat, lang));
    const auto& chats = ctx.app.case_read->chats;
    if (chats.chats.size() < 2) return void(column.take_top(ctx.px(8)));
    auto next = column.take_top(ctx.px(24), ctx.px(10));
    const auto below = next;
    if (link(ctx, "chat/copy_all", next, icon::copy, ctx.tr("chat_copy_all"_tr)))
        copy_text(ctx, below, core::transcript_text(chats, row, lang));
}

void draw_note(Context& ctx, Rect& column, char32_t sign, Role role, std::string_view text, const char* id) {
    const float room = column.width() - ctx.px(22);
    const auto lines = ctx.text.break_lines(small(ctx), text, room, 4).size();
    const auto box = column.take_top(ctx.px(kPitch) * static_cast<float>(lines), ctx.px(8));
    auto inner = box;
    auto mark = inner.take_left(ctx.px(16), ctx.px(6));
    icon_label(ctx, mark.take_top(ctx.px(kPitch)), 16, role, sign);
    ctx.text.draw_wrapped(ctx.list(), inner.min, small(ctx), ctx.theme[role], text, room, 4, ctx.px(kPitch));
    probe(ctx.probes, id, box.min, box.max);
}

void draw_advice(Context& ctx, const core::ChatView& chat, Rect& column) {
    for (const auto& advice : ctx.app.case_read->chats.advice)
        if (std::ranges::find(advice.evidence, chat.number) != advice.evidence.end())
            draw_note(ctx, column, icon::alert_circle, Role::warn_text, advice.text, "chat/advice");
}

TextRange lines_of(const core::ChatTurnView& turn, const core::PictureText& picture) {
    const auto [first, last] = std::ranges::minmax(turn.lines);
    return {{first, 0}, line_of(picture, std::min(last, static_cast<std::uint32_t>(picture.lines.size()) - 1)).end};
}

Rect bubble_of(Context& ctx, const core::ChatTurnView& turn, Rect& column) {
    const bool notice = turn.side == core::Side::between;
    const float most = column.width() * (notice ? 1.0F : 0.88F) - 2 * ctx.px(kPad);
    const auto lines = ctx.text.break_lines(small(ctx), turn.text, most, kMostLinesOfTurn);
    float width = 0;
    for (const auto& line : lines) width = std::max(width, line.width_px);
    width = std::ceil(width) + 2 * ctx.px(kPad);
    auto row = column.take_top(ctx.px(kPitch) * static_cast<float>(lines.size()) + 2 * ctx.px(6), ctx.px(8));
    if (turn.side == core::Side::left) return row.take_left(width);
    if (turn.side == core::Side::right) return row.take_right(width);
    return Rect::at(row.centre().x - width / 2, row.min.y, width, row.height());
}

// Whether it was pressed.
bool draw_turn(Context& ctx, const core::ChatTurnView& turn, std::size_t number, bool selected, Rect& column) {
    if (!turn.at.empty()) label(ctx, column.take_top(ctx.px(22)), small(ctx), Role::faint, turn.at, Align::centre);
    if (!turn.who.empty())
        label(ctx, column.take_top(ctx.px(16), ctx.px(2)), TextStyle{Face::regular, ctx.px(11), false}, Role::faint,
              turn.who, turn.side == core::Side::right ? Align::right : Align::left);
    const auto box = bubble_of(ctx, turn, column);
    if (!ImGui::IsRectVisible(box.min, box.max)) return false;
    const NumberScope scope(number);
    const auto pressed = hit(ctx, ("chat/turn/" + std::to_string(number)).c_str(), box, Reach::focusable, 8);
    const bool mine = turn.side == core::Side::right;
    if (turn.side != core::Side::between) fill(ctx, box, mine ? Role::accent_bg : Role::surface, 8);
    if (turn.unsure)
        dashed_outline(ctx, box, Role::warn_text, 8);
    else if (selected || pressed.hovered)
        outline(ctx, box, selected ? Role::accent : Role::faint, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (turn.unsure) tooltip(ctx, pressed, box, ctx.tr("chat_turn_unsure"_tr));
    ctx.text.draw_wrapped(ctx.list(), {box.min.x + ctx.px(kPad), box.min.y + ctx.px(6)}, small(ctx),
                          ctx.theme[turn.side == core::Side::between ? Role::muted : Role::text], turn.text,
                          box.width() - 2 * ctx.px(kPad) + 1, kMostLinesOfTurn, ctx.px(kPitch));
    return pressed.clicked;
}

}  // namespace

const core::ChatView* chat_of(const Context& ctx, const core::Uuid& evidence) {
    if (!ctx.app.case_read) return nullptr;
    const auto& chats = ctx.app.case_read->chats.chats;
    const auto found = std::ranges::find(chats, evidence, &core::ChatView::evidence_uuid);
    return found == chats.end() ? nullptr : &*found;
}

std::optional<TextRange> draw_transcript(Context& ctx, ViewerUi& ui, const core::ChatView& chat,
                                         const core::CaseRow& row, const Rect& area) {
    const Scroll scroll(ctx, "chat/scroll", area, ui.transcript_height, ui.transcript_scroll);
    Rect column{{area.min.x + ctx.px(18), scroll.top() + ctx.px(6)}, {area.max.x - ctx.px(18), kEndless_px}};
    draw_note(ctx, column, icon::information, Role::muted, ctx.tr("chat_machine_read"_tr), "chat/machine_read");
    draw_advice(ctx, chat, column);
    draw_copy_links(ctx, chat, row, column);
    std::optional<TextRange> pressed;
    const auto* picture = ctx.app.case_read->shown;
    for (std::size_t i = 0; i < chat.turns.size(); ++i) {
        const auto& turn = chat.turns[i];
        const bool known = picture && !picture->lines.empty() && !turn.lines.empty();
        const auto range = known ? std::optional(lines_of(turn, *picture)) : std::nullopt;
        const bool selected = range && ui.text.selection.any() && ui.text.selection.range() == *range;
        if (draw_turn(ctx, turn, i, selected, column)) pressed = range;
    }
    ui.transcript_height = column.min.y - scroll.top() + ctx.px(16);
    return pressed;
}

}  // namespace recoup::ui::inline viewer
