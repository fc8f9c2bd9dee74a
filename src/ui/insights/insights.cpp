#include "ui/insights/insights.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/amount_label.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline insights {
namespace {

using core::InsightsBar;
using core::InsightsPick;

constexpr float kGap = 14;
constexpr float kFigureHeight = 88;
constexpr float kChartHeight = 318;
constexpr float kBarRow = 30;
constexpr float kEndRow = 32;
constexpr float kCaseRow = 52;
constexpr float kNarrow = 900;  // below, the charts stand one above the other

constexpr std::array kPeriods = {0, 3, 12};

float heading_height(const Context& ctx) {
    return ctx.px(12 + 18 + 8 + 12);
}

void toggle(std::optional<InsightsPick>& pick, const InsightsPick& wanted) {
    if (pick == wanted)
        pick.reset();
    else
        pick = wanted;
}

// An area of a chart: explains itself, picks when clicked, says that it is picked.
bool figure_area(Context& ctx, const std::string& id, const Rect& box, std::string_view explanation, bool picked) {
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 6);
    if (picked || pressed.hovered) fill(ctx, box, picked ? Role::accent_bg : Role::background, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    tooltip(ctx, pressed, box, explanation);
    return pressed.clicked;
}

// By its icon alone where the filters need the room.
bool draw_copy(Context& ctx, Rect& row) {
    const ButtonSpec copy{.text = ctx.tr("insights_copy"_tr), .icon = icon::copy, .look = ButtonLook::ghost};
    if (row.width() - button_width(ctx, copy) >= ctx.px(520))
        return button(ctx, "insights/copy", row.take_right(button_width(ctx, copy), ctx.px(12)), copy);
    return icon_button(ctx, "insights/copy", row.take_right(ctx.px(kButtonHeight), ctx.px(8)), icon::copy,
                       ctx.tr("insights_copy"_tr));
}

// The period and the platform stand below each other in a narrow window.
bool filters_fold(const Context& ctx, float width_px) {
    return width_px < ctx.px(420);
}

float filters_height(const Context& ctx, float width_px) {
    return ctx.px(filters_fold(ctx, width_px) ? 2 * kButtonHeight + 8 : kButtonHeight);
}

void draw_filters(Context& ctx, InsightsUi& ui, const core::InsightsView& view, Rect rows) {
    const bool folds = filters_fold(ctx, rows.width());
    auto row = rows.take_top(ctx.px(kButtonHeight), ctx.px(8));
    if (draw_copy(ctx, row)) ctx.copy(core::insights_text(view, ctx.reader));

    const std::array periods{ctx.tr("insights_ever"_tr), ctx.tr("insights_3_months"_tr),
                             ctx.tr("insights_12_months"_tr)};
    const auto* now = std::find(kPeriods.begin(), kPeriods.end(), ui.filter.months);
    const int period =
        segments(ctx, "insights/period",
                 row.take_left(std::min(ctx.px(300), folds ? row.width() : row.width() * 0.6F), ctx.px(12)), periods,
                 static_cast<int>(now - kPeriods.begin()));
    if (period >= 0) ui.filter.months = kPeriods[static_cast<std::size_t>(period)];

    if (folds) row = rows;
    std::vector<std::string> platforms{std::string(ctx.tr("insights_all_platforms"_tr))};
    platforms.insert(platforms.end(), view.platforms.begin(), view.platforms.end());
    const auto chosen = std::find(platforms.begin() + 1, platforms.end(), ui.filter.platform);
    const int selected = chosen == platforms.end() ? 0 : static_cast<int>(chosen - platforms.begin());
    const int platform = select(ctx, "insights/platform", row.take_left(std::min(ctx.px(200), row.width()), ctx.px(12)),
                                platforms, selected, ui.platform_list);
    if (platform >= 0) ui.filter.platform = platform == 0 ? "" : platforms[static_cast<std::size_t>(platform)];

    if (view.currencies.size() < 2) return;
    for (const auto& currency : view.currencies) {
        const float width = chip_width(ctx, currency, currency == view.currency);
        if (width > row.width()) return;
        const auto box = row.take_left(width, ctx.px(8));
        const auto id = "insights/" + currency;
        if (chip(ctx, id.c_str(), Rect::at(box.min.x, box.centre().y - ctx.px(14), width, ctx.px(28)), currency,
                 currency == view.currency))
            ui.filter.currency = currency;
    }
}

void draw_figure(Context& ctx, const Rect& box, const core::InsightsFigure& figure_view, int index) {
    const auto id = "insights/figure/" + std::to_string(index);
    const auto pointed = hit(ctx, id.c_str(), box, Reach::focusable, 10);
    auto inner = section(ctx, box, figure_view.name);
    inner.min.y -= ctx.px(2);
    const auto text = amount_that_fits(ctx, figure(ctx, 26), figure_view.value, inner.width());
    const bool large = ctx.text.measure(figure(ctx, 26), text) <= inner.width();
    label(ctx, inner.take_top(ctx.px(34)), figure(ctx, large ? 26 : 19), figure_view.good ? Role::ok_text : Role::text,
          text);
    const bool whole = text == figure_view.value;
    tooltip(ctx, pointed, box, whole ? figure_view.explanation : figure_view.value + " · " + figure_view.explanation);
}

// Four in a row, or two where a name or a sum would be cut.
int figures_across(Context& ctx, const core::InsightsView& view, float width_px) {
    const float inner = (width_px - 3 * ctx.px(kGap)) / 4 - ctx.px(28);
    const bool fit = std::ranges::all_of(view.figures, [&](const core::InsightsFigure& item) {
        const auto value = amount_that_fits(ctx, figure(ctx, 26), item.value, inner);
        return ctx.text.measure(figure(ctx, 26), value) <= inner &&
               ctx.text.measure(small_bold(ctx), item.name) <= inner;
    });
    return fit ? 4 : 2;
}

float figures_height(Context& ctx, const core::InsightsView& view, float width_px) {
    return figures_across(ctx, view, width_px) == 4 ? ctx.px(kFigureHeight) : ctx.px(2 * kFigureHeight + kGap);
}

void draw_figures(Context& ctx, const core::InsightsView& view, Rect& column) {
    const int across = figures_across(ctx, view, column.width());
    const float width = (column.width() - static_cast<float>(across - 1) * ctx.px(kGap)) / static_cast<float>(across);
    Rect row;
    for (std::size_t i = 0; i < view.figures.size(); ++i) {
        if (i % static_cast<std::size_t>(across) == 0) row = column.take_top(ctx.px(kFigureHeight), ctx.px(kGap));
        draw_figure(ctx, row.take_left(width, ctx.px(kGap)), view.figures[i], static_cast<int>(i));
    }
}

void draw_axis(Context& ctx, const Rect& plot, const std::vector<std::string>& marks) {
    const auto style = figure(ctx, 11);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(marks.size() - 1);
        const float y = std::round(plot.max.y - part * plot.height());
        fill(ctx, {{plot.min.x, y}, {plot.max.x, y + std::max(1.0F, ctx.px(1))}}, Role::line);
        const auto place = Rect::at(plot.min.x - ctx.px(66), y - ctx.px(8), ctx.px(58), ctx.px(16));
        label(ctx, place, TextStyle{Face::regular, style.size_px, true}, Role::faint, marks[i], Align::right);
    }
}

