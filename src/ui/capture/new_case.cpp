#include "ui/capture/new_case.h"

#include <algorithm>
#include <utility>

#include "core/advice/suggest.h"
#include "core/base/amount_text.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/edit/new_case.h"
#include "ui/capture/parts.h"
#include "ui/fields/money_field.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline capture {
namespace {

constexpr float kWidth = 960, kHeight = 660, kPreviewPane = 310, kLeastPane = 200;

std::string suggested_title(const Context& ctx) {
    return ctx.trf("new_suggested_title"_tr, core::show_exact(ctx.reader, ctx.reader.now).substr(5, 11));
}

void take_amount(const Context& ctx, NewCaseUi& ui, core::CaseFields& fields) {
    ui.amount_wrong.clear();
    fields.currency = ui.home.currency;
    if (core::trim(ui.amount).empty()) return;
    const auto minor = core::read_amount_in(ui.amount, {ui.home.currency, ui.home.region}).and_then([&](auto read) {
        return core::above_zero(read, ui.home.currency);
    });
    if (minor)
        fields.paid_minor = *minor;
    else
        ui.amount_wrong = core::sentence(ctx.reader.lang, minor.error());
}

// The case as the form says, or nothing and the fields marked that cannot be.
std::optional<core::AddCase> make_case(const Context& ctx, NewCaseUi& ui) {
    core::NewCase wanted{.with_slots = ui.with_slots, .without_rules = ui.without_rules, .lang = ctx.reader.lang};
    auto& fields = wanted.fields;
    ui.title_bad = core::trim(ui.title).empty();
    take_amount(ctx, ui, fields);
    fields.jurisdiction = ui.home.region;
    if (counts_from_goods(ctx, ui) && !core::trim(ui.received).empty()) {
        const auto when = received_of(ctx, ui);
        ui.received_bad = !when;
        if (when) fields.received_at = when;
    }
    if (ui.title_bad || !ui.amount_wrong.empty() || ui.received_bad) return std::nullopt;
    fields.title = ui.title;
    fields.platform = ui.platform;
    fields.problem = ui.problem;
    fields.order_no = ui.order_no;
    if (core::find_playbook(ctx.app.playbooks, ui.playbook)) fields.playbook = ui.playbook;
    for (const auto& draft : ctx.app.drafts) wanted.evidence.push_back(draft.evidence);
    if (const auto deadline = reply_deadline_of(ctx, ui)) wanted.deadlines.push_back(*deadline);
    return core::add_case(std::move(wanted), ctx.app.playbooks, ctx.app.rules);
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
    if (chosen < 0) return;
    ui.problem = static_cast<core::Problem>(chosen);
    ui.playbook.clear();
}

bool draw_platform(Context& ctx, NewCaseUi& ui, const Rect& box) {
    const auto suggest = [&](std::string_view typed) {
        return core::platforms_like(ctx.app.state, typed, kMostSuggested);
    };
    const FieldSpec spec{.hint = ctx.tr("form_platform_hint"_tr), .max_bytes = 200};
    return suggest_field(ctx, "new/platform", box, ui.platform, ui.platform_field, spec, ui.platform_list, suggest)
        .field.submitted;
}

// True when Enter was pressed in a field.
bool draw_form(Context& ctx, NewCaseUi& ui, Rect& column) {
    const ReadingOrder order(ctx.focus);
    bool submitted = false;
    submitted |= field(ctx, "new/title", captioned(ctx, column, ctx.tr("title"_tr)), ui.title, ui.title_field,
                       {.hint = ctx.tr("form_title_hint"_tr), .bad = ui.title_bad, .max_bytes = 600})
                     .submitted;
    const auto first = two(ctx, column, "case_platform"_tr, "case_problem"_tr);
    submitted |= draw_platform(ctx, ui, first.left);
    const auto problem_box = first.right;
    const auto second = two(ctx, column, "form_paid"_tr, "case_order_no"_tr);
    const auto amount =
        money_field(ctx, "new/amount", second.left, ui.amount, ui.amount_field, ui.currency_list, ui.home,
                    {.hint = core::example_amount(ui.home.currency), .bad = !ui.amount_wrong.empty()});
    submitted |= amount.field.submitted;
    if (amount.field.changed) ui.amount_wrong.clear();
    submitted |= field(ctx, "new/order", second.right, ui.order_no, ui.order_field, {.max_bytes = 200}).submitted;
    if (!ui.amount_wrong.empty()) {
        column.min.y -= ctx.px(6);
        complain(ctx, column, ui.amount_wrong);
    }
    if (!ctx.app.playbooks.empty()) draw_playbook_cards(ctx, ui, column);
    draw_case_plan(ctx, ui, column);
    draw_problem(ctx, ui, problem_box);
    return submitted;
}

// In a low window the form scrolls; rings and shadows keep their room at its sides.
bool draw_scrolled_form(Context& ctx, NewCaseUi& ui, const Rect& rest) {
    const float ring = ctx.px(5);
    const Scroll scroll(ctx, "new/form", rest.inset(-ring, -ring), ui.form_height + ring, ui.form_scroll);
    Rect column{{rest.min.x, scroll.top() + ring}, {rest.max.x, rest.min.y + kEndless_px}};
    const bool submitted = draw_form(ctx, ui, column);
    ui.form_height = column.min.y - scroll.top();
    return submitted;
}

// While files still come, giving them up is asked about.
void draw_give_up(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, Rect row) {
    const ButtonSpec drop{.text = ctx.tr("import_drop_all"_tr), .look = ButtonLook::danger};
    const ButtonSpec keep{.text = ctx.tr("import_keep_on"_tr), .look = ButtonLook::primary};
    if (button(ctx, "new/keep", row.take_right(button_width(ctx, keep), ctx.px(10)), keep) || ctx.key(Key::enter))
        ui.ask_drop = false;
    events.cancelled = button(ctx, "new/drop", row.take_right(button_width(ctx, drop), ctx.px(12)), drop);
    label(ctx, row, body_bold(ctx), Role::text, ctx.tr("import_ask_drop"_tr), Align::right);
}

void draw_buttons(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, Rect row, bool submitted) {
    const ButtonSpec create{.text = ctx.tr("action_create_case"_tr), .look = ButtonLook::primary};
    const bool accept = button(ctx, "new/create", row.take_right(button_width(ctx, create), ctx.px(10)), create);
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr)};
    events.cancelled = button(ctx, "new/cancel", row.take_right(button_width(ctx, cancel)), cancel);
    if (accept || submitted || ctx.key(Key::enter) || ctx.key(Key::enter, true)) events.create = make_case(ctx, ui);
}

