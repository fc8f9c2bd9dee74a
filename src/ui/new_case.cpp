#include "ui/new_case.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/money.h"
#include "core/text.h"
#include "ui/icons.h"

namespace recoup::ui {
namespace {

constexpr float kWidth = 940, kHeight = 524, kHeader = 62, kPreviewPane = 330;
constexpr std::array<std::chrono::hours, 5> kDeadlineChoices{std::chrono::hours{0}, std::chrono::hours{24},
                                                             std::chrono::hours{72}, std::chrono::hours{7 * 24},
                                                             std::chrono::hours{30 * 24}};

const std::string& default_currency(const Context& ctx) {
    static const std::string kChina = "CNY";
    static const std::string kElse = "USD";
    const auto cases = ctx.app.state.cases();
    if (!cases.empty()) return cases.back().row.currency;
    return ctx.reader.lang == core::Lang::zh ? kChina : kElse;
}

std::string suggested_title(const Context& ctx) {
    return ctx.trf("new_suggested_title"_tr, core::show_exact(ctx.reader, ctx.reader.now).substr(5, 11));
}

std::optional<core::NewDeadline> chosen_deadline(const Context& ctx, const NewCaseUi& ui) {
    const auto wait = kDeadlineChoices[static_cast<std::size_t>(ui.deadline)];
    if (wait.count() == 0) return std::nullopt;
    return core::NewDeadline{std::string(ctx.tr("deadline_reply"_tr)), core::at_instant(ctx.reader.now + wait), false,
                             ""};
}

// The case as the form says, or nothing and the fields marked that cannot be.
std::optional<core::AddCase> make_case(const Context& ctx, NewCaseUi& ui) {
    core::AddCase command;
    ui.title_bad = core::trim(ui.title).empty();
    ui.amount_bad = false;
    if (!core::trim(ui.amount).empty()) {
        const auto money = core::parse_money(ui.amount, default_currency(ctx));
        ui.amount_bad = !money;
        if (money) {
            command.fields.currency = money->currency;
            command.fields.paid_minor = money->minor;
        }
    } else {
        command.fields.currency = default_currency(ctx);
    }
    if (ui.title_bad || ui.amount_bad) return std::nullopt;
    command.fields.title = ui.title;
    command.fields.platform = ui.platform;
    command.fields.problem = ui.problem;
    command.fields.order_no = ui.order_no;
    if (ui.with_slots) command.slots = ctx.app.slots_of(ui.problem);
    for (const auto& draft : ctx.app.drafts) command.evidence.push_back(draft.evidence);
    if (!command.evidence.empty() && !command.slots.empty() && command.evidence[0].kind == core::EvidenceKind::other &&
        command.evidence[0].file_class == core::FileClass::picture)
        command.evidence[0].kind = command.slots[0];
    if (const auto deadline = chosen_deadline(ctx, ui)) command.deadlines.push_back(*deadline);
    return command;
}

// ---- the pictures

void draw_invitation(Context& ctx, NewCaseEvents& events, const Rect& pane) {
    const auto box = pane.inset(ctx.px(22));
    ctx.list().AddRect(box.min, box.max, ctx.theme[Role::line], ctx.px(10), 0, std::max(1.0F, ctx.px(1.5F)));
    auto column = Rect::at(box.min.x + ctx.px(16), box.centre().y - ctx.px(92), box.width() - ctx.px(32), ctx.px(184));
    icon_label(ctx, column.take_top(ctx.px(44), ctx.px(10)), 40, Role::faint, icon::images);
    label(ctx, column.take_top(ctx.px(22), ctx.px(2)), body_bold(ctx), Role::text, ctx.tr("new_drop_title"_tr),
          Align::centre);
    for (const auto key : {"new_drop_paste"_tr, "new_drop_drag"_tr})
        label(ctx, column.take_top(ctx.px(20)), small(ctx), Role::muted, ctx.tr(key), Align::centre);
    column.take_top(ctx.px(12));
    const ButtonSpec pick{.text = ctx.tr("action_pick"_tr), .icon = icon::folder_image};
    const float width = button_width(ctx, pick);
    events.pick = button(ctx, "new/pick",
                         Rect::at(column.centre().x - width / 2, column.min.y, width, ctx.px(kButtonHeight)), pick);
}

void draw_preview(Context& ctx, const Draft& draft, const Rect& box) {
    const auto& item = draft.evidence;
    if (item.file_class != core::FileClass::picture || item.width <= 0 || item.height <= 0) {
        thumbnail(ctx, box, item.sha256, item.file_class, 8);
        return;
    }
    const float shape = static_cast<float>(item.width) / static_cast<float>(item.height);
    const float height = std::min(box.height(), box.width() / std::max(shape, 0.56F));
    const float width = std::min(box.width(), height * std::max(shape, 0.56F));
    const auto placed = Rect::at(box.centre().x - width / 2, box.min.y, width, height);
    thumbnail(ctx, placed, item.sha256, item.file_class, 8);
}

void draw_strip(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& row) {
    const auto count = ctx.app.drafts.size();
    const float cell = ctx.px(46), gap = ctx.px(8);
    const auto shown = std::min<std::size_t>(count, 4);
    float x = row.centre().x - (static_cast<float>(shown + 1) * (cell + gap) - gap) / 2;
    const auto first = ui.shown_draft >= shown ? ui.shown_draft - shown + 1 : 0;
    for (std::size_t i = first; i < first + shown; ++i, x += cell + gap) {
        const auto box = Rect::at(x, row.min.y, cell, ctx.px(60));
        const auto& item = ctx.app.drafts[i].evidence;
        const auto pressed = hit(ctx, ("new/draft/" + std::to_string(i)).c_str(), box, Reach::focusable, 6);
        thumbnail(ctx, box, item.sha256, item.file_class);
        if (i == ui.shown_draft) outline(ctx, box.inset(-ctx.px(2)), Role::accent, 8, 2);
        if (pressed.clicked) ui.shown_draft = i;
        const auto corner = Rect::at(box.max.x - ctx.px(16), box.min.y - ctx.px(4), ctx.px(20), ctx.px(20));
        if (!pressed.hovered && !corner.contains(ImGui::GetMousePos())) continue;
        ctx.list().AddCircleFilled(corner.centre(), ctx.px(9), ctx.theme[Role::text]);
        icon_label(ctx, corner, 12, Role::surface, icon::close);
        if (ImGui::IsMouseClicked(0) && corner.contains(ImGui::GetMousePos())) ctx.ask(DropDraftRequest{item.sha256});
    }
    const auto more = Rect::at(x, row.min.y, cell, ctx.px(60));
    const auto pressed = hit(ctx, "new/pick", more, Reach::focusable, 6);
    outline(ctx, more, pressed.hovered ? Role::accent : Role::faint, 6);
    icon_label(ctx, more, 18, pressed.hovered ? Role::accent : Role::muted, icon::plus);
    tooltip(ctx, pressed, more, ctx.tr("action_pick"_tr));
    events.pick = pressed.clicked;
}

void draw_pictures(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& pane) {
    ctx.list().AddRectFilled(pane.min, pane.max, ctx.theme[Role::background], ctx.px(12),
                             ImDrawFlags_RoundCornersBottomLeft);
    const auto& drafts = ctx.app.drafts;
    if (drafts.empty()) return draw_invitation(ctx, events, pane);
    ui.shown_draft = std::min(ui.shown_draft, drafts.size() - 1);
    auto inner = pane.inset(ctx.px(40), ctx.px(22));
    const auto strip = inner.take_bottom(ctx.px(60), ctx.px(18));
    draw_preview(ctx, drafts[ui.shown_draft], inner);
    draw_strip(ctx, ui, events, strip);
}

// ---- the form

struct Pair {
    Rect left, right;
};

Pair two(Context& ctx, Rect& column, core::Tr left, core::Tr right) {
    auto captions = column.take_top(ctx.px(18), ctx.px(3));
    auto boxes = column.take_top(ctx.px(kButtonHeight), ctx.px(12));
    const float half = (captions.width() - ctx.px(12)) / 2;
    label(ctx, captions.take_left(half, ctx.px(12)), small(ctx), Role::muted, ctx.tr(left));
    label(ctx, captions, small(ctx), Role::muted, ctx.tr(right));
    const auto first = boxes.take_left(half, ctx.px(12));
    return {first, boxes};
}

void draw_problem(Context& ctx, NewCaseUi& ui, const Rect& box) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < core::words<core::Problem>().size(); ++i)
        names.emplace_back(core::label(ctx.reader.lang, static_cast<core::Problem>(i)));
    const int chosen = select(ctx, "new/problem", box, names, static_cast<int>(ui.problem), ui.problem_list);
    if (chosen >= 0) ui.problem = static_cast<core::Problem>(chosen);
}

