#include "ui/board/card.h"

#include <algorithm>
#include <cmath>

#include "core/base/brief.h"
#include "ui/board/title_lines.h"
#include "ui/frame/icons.h"
#include "ui/kit/amount_label.h"
#include "ui/kit/covered.h"
#include "ui/kit/marked_text.h"

namespace recoup::ui::inline board {
namespace {

// Design pixels, from the mock of the board.
constexpr float kPadX = 12, kPadTop = 11;
constexpr float kTitleLine = 20, kSubtitle = 18;
constexpr float kShotWidth = 44, kShotHeight = 58, kShotGap = 6;
constexpr float kAmountRow = 24, kAboveFoot = 9, kFoot = 35;
constexpr std::size_t kMostShots = 3;
constexpr float kLeastBeside = 150;  // narrower inside, and the chip has a row of its own
constexpr float kSurelyBeside = 260;
constexpr float kChipGap = 6;

int count_lines(Context& ctx, std::string_view title, float card_width) {
    return ctx.text.measure(body_bold(ctx), title) <= card_width - ctx.px(2 * kPadX) ? 1 : 2;
}

// The least a chip can be: its shortest words without an icon. Of a running clock the widest it will come to, or the
// card would grow while one looks at it.
float least_chip_px(Context& ctx, const core::CaseRecord& record) {
    const auto style = figure(ctx, 12);
    const float pad = ctx.px(14);
    const auto chip = core::case_chip(record, ctx.reader);
    if (!chip.clock) return pad + ctx.text.measure(style, chip.text);
    const auto brief = core::brief_timer(ctx.reader.lang, ctx.reader.now, record.next_due());
    const float shown = ctx.text.measure(style, brief.empty() ? chip.text : brief);
    return pad + std::max(shown, ctx.text.measure(style, ctx.trf("chip_hours_left"_tr, 88)));
}

bool chip_is_below(Context& ctx, const core::CaseRecord& record, float card_width) {
    const float inner = card_width - ctx.px(2 * kPadX);
    const auto asked = std::max(record.row.paid_minor.value_or(0), record.row.claimed_minor.value_or(0));
    if (inner >= ctx.px(kSurelyBeside) && asked < 100'000'000) return false;
    if (inner < ctx.px(kLeastBeside)) return true;
    const auto amount = core::card_view(record, ctx.reader).amount;
    return ctx.text.measure(figure(ctx, 14), amount) + ctx.px(kChipGap) + least_chip_px(ctx, record) > inner;
}

void draw_shots(Context& ctx, const core::CaseRecord& record, Rect row) {
    const auto count = record.evidence.size();
    // The last one goes into "+n" where that would be squeezed.
    const float all = ctx.px((kMostShots + 1) * kShotWidth + kMostShots * kShotGap);
    const auto most = count > kMostShots && row.width() < all ? kMostShots - 1 : kMostShots;
    const auto shown = std::min(count, most);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& item = record.evidence[i];
        const auto box = row.take_left(ctx.px(kShotWidth), ctx.px(kShotGap));
        thumbnail(ctx, box, {item.sha256, item.file_class, item.name});
        if (!record.redactions.empty())
            draw_covered(ctx, box, {static_cast<float>(item.width), static_cast<float>(item.height)},
                         core::covers_of(record, item.uuid));
    }
    if (count == shown || row.width() < ctx.px(24)) return;
    const auto more = row.take_left(std::min(ctx.px(kShotWidth), row.width()));
    fill(ctx, more, Role::background, 6);
    label(ctx, more, small_bold(ctx), Role::muted, "+" + std::to_string(count - shown), Align::centre);
}

// As much of the chip as has room: all, in brief, without its icon.
core::Chip chip_for(Context& ctx, const core::CaseRecord& record, const core::CardView& card, float room_px) {
    auto chip = card.chip;
    const float whole = ctx.px(14 + 18) + ctx.text.measure(figure(ctx, 12), chip.text);
    if (!chip.clock || whole <= room_px) return chip;
    const auto brief = core::brief_timer(ctx.reader.lang, ctx.reader.now, record.next_due());
    if (!brief.empty()) chip.text = brief;
    return chip;
}

// What was asked for, where less came and there is room.
void draw_struck(Context& ctx, const std::string& amount, const Rect& row) {
    const auto text_style = TextStyle{Face::regular, ctx.px(14), true};
    if (amount.empty() || ctx.text.measure(text_style, amount) > row.width()) return;
    const float to = label(ctx, row, text_style, Role::faint, amount);
    const float y = std::round(row.centre().y);
    ctx.list().AddLine({row.min.x, y}, {to, y}, ctx.theme[Role::faint], std::max(1.0F, ctx.px(1)));
}

void draw_amount(Context& ctx, const core::CaseRecord& record, const core::CardView& card, Rect row) {
    const auto text = amount_that_fits(ctx, figure(ctx, 14), card.amount, row.width());
    const float amount = ctx.text.measure(figure(ctx, 14), text);
    const float beside = row.width() - amount - ctx.px(kChipGap) - 1;  // the chip stands on a whole pixel
    if (row.height() > ctx.px(1.5F * kAmountRow)) {
        const auto below = row.take_bottom(ctx.px(kAmountRow));
        const auto chip = chip_for(ctx, record, card, below.width());
        const float width = std::min(below.width(), tag_width(ctx, chip));
        tag(ctx, {below.min.x + width, below.centre().y}, chip, width);
        row = row.take_top(ctx.px(kAmountRow));
    } else {
        row = row.take_top(ctx.px(kAmountRow));
        const auto chip = tag(ctx, {row.max.x, row.centre().y}, chip_for(ctx, record, card, beside), beside);
        row.max.x = chip.min.x - ctx.px(kChipGap);
    }
    const float end = label(ctx, row, figure(ctx, 14), Role::text, text);
    row.min.x = end + ctx.px(5);
    draw_struck(ctx, card.struck_amount, row);
}

// How a case ended, without the parts that have no room behind the first.
std::string_view that_fits(Context& ctx, std::string_view parts, float room_px) {
    constexpr std::string_view kBetween = " · ";
    while (ctx.text.measure(small(ctx), parts) > room_px && parts.rfind(kBetween) != parts.npos)
        parts = parts.substr(0, parts.rfind(kBetween));
    return parts;
}

// The line that says what to do, or what is waited for, or how it ended; the slots at its end, as long as they leave
// room for what is to be done.
void draw_foot(Context& ctx, const core::CaseRecord& record, const core::CardView& card, const core::CardLine& line,
               Rect row) {
    const bool mine = line.look == core::CardLine::Look::mine;
    const bool ended = line.look == core::CardLine::Look::ended;
    const auto style = mine ? small_bold(ctx) : small(ctx);
    const auto have = std::to_string(card.slots_total > 0 ? card.slots_filled : card.evidence);
    const auto slots = card.slots_total > 0 ? have + "/" + std::to_string(card.slots_total) : have;
    const float slots_width = ctx.text.measure(small(ctx), slots) + 1;
    const float beside = row.width() - slots_width - ctx.px(20 + 14 + 4 + 8);
    const float words = ctx.text.measure(style, line.text);
    const bool cut_anyway = words > row.width() - ctx.px(20) && beside >= ctx.px(40);
    if (!ended && (words <= beside || cut_anyway)) {
        label(ctx, row.take_right(slots_width, ctx.px(4)), small(ctx), Role::muted, slots);
        icon_label(ctx, row.take_right(ctx.px(14), ctx.px(8)), 14, Role::muted, icon::image);
    }
    if (line.text.empty()) return;
    const auto role = mine ? Role::accent : Role::muted;
    icon_label(ctx, row.take_left(ctx.px(14), ctx.px(6)), 14, role,
               mine    ? icon::arrow_right
               : ended ? icon::check_circle
                       : icon::timer_sand);
    label(ctx, row, style, role, ended ? that_fits(ctx, line.text, row.width()) : std::string_view(line.text));
    probe(ctx.probes, "foot", record.row.number, row.min, row.max);
}

void draw_surface(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look) {
    shadow(ctx, box, look == CardLook::lifted ? Lift::drawer : Lift::card, 10);
    fill(ctx, box, Role::raised, 10);
    // The stage's colour runs down the left edge, inside the rounding.
    ctx.list().PushClipRect(box.min, {box.min.x + ctx.px(3), box.max.y}, true);
    ctx.list().AddRectFilled(box.min, box.max, ctx.theme[stage_role(record.row.stage)], ctx.px(10));
    ctx.list().PopClipRect();
    if (look == CardLook::selected) {
        const float width = std::max(1.5F, ctx.px(2));
        const auto ring = box.inset(-width / 2);
        ctx.list().AddRect(ring.min, ring.max, ctx.theme[Role::accent], ctx.px(10) + width / 2, 0, width);
    }
}

void draw_title(Context& ctx, std::string_view title, std::span<const core::Marked> marks, Rect& inner, int lines) {
    auto heading = inner.take_top(ctx.px(kTitleLine) * static_cast<float>(lines), ctx.px(1));
    if (lines == 1) return found_label(ctx, heading, body_bold(ctx), Role::text, title, marks), void();
    for (const auto& line : title_lines(ctx.text, body_bold(ctx), title, heading.width())) {
        const auto box = heading.take_top(ctx.px(kTitleLine));
        draw_found_line(ctx, box.min, body_bold(ctx), Role::text, title, line, marks);
    }
}

// What was found beside the title takes the place of the platform and the problem.
void draw_subtitle(Context& ctx, const core::CardView& card, const core::FoundCase& found, const Rect& row) {
    if (found.beside.marks.empty())
        return found_label(ctx, row, small(ctx), Role::muted, card.subtitle, found.platform), void();
    const auto hit = core::with_place(found.beside, ctx.reader.lang);
    found_label(ctx, row, small(ctx), Role::muted, hit.text, hit.marks);
    probe(ctx.probes, "card/found", card.number, row.min, row.max);
}

}  // namespace