// Whether the dialog may go.
bool may_cancel(Context& ctx, NewCaseUi& ui) {
    const bool importing = ctx.app.import.total > 0 && ctx.app.import.for_new_case;
    if (!importing || ui.ask_drop) return true;
    ui.ask_drop = true;
    ctx.text_focus.drop();
    ctx.wake_after(0);
    return false;
}

}  // namespace

void open_new_case(NewCaseUi& ui) {
    ui = NewCaseUi{};
    ui.open = true;
    ui.just_opened = true;
}

NewCaseEvents draw_new_case(Context& ctx, NewCaseUi& ui) {
    NewCaseEvents events;
    if (ui.just_opened) {
        ui.just_opened = false;
        ui.title = suggested_title(ctx);
        ui.home = ctx.app.choices.home;
        ui.title_field.want_focus = ui.title_field.select_on_focus = true;
        if (const auto* playbook = core::find_playbook(ctx.app.playbooks, ui.playbook)) choose_playbook(ui, *playbook);
    }
    const bool active =
        std::exchange(ctx.layer_active, ctx.layer_active && !ui.playbook_menu.open && !ui.region_menu.open);
    {
        Modal modal(ctx, {.name = "new",
                          .design_size = {kWidth, kHeight},
                          .heading = ctx.tr("action_new_case"_tr),
                          .click_away = false});
        draw_region_chip(ctx, ui, modal.head);
        auto rest = modal.body;
        auto buttons = modal.footer;
        const float pane = std::min(ctx.px(kPreviewPane), rest.width() * 0.36F);
        if (pane >= ctx.px(kLeastPane)) {
            auto pictures = rest.take_left(pane, ctx.px(22));
            buttons.min.x = rest.min.x;
            pictures.max.y = modal.footer.max.y;
            draw_case_pictures(ctx, ui, events, pictures);
        } else {
            const auto pick = buttons.take_left(ctx.px(kButtonHeight), ctx.px(10));
            events.pick = icon_button(ctx, "new/pick", pick, icon::folder_image, ctx.tr("choose_screenshots"_tr));
        }
        const bool submitted = draw_scrolled_form(ctx, ui, rest);
        const ReadingOrder order(ctx.focus);
        if (ctx.app.import.total == 0) ui.ask_drop = false;
        if (ui.ask_drop)
            draw_give_up(ctx, ui, events, buttons);
        else
            draw_buttons(ctx, ui, events, buttons, submitted);
        if (modal.dismissed()) events.cancelled = true;
        if (events.cancelled && !may_cancel(ctx, ui)) events.cancelled = false;
    }
    ctx.layer_active = active;
    draw_playbook_menu(ctx, ui);
    draw_region_menu(ctx, ui);
    if (events.create || events.cancelled) ui.open = false;
    return events;
}

}  // namespace recoup::ui::inline capture
