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

constexpr float kWidth = 1088, kHeight = 720, kPreviewPane = 400, kLeastPane = 200;

std::string suggested_title(const Context& ctx) {
    return ctx.trf("new_suggested_title"_tr, core::show_exact(ctx.reader, ctx.reader.now).substr(5, 11));
}

void take_amount(const Context& ctx, NewCaseUi& ui, core::CaseFields& fields) {
    ui.amount_wrong.clear();
    fields.currency = ui.home.currency;
    if (core::trim(ui.amount).empty()) {
        const auto* read = proposal(ctx, ui, ReadField::amount);
        if (!read || !read->minor) return;
        fields.paid_minor = read->minor;
        fields.currency = read->currency;
        return;
    }
    const auto minor = core::read_amount_in(ui.amount, {ui.home.currency, ui.home.region}).and_then([&](auto read) {
        return core::above_zero(read, ui.home.currency);
    });
    if (minor)
        fields.paid_minor = *minor;
    else
        ui.amount_wrong = core::sentence(ctx.reader.lang, minor.error());
}

void take_paid_at(const Context& ctx, NewCaseUi& ui, core::CaseFields& fields) {
    const auto* read = proposal(ctx, ui, ReadField::paid_at);
    if (core::trim(ui.paid_at).empty()) {
        if (read && read->when) fields.paid_at = read->when;
        return;
    }
    fields.paid_at = read && read->text == ui.paid_at ? read->when : date_in(ctx, ui.paid_at, core::Looks::back);
    ui.paid_bad = !fields.paid_at;
}

// What was typed, else what is proposed.
std::string typed_or(const std::string& typed, const std::string& proposed) {
    return core::trim(typed).empty() ? proposed : typed;
}

// With the kinds of proof that the pictures seem to be.
std::vector<core::NewEvidence> evidence_of(const Context& ctx, const NewCaseUi& ui) {
    std::vector<core::NewEvidence> all;
    const auto* read = ui.proposals_dropped ? nullptr : ctx.app.drafts_read;
    for (const auto& draft : ctx.app.drafts) {
        auto& one = all.emplace_back(draft.evidence);
        if (read && one.kind == core::EvidenceKind::other && all.size() <= read->suggestion.pictures.size())
            one.kind = read->suggestion.pictures[all.size() - 1].kind;
    }
    return all;
}

// The case as the form says, and where it says nothing as the pictures do; or nothing and the fields marked that cannot
// be.
std::optional<core::AddCase> make_case(const Context& ctx, NewCaseUi& ui) {
    core::NewCase wanted{.with_slots = ui.with_slots, .without_rules = ui.without_rules, .lang = ctx.reader.lang};
    auto& fields = wanted.fields;
    fields.title = typed_or(ui.title, proposed_title(ctx, ui));
    ui.title_bad = core::trim(*fields.title).empty();
    ui.paid_bad = false;
    take_amount(ctx, ui, fields);
    take_paid_at(ctx, ui, fields);
    fields.jurisdiction = ui.home.region;
    if (counts_from_goods(ctx, ui) && !core::trim(ui.received).empty()) {
        const auto when = received_of(ctx, ui);
        ui.received_bad = !when;
        if (when) fields.received_at = when;
    }
    if (ui.title_bad || !ui.amount_wrong.empty() || ui.received_bad || ui.paid_bad) return std::nullopt;
    fields.platform = typed_or(ui.platform, proposed_text(ctx, ui, ReadField::platform));
    fields.problem = ui.problem;
    fields.order_no = typed_or(ui.order_no, proposed_text(ctx, ui, ReadField::order));
    if (core::find_playbook(ctx.app.playbooks, ui.playbook)) fields.playbook = ui.playbook;
    wanted.evidence = evidence_of(ctx, ui);
    note_taken(ctx, ui);
    wanted.read_from = read_from(ctx, ui);
    if (const auto deadline = reply_deadline_of(ctx, ui)) wanted.deadlines.push_back(*deadline);
    return core::add_case(std::move(wanted), ctx.app.playbooks, ctx.app.rules);
}

// ---- the form

struct Pair {
    Rect left, right;
};

