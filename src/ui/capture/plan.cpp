#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "core/base/text.h"
#include "core/edit/new_case.h"
#include "core/law/count.h"
#include "core/law/rule.h"
#include "ui/capture/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"
#include "ui/settings/home_card.h"

namespace recoup::ui::inline capture {
namespace {

constexpr float kCardPad = 12;
constexpr std::size_t kCards = 6, kInRow = 3;
constexpr std::array<std::chrono::hours, 5> kDeadlineChoices{std::chrono::hours{0}, std::chrono::hours{24},
                                                             std::chrono::hours{72}, std::chrono::hours{7 * 24},
                                                             std::chrono::hours{30 * 24}};

// Those for the problem, then the others in their order: as many as there are cards, the chosen one among them.
std::vector<const core::Playbook*> cards_of(const Context& ctx, const NewCaseUi& ui) {
    std::vector<const core::Playbook*> cards;
    const auto* chosen = playbook_of(ctx, ui);
    const auto add = [&](bool fitting) {
        for (const auto& one : ctx.app.playbooks) {
            const bool fits = std::find(one.problems.begin(), one.problems.end(), ui.problem) != one.problems.end();
            if (fits == fitting && cards.size() < kCards) cards.push_back(&one);
        }
    };
    add(true);
    add(false);
    if (chosen && std::find(cards.begin(), cards.end(), chosen) == cards.end()) cards.back() = chosen;
    return cards;
}

constexpr float kTitlePitch = 20, kTextPitch = 17;
constexpr int kMostTitleLines = 2, kMostTextLines = 2;

float card_height(Context& ctx, const core::Playbook& playbook, float width_px) {
    const float inner = width_px - ctx.px(2 * kCardPad);
    const auto lang = ctx.reader.lang;
    const auto names = ctx.text.break_lines(body_bold(ctx), playbook.title.in(lang), inner, kMostTitleLines).size();
    const auto texts = ctx.text.break_lines(small(ctx), playbook.recognise.in(lang), inner, kMostTextLines).size();
    return ctx.px(18 + 2 + kTitlePitch * static_cast<float>(names) + kTextPitch * static_cast<float>(texts));
}

void draw_card(Context& ctx, NewCaseUi& ui, const core::Playbook& playbook, bool on, const Rect& box) {
    const auto id = "new/playbook/" + playbook.id;
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 10);
    fill(ctx, box, on ? Role::accent_bg : pressed.hovered ? Role::background : Role::surface, 10);
    outline(ctx, box, on ? Role::accent : Role::line, 10, on ? 1.5F : 1);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto inner = box.inset(ctx.px(kCardPad), ctx.px(9));
    const auto wrapped = [&](const TextStyle& style, Role role, std::string_view text, int lines, float pitch) {
        inner.take_top(ctx.text.draw_wrapped(ctx.list(), inner.min, style, ctx.theme[role], text, inner.width(), lines,
                                             ctx.px(pitch)),
                       ctx.px(2));
    };
    wrapped(body_bold(ctx), Role::text, playbook.title.in(ctx.reader.lang), kMostTitleLines, kTitlePitch);
    wrapped(small(ctx), Role::muted, playbook.recognise.in(ctx.reader.lang), kMostTextLines, kTextPitch);
    tooltip(ctx, pressed, box, playbook.recognise.in(ctx.reader.lang));
    if (pressed.clicked) choose_playbook(ui, playbook);
}

// A checkbox whose words may need several lines; none of them is left out.
bool long_checkbox(Context& ctx, const char* id, Rect& column, std::string_view text, bool on) {
    constexpr int kMostLines = 4;
    const float indent = ctx.px(26), pitch = ctx.px(20);
    const auto lines = ctx.text.break_lines(body(ctx), text, column.width() - indent, kMostLines).size();
    const auto box = column.take_top(pitch * static_cast<float>(lines) + ctx.px(4), ctx.px(4));
    const auto pressed = hit(ctx, id, box, Reach::focusable, 6);
    icon_label(ctx, Rect::at(box.min.x, box.min.y + ctx.px(2), ctx.px(18), pitch), 18, on ? Role::accent : Role::faint,
               on ? icon::checkbox_on : icon::checkbox_off);
    ctx.text.draw_wrapped(ctx.list(), {box.min.x + indent, box.min.y + ctx.px(2)}, body(ctx), ctx.theme[Role::text],
                          text, box.width() - indent, kMostLines, pitch);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    return pressed.clicked;
}

void draw_slots(Context& ctx, NewCaseUi& ui, Rect& inner) {
    std::string slots;
    if (const auto* playbook = playbook_of(ctx, ui))
        for (const auto kind : playbook->slots()) {
            if (!slots.empty()) slots += ctx.tr("list_comma"_tr);
            slots += core::label(ctx.reader.lang, kind);
        }
    if (slots.empty()) return;
    if (long_checkbox(ctx, "new/slots", inner, ctx.trf("new_slots"_tr, slots), ui.with_slots))
        ui.with_slots = !ui.with_slots;
}

// Each by name; where the day is known that starts its count, with its date.
void draw_presets(Context& ctx, NewCaseUi& ui, Rect& inner) {
    const auto rules = presets_of(ctx, ui);
    bool asked = false;
    for (const auto* rule : rules) {
        const bool goods = rule->trigger == core::Trigger::received;
        if (goods && !asked) {
            const auto hint = rule->trigger_label.in(ctx.reader.lang);
            auto row = inner.take_top(ctx.px(kButtonHeight), ctx.px(6));
            date_field(ctx, "new/received", row.take_left(std::min(ctx.px(220), row.width())), ui.received,
                       ui.received_field, ui.received_months,
                       {.hint = hint, .bad = ui.received_bad, .rule = rule, .calendar = rule->calendar});
            asked = true;
        }
        const auto due = due_of(ctx, ui, *rule);
        const auto when = due ? core::show_when(ctx.reader, *due)
                              : ctx.trf("new_preset_from"_tr, rule->trigger_label.in(ctx.reader.lang));
        auto text = ctx.trf("new_preset"_tr, rule->title.in(ctx.reader.lang));
        text += " · " + when;
        const auto id = "new/preset/" + rule->id;
        const bool on = !ui.without_rules.contains(rule->id);
        if (!long_checkbox(ctx, id.c_str(), inner, text, on)) continue;
        if (on)
            ui.without_rules.insert(rule->id);
        else
            ui.without_rules.erase(rule->id);
    }
    if (core::trim(ui.received).empty() || received_of(ctx, ui)) ui.received_bad = false;
}

void draw_reply(Context& ctx, NewCaseUi& ui, Rect& inner) {
    auto row = inner.take_top(ctx.px(32), ctx.px(4));
    const float caption = ctx.text.measure(body(ctx), ctx.tr("new_deadline"_tr)) + ctx.px(2);
    label(ctx, row.take_left(caption, ctx.px(12)), body(ctx), Role::text, ctx.tr("new_deadline"_tr));
    const std::array<std::string_view, 5> choices{ctx.tr("deadline_choice_none"_tr), ctx.tr("deadline_choice_24h"_tr),
                                                  ctx.tr("deadline_choice_3d"_tr), ctx.tr("deadline_choice_7d"_tr),
                                                  ctx.tr("deadline_choice_30d"_tr)};
    const int chosen = segments(ctx, "new/deadline", row, choices, ui.deadline);
    if (chosen >= 0) ui.deadline = chosen;
}

}  // namespace