float card_height(Context& ctx, const core::CaseRecord& record, float width_px) {
    const auto lines = static_cast<float>(count_lines(ctx, record.row.title, width_px));
    const float shots = record.evidence.empty() ? 6 : kShotHeight + 18;
    const float amount = chip_is_below(ctx, record, width_px) ? 2 * kAmountRow : kAmountRow;
    return std::round(ctx.px(kPadTop + kTitleLine * lines + 1 + kSubtitle + shots + amount + kAboveFoot + kFoot));
}

Rect card_foot(const Context& ctx, const Rect& card) {
    return {{card.min.x, card.max.y - ctx.px(kFoot)}, card.max};
}

void draw_card(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look,
               const core::FoundCase& found, const core::CardLine& line) {
    const auto card = core::card_view(record, ctx.reader);
    draw_surface(ctx, record, box, look);
    auto inner = Rect{{box.min.x + ctx.px(kPadX), box.min.y + ctx.px(kPadTop)}, {box.max.x - ctx.px(kPadX), box.max.y}};
    draw_title(ctx, card.title, found.title, inner, count_lines(ctx, card.title, box.width()));
    draw_subtitle(ctx, card, found, inner.take_top(ctx.px(kSubtitle)));
    if (record.evidence.empty()) {
        inner.take_top(ctx.px(6));
    } else {
        inner.take_top(ctx.px(9));
        draw_shots(ctx, record, inner.take_top(ctx.px(kShotHeight), ctx.px(9)));
    }
    const auto foot = inner.take_bottom(ctx.px(kFoot), ctx.px(kAboveFoot));
    draw_amount(ctx, record, card, inner);
    fill(ctx, {foot.min, {foot.max.x, foot.min.y + std::max(1.0F, ctx.px(1))}}, Role::line);
    draw_foot(ctx, record, card, line, foot);
    ctx.wake_at(card.chip_changes_at);
    probe(ctx.probes, "card", card.number, box.min, box.max);
}

const core::FoundCase& FoundCards::of(const Context& ctx, std::string_view search, const core::CaseRecord& record) {
    constexpr std::size_t kMostKept = 500;  // more than any screen shows
    constexpr core::SnippetWidth kWidth{.before = 8, .all = 80};
    const auto revision = ctx.app.state.revision();
    if (search != search_ || revision != revision_ || found_.size() >= kMostKept) {
        search_ = search;
        revision_ = revision;
        query_ = core::search_query(search);
        found_.clear();
    }
    const auto [at, is_new] = found_.try_emplace(record.row.uuid);
    if (is_new && !query_.empty()) at->second = core::found_in(ctx.app.state, record, query_, kWidth);
    return at->second;
}

}  // namespace recoup::ui::inline board