// Two fields beside each other.
struct Asked {
    core::Tr caption;
    ReadField field;
};
Pair two(Context& ctx, const NewCaseUi& ui, Rect& column, Asked left, Asked right) {
    auto captions = column.take_top(ctx.px(18), ctx.px(3));
    auto boxes = column.take_top(ctx.px(kButtonHeight), ctx.px(12));
    const float half = (captions.width() - ctx.px(16)) / 2;
    draw_caption(ctx, ui, captions.take_left(half, ctx.px(16)), left.caption, left.field);
    draw_caption(ctx, ui, captions, right.caption, right.field);
    const auto first = boxes.take_left(half, ctx.px(16));
    return {first, boxes};
}

// The fields, and which of them has the keyboard.
struct FormDrawn {
    bool submitted = false;  // Enter was pressed in one
    std::optional<std::pair<ReadField, Rect>> focused;

    void add(ReadField field, const Rect& box, const TextFieldResult& result) {
        submitted = submitted || result.submitted;
        if (result.focused) focused = {field, box};
    }
};

void draw_title(Context& ctx, NewCaseUi& ui, Rect& column, FormDrawn& drawn) {
    const auto proposed = proposed_title(ctx, ui);
    if (!proposed.empty() && ui.title == ui.usual_title) ui.title.clear();
    const auto result =
        field(ctx, "new/title", captioned(ctx, column, ctx.tr("title"_tr)), ui.title, ui.title_field,
              {.hint = ctx.tr("form_title_hint"_tr), .suggestion = proposed, .bad = ui.title_bad, .max_bytes = 600});
    drawn.submitted = drawn.submitted || result.submitted;
}

void draw_amount(Context& ctx, NewCaseUi& ui, const Rect& box, FormDrawn& drawn) {
    const auto proposed = proposed_text(ctx, ui, ReadField::amount);
    const auto amount = money_field(
        ctx, "new/amount", box, ui.amount, ui.amount_field, ui.currency_list, ui.home,
        {.hint = core::example_amount(ui.home.currency), .suggestion = proposed, .bad = !ui.amount_wrong.empty()});
    if (amount.field.changed) ui.amount_wrong.clear();
    drawn.add(ReadField::amount, box, amount.field);
}

void draw_platform(Context& ctx, NewCaseUi& ui, const Rect& box, FormDrawn& drawn) {
    const auto suggest = [&](std::string_view typed) {
        return core::platforms_like(ctx.app.state, typed, kMostSuggested);
    };
    const auto proposed = proposed_text(ctx, ui, ReadField::platform);
    const FieldSpec spec{.hint = ctx.tr("form_platform_hint"_tr), .suggestion = proposed, .max_bytes = 200};
    const auto result =
        suggest_field(ctx, "new/platform", box, ui.platform, ui.platform_field, spec, ui.platform_list, suggest);
    drawn.add(ReadField::platform, box, result.field);
}

void draw_order(Context& ctx, NewCaseUi& ui, const Rect& box, FormDrawn& drawn) {
    const auto proposed = proposed_text(ctx, ui, ReadField::order);
    drawn.add(ReadField::order, box,
              field(ctx, "new/order", box, ui.order_no, ui.order_field, {.suggestion = proposed, .max_bytes = 200}));
}

void draw_paid_at(Context& ctx, NewCaseUi& ui, const Rect& box, FormDrawn& drawn) {
    const auto proposed = proposed_text(ctx, ui, ReadField::paid_at);
    const auto result = date_field(ctx, "new/paid_at", box, ui.paid_at, ui.paid_field, ui.paid_months,
                                   {.suggestion = proposed, .bad = ui.paid_bad});
    if (result.changed) ui.paid_bad = false;
    drawn.add(ReadField::paid_at, box, result);
}

FormDrawn draw_form(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, Rect& column) {
    const ReadingOrder order(ctx.focus);
    FormDrawn drawn;
    if (draw_belongs(ctx, column)) events.attach_to = ctx.app.drafts_read->belongs->case_uuid;
    draw_title(ctx, ui, column, drawn);
    const auto first =
        two(ctx, ui, column, {"form_paid"_tr, ReadField::amount}, {"case_platform"_tr, ReadField::platform});
    draw_amount(ctx, ui, first.left, drawn);
    draw_platform(ctx, ui, first.right, drawn);
    if (!ui.amount_wrong.empty()) {
        column.min.y -= ctx.px(6);
        complain(ctx, column, ui.amount_wrong);
    } else {
        draw_others(ctx, ui, column);
    }
    const auto second =
        two(ctx, ui, column, {"case_order_no"_tr, ReadField::order}, {"case_paid_at"_tr, ReadField::paid_at});
    draw_order(ctx, ui, second.left, drawn);
    draw_paid_at(ctx, ui, second.right, drawn);
    take_problem(ctx, ui);
    if (!ctx.app.playbooks.empty()) draw_playbook_cards(ctx, ui, column);
    draw_case_plan(ctx, ui, column);
    note_taken(ctx, ui);
    return drawn;
}