const core::Playbook* playbook_of(const Context& ctx, const NewCaseUi& ui) {
    return core::playbook_of(ctx.app.playbooks, ui.playbook, ui.problem);
}

std::vector<const core::Rule*> presets_of(const Context& ctx, const NewCaseUi& ui) {
    return core::preset_rules(playbook_of(ctx, ui), ctx.app.rules, ui.home.region);
}

bool counts_from_goods(const Context& ctx, const NewCaseUi& ui) {
    const auto rules = presets_of(ctx, ui);
    return std::any_of(rules.begin(), rules.end(),
                       [](const auto* rule) { return rule->trigger == core::Trigger::received; });
}

std::optional<core::NewDeadline> reply_deadline_of(const Context& ctx, const NewCaseUi& ui) {
    const auto wait = kDeadlineChoices[static_cast<std::size_t>(ui.deadline)];
    if (wait.count() == 0) return std::nullopt;
    return core::NewDeadline{.title = std::string(ctx.tr("deadline_reply"_tr)),
                             .due = core::at_instant(ctx.reader.now + wait),
                             .actor = core::Actor::merchant};
}

std::optional<core::When> received_of(const Context& ctx, const NewCaseUi& ui) {
    return date_in(ctx, ui.received, core::Looks::back);
}

std::optional<core::When> due_of(const Context& ctx, const NewCaseUi& ui, const core::Rule& rule) {
    core::CaseFields fields;
    fields.received_at = received_of(ctx, ui);
    const auto from = core::start_of(rule, fields);
    if (!from) return std::nullopt;
    const auto zone = core::zone_of(rule, *from, ctx.reader.zone);
    return core::count(rule, {.trigger = *from}, ctx.app.rules, *ctx.reader.zones, zone).due;
}

void choose_playbook(NewCaseUi& ui, const core::Playbook& playbook) {
    ui.problem_chosen = true;
    ui.playbook = playbook.id;
    ui.problem = core::problem_for(playbook, ui.problem);
}

