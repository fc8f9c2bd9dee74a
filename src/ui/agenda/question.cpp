#include <algorithm>
#include <cmath>
#include <utility>

#include "core/advice/snooze.h"
#include "core/base/text.h"
#include "core/edit/apply.h"
#include "ui/agenda/parts.h"
#include "ui/fields/date_field.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline agenda {
namespace {

using About = AgendaQuestion::About;

constexpr float kWidth = 340;
constexpr Span kSpans[] = {
    {"span_hours"_tr, 3, "3h"}, {"span_one_day"_tr, 1, "1d"}, {"span_days"_tr, 3, "3d"}, {"span_days"_tr, 7, "7d"}};

void ask(Context& ctx, AgendaUi& ui, About about, const Rect& beside) {
    if (!ui.selected || !ui.case_uuid) return;
    ui.question = AgendaQuestion{.about = about, .case_uuid = *ui.case_uuid, .deadline_uuid = *ui.selected};
    ui.question->field.want_focus = true;
    ui.anchor = beside;
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

std::optional<core::Instant> read_time(const Context& ctx, const std::string& text) {
    const auto when = date_in(ctx, text, core::Looks::ahead);
    return when ? std::optional(core::snooze_until(*when, ctx.reader)) : std::nullopt;
}

void complain_date(Context& ctx, const std::string& text, Rect& column) {
    if (const auto read = read_date(ctx, text, core::Looks::ahead); !read)
        complain(ctx, column, core::sentence(ctx.reader.lang, read.error()));
}

Rect place(const Context& ctx, const Rect& anchor, float height) {
    const float edge = ctx.px(8), gap = ctx.px(6);
    const auto display = ctx.input.display_px;
    const float width = std::min(ctx.px(kWidth), display.x - 2 * edge);
    const float x = std::clamp(anchor.max.x - width, edge, std::max(edge, display.x - width - edge));
    float y = anchor.max.y + gap;
    if (y + height > display.y - edge) y = std::max(edge, anchor.min.y - gap - height);
    return Rect::at(std::round(x), std::round(std::min(y, display.y - edge - height)), width, height);
}

void draw_spans(Context& ctx, AgendaQuestion& question, Rect row) {
    for (std::size_t i = 0; i < std::size(kSpans); ++i) {
        const auto text = ctx.trf(kSpans[i].name, kSpans[i].count);
        const bool on = question.text == kSpans[i].typed;
        const float width = chip_width(ctx, text, on);
        if (width > row.width()) return;
        const auto name = "agenda/span/" + std::to_string(i);
        if (!chip(ctx, name.c_str(), row.take_left(width, ctx.px(8)), text, on)) continue;
        question.text = kSpans[i].typed;
        question.tried = false;
        ctx.wake_after(0);
    }
}

void draw_understood(Context& ctx, const AgendaQuestion& question, const std::optional<core::Instant>& time,
                     bool focused, Rect column) {
    if (core::trim(question.text).empty() && !question.tried) return;
    if (!time) {
        if (!focused || question.tried) complain_date(ctx, question.text, column);
        return;
    }
    if (*time <= ctx.reader.now) return complain(ctx, column, ctx.tr("agenda_snooze_past"_tr));
    auto line = column.take_top(ctx.px(18));
    icon_label(ctx, line.take_left(ctx.px(14), ctx.px(6)), 14, Role::muted, icon::clock);
    label(ctx, line, small(ctx), Role::muted,
          ctx.trf("agenda_snooze_understood"_tr, core::show_instant(ctx.reader, *time)));
}

// True when it is answered.
bool draw_done(Context& ctx, AgendaQuestion& question, Rect inner) {
    const auto field_box = inner.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const auto note = field(ctx, "agenda/note", field_box, question.text, question.field,
                            {.hint = ctx.tr("agenda_done_hint"_tr), .max_bytes = core::kMaxFieldBytes});
    const ButtonSpec spec{.text = ctx.tr("agenda_done"_tr), .icon = icon::check, .look = ButtonLook::primary};
    auto foot = inner.take_top(ctx.px(kButtonHeight));
    const bool pressed = button(ctx, "agenda/complete", foot.take_right(button_width(ctx, spec)), spec);
    if (!pressed && !note.submitted) return false;
    core::CompleteDeadline command{question.case_uuid, question.deadline_uuid, true, std::nullopt};
    if (!core::trim(question.text).empty()) command.note = question.text;
    ctx.send(std::move(command));
    return true;
}

bool draw_time(Context& ctx, AgendaQuestion& question, Rect inner) {
    const auto time = read_time(ctx, question.text);
    const bool future = time && *time > ctx.reader.now;
    auto row = inner.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const ButtonSpec spec{.text = ctx.tr("agenda_snooze_keep"_tr), .look = ButtonLook::primary};
    const auto button_box = row.take_right(button_width(ctx, spec), ctx.px(8));
    const bool bad = !future && question.tried;
    const auto typed = field(ctx, "agenda/when", row, question.text, question.field,
                             {.hint = ctx.tr("deadline_when_hint"_tr), .bad = bad, .max_bytes = 100});
    const bool pressed = button(ctx, "agenda/keep", button_box, spec);
    draw_spans(ctx, question, inner.take_top(ctx.px(30), ctx.px(10)));
    draw_understood(ctx, question, time, typed.focused, inner);
    if (!pressed && !typed.submitted) return false;
    question.tried = true;
    ctx.wake_after(0);
    if (!future) return false;
    ctx.send(core::SnoozeDeadline{question.case_uuid, question.deadline_uuid, time});
    return true;
}

// True when it is to be closed.
bool draw_question(Context& ctx, AgendaUi& ui) {
    auto& question = *ui.question;
    const auto* row = ctx.app.state.find_deadline(question.case_uuid, question.deadline_uuid);
    if (!row) return true;
    const bool done = question.about == About::done;
    const Layer layer(ctx, "agenda/question", Rect{{0, 0}, ctx.input.display_px}, ctx.layer_active);
    const auto box = place(ctx, ui.anchor, ctx.px(done ? 136 : 164));
    shadow(ctx, box, Lift::drawer, 10);
    fill(ctx, box, Role::raised, 10);
    outline(ctx, box, Role::line, 10);
    probe(ctx.probes, "agenda/question", box.min, box.max);
    auto inner = box.inset(ctx.px(14), ctx.px(14));
    const auto name = row->title.empty() ? ctx.tr("deadline"_tr) : std::string_view(row->title);
    auto head = inner.take_top(ctx.px(18), ctx.px(8));
    const auto what = ctx.tr(done ? "deadline_mark_done"_tr : "agenda_snooze"_tr);
    label(ctx, head.take_left(ctx.text.measure(small_bold(ctx), what) + 1, ctx.px(8)), small_bold(ctx), Role::text,
          what);
    label(ctx, head, small(ctx), Role::muted, name);
    if (done ? draw_done(ctx, question, inner) : draw_time(ctx, question, inner)) return true;
    const bool pressed = ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1);
    const bool beside = pressed && !box.contains(ImGui::GetMousePos());
    return (!std::exchange(question.fresh, false) && beside) || ctx.key(Key::escape);
}

}  // namespace