// In a low window the form scrolls; rings and shadows keep their room at its sides.
FormDrawn draw_scrolled_form(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& rest) {
    const float ring = ctx.px(5);
    const Scroll scroll(ctx, "new/form", rest.inset(-ring, -ring), ui.form_height + ring, ui.form_scroll);
    Rect column{{rest.min.x, scroll.top() + ring}, {rest.max.x, rest.min.y + kEndless_px}};
    auto drawn = draw_form(ctx, ui, events, column);
    ui.form_height = column.min.y - scroll.top();
    return drawn;
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
    const bool proposes = has_proposals(ctx, ui);
    const ButtonSpec create{.text = ctx.tr(proposes ? "action_take_and_create"_tr : "action_create_case"_tr),
                            .look = ButtonLook::primary,
                            .key = "Enter"};
    const bool accept = button(ctx, "new/create", row.take_right(button_width(ctx, create), ctx.px(10)), create);
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr)};
    events.cancelled = button(ctx, "new/cancel", row.take_right(button_width(ctx, cancel), ctx.px(12)), cancel);
    const ButtonSpec watch{.text = ctx.tr("watch_instead"_tr), .icon = icon::eye, .look = ButtonLook::ghost};
    const bool roomy = row.width() > button_width(ctx, watch) + ctx.px(24);
    const auto beside = row.take_right(roomy ? button_width(ctx, watch) : ctx.px(kButtonHeight), ctx.px(12));
    if (roomy ? button(ctx, "new/watch", beside, watch)
              : icon_button(ctx, "new/watch", beside, icon::eye, ctx.tr("watch_instead"_tr)))
        if (auto made = make_case(ctx, ui)) events.create = core::only_watched(std::move(*made), core::Watch::purchase);
    if (const auto how = ctx.tr("read_how"_tr); proposes && ctx.text.measure(small(ctx), how) < row.width())
        label(ctx, row, small(ctx), Role::faint, how);
    if (accept || submitted || ctx.key(Key::enter) || ctx.key(Key::enter, true)) events.create = make_case(ctx, ui);
}

// Esc once takes the proposals away.
void drop_proposals(const Context& ctx, NewCaseUi& ui) {
    ui.proposals_dropped = true;
    if (core::trim(ui.title).empty()) ui.title = suggested_title(ctx);
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
        ui.title = ui.usual_title = suggested_title(ctx);
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
        draw_read_chip(ctx, ui, modal.head);
        auto rest = modal.body;
        std::vector<ReadFrame> frames;
        auto buttons = modal.footer;
        const float pane = std::min(ctx.px(kPreviewPane), rest.width() * 0.36F);
        if (pane >= ctx.px(kLeastPane)) {
            auto pictures = rest.take_left(pane, ctx.px(22));
            buttons.min.x = rest.min.x;
            pictures.max.y = modal.footer.max.y;
            frames = draw_case_pictures(ctx, ui, events, pictures);
        } else {
            const auto pick = buttons.take_left(ctx.px(kButtonHeight), ctx.px(10));
            events.pick = icon_button(ctx, "new/pick", pick, icon::folder_image, ctx.tr("choose_screenshots"_tr));
        }
        const auto drawn = draw_scrolled_form(ctx, ui, events, rest);
        if (drawn.focused) join_frame(ctx, ui, frames, drawn.focused->first, drawn.focused->second);
        const ReadingOrder order(ctx.focus);
        if (ctx.app.import.total == 0) ui.ask_drop = false;
        if (ui.ask_drop)
            draw_give_up(ctx, ui, events, buttons);
        else
            draw_buttons(ctx, ui, events, buttons, drawn.submitted);
        if (has_proposals(ctx, ui) && ctx.key(Key::escape)) drop_proposals(ctx, ui);
        if (modal.dismissed()) events.cancelled = true;
        if (events.cancelled && !may_cancel(ctx, ui)) events.cancelled = false;
    }
    ctx.layer_active = active;
    draw_playbook_menu(ctx, ui);
    draw_region_menu(ctx, ui);
    if (events.create || events.cancelled || events.attach_to) ui.open = false;
    return events;
}

}  // namespace recoup::ui::inline capture