void draw_plan(Context& ctx, NewCaseUi& ui, const Rect& box) {
    auto inner = section(ctx, box, ctx.tr("new_will_create"_tr));
    std::string slots;
    for (const auto kind : ctx.app.slots_of(ui.problem)) {
        if (!slots.empty()) slots += ctx.tr("list_comma"_tr);
        slots += core::label(ctx.reader.lang, kind);
    }
    if (checkbox(ctx, "new/slots", inner.take_top(ctx.px(26), ctx.px(6)), ctx.trf("new_slots"_tr, slots),
                 ui.with_slots))
        ui.with_slots = !ui.with_slots;
    auto row = inner.take_top(ctx.px(34), ctx.px(4));
    const float caption = ctx.text.measure(body(ctx), ctx.tr("new_deadline"_tr)) + ctx.px(2);
    label(ctx, row.take_left(caption, ctx.px(12)), body(ctx), Role::text, ctx.tr("new_deadline"_tr));
    const std::array<std::string_view, 5> choices{ctx.tr("deadline_choice_none"_tr), ctx.tr("deadline_choice_24h"_tr),
                                                  ctx.tr("deadline_choice_3d"_tr), ctx.tr("deadline_choice_7d"_tr),
                                                  ctx.tr("deadline_choice_30d"_tr)};
    const int chosen = segments(ctx, "new/deadline", row, choices, ui.deadline);
    if (chosen >= 0) ui.deadline = chosen;
    if (const auto deadline = chosen_deadline(ctx, ui)) {
        inner.min.x += caption + ctx.px(12);
        const auto due = ctx.trf("deadline_due_by"_tr, core::show_when(ctx.reader, deadline->due));
        label(ctx, inner.take_top(ctx.px(18)), small(ctx), Role::muted, deadline->title + " · " + due);
    }
}

