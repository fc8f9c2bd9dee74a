#include "ui/dialogs/move_dialog.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/base/amount_text.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/model/amounts.h"
#include "ui/fields/money_field.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"
#include "ui/kit/motion.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline dialogs {
namespace {

using core::Stage;
using core::Tr;

constexpr float kWidth = 420, kPad = 22;
constexpr Span kNone{"span_none"_tr, 0, ""};
constexpr Span kReply[] = {kNone, {"span_hours"_tr, 24, "24h"}, {"span_days"_tr, 3, "3d"}, {"span_days"_tr, 7, "7d"}};
constexpr Span kDecision[] = {
    kNone, {"span_days"_tr, 7, "7d"}, {"span_days"_tr, 15, "15d"}, {"span_days"_tr, 30, "30d"}};

// What a column asks, and the names of it.
struct Question {
    Tr text;
    std::vector<Span> spans;
    int preselected;
    Tr deadline_title;
};

Question question_of(Stage stage) {
    switch (stage) {
        case Stage::escalated:
            return {"move_escalated"_tr, {std::begin(kDecision), std::end(kDecision)}, 0, "move_wait_authority"_tr};
        case Stage::under_review:
            return {"move_under_review"_tr, {std::begin(kDecision), std::end(kDecision)}, 1, "move_wait_decision"_tr};
        case Stage::refunded:
            return {"move_refunded"_tr, {}, 0, "move_wait_reply"_tr};
        case Stage::contacted:
        case Stage::evidence:
            break;
    }
    return {"move_contacted"_tr, {std::begin(kReply), std::end(kReply)}, 1, "move_wait_reply"_tr};
}

// With what the directory knows of the platform, in front of the other spans.
Question question_of(const MoveDialogUi& ui) {
    auto question = question_of(ui.move->stage);
    if (ui.usual_days == 0) return question;
    std::erase_if(question.spans, [&](const Span& span) { return span.count == ui.usual_days; });
    question.spans.insert(question.spans.begin() + 1, Span{"span_usual"_tr, ui.usual_days, ui.usual});
    return question;
}

void ask_usual(const Context& ctx, MoveDialogUi& ui, const core::CaseRow& row) {
    const auto* platform = row.platform.empty() ? nullptr : ctx.app.state.find_platform(row.platform);
    if (ui.move->stage != Stage::under_review || !platform) return;
    ui.usual_days = static_cast<int>(platform->row.review_days.value_or(0));
    ui.usual = std::to_string(ui.usual_days) + "d";
}

// The moment chosen; nothing for none.
core::Result<std::optional<core::DateRead>> chosen_when(const Context& ctx, const MoveDialogUi& ui,
                                                        const Question& question) {
    const auto typed = ui.span >= 0 && ui.span < static_cast<int>(question.spans.size())
                           ? question.spans[static_cast<std::size_t>(ui.span)].typed
                           : std::string_view(ui.when);
    if (core::trim(typed).empty()) return std::nullopt;
    return read_date(ctx, typed, core::Looks::ahead, ui.calendar).map([](core::DateRead read) {
        return std::optional(std::move(read));
    });
}

// ---- the parts

void draw_head(Context& ctx, const core::CaseRecord& record, const MoveDialogUi& ui, Rect& column) {
    auto row = column.take_top(ctx.px(20), ctx.px(6));
    const auto dot = row.take_left(ctx.px(9), ctx.px(8));
    ctx.list().AddCircleFilled(dot.centre(), ctx.px(4.5F), ctx.theme[stage_role(ui.move->stage)]);
    label(ctx, row, small(ctx), Role::muted, record.row.title);
    label(ctx, column.take_top(ctx.px(26), ctx.px(14)), title(ctx), Role::text,
          ctx.tr(question_of(ui.move->stage).text));
}

struct Comparison {
    std::string text;
    Role role;
};

Comparison compare(const Context& ctx, const core::CaseRow& row, std::int64_t minor) {
    const auto asked = core::asked_minor(row);
    const auto outcome = core::outcome_of(asked, minor);
    std::string text(core::label(ctx.reader.lang, outcome));
    if (outcome == core::Outcome::rejected) return {text, Role::bad_text};
    if (!asked) return {text, Role::ok_text};
    const auto gap = core::format_amount(std::abs(minor - *asked), row.currency);
    if (outcome == core::Outcome::partial) return {text + " · " + ctx.trf("move_short"_tr, gap), Role::warn_text};
    const auto more = minor == *asked ? std::string(ctx.tr("move_exact"_tr)) : ctx.trf("move_over"_tr, gap);
    return {text + " · " + more, Role::ok_text};
}

// Returns whether Enter was pressed; says `why_not` when the amount cannot be taken.
bool draw_amount(Context& ctx, const core::CaseRow& row, MoveDialogUi& ui, Rect& column, std::string_view& why_not) {
    core::Home home{row.jurisdiction, row.currency};
    const auto minor = core::read_amount_in(ui.amount, {row.currency, row.jurisdiction});
    const bool good = minor.has_value();
    if (!good) why_not = ctx.tr("move_why_not_amount"_tr);
    const auto box = captioned(ctx, column, ctx.tr("case_received"_tr));
    column.min.y -= ctx.px(6);
    const auto result = money_field(ctx, "move/amount", box, ui.amount, ui.amount_field, ui.currencies, home,
                                    {.hint = core::example_amount(row.currency), .bad = !good, .fixed = true})
                            .field;
    if (!good) {
        complain(ctx, column, core::sentence(ctx.reader.lang, minor.error()));
    } else {
        const auto line = compare(ctx, row, *minor);
        label(ctx, column.take_top(ctx.px(18), ctx.px(10)), small_bold(ctx), line.role, line.text);
        ui.move->received_minor = *minor;
    }
    return result.submitted;
}

// The day it arrived and the way it came.
bool draw_refund(Context& ctx, MoveDialogUi& ui, Rect& column, std::string_view& why_not) {
    auto box = captioned(ctx, column, ctx.tr("case_refund_method"_tr));
    std::vector<std::string_view> ways;
    for (const auto& word : core::words<core::RefundWay>()) ways.push_back(ctx.tr(word.label));
    const int way = segments(ctx, "move/way", box, ways, ui.way);
    if (way >= 0) ui.way = way;
    ui.move->refund_method = std::string(core::token(static_cast<core::RefundWay>(ui.way)));
    box = captioned(ctx, column, ctx.tr("case_refunded_at"_tr));
    const bool typed = !core::trim(ui.day).empty();
    const auto when = date_in(ctx, ui.day, core::Looks::back);
    const auto result = date_field(ctx, "move/day", box, ui.day, ui.day_field, ui.day_months,
                                   {.hint = ctx.tr("contact_now"_tr), .bad = typed && !when, .calendar = ui.calendar});
    if (typed && !when) why_not = ctx.tr("error_when"_tr);
    ui.move->refunded_at = typed ? when : std::nullopt;
    return result.submitted;
}

// Less than claimed is kept only when it is said that this is the end.
void draw_less(Context& ctx, const core::CaseRow& row, MoveDialogUi& ui, Rect& column, std::string_view& why_not) {
    const auto minor = ui.move->received_minor;
    const auto asked = core::asked_minor(row);
    if (!why_not.empty() || !minor || !asked || *minor >= *asked) return;
    if (checkbox(ctx, "move/less", column.take_top(ctx.px(24), ctx.px(8)), ctx.tr("move_less"_tr), ui.less))
        ui.less = !ui.less;
    if (!ui.less) why_not = ctx.tr("move_why_not_less"_tr);
}

// Those the case's region has a guide for, where it has any; the one that is chosen stays among them.
std::vector<int> routes_of(const Context& ctx, const core::CaseRow& row, int chosen) {
    const auto guided = [&](core::Route route) {
        return std::any_of(ctx.app.routes.begin(), ctx.app.routes.end(), [&](const auto& guide) {
            return guide.jurisdiction == row.jurisdiction && (route == core::Route::none || guide.route == route);
        });
    };
    std::vector<int> routes;
    const auto count = static_cast<int>(core::words<core::Route>().size()) - 1;
    for (int i = 0; i < count; ++i)
        if (i == chosen || !guided(core::Route::none) || guided(static_cast<core::Route>(i + 1))) routes.push_back(i);
    return routes;
}

void draw_route(Context& ctx, const core::CaseRow& row, MoveDialogUi& ui, Rect& column) {
    const auto routes = routes_of(ctx, row, ui.route);
    std::vector<std::string> names;
    for (const int route : routes)
        names.emplace_back(core::label(ctx.reader.lang, static_cast<core::Route>(route + 1)));
    const auto box = captioned(ctx, column, ctx.tr("move_route"_tr));
    const auto selected = static_cast<int>(std::find(routes.begin(), routes.end(), ui.route) - routes.begin());
    const int chosen = select(ctx, "move/route", box, names, selected, ui.route_list);
    if (chosen >= 0) ui.route = routes[static_cast<std::size_t>(chosen)];
    ui.move->route = static_cast<core::Route>(ui.route + 1);
}

void draw_spans(Context& ctx, MoveDialogUi& ui, const Question& question, Rect& column) {
    if (ui.move->stage == Stage::escalated)
        label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, ctx.tr("deadline"_tr));
    auto row = column.take_top(ctx.px(30), ctx.px(10));
    if (ui.usual_days > 0) {
        const auto* record = ctx.app.state.find(ui.move->case_uuid);
        auto line = column.take_top(ctx.px(18), ctx.px(10));
        icon_label(ctx, line.take_left(ctx.px(14), ctx.px(6)), 14, Role::muted, icon::store);
        const auto text = ctx.trf("move_usual"_tr, record->row.platform, ui.usual_days);
        label(ctx, line, small(ctx), Role::muted, text);
        probe(ctx.probes, "move/usual", line.min, line.max);
    }
    for (int i = 0; i < static_cast<int>(question.spans.size()); ++i) {
        const auto& span = question.spans[static_cast<std::size_t>(i)];
        const auto text = ctx.trf(span.name, span.count);
        const bool on = ui.span == i;
        const auto box = row.take_left(std::min(chip_width(ctx, text, on), row.width()), ctx.px(8));
        const auto name = "move/span/" + std::to_string(i);
        if (!chip(ctx, name.c_str(), box, text, on)) continue;
        ui.span = i;
        ui.when.clear();
    }
}