void draw_column(Context& ctx, const Rect& plot, float centre, float width, float part, ImU32 colour) {
    if (part <= 0) return;
    const float height = std::max(ctx.px(2), part * plot.height());
    const Rect bar{{std::round(centre - width / 2), std::round(plot.max.y - height)},
                   {std::round(centre + width / 2), plot.max.y}};
    const float radius = std::min(ctx.px(4), height / 2);
    // No line of the axis shines through.
    ctx.list().AddRectFilled(bar.min, bar.max, ctx.theme[Role::surface], radius, ImDrawFlags_RoundCornersTop);
    ctx.list().AddRectFilled(bar.min, bar.max, colour, radius, ImDrawFlags_RoundCornersTop);
}

void draw_no_money(Context& ctx, const Rect& inner) {
    const auto box = Rect::at(inner.min.x, std::round(inner.centre().y - ctx.px(20)), inner.width(), ctx.px(40));
    label(ctx, box, body(ctx), Role::muted, ctx.tr("insights_no_money"_tr), Align::centre);
    probe(ctx.probes, "insights/no_money", box.min, box.max);
}

void draw_months(Context& ctx, InsightsUi& ui, const core::InsightsView& view, const Rect& box) {
    auto inner = section(ctx, box, ctx.tr("insights_months"_tr));
    if (view.no_money) return draw_no_money(ctx, inner);
    auto legend = Rect::at(inner.min.x, box.min.y + ctx.px(12), inner.width(), ctx.px(18));
    const float heading = ctx.text.measure(small_bold(ctx), ctx.tr("insights_months"_tr)) + ctx.px(16);
    const float keys = ctx.text.measure(small(ctx), ctx.tr("board_open"_tr)) +
                       ctx.text.measure(small(ctx), ctx.tr("recovered"_tr)) + ctx.px(44);
    if (heading + keys > legend.width()) legend = inner.take_top(ctx.px(18));  // below the heading
    const auto key = [&](core::Tr name, ImU32 colour) {
        const auto text = ctx.tr(name);
        label(ctx, legend.take_right(ctx.text.measure(small(ctx), text) + 1, ctx.px(6)), small(ctx), Role::muted, text);
        const auto dot = legend.take_right(ctx.px(8), ctx.px(14));
        ctx.list().AddRectFilled({dot.min.x, dot.centre().y - ctx.px(4)}, {dot.max.x, dot.centre().y + ctx.px(4)},
                                 colour, ctx.px(2));
    };
    const auto open = faded(ctx.theme[Role::under_review], 0.55F);
    key("board_open"_tr, open);
    key("recovered"_tr, ctx.theme[Role::accent]);
    inner.take_top(ctx.px(8));
    const auto names = inner.take_bottom(ctx.px(24), ctx.px(4));
    inner.take_left(ctx.px(66));
    inner.max.x -= ctx.px(14);
    const float step = inner.width() / static_cast<float>(view.months.size());
    for (std::size_t i = 0; i < view.months.size(); ++i) {
        const auto& month = view.months[i];
        const Rect slot =
            Rect::at(inner.min.x + step * static_cast<float>(i), inner.min.y, step, names.max.y - inner.min.y);
        if (figure_area(ctx, "insights/month/" + std::to_string(i), slot, month.explanation, month.picked))
            toggle(ui.pick, month.pick);
    }
    draw_axis(ctx, inner, view.axis);
    for (std::size_t i = 0; i < view.months.size(); ++i) {
        const auto& month = view.months[i];
        const float centre = inner.min.x + step * (static_cast<float>(i) + 0.5F);
        const float width = std::min(ctx.px(34), step * 0.56F);
        const bool both = month.open_part > 0 && month.recovered_part > 0;
        const float bar = both ? width * 0.48F : width;
        draw_column(ctx, inner, both ? centre - width * 0.26F : centre, bar, month.recovered_part,
                    faded(ctx.theme[Role::accent], month.current || month.picked ? 1.0F : 0.75F));
        draw_column(ctx, inner, both ? centre + width * 0.26F : centre, bar, month.open_part, open);
        label(ctx, Rect::at(centre - step / 2, names.min.y, step, names.height()), small(ctx),
              month.current ? Role::text : Role::muted, month.name, Align::centre);
    }
}

