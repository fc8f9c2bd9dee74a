// "Why this date" under a deadline: the lines, the days in small calendars, what is unsure.
#include <algorithm>
#include <cmath>

#include "core/view/why.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"

namespace recoup::ui::inline drawer {
namespace {

using core::CountedDay;
using core::DayMark;
using namespace std::chrono;

constexpr float kName = 96, kMostName = 150, kNameGap = 8, kCell = 28, kCellHeight = 26, kMonthGap = 26;
constexpr int kMostLines = 8;
// Longer counts show their beginning and their end.
constexpr std::ptrdiff_t kMostMonths = 4;

void draw_paragraph(Context& ctx, Rect& column, Role role, std::string_view text) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[role], text,
                                               column.width(), kMostLines, ctx.px(18));
    column.take_top(height, ctx.px(6));
}

// Of the column of names, its gap among it: so wide that none is cut.
float name_width(Context& ctx, const core::Why& why) {
    float widest = ctx.px(kName - kNameGap);
    for (const auto& line : why.lines)
        widest = std::max(widest, std::ceil(ctx.text.measure(small(ctx), line.label)) + 1);
    return std::min(widest + ctx.px(kNameGap), ctx.px(kMostName));
}

void draw_line(Context& ctx, Rect& column, const core::WhyLine& line, std::size_t i, float names) {
    label(ctx, Rect::at(column.min.x, column.min.y, names - ctx.px(kNameGap), ctx.px(18)), small(ctx), Role::muted,
          line.label);
    auto value = column;
    value.min.x += names;
    const float height =
        copyable(ctx, ("why/line/" + std::to_string(i)).c_str(), value.min, value.width(),
                 {.text = line.value, .style = small(ctx), .most_lines = kMostLines, .pitch_px = ctx.px(18)});
    column.take_top(height, ctx.px(6));
}

void draw_day(Context& ctx, const core::Why& why, const CountedDay& day, const Rect& cell) {
    const auto box = cell.inset(ctx.px(1.5F));
    const bool due = day.day == why.due;
    const bool skipped = day.mark == DayMark::weekend || day.mark == DayMark::holiday;
    if (due)
        fill(ctx, box, Role::accent, 6);
    else if (day.mark == DayMark::counted || day.mark == DayMark::makeup)
        fill(ctx, box, Role::accent_bg, 6);
    else if (day.mark == DayMark::holiday)
        fill(ctx, box, Role::bad_bg, 6);
    else if (day.mark == DayMark::open)
        fill(ctx, box, Role::warn_bg, 6);
    if (day.mark == DayMark::trigger || (day.mark == DayMark::rolled && !due)) outline(ctx, box, Role::accent, 6);
    const auto role = due ? Role::on_accent : skipped ? Role::faint : Role::text;
    label(ctx, box, due ? small_bold(ctx) : small(ctx), role, std::to_string(static_cast<unsigned>(day.day.day())),
          Align::centre);
    if (day.mark == DayMark::makeup)
        ctx.list().AddCircleFilled({box.max.x - ctx.px(4), box.min.y + ctx.px(4)}, ctx.px(2),
                                   ctx.theme[due ? Role::on_accent : Role::accent]);
}

float month_height(const Context& ctx, year_month month) {
    const auto days = static_cast<int>(static_cast<unsigned>((month / last).day()));
    const int rows = (core::weekday_index(month / 1) + days + 6) / 7;
    return ctx.px(22 + 20) + static_cast<float>(rows) * ctx.px(kCellHeight);
}

void draw_month(Context& ctx, const core::Why& why, year_month month, Rect box) {
    static constexpr core::Tr kHeads[] = {"weekday_short_mon"_tr, "weekday_short_tue"_tr, "weekday_short_wed"_tr,
                                          "weekday_short_thu"_tr, "weekday_short_fri"_tr, "weekday_short_sat"_tr,
                                          "weekday_short_sun"_tr};
    label(ctx, box.take_top(ctx.px(22)), small_bold(ctx), Role::text, core::show_month(ctx.reader, month));
    const auto heads = box.take_top(ctx.px(20));
    const auto cell = [&](const Rect& row, int column) {
        return Rect::at(row.min.x + static_cast<float>(column) * ctx.px(kCell), row.min.y, ctx.px(kCell), row.height());
    };
    for (int i = 0; i < 7; ++i) label(ctx, cell(heads, i), small(ctx), Role::faint, ctx.tr(kHeads[i]), Align::centre);
    const int shift = core::weekday_index(month / 1);
    for (const auto& day : why.days) {
        if (day.day.year() / day.day.month() != month) continue;
        const int place = shift + static_cast<int>(static_cast<unsigned>(day.day.day())) - 1;
        const int week = place / 7;
        const auto row = Rect::at(box.min.x, box.min.y + static_cast<float>(week) * ctx.px(kCellHeight), box.width(),
                                  ctx.px(kCellHeight));
        draw_day(ctx, why, day, cell(row, place % 7));
    }
}