// Chips, a field of one's own and what it means. Returns whether Enter was pressed in the field.
bool draw_deadline(Context& ctx, MoveDialogUi& ui, const Question& question, Rect& column, std::string_view& why_not) {
    draw_spans(ctx, ui, question, column);
    auto when = chosen_when(ctx, ui, question);
    const auto result = date_field(
        ctx, "move/when", column.take_top(ctx.px(kButtonHeight), ctx.px(8)), ui.when, ui.when_field, ui.when_months,
        {.hint = ctx.tr("move_other_time"_tr), .bad = !when, .looks = core::Looks::ahead, .calendar = ui.calendar});
    if (result.changed) ui.span = core::trim(ui.when).empty() ? question.preselected : -1;
    when = chosen_when(ctx, ui, question);
    if (!when) {
        complain(ctx, column, core::sentence(ctx.reader.lang, when.error()));
    } else {
        const auto text = *when ? show_understood(**when, ctx.reader) : std::string(ctx.tr("deadline_none"_tr));
        auto line = column.take_top(ctx.px(18), ctx.px(10));
        icon_label(ctx, line.take_left(ctx.px(14), ctx.px(6)), 14, Role::muted, icon::clock);
        label(ctx, line, small(ctx), Role::muted, text);
    }
    if (!when) why_not = ctx.tr("error_when"_tr);
    ui.move->deadline.reset();
    if (when && *when)
        ui.move->deadline =
            core::NewDeadline{std::string(ctx.tr(question.deadline_title)), (*when)->when, (*when)->estimate, ""};
    return result.submitted;
}