void ask_done(Context& ctx, AgendaUi& ui, const Rect& beside) {
    ask(ctx, ui, About::done, beside);
}

void ask_time(Context& ctx, AgendaUi& ui, const Rect& beside) {
    ask(ctx, ui, About::time, beside);
}

bool agenda_asks(const AgendaUi& ui) {
    return ui.menu.open || ui.question.has_value();
}

void draw_agenda_layers(Context& ctx, AgendaUi& ui) {
    using namespace std::chrono;
    if (ui.question && draw_question(ctx, ui)) {
        ui.question.reset();
        ctx.text_focus.drop();
        ctx.focus.clear();
        ctx.wake_after(0);
    }
    if (!ui.menu.open) return;
    const auto* row = ui.case_uuid && ui.selected ? ctx.app.state.find_deadline(*ui.case_uuid, *ui.selected) : nullptr;
    if (!row) {
        ui.menu.open = false;
        return;
    }
    const auto text = [&](core::Tr key) { return std::string(ctx.tr(key)); };
    const auto snoozes = core::short_snooze_choices();
    std::vector<MenuItem> items{{.text = text("agenda_snooze"_tr), .heading = true},
                                {.text = text(snoozes[0].name), .icon = icon::clock},
                                {.text = text(snoozes[1].name), .icon = icon::calendar_today},
                                {.text = text("agenda_snooze_time"_tr), .icon = icon::calendar}};
    if (core::is_snoozed(*row, ctx.reader.now))
        items.push_back({.text = text("snooze_wake"_tr), .icon = icon::bell, .line_above = true});
    static constexpr AgendaAct kActs[] = {AgendaAct::snooze, AgendaAct::snooze_hour, AgendaAct::snooze_tomorrow,
                                          AgendaAct::snooze_time, AgendaAct::wake};
    const int chosen = draw_menu(ctx, "agenda_menu", ui.menu, items);
    if (chosen > 0) ui.act = kActs[chosen];
    if (chosen > 0) ctx.wake_after(0);
}

}  // namespace recoup::ui::inline agenda
