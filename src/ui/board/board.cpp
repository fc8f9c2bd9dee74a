#include "ui/board/board.h"

#include <algorithm>
#include <cmath>

#include "core/base/brief.h"
#include "ui/board/card.h"
#include "ui/frame/icons.h"
#include "ui/kit/motion.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline board {
namespace {

constexpr float kLeastColumn = 196;
constexpr float kColumnGap = 12;
constexpr float kColumnPad = 10;
constexpr float kHeader = 32;
constexpr float kGroupHead = 26;
constexpr float kRoomForRing = 4;  // the selection goes around the first card
constexpr float kFade = 24;
constexpr int kMeasuredAtOnce = 200;   // cards of a column; more would be felt in each frame that shows another board
constexpr float kRoomForWords = 1000;  // of the chips; below it those of the archive and the bin are signs

std::size_t count(const core::BoardColumn& column) {
    return column.cards.size() + column.more;
}

// One column as it lies on the screen this frame.
struct Lane {
    const core::BoardColumn* column;
    std::vector<float>* bottoms;  // running sums of height + gap, of the cards that were measured
    Rect box;                     // the whole column
    Rect view;                    // where cards show
    int dragged = -1;             // index of the card that is lifted out
    int hole = -1;                // index in front of which it would land
    float hole_height = 0;        // with the gap behind it