// Left and right go through the chips while no field has the keyboard.
void take_arrows(Context& ctx, MoveDialogUi& ui, const Question& question) {
    if (question.spans.empty() || ctx.text_focus.any() || ui.route_list.open) return;
    const int last = static_cast<int>(question.spans.size()) - 1;
    const int before = ui.span;
    if (ctx.key(Key::left)) ui.span = std::max(0, ui.span - 1);
    if (ctx.key(Key::right)) ui.span = std::min(last, ui.span + 1);
    if (ui.span != before) ui.when.clear();
}

void close(Context& ctx, MoveDialogUi& ui) {
    ctx.focus.give_back(ui.focus_before);
    ctx.text_focus.drop();
    ctx.wake_after(0);
    ui = {};
}

struct Answer {
    bool accepted = false, cancelled = false;
};

Answer draw_content(Context& ctx, const core::CaseRecord& record, MoveDialogUi& ui, Rect& column) {
    const auto question = question_of(ui);
    take_arrows(ctx, ui, question);
    draw_head(ctx, record, ui, column);
    const ReadingOrder order(ctx.focus);
    std::string_view why_not;
    bool enter = false;
    if (ui.move->stage == Stage::refunded) {
        enter = draw_amount(ctx, record.row, ui, column, why_not);
        enter = draw_refund(ctx, ui, column, why_not) || enter;
        draw_less(ctx, record.row, ui, column, why_not);
    } else {
        if (ui.move->stage == Stage::escalated) draw_route(ctx, record.row, ui, column);
        enter = draw_deadline(ctx, ui, question, column, why_not);
    }
    column.take_top(ctx.px(6));
    auto row = column.take_top(ctx.px(kButtonHeight));
    const auto accept_text = ctx.trf("move_accept"_tr, core::label(ctx.reader.lang, ui.move->stage));
    const ButtonSpec accept{.text = accept_text, .look = ButtonLook::primary, .why_not = why_not};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr), .look = ButtonLook::ghost};
    Answer answer;
    answer.accepted = button(ctx, "move/accept", row.take_right(button_width(ctx, accept), ctx.px(8)), accept);
    answer.cancelled = button(ctx, "move/cancel", row.take_right(button_width(ctx, cancel)), cancel);
    answer.accepted = why_not.empty() && (answer.accepted || enter || ctx.key(Key::enter));
    answer.cancelled = answer.cancelled || ctx.key(Key::escape);
    return answer;
}

}  // namespace