std::vector<year_month> months_of(const core::Why& why) {
    std::vector<year_month> all;
    const auto first = why.days.front().day.year() / why.days.front().day.month();
    const auto last = why.days.back().day.year() / why.days.back().day.month();
    const auto count = (last - first).count() + 1;
    for (auto month = first; month <= last; month += months{1})
        if (count <= kMostMonths || month == first || month == last) all.push_back(month);
    return all;
}

void draw_calendar(Context& ctx, const core::Why& why, Rect& column) {
    if (why.days.empty()) return;
    column.take_top(0, ctx.px(6));
    const auto months = months_of(why);
    const float width = ctx.px(kCell * 7);
    const auto per_row = std::max<std::size_t>(
        1, static_cast<std::size_t>((column.width() + ctx.px(kMonthGap)) / (width + ctx.px(kMonthGap))));
    for (std::size_t i = 0; i < months.size(); i += per_row) {
        float height = 0;
        const auto end = std::min(i + per_row, months.size());
        for (auto j = i; j < end; ++j) height = std::max(height, month_height(ctx, months[j]));
        auto row = column.take_top(height, ctx.px(10));
        for (auto j = i; j < end; ++j) draw_month(ctx, why, months[j], row.take_left(width, ctx.px(kMonthGap)));
    }
    draw_paragraph(ctx, column, Role::faint,
                   ctx.trf("why_legend"_tr, core::has_open_days(why) ? ctx.tr("why_legend_open"_tr) : ""));
}

void draw_notes(Context& ctx, const core::Why& why, Rect& column) {
    for (const auto& note : why.notes) {
        icon_label(ctx, Rect::at(column.min.x, column.min.y, ctx.px(14), ctx.px(18)), 14, Role::under_review,
                   icon::alert_circle);
        auto text = column;
        text.min.x += ctx.px(20);
        const float top = text.min.y;
        draw_paragraph(ctx, text, Role::text, note);
        column.take_top(text.min.y - top);
    }
}

void draw_address(Context& ctx, const core::Why& why, Rect& column, float names) {
    if (why.address.empty()) return;
    auto row = column.take_top(ctx.px(20), ctx.px(6));
    label(ctx, row.take_left(names), small(ctx), Role::muted, ctx.tr("why_address"_tr));
    const auto whole = row;
    if (link(ctx, "why/copy", row, icon::copy, ctx.tr("action_copy"_tr)))
        copy_text(ctx, {{row.max.x, whole.min.y}, whole.max}, why.address);
    label(ctx, row, small(ctx), Role::text, why.address);
}

void draw_clock(Context& ctx, const DrawerFrame& frame, const core::DeadlineRow& row, Rect& line) {
    if (row.done_at) return;
    const bool stands = row.stopped_at.has_value();
    if (link(ctx, "why/clock", line, stands ? icon::play : icon::pause,
             ctx.tr(stands ? "clock_start"_tr : "clock_stop"_tr)))
        ctx.send(core::StopClock{frame.view.uuid, row.uuid, !stands});
}

}  // namespace

void draw_explained(Context& ctx, const core::Rule& rule, Rect& column) {
    const auto why = core::explain(rule, ctx.reader);
    fill(ctx, Rect::at(column.min.x, column.min.y, column.width(), std::max(1.0F, ctx.px(1))), Role::line);
    column.take_top(ctx.px(1), ctx.px(9));
    draw_notes(ctx, why, column);
    const float names = name_width(ctx, why);
    for (std::size_t i = 0; i < why.lines.size(); ++i) draw_line(ctx, column, why.lines[i], i, names);
    draw_address(ctx, why, column, names);
    if (!why.disclaimer.empty()) draw_paragraph(ctx, column, Role::faint, why.disclaimer);
}

void draw_why(Context& ctx, DrawerFrame& frame, const core::DeadlineRow& row, Rect& column) {
    const auto why = core::why(row, ctx.app.rules, ctx.reader);
    Panel panel(ctx, column, {.heading = ctx.tr("why_heading"_tr), .fill = {}});
    probe(ctx.probes, "why", panel.heading.min, panel.heading.max);
    if (link(ctx, "why/close", panel.heading, icon::close, ctx.tr("why_close"_tr), Role::muted)) frame.ui.why.reset();
    draw_clock(ctx, frame, row, panel.heading);
    draw_notes(ctx, why, panel.body);
    const float names = name_width(ctx, why);
    bool days_drawn = false;
    for (std::size_t i = 0; i < why.lines.size(); ++i) {
        const auto& line = why.lines[i];
        // What it counts first, then the days, then what it rests on.
        if (!days_drawn && line.label == ctx.tr("rule"_tr)) {
            draw_calendar(ctx, why, panel.body);
            days_drawn = true;
        }
        draw_line(ctx, panel.body, line, i, names);
    }
    draw_address(ctx, why, panel.body, names);
    if (!why.disclaimer.empty()) draw_paragraph(ctx, panel.body, Role::faint, why.disclaimer);
}

}  // namespace recoup::ui::inline drawer