// True when Enter was pressed in a field.
bool draw_form(Context& ctx, NewCaseUi& ui, Rect column) {
    bool submitted = false;
    submitted |= field(ctx, "new/title", captioned(ctx, column, ctx.tr("form_title"_tr)), ui.title, ui.title_field,
                       {.hint = ctx.tr("form_title_hint"_tr), .bad = ui.title_bad, .max_bytes = 600})
                     .submitted;
    const auto first = two(ctx, column, "form_platform"_tr, "form_problem"_tr);
    submitted |= field(ctx, "new/platform", first.left, ui.platform, ui.platform_field,
                       {.hint = ctx.tr("form_platform_hint"_tr), .max_bytes = 200})
                     .submitted;
    const auto problem_box = first.right;
    const auto second = two(ctx, column, "form_paid"_tr, "form_order_no"_tr);
    const auto amount =
        field(ctx, "new/amount", second.left, ui.amount, ui.amount_field,
              {.hint = core::format_amount(32800, default_currency(ctx)), .bad = ui.amount_bad, .max_bytes = 40});
    submitted |= amount.submitted;
    if (amount.changed) ui.amount_bad = false;
    submitted |= field(ctx, "new/order", second.right, ui.order_no, ui.order_field, {.max_bytes = 200}).submitted;
    if (ui.amount_bad)
        label(ctx, column.take_top(ctx.px(18), ctx.px(6)), small(ctx), Role::escalated,
              ctx.trf("error_amount"_tr, core::example_amount(default_currency(ctx))));
    draw_plan(ctx, ui, column.take_top(ctx.px(142)));
    draw_problem(ctx, ui, problem_box);
    return submitted;
}

}  // namespace

void open_new_case(NewCaseUi& ui) {
    ui = NewCaseUi{};
    ui.open = true;
    ui.just_opened = true;
}

NewCaseEvents draw_new_case(Context& ctx, NewCaseUi& ui, const Rect& display) {
    NewCaseEvents events;
    if (ui.just_opened) {
        ui.just_opened = false;
        ui.title = suggested_title(ctx);
        ui.title_field.want_focus = ui.title_field.select_on_focus = true;
    }
    const float width = std::min(ctx.px(kWidth), display.width() - ctx.px(32));
    const float height = std::min(ctx.px(kHeight), display.height() - ctx.px(32));
    const auto box =
        Rect::at(std::round((display.width() - width) / 2), std::round((display.height() - height) / 2), width, height);
    shadow(ctx, box, Lift::modal, 14);
    fill(ctx, box, Role::raised, 14);
    auto rest = box;
    auto header = rest.take_top(ctx.px(kHeader));
    fill(ctx, {{header.min.x, header.max.y - std::max(1.0F, ctx.px(1))}, header.max}, Role::line);
    header = header.inset(ctx.px(22), ctx.px(14));
    const bool close = icon_button(ctx, "new/close", header.take_right(ctx.px(34)), icon::close, "");
    label(ctx, header, title(ctx), Role::text, ctx.tr("action_new_case"_tr));

    draw_pictures(ctx, ui, events, rest.take_left(std::min(ctx.px(kPreviewPane), rest.width() * 0.38F)));
    rest = rest.inset(ctx.px(22), ctx.px(20));
    auto buttons = rest.take_bottom(ctx.px(kButtonHeight), ctx.px(12));
    const bool submitted = draw_form(ctx, ui, rest);
    const ButtonSpec create{.text = ctx.tr("action_create_case"_tr), .look = ButtonLook::primary};
    const bool accept = button(ctx, "new/create", buttons.take_right(button_width(ctx, create), ctx.px(10)), create);
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr)};
    events.cancelled = button(ctx, "new/cancel", buttons.take_right(button_width(ctx, cancel)), cancel) || close;
    if (accept || submitted || ctx.key(Key::enter) || ctx.key(Key::enter, true)) events.create = make_case(ctx, ui);
    if (ctx.key(Key::escape)) events.cancelled = true;
    if (events.create || events.cancelled) ui.open = false;
    return events;
}

}  // namespace recoup::ui