bool moves_at_once(const Context& ctx, const core::MoveCase& move) {
    const auto* record = ctx.app.state.find(move.case_uuid);
    return !record || record->row.stage == move.stage || move.stage == Stage::evidence;
}

void open_move_dialog(Context& ctx, MoveDialogUi& ui, const core::MoveCase& move) {
    const auto& row = ctx.app.state.find(move.case_uuid)->row;
    ui = {};
    ui.move = move;
    ui.fresh = true;
    ui.focus_before = ctx.focus.current();
    ask_usual(ctx, ui, row);
    ui.calendar = row.jurisdiction;
    ui.span = question_of(ui).preselected;
    const auto route = row.route == core::Route::none ? core::Route::market_regulator : row.route;
    ui.route = static_cast<int>(route) - 1;
    if (const auto way = core::parse_word<core::RefundWay>(row.refund_method)) ui.way = static_cast<int>(*way);
    ui.day = core::to_iso(core::Day{core::day_of(ctx.reader, ctx.reader.now)});
    if (const auto asked = core::asked_minor(row)) ui.amount = core::format_decimal(*asked, row.currency);
    ctx.text_focus.drop();
    if (move.stage == Stage::refunded) ui.amount_field.want_focus = ui.amount_field.select_on_focus = true;
    ctx.wake_after(0);
}

std::optional<core::MoveCase> draw_move_dialog(Context& ctx, MoveDialogUi& ui, const Rect& display) {
    if (!ui.move) return std::nullopt;
    const auto* record = ctx.app.state.find(ui.move->case_uuid);
    if (!record) return close(ctx, ui), std::nullopt;
    const Layer layer(ctx, "move_dialog", display, true);
    // Not the scrim of the kit: in one window the first item under the pointer has it, and the box comes later.
    fill(ctx, display, Role::scrim);
    const Arrival arrival(ctx);
    const float width = std::min(ctx.px(kWidth), display.width() - ctx.px(32));
    Answer answer;
    {
        // The box is as high as its content: drawn behind it when that is known.
        ImDrawListSplitter layers;
        layers.Split(&ctx.list(), 2);
        layers.SetCurrentChannel(&ctx.list(), 1);
        auto box = Rect::at(std::round(display.centre().x - width / 2),
                            std::round(display.min.y + display.height() * 0.24F), width, display.height());
        auto column = box.inset(ctx.px(kPad), ctx.px(20));
        answer = draw_content(ctx, *record, ui, column);
        box.max.y = std::round(column.min.y + ctx.px(20));
        layers.SetCurrentChannel(&ctx.list(), 0);
        shadow(ctx, box, Lift::modal, 12);
        fill(ctx, box, Role::raised, 12);
        outline(ctx, box, Role::line, 12);
        layers.Merge(&ctx.list());
        probe(ctx.probes, "move_dialog", box.min, box.max);
        const bool outside =
            ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0) && !box.contains(ImGui::GetMousePos());
        if (outside && !ui.fresh) answer.cancelled = true;
    }
    ui.fresh = false;
    std::optional<core::MoveCase> accepted;
    if (answer.accepted) accepted = ui.move;
    if (answer.accepted || answer.cancelled) close(ctx, ui);
    return accepted;
}

}  // namespace recoup::ui::inline dialogs