void choose_none(NewCaseUi& ui) {
    ui.problem_chosen = true;
    ui.playbook.clear();
    ui.problem = core::Problem::other;
}

void draw_playbook_cards(Context& ctx, NewCaseUi& ui, Rect& column) {
    auto caption = column.take_top(ctx.px(18), ctx.px(4));
    label(ctx, caption, small(ctx), Role::muted, ctx.tr("new_what_happened"_tr));
    if (link(ctx, "new/playbooks", caption, icon::menu_down, ctx.trf("new_all_playbooks"_tr, ctx.app.playbooks.size())))
        open_menu(ctx, ui.playbook_menu, {{caption.max.x, caption.min.y}, {column.max.x, caption.max.y}});
    const float width = std::floor((column.width() - (kInRow - 1) * ctx.px(10)) / kInRow);
    const auto cards = cards_of(ctx, ui);
    float height = 0;
    for (const auto* one : cards) height = std::max(height, card_height(ctx, *one, width));
    const auto* chosen = playbook_of(ctx, ui);
    Rect row;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (i % kInRow == 0) row = column.take_top(height, ctx.px(i + kInRow < cards.size() ? 10 : 12));
        draw_card(ctx, ui, *cards[i], cards[i] == chosen, row.take_left(width, ctx.px(10)));
    }
}

void draw_playbook_menu(Context& ctx, NewCaseUi& ui) {
    if (!ui.playbook_menu.open) return;
    std::vector<MenuItem> items;
    const auto* chosen = playbook_of(ctx, ui);
    for (const auto& one : ctx.app.playbooks)
        items.push_back({.text = std::string(one.title.in(ctx.reader.lang)), .checked = &one == chosen});
    items.push_back({.text = std::string(core::label(ctx.reader.lang, core::Problem::other)), .checked = !chosen});
    const int at = draw_menu(ctx, "new/playbook_menu", ui.playbook_menu, items);
    if (at >= 0 && at < std::ssize(ctx.app.playbooks))
        choose_playbook(ui, ctx.app.playbooks[static_cast<std::size_t>(at)]);
    else if (at >= 0)
        choose_none(ui);
}

void draw_region_chip(Context& ctx, NewCaseUi& ui, Rect head) {
    const auto text = core::region_rules(ctx.reader.lang, ui.home.region);
    const float width = std::ceil(ctx.text.measure(small(ctx), text)) + ctx.px(64);
    if (head.width() < width) return;
    const auto place = head.take_right(width);
    const auto box = Rect::at(place.min.x, place.centre().y - ctx.px(14), width, ctx.px(28));
    const auto pressed = hit(ctx, "new/region", box, Reach::focusable, 14);
    if (pressed.hovered) fill(ctx, box, Role::background, 14);
    outline(ctx, box, ui.region_menu.open ? Role::accent : Role::muted, 14);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto inner = box.inset(ctx.px(10), 0);
    icon_label(ctx, inner.take_left(ctx.px(16), ctx.px(6)), 16, Role::muted, icon::earth);
    icon_label(ctx, inner.take_right(ctx.px(16), ctx.px(2)), 16, Role::muted, icon::menu_down);
    label(ctx, inner, small(ctx), Role::muted, text);
    if (pressed.clicked) open_menu(ctx, ui.region_menu, box);
}

void draw_region_menu(Context& ctx, NewCaseUi& ui) {
    if (!ui.region_menu.open) return;
    std::vector<MenuItem> items;
    for (const auto& one : core::regions())
        items.push_back({.text = std::string(ctx.tr(one.name)), .checked = one.token == ui.home.region});
    const int at = draw_menu(ctx, "new/region_menu", ui.region_menu, items);
    if (at < 0) return;
    // Nothing typed yet: the money of that region, too.
    const auto& chosen = core::regions()[static_cast<std::size_t>(at)];
    if (core::trim(ui.amount).empty())
        move_home(ui.home, std::string(chosen.token));
    else
        ui.home.region = chosen.token;
}

void draw_case_plan(Context& ctx, NewCaseUi& ui, Rect& column) {
    Panel panel(ctx, column, {.heading = ctx.tr("new_will_create"_tr), .fill = {}});
    auto& inner = panel.body;
    draw_slots(ctx, ui, inner);
    draw_presets(ctx, ui, inner);
    draw_reply(ctx, ui, inner);
    auto text = std::string(ctx.tr("new_will_not"_tr));
    if (const auto deadline = reply_deadline_of(ctx, ui))
        text = deadline->title + " · " + ctx.trf("deadline_due_by"_tr, core::show_when(ctx.reader, deadline->due));
    label(ctx, inner.take_top(ctx.px(18)), small(ctx), Role::muted, text);
}

}  // namespace recoup::ui::inline capture