    int size() const { return static_cast<int>(column->cards.size()); }
    int measured() const { return static_cast<int>(bottoms->size()); }
    float top(int i) const { return i == 0 ? 0 : (*bottoms)[static_cast<std::size_t>(i) - 1]; }
    float extent(int i) const { return (*bottoms)[static_cast<std::size_t>(i)] - top(i); }
    // Of all cards; those that nobody came near yet are taken to be as high as the others.
    float height() const {
        if (bottoms->empty()) return 0;
        return bottoms->back() * (static_cast<float>(count(*column)) / static_cast<float>(measured()));
    }
};

using Lanes = std::array<Lane, core::kStageCount>;

const core::CaseRecord& record_of(const Context& ctx, const core::BoardColumn& column, int i) {
    return ctx.app.state.cases()[column.cards[static_cast<std::size_t>(i)]];
}

bool is_head(const core::BoardColumn& column, int i) {
    return std::binary_search(column.heads.begin(), column.heads.end(), static_cast<std::uint32_t>(i));
}

// A card is measured when one comes near it: a column may have tens of thousands.
void measure_next(Context& ctx, Lane& lane) {
    const int i = lane.measured();
    const float head = is_head(*lane.column, i) ? ctx.px(kGroupHead) : 0;
    const float card = card_height(ctx, record_of(ctx, *lane.column, i), lane.box.width() - ctx.px(2 * kColumnPad));
    const float above = lane.bottoms->empty() ? 0 : lane.bottoms->back();
    lane.bottoms->push_back(above + head + card + ctx.px(kCardGap));
}

void measure_card(Context& ctx, Lane& lane, int i) {
    while (lane.measured() <= i) measure_next(ctx, lane);
}

void measure_down_to(Context& ctx, Lane& lane, float y) {
    while (lane.measured() < lane.size() && (lane.bottoms->empty() || lane.bottoms->back() <= y))
        measure_next(ctx, lane);
}

// Card heights depend on the board's content and the column's width only.
void measure(Context& ctx, BoardUi::Heights& heights, Lane& lane, float scroll) {
    const float card_width = lane.box.width() - ctx.px(2 * kColumnPad);
    const auto key = ctx.app.board_generation * 1'000'003 + static_cast<std::uint64_t>(card_width * 8) * 97 +
                     static_cast<std::uint64_t>(ctx.input.scale * 1000);
    if (heights.key != key || heights.cards != lane.size()) heights.bottoms.clear();
    heights.key = key;
    heights.cards = lane.size();
    measure_card(ctx, lane, std::min(lane.size(), kMeasuredAtOnce) - 1);
    measure_down_to(ctx, lane, scroll + 2 * lane.view.height());
}

int index_of(const Context& ctx, const core::BoardColumn& column, const core::Uuid& card) {
    for (int i = 0; i < static_cast<int>(column.cards.size()); ++i)
        if (record_of(ctx, column, i).row.uuid == card) return i;
    return -1;
}

void lift(Context& ctx, Lane& lane, const core::Uuid& card) {
    lane.dragged = index_of(ctx, *lane.column, card);
    measure_card(ctx, lane, lane.dragged);
}

Lanes make_lanes(Context& ctx, BoardUi& ui, const Rect& area, float column_width) {
    Lanes lanes;
    float x = area.min.x - ui.scroll_x;
    for (std::size_t c = 0; c < lanes.size(); ++c) {
        auto& lane = lanes[c];
        lane.column = &ctx.app.board.columns[c];
        lane.box = Rect::at(std::round(x), area.min.y, std::round(column_width), area.height());
        lane.view = {{lane.box.min.x, lane.box.min.y + ctx.px(kHeader + kColumnPad - kRoomForRing)},
                     {lane.box.max.x, lane.box.max.y - ctx.px(4)}};
        lane.bottoms = &ui.heights[c].bottoms;
        measure(ctx, ui.heights[c], lane, ui.scroll[c]);
        if (ui.drag && ui.drag->moving) lift(ctx, lane, ui.drag->card);
        x += column_width + ctx.px(kColumnGap);
    }
    return lanes;
}

// Another filter shows another board, from its top.
void follow_filter(BoardUi& ui) {
    if (ui.scrolled_for == ui.filter) return;
    ui.scrolled_for = ui.filter;
    ui.scroll.fill(0);
}

// A card whose new column asks something is drawn there, at its place.
void place_waiting(Context& ctx, const BoardUi& ui, Lanes& lanes) {
    const auto* record = ui.waiting ? ctx.app.state.find(ui.waiting->case_uuid) : nullptr;
    if (!record || ui.drag) return;
    for (auto& lane : lanes) lift(ctx, lane, ui.waiting->case_uuid);
    auto& to = lanes[static_cast<std::size_t>(ui.waiting->stage)];
    const int before = ui.waiting->before ? index_of(ctx, *to.column, *ui.waiting->before) : -1;
    to.hole = before < 0 ? to.size() : before;
    to.hole_height = card_height(ctx, *record, to.box.width() - ctx.px(2 * kColumnPad)) + ctx.px(kCardGap);
}

// ---- dragging

// Where the dragged card would go: the column under the pointer, in front of the first card whose middle is below it.
Landing landing_at(const Context& ctx, const BoardUi& ui, const Lanes& lanes, ImVec2 pointer) {
    for (int c = 0; c < core::kStageCount; ++c) {
        const auto& lane = lanes[static_cast<std::size_t>(c)];
        if (pointer.x < lane.box.min.x - ctx.px(kColumnGap / 2) || pointer.x >= lane.box.max.x + ctx.px(kColumnGap / 2))
            continue;
        const float y = ui.drag->ghost.min.y - lane.view.min.y + ui.scroll[static_cast<std::size_t>(c)];
        float lifted = 0;
        for (int i = 0; i < lane.measured(); ++i) {
            if (i == lane.dragged) {
                lifted = lane.extent(i);
                continue;
            }
            if (y < lane.top(i) - lifted + lane.extent(i) / 2) return {c, i};
        }
        return {c, lane.measured()};
    }
    return {};
}

void auto_scroll(Context& ctx, BoardUi& ui, const Lanes& lanes, const Rect& area, ImVec2 pointer) {
    const float zone = ctx.px(44);
    const float step = ctx.px(900) * ctx.input.delta_s;
    const auto push = [&](float distance) { return std::clamp(1 - distance / zone, 0.0F, 1.0F) * step; };
    bool moved = false;
    for (std::size_t c = 0; c < lanes.size(); ++c) {
        const auto& view = lanes[c].view;
        if (pointer.x < view.min.x || pointer.x >= view.max.x) continue;
        const float by = push(view.max.y - pointer.y) - push(pointer.y - view.min.y);
        ui.scroll[c] = std::max(0.0F, ui.scroll[c] + by);
        moved = moved || by != 0;
    }
    const float sideways = push(area.max.x - pointer.x) - push(pointer.x - area.min.x);
    ui.scroll_x += sideways;
    if (moved || sideways != 0) ctx.wake_after(0);
}

void finish_drag(Context& ctx, BoardUi& ui, const Lanes& lanes, const Landing& landing, BoardEvents& events) {
    const auto drag = *ui.drag;
    ui.drag.reset();
    if (!drag.moving) return;
    ui.settle = BoardUi::Settle{drag.card, drag.ghost, ctx.input.time_s, std::nullopt};
    ctx.wake_after(0);
    if (landing.column < 0) return;
    const auto& lane = lanes[static_cast<std::size_t>(landing.column)];
    core::MoveCase move;
    move.case_uuid = drag.card;
    move.stage = static_cast<core::Stage>(landing.column);
    if (landing.index < lane.size()) move.before = record_of(ctx, *lane.column, landing.index).row.uuid;
    events.moved = move;
}

// Follows the pointer; returns where the card would land.
Landing follow_drag(Context& ctx, BoardUi& ui, Lanes& lanes, const Rect& area, BoardEvents& events) {
    auto& drag = *ui.drag;
    const auto pointer = ImGui::GetMousePos();
    const float shake = ctx.px(5);
    if (!drag.moving &&
        (std::abs(pointer.x - drag.pressed_at.x) > shake || std::abs(pointer.y - drag.pressed_at.y) > shake))
        drag.moving = true;
    if (ctx.key(Key::escape)) {
        ui.drag.reset();
        return {};
    }
    if (drag.moving) {
        drag.ghost =
            Rect::at(pointer.x - drag.grip.x, pointer.y - drag.grip.y, drag.ghost.width(), drag.ghost.height());
        ctx.out.cursor = Cursor::grab;
        auto_scroll(ctx, ui, lanes, area, pointer);
    }
    const auto landing = drag.moving ? landing_at(ctx, ui, lanes, pointer) : Landing{};
    if (!ImGui::IsMouseDown(0)) {
        finish_drag(ctx, ui, lanes, landing, events);
        return {};
    }
    if (landing.column >= 0) {
        auto& lane = lanes[static_cast<std::size_t>(landing.column)];
        lane.hole = landing.index;
        lane.hole_height = drag.ghost.height() + ctx.px(kCardGap);
    }
    return landing;
}

// ---- drawing

// A sum as it has room: whole, the main currency and how many others, that in brief. Half a figure would be a wrong
// one.
struct SumText {
    std::string first, more;  // "¥439.40", "另 2 种"
    bool whole = true;
};

float width_of(Context& ctx, const SumText& sum, const TextStyle& style) {
    const float more = sum.more.empty() ? 0 : ctx.px(5) + ctx.text.measure(small(ctx), sum.more);
    return ctx.text.measure(style, sum.first) + more;
}

SumText fit_sum(Context& ctx, const std::string& text, const TextStyle& style, float room_px) {
    SumText sum{text, "", true};
    if (width_of(ctx, sum, style) <= room_px) return sum;
    const auto all = core::sums_in(text);
    sum = {std::string(all.front()), "", false};
    if (all.size() > 1) sum.more = ctx.trf("sums_more"_tr, all.size() - 1);
    if (width_of(ctx, sum, style) > room_px) sum.first = core::brief_amount(ctx.reader.lang, sum.first);
    if (width_of(ctx, sum, style) > room_px && !sum.more.empty()) sum.more = "+" + std::to_string(all.size() - 1);
    return sum;
}

// What is not there in whole is told by the tooltip.
void draw_sum(Context& ctx, const char* id, const Rect& box, const SumText& sum, const std::string& whole,
              const TextStyle& style, Role role) {
    label(ctx, {box.min, {box.max.x - (sum.more.empty() ? 0 : ctx.text.measure(small(ctx), sum.more)), box.max.y}},
          style, role, sum.first);
    if (!sum.more.empty()) label(ctx, box, small(ctx), Role::muted, sum.more, Align::right);
    if (!sum.whole) tooltip(ctx, hit(ctx, id, box, Reach::pointer_only), box, whole);
}

// Where the name of a stage and its sum do not both fit.
constexpr std::array<core::Tr, core::kStageCount> kBriefStages{"stage_evidence_brief"_tr, "stage_contacted"_tr,
                                                               "stage_under_review_brief"_tr, "stage_refunded"_tr,
                                                               "stage_escalated_brief"_tr};

void draw_header(Context& ctx, const Lane& lane) {
    auto row =
        Rect::at(lane.box.min.x + ctx.px(11), lane.box.min.y + ctx.px(10), lane.box.width() - ctx.px(22), ctx.px(24));
    const float dot = ctx.px(9);
    const auto circle = row.take_left(dot, ctx.px(7));
    ctx.list().AddCircleFilled(circle.centre(), dot / 2, ctx.theme[stage_role(lane.column->stage)]);
    auto name = core::label(ctx.reader.lang, lane.column->stage);
    const auto total = std::to_string(count(*lane.column));
    const TextStyle style{Face::regular, ctx.px(12), true};
    const float gaps = ctx.px(6) + ctx.text.measure(small(ctx), total) + ctx.px(6);
    const float whole = ctx.text.measure(body_bold(ctx), name) + ctx.text.measure(style, lane.column->sum);
    if (whole + gaps > row.width()) name = ctx.tr(kBriefStages[static_cast<std::size_t>(lane.column->stage)]);
    const float name_width = ctx.text.measure(body_bold(ctx), name);
    const auto sum = fit_sum(ctx, lane.column->sum, style, row.width() - gaps - name_width);
    draw_sum(ctx, "sum", row.take_right(std::min(width_of(ctx, sum, style), row.width())), sum, lane.column->sum, style,
             Role::muted);
    label(ctx, row.take_left(std::min(row.width(), name_width), ctx.px(6)), body_bold(ctx), Role::text, name);
    // How many is seen as well, so it goes before the name or the sum would be cut.
    if (const float width = ctx.text.measure(small(ctx), total); width <= row.width())
        label(ctx, row.take_left(width), small(ctx), Role::muted, total);
}

// At the foot of a card that says what is mine to do.
bool on_line(Context& ctx, BoardUi& ui, const core::CaseRecord& record, const Rect& card) {
    return ui.rows.line(ctx, record).look == core::CardLine::Look::mine &&
           card_foot(ctx, card).contains(ImGui::GetMousePos());
}

void press_card(Context& ctx, BoardUi& ui, const Hit& pressed, const core::CaseRecord& record, const Rect& box,
                BoardEvents& events) {
    const auto pointer = ImGui::GetMousePos();
    if (ctx.input.ctrl_down) {
        if (pressed.clicked) ui.bulk.toggle(record.row.uuid);
        return;
    }
    if (pressed.hovered && ImGui::IsMouseClicked(0)) {
        ui.selected = record.row.uuid;
        ctx.focus.clear();
        ui.drag = BoardUi::Drag{record.row.uuid, {pointer.x - box.min.x, pointer.y - box.min.y}, box, false, pointer};
    }
    if (pressed.hovered && ImGui::IsMouseClicked(1)) {
        ui.selected = record.row.uuid;
        events.menu = record.row.uuid;
    }
    if (!pressed.clicked || (ui.drag && ui.drag->moving)) return;
    (on_line(ctx, ui, record, box) ? events.act : events.open) = record.row.uuid;
}

// Marked for what the bar below does to several at once.
void draw_mark(Context& ctx, const Rect& card) {
    outline(ctx, card, Role::accent, 10, 2);
    const ImVec2 centre{card.max.x - ctx.px(4), card.min.y + ctx.px(4)};
    ctx.list().AddCircleFilled(centre, ctx.px(9), ctx.theme[Role::accent]);
    icon_label(ctx, {{centre.x - ctx.px(7), centre.y - ctx.px(7)}, {centre.x + ctx.px(7), centre.y + ctx.px(7)}}, 14,
               Role::on_accent, icon::check);
}

void draw_group_head(Context& ctx, const Rect& box, const core::CaseRow& row) {
    const auto name = row.platform.empty() ? ctx.tr("board_no_platform"_tr) : std::string_view(row.platform);
    label(ctx, box.inset(ctx.px(4), 0), small_bold(ctx), Role::muted, name);
}

void draw_found_card(Context& ctx, BoardUi& ui, const core::CaseRecord& record, const Rect& box, CardLook look) {
    draw_card(ctx, record, box, look, ui.found.of(ctx, ui.filter.search, record), ui.rows.line(ctx, record));
}

// On its way there; drawn above all by draw_settling.
bool is_settling(Context& ctx, BoardUi& ui, const core::Uuid& card, const Rect& box) {
    if (!ui.settle || ui.settle->card != card) return false;
    ui.settle->to = box;
    return eased(ctx, ui.settle->since_s, kDrops_s) < 1;
}

void draw_hole(Context& ctx, BoardUi& ui, const Rect& box) {
    const auto* waiting = ui.waiting ? ctx.app.state.find(ui.waiting->case_uuid) : nullptr;
    if (waiting && !ui.drag) {
        probe(ctx.probes, "waiting", box.min, box.max);
        if (!is_settling(ctx, ui, waiting->row.uuid, box)) draw_found_card(ctx, ui, *waiting, box, CardLook::selected);
        return;
    }
    fill(ctx, box, Role::accent_bg, 10);
    outline(ctx, box, Role::accent, 10, 1.5F);
    probe(ctx.probes, "landing", box.min, box.max);
}

// Cards that are cut at an end of the column fade into it.
void draw_fades(Context& ctx, const Lane& lane, float scroll, float content) {
    const auto solid = ctx.theme[Role::column];
    const auto clear = faded(solid, 0);
    const float height = ctx.px(kFade);
    const auto area = lane.view.inset(ctx.px(kRoomForRing), 0);
    if (scroll > 0)
        ctx.list().AddRectFilledMultiColor(area.min, {area.max.x, area.min.y + height}, solid, solid, clear, clear);
    if (content - scroll <= area.height() + 1) return;
    const ImVec2 top{area.min.x, area.max.y - height};
    ctx.list().AddRectFilledMultiColor(top, area.max, clear, clear, solid, solid);
    probe(ctx.probes, "fade", static_cast<long long>(lane.column->stage), top, area.max);
}

void draw_cards(Context& ctx, BoardUi& ui, std::size_t c, Lane& lane, BoardEvents& events) {
    const float ghost = lane.hole_height;
    const float lifted = lane.dragged >= 0 ? lane.extent(lane.dragged) : 0;
    const auto content = [&] { return lane.height() - lifted + (lane.hole >= 0 ? ghost : 0) + ctx.px(4); };
    const Scroll scroll(ctx, "lane", lane.view, content(), ui.scroll[c]);
    measure_down_to(ctx, lane, ui.scroll[c] + lane.view.height());
    // The cards it came to may be less high than was thought.
    ui.scroll[c] = std::min(ui.scroll[c], std::max(0.0F, content() - lane.view.height()));
    const auto place = [&](float y, float height) {
        return Rect::at(lane.box.min.x + ctx.px(kColumnPad), scroll.top() + y + ctx.px(kRoomForRing),
                        lane.box.width() - ctx.px(2 * kColumnPad), height);
    };
    const float seen_from = ui.scroll[c] - ghost;
    const auto first = std::upper_bound(lane.bottoms->begin(), lane.bottoms->end(), seen_from) - lane.bottoms->begin();
    for (int i = static_cast<int>(first); i < lane.measured(); ++i) {
        float y = lane.top(i) - (lane.dragged >= 0 && i > lane.dragged ? lifted : 0);
        if (i == lane.hole) draw_hole(ctx, ui, place(y, ghost - ctx.px(kCardGap)));
        if (lane.hole >= 0 && i >= lane.hole) y += ghost;
        auto box = place(y, lane.extent(i) - ctx.px(kCardGap));
        if (box.min.y > lane.view.max.y) break;
        const auto& record = record_of(ctx, *lane.column, i);
        if (is_head(*lane.column, i)) draw_group_head(ctx, box.take_top(ctx.px(kGroupHead)), record.row);
        if (i == lane.dragged || is_settling(ctx, ui, record.row.uuid, box)) continue;
        ui.on_screen.emplace_back(record.row.uuid, box);
        const IdScope id(record.row.uuid);
        const auto pressed = hit(ctx, "card", box, Reach::pointer_only);
        press_card(ctx, ui, pressed, record, box, events);
        const bool selected = ui.selected == record.row.uuid;
        draw_found_card(ctx, ui, record, box, selected ? CardLook::selected : CardLook::plain);
        if (pressed.hovered && on_line(ctx, ui, record, box)) ctx.out.cursor = Cursor::hand;
        if (ui.bulk.is_marked(record.row.uuid)) draw_mark(ctx, box);
    }
    if (lane.hole == lane.size()) draw_hole(ctx, ui, place(lane.height() - lifted, ghost - ctx.px(kCardGap)));
    draw_fades(ctx, lane, ui.scroll[c], content());
}

void draw_settling(Context& ctx, BoardUi& ui) {
    constexpr double kNeverShown_s = 0.5;  // its new place is filtered out
    if (!ui.settle) return;
    const auto& way = *ui.settle;
    const auto* record = ctx.app.state.find(way.card);
    const float part = way.to ? eased(ctx, way.since_s, kDrops_s) : 0;
    if (!record || part >= 1 || ctx.input.time_s > way.since_s + kNeverShown_s) return ui.settle.reset();
    const auto to = way.to.value_or(way.from).min;
    const ImVec2 by{(to.x - way.from.min.x) * part, (to.y - way.from.min.y) * part};
    const Layer layer(ctx, "ghost", Rect{{0, 0}, ctx.input.display_px}, true);
    draw_found_card(ctx, ui, *record, way.from.moved(by), CardLook::lifted);
    ctx.wake_after(0);
}

void draw_ghost(Context& ctx, BoardUi& ui) {
    const auto* record = ctx.app.state.find(ui.drag->card);
    if (!record) return;
    const Layer layer(ctx, "ghost", Rect{{0, 0}, ctx.input.display_px}, true);
    draw_found_card(ctx, ui, *record, ui.drag->ghost, CardLook::lifted);
}

struct Figure {
    const char* id;
    core::Tr name;
    const std::string& value;
    Role role;
};
constexpr float kFigureGap = 24;

std::array<Figure, 4> figures_of(const core::BoardView& board) {
    return {Figure{"figure/open", "board_open"_tr, board.open_sum, Role::text},
            Figure{"figure/recovered", "recovered"_tr, board.recovered_sum, Role::ok_text},
            Figure{"figure/rate", "board_rate"_tr, board.recovery_rate, Role::text},
            Figure{"figure/median", "board_median"_tr, board.median_days, Role::text}};
}

float figure_width(Context& ctx, const Figure& item, const SumText& sum) {
    return std::max(ctx.text.measure(small(ctx), ctx.tr(item.name)), width_of(ctx, sum, figure(ctx, 19)));
}

// All of them, their sums whole or as short as they can be.
float figures_width(Context& ctx, bool whole) {
    float width = 0;
    for (const auto& item : figures_of(ctx.app.board))
        width += figure_width(ctx, item, fit_sum(ctx, item.value, figure(ctx, 19), whole ? kEndless_px : 0)) +
                 ctx.px(kFigureGap);
    return width;
}

// A sum that takes more than its share of the row is told in brief; where even that is too much, the later figures go,
// never the money.
void draw_figures(Context& ctx, Rect row) {
    const float share = figures_width(ctx, true) <= row.width() + ctx.px(kFigureGap) ? kEndless_px : row.width() / 4;
    for (const auto& item : figures_of(ctx.app.board)) {
        const auto sum = fit_sum(ctx, item.value, figure(ctx, 19), share);
        const float width = figure_width(ctx, item, sum);
        if (width > row.width()) return;
        auto box = row.take_left(width + ctx.px(2), ctx.px(kFigureGap));
        label(ctx, box.take_top(ctx.px(18)), small(ctx), Role::muted, ctx.tr(item.name));
        draw_sum(ctx, item.id, box.take_top(ctx.px(26)), sum, item.value, figure(ctx, 19), item.role);
    }
}

struct QuickChip {
    int filter;
    std::string text;
    float width;
};

// Those that leave the figures their room, from the end; the one in use always stays.
std::vector<QuickChip> quick_chips(Context& ctx, const BoardUi& ui, float room_px) {
    std::vector<QuickChip> chips;
    for (int i = 0; i < kQuickFilters; ++i) {
        const bool on = static_cast<int>(ui.filter.quick) == i;
        auto text = quick_text(ctx, static_cast<core::QuickFilter>(i));
        const float width = chip_width(ctx, text, on) + ctx.px(8);
        chips.push_back({i, std::move(text), width});
        room_px -= width;
    }
    for (std::size_t i = chips.size(); i-- > 0 && room_px < 0;) {
        if (chips[i].filter == static_cast<int>(ui.filter.quick)) continue;
        room_px += chips[i].width;
        chips.erase(chips.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return chips;
}

// Returns the left end of the chips.
float draw_filters(Context& ctx, BoardUi& ui, Rect row, BoardEvents& events) {
    static constexpr const char* kIds[] = {"filter/all", "filter/due_today", "filter/overdue", "filter/missing"};
    events.put_away = draw_put_away_chips(ctx, row, row.width() < ctx.px(kRoomForWords));
    float x = draw_filter_button(ctx, ui.narrow, ui.filter, row, row.max.x) - ctx.px(8);
    // Chips fold before a figure shortens, unless the figures are of the kind that fills any row.
    const float most = std::max(figures_width(ctx, false), (x - row.min.x) * 0.6F);
    const auto chips = quick_chips(ctx, ui, x - row.min.x - std::min(figures_width(ctx, true), most));
    ui.narrow.folded = (1 << kQuickFilters) - 1;
    for (std::size_t i = chips.size(); i-- > 0;) {
        const auto& quick = chips[i];
        ui.narrow.folded &= static_cast<std::uint8_t>(~(1U << quick.filter));
        const bool on = static_cast<int>(ui.filter.quick) == quick.filter;
        const float width = quick.width - ctx.px(8);
        x -= width;
        if (chip(ctx, kIds[quick.filter], Rect::at(x, row.centre().y - ctx.px(15), width, ctx.px(30)), quick.text, on))
            ui.filter.quick = on ? core::QuickFilter::all : static_cast<core::QuickFilter>(quick.filter);
        x -= ctx.px(8);
    }
    return x + ctx.px(8);
}

struct BoardFrame {
    Rect columns;
    float column_width;
};

BoardFrame frame_of(const Context& ctx, const Rect& area) {
    const auto columns =
        Rect{{area.min.x + ctx.px(20), area.min.y + ctx.px(74)}, {area.max.x - ctx.px(20), area.max.y - ctx.px(18)}};
    const float five = (columns.width() - 4 * ctx.px(kColumnGap)) / 5;
    return {columns, std::max(five, ctx.px(kLeastColumn))};
}

void scroll_sideways(Context& ctx, BoardUi& ui, const BoardFrame& frame) {
    const float most = std::max(0.0F, 5 * frame.column_width + 4 * ctx.px(kColumnGap) - frame.columns.width());
    const auto& io = ImGui::GetIO();
    if (ImGui::IsWindowHovered() && frame.columns.contains(io.MousePos)) ui.scroll_x -= io.MouseWheelH * ctx.px(72);
    ui.scroll_x = std::clamp(std::round(ui.scroll_x), 0.0F, most);
}

void reveal_selected(Context& ctx, BoardUi& ui, const BoardFrame& frame, Lanes& lanes) {
    if (!ui.reveal_selected || !ui.selected) return;
    ui.reveal_selected = false;
    for (std::size_t c = 0; c < lanes.size(); ++c) {
        const int i = index_of(ctx, *lanes[c].column, *ui.selected);
        if (i < 0) continue;
        measure_card(ctx, lanes[c], i);
        reveal(ui.scroll[c], lanes[c].top(i) - ctx.px(4), lanes[c].top(i) + lanes[c].extent(i), lanes[c].view.height());
        const float x = static_cast<float>(c) * (frame.column_width + ctx.px(kColumnGap));
        reveal(ui.scroll_x, x, x + frame.column_width, frame.columns.width());
        ctx.wake_after(0);
    }
}

}  // namespace

BoardEvents draw_board(Context& ctx, BoardUi& ui, const Rect& area) {
    BoardEvents events;
    const ReadingOrder order(ctx.focus);
    auto summary =
        Rect{{area.min.x + ctx.px(20), area.min.y + ctx.px(14)}, {area.max.x - ctx.px(20), area.min.y + ctx.px(60)}};
    summary.max.x = draw_filters(ctx, ui, summary, events) - ctx.px(8);
    draw_figures(ctx, summary);

    const auto frame = frame_of(ctx, area);
    follow_filter(ui);
    scroll_sideways(ctx, ui, frame);
    auto lanes = make_lanes(ctx, ui, frame.columns, frame.column_width);
    place_waiting(ctx, ui, lanes);
    reveal_selected(ctx, ui, frame, lanes);
    if (ui.drag) follow_drag(ctx, ui, lanes, frame.columns, events);
    ui.on_screen.clear();
    ImGui::PushClipRect({area.min.x, frame.columns.min.y - ctx.px(4)}, area.max, true);
    for (std::size_t c = 0; c < lanes.size(); ++c) {
        auto& lane = lanes[c];
        probe(ctx.probes, "column", static_cast<long long>(c), lane.box.min, lane.box.max);
        if (!lane.box.overlaps(area)) continue;
        ImGui::PushID(static_cast<int>(c));
        fill(ctx, lane.box, Role::column, 12);
        draw_header(ctx, lane);
        draw_cards(ctx, ui, c, lane, events);
        ImGui::PopID();
    }
    ImGui::PopClipRect();
    if (ui.drag && ui.drag->moving) draw_ghost(ctx, ui);
    draw_settling(ctx, ui);
    draw_bulk_bar(ctx, ui.bulk, area);
    return events;
}

std::optional<core::Uuid> case_at(const Context& ctx, const BoardUi& ui, const Rect& board_area, ImVec2 point) {
    const auto frame = frame_of(ctx, board_area);
    float x = frame.columns.min.x - ui.scroll_x;
    for (std::size_t c = 0; c < ui.heights.size(); ++c, x += frame.column_width + ctx.px(kColumnGap)) {
        if (point.x < x || point.x >= x + frame.column_width) continue;
        const float top = frame.columns.min.y + ctx.px(kHeader + kColumnPad);
        const auto& bottoms = ui.heights[c].bottoms;
        const auto it = std::upper_bound(bottoms.begin(), bottoms.end(), point.y - top + ui.scroll[c]);
        const auto i = static_cast<std::size_t>(it - bottoms.begin());
        if (point.y < top || i >= bottoms.size()) return std::nullopt;
        return record_of(ctx, ctx.app.board.columns[c], static_cast<int>(i)).row.uuid;
    }
    return std::nullopt;
}

}  // namespace recoup::ui::inline board