void draw_stalling(Context& ctx, InsightsUi& ui, const core::InsightsView& view, const Rect& box) {
    auto inner = section(ctx, box, ctx.tr("insights_stalling"_tr));
    if (view.stalling.empty()) {
        label(ctx, inner.take_top(ctx.px(kBarRow)), body(ctx), Role::faint,
              ctx.tr(view.platforms.empty() ? "insights_no_platform"_tr : "insights_no_waiting"_tr));
        return;
    }
    for (std::size_t i = 0; i < view.stalling.size(); ++i) {
        const auto& bar = view.stalling[i];
        auto row = inner.take_top(ctx.px(kBarRow));
        if (figure_area(ctx, "insights/platform/" + std::to_string(i), row.inset(-ctx.px(6), 0), bar.explanation,
                        bar.picked))
            toggle(ui.pick, bar.pick);
        label(ctx, row.take_left(std::min(ctx.px(150), row.width() * 0.4F), ctx.px(8)), body(ctx), Role::text,
              bar.name);
        label(ctx, row.take_right(ctx.px(56), ctx.px(8)), TextStyle{Face::regular, body(ctx).size_px, true},
              Role::muted, bar.value, Align::right);
        const auto track = Rect::at(row.min.x, row.centre().y - ctx.px(5), row.width(), ctx.px(10));
        ctx.list().AddRectFilled(track.min, track.max, ctx.theme[Role::background], ctx.px(5));
        const float width = std::max(ctx.px(8), track.width() * bar.part);
        ctx.list().AddRectFilled(track.min, {track.min.x + width, track.max.y}, ctx.theme[tone_mark(bar.tone)],
                                 ctx.px(5));
    }
}

void draw_ends(Context& ctx, InsightsUi& ui, const core::InsightsView& view, const Rect& box) {
    auto inner = section(ctx, box, ctx.tr("insights_ends"_tr));
    float names = 0;
    for (const auto& bar : view.ends) names = std::max(names, ctx.text.measure(body(ctx), bar.name) + 1);
    for (std::size_t i = 0; i < view.ends.size(); ++i) {
        const InsightsBar& bar = view.ends[i];
        auto row = inner.take_top(ctx.px(kEndRow));
        if (figure_area(ctx, "insights/end/" + std::to_string(i), row.inset(-ctx.px(6), 0), bar.explanation,
                        bar.picked))
            toggle(ui.pick, bar.pick);
        label(ctx, row.take_left(names, ctx.px(8)), body(ctx), Role::text, bar.name);
        const auto count_room = row.take_right(ctx.px(48));
        const float width = std::max(bar.part > 0 ? ctx.px(6) : 0.0F, row.width() * bar.part);
        const auto drawn = Rect::at(row.min.x, row.centre().y - ctx.px(11), width, ctx.px(22));
        if (width > 0)
            ctx.list().AddRectFilled(drawn.min, drawn.max, faded(ctx.theme[stage_role(bar.stage)], 0.85F), ctx.px(6));
        label(ctx, Rect::at(drawn.max.x + ctx.px(width > 0 ? 8 : 0), row.min.y, count_room.width(), row.height()),
              figure(ctx, 14), bar.part > 0 ? Role::text : Role::faint, bar.value);
    }
}

void draw_cases(Context& ctx, InsightsUi& ui, const core::InsightsView& view, const Rect& box, const Rect& sight,
                InsightsEvents& events) {
    auto heading = Rect::at(box.min.x, box.min.y + ctx.px(8), box.width() - ctx.px(10), ctx.px(28));
    auto inner = section(ctx, box, view.picked_title);
    if (icon_button(ctx, "insights/unpick", heading.take_right(ctx.px(28)), icon::close, ctx.tr("action_close"_tr),
                    Role::muted))
        ui.pick.reset();
    heading.max.x -= ctx.px(6);
    if (ui.pick && ui.pick->kind == InsightsPick::Kind::platform &&
        link(ctx, "insights/directory", heading, icon::store, ctx.tr("platforms_title"_tr)))
        events.platform = ui.pick->platform;
    for (std::size_t i = 0; i < view.picked.size(); ++i) {
        const auto& item = view.picked[i];
        auto row = inner.take_top(ctx.px(kCaseRow));
        if (!row.overlaps(sight)) continue;
        const IdScope scope(item.uuid);
        const auto id = "insights/case/" + std::to_string(i);
        const auto pressed = hit(ctx, id.c_str(), row.inset(-ctx.px(6), ctx.px(1)), Reach::focusable, 8);
        if (pressed.hovered) fill(ctx, row.inset(-ctx.px(6), ctx.px(1)), Role::background, 8);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        if (pressed.clicked) events.open = item.uuid;
        label(ctx, row.take_right(ctx.px(110), ctx.px(12)), small(ctx), Role::muted, item.days, Align::right);
        amount_label(ctx, "insights/amount", row.take_right(std::min(ctx.px(130), row.width() / 2), ctx.px(12)),
                     figure(ctx, 14), Role::text, item.amount, Align::right);
        auto text = Rect::at(row.min.x, row.centre().y - ctx.px(20), row.width(), ctx.px(40));
        label(ctx, text.take_top(ctx.px(21)), body(ctx), Role::text, item.title);
        label(ctx, text, small(ctx), Role::muted, item.subtitle);
    }
}

struct Heights {
    float charts, ends, cases, all;
};

Heights heights_of(Context& ctx, const core::InsightsView& view, bool narrow, float width_px) {
    Heights heights{};
    heights.charts = narrow ? 2 * ctx.px(kChartHeight) + ctx.px(kGap) : ctx.px(kChartHeight);
    heights.ends = heading_height(ctx) + ctx.px(kEndRow) * static_cast<float>(view.ends.size());
    heights.cases =
        view.picked_title.empty() ? 0 : heading_height(ctx) + ctx.px(kCaseRow) * static_cast<float>(view.picked.size());
    heights.all = ctx.px(18 + 18) + filters_height(ctx, width_px) + figures_height(ctx, view, width_px) +
                  heights.charts + heights.ends + heights.cases + ctx.px(kGap) * (heights.cases > 0 ? 4.0F : 3.0F);
    return heights;
}

}  // namespace

InsightsEvents draw_insights(Context& ctx, InsightsUi& ui, const Rect& area) {
    InsightsEvents events;
    const auto& view = *ctx.app.insights;
    const bool narrow = area.width() < ctx.px(kNarrow);
    const auto heights = heights_of(ctx, view, narrow, area.width() - ctx.px(40));
    const Scroll scroll(ctx, "insights", area, heights.all, ui.scroll);
    Rect column{{area.min.x + ctx.px(20), scroll.top() + ctx.px(18)},
                {area.max.x - ctx.px(20), scroll.top() + heights.all}};
    draw_filters(ctx, ui, view, column.take_top(filters_height(ctx, column.width()), ctx.px(kGap)));
    draw_figures(ctx, view, column);
    auto charts = column.take_top(heights.charts, ctx.px(kGap));
    const auto months = narrow ? charts.take_top(ctx.px(kChartHeight), ctx.px(kGap))
                               : charts.take_left((charts.width() - ctx.px(kGap)) * 2 / 3, ctx.px(kGap));
    draw_months(ctx, ui, view, months);
    draw_stalling(ctx, ui, view, charts);
    draw_ends(ctx, ui, view, column.take_top(heights.ends, ctx.px(kGap)));
    if (heights.cases > 0) draw_cases(ctx, ui, view, column.take_top(heights.cases), area, events);
    return events;
}

}  // namespace recoup::ui::inline insights
