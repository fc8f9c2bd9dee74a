// The calculator of what may be claimed: what is typed, the law behind it, every step, and its result as the claim.
#include "core/advice/claim.h"

#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/base/text.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr int kMostClaimLines = 8;

void start_again(ClaimDraft& draft, const core::ClaimRule& rule, const core::CaseRow& row) {
    draft.rule = rule.id;
    draft.values = {};
    const auto known = core::known_values(rule, row);
    std::size_t i = 0;
    for (const auto input : core::inputs_of(rule)) {
        if (const auto& value = known[input]) draft.values[i] = core::format_decimal(*value, row.currency);
        ++i;
    }
}

core::Result<core::Claim> result_of(Context& ctx, const ClaimDraft& draft, const core::ClaimRule& rule,
                                    const core::CaseRow& row) {
    core::ClaimValues values;
    std::size_t i = 0;
    for (const auto input : core::inputs_of(rule)) {
        const auto text = core::trim(draft.values[i++]);
        if (text.empty()) continue;
        const auto value = core::read_claim_input(input, text, {row.currency, row.jurisdiction});
        if (!value) return tl::unexpected(value.error());
        values[input] = *value;
    }
    return core::reckon(rule, values, row, ctx.reader.lang);
}

void draw_words(Context& ctx, Rect& column, Role role, std::string_view text) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[role], text,
                                               column.width(), kMostClaimLines, ctx.px(18));
    column.take_top(height, ctx.px(6));
}

void draw_law(Context& ctx, const core::ClaimRule& rule, Rect& column) {
    const auto lang = ctx.reader.lang;
    draw_words(ctx, column, Role::text,
               ctx.trf("pair_by_colon"_tr, ctx.tr("claim_conditions"_tr), rule.conditions.in(lang)));
    auto law = core::cite(rule, lang);
    if (rule.standing) law = ctx.trf("pair_by_brackets"_tr, law, core::label(lang, *rule.standing));
    draw_words(ctx, column, Role::muted, ctx.trf("pair_by_colon"_tr, ctx.tr("why_source"_tr), law));
    if (!rule.hint.empty()) draw_words(ctx, column, Role::muted, rule.hint.in(lang));
    column.take_top(0, ctx.px(4));
}

void draw_fields(Context& ctx, ClaimDraft& draft, const core::ClaimRule& rule, Rect& column) {
    const auto inputs = core::inputs_of(rule);
    const float gap = ctx.px(8), count = static_cast<float>(inputs.size());
    const float width = std::floor((column.width() - (count - 1) * gap) / count);
    auto row = column;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        auto cell = row.take_left(width, gap);
        const auto box = captioned(ctx, cell, core::label_of(rule, inputs[i], ctx.reader.lang));
        field(ctx, ("claim/value/" + std::to_string(i)).c_str(), box, draft.values[i], draft.fields[i],
              {.hint = "—", .max_bytes = 100});
        column.min.y = std::max(column.min.y, cell.min.y);
    }
    column.min.y -= ctx.px(4);
}

std::vector<std::string> titles_of(const std::vector<const core::ClaimRule*>& rules, core::Lang lang) {
    std::vector<std::string> titles;
    for (const auto* rule : rules) titles.emplace_back(rule->title.in(lang));
    return titles;
}

// The one that is chosen, after what was chosen just now. Not in an empty list.
const core::ClaimRule& choose(Context& ctx, DrawerFrame& frame, const std::vector<const core::ClaimRule*>& rules,
                              Rect& column) {
    auto& draft = *frame.ui.claim;
    auto at = std::ranges::find(rules, draft.rule, &core::ClaimRule::id);
    if (at == rules.end()) {
        at = rules.begin();
        start_again(draft, **at, frame.record.row);
    }
    const auto box = column.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const int chosen = select(ctx, "claim/kind", box, titles_of(rules, ctx.reader.lang),
                              static_cast<int>(at - rules.begin()), draft.list);
    if (chosen < 0) return **at;
    const auto& rule = *rules[static_cast<std::size_t>(chosen)];
    start_again(draft, rule, frame.record.row);
    return rule;
}

// Whether it was used.
bool draw_result(Context& ctx, DrawerFrame& frame, const core::Result<core::Claim>& claim, Rect& column) {
    const auto lang = ctx.reader.lang;
    const auto why_not = !claim                    ? core::sentence(lang, claim.error())
                         : claim->total_minor == 0 ? std::string(ctx.tr("claim_nothing"_tr))
                                                   : std::string();
    if (claim)
        for (const auto& step : claim->steps) draw_words(ctx, column, Role::text, step);
    auto line = column.take_top(ctx.px(kButtonHeight));
    const ButtonSpec use{.text = ctx.tr("claim_use"_tr), .look = ButtonLook::primary, .why_not = why_not};
    const bool pressed = button(ctx, "claim/use", line.take_right(button_width(ctx, use), ctx.px(12)), use);
    if (why_not.empty())
        label(ctx, line, body_bold(ctx), Role::text,
              core::format_amount(claim->total_minor, frame.record.row.currency));
    else
        label(ctx, line, small(ctx), Role::faint, why_not);
    if (!pressed || !why_not.empty()) return false;
    core::EditCase edit{frame.view.uuid, {}};
    edit.fields.claimed_minor.emplace(claim->total_minor);
    ctx.send(std::move(edit));
    return true;
}

}  // namespace

bool can_claim(Context& ctx, const DrawerFrame& frame) {
    return !core::claims_for(ctx.app.rules, frame.record).empty();
}

void open_claim(Context& ctx, DrawerFrame& frame) {
    ClaimDraft draft;
    const auto rules = core::claims_for(ctx.app.rules, frame.record);
    if (rules.empty()) return;
    start_again(draft, *rules.front(), frame.record.row);
    draft.fields[draft.values[0].empty() ? 0 : 1].want_focus = true;
    frame.ui.claim = std::move(draft);
    ctx.wake_after(0);
}

void draw_claim(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto rules = core::claims_for(ctx.app.rules, frame.record);
    if (!frame.ui.claim || rules.empty()) return;
    Panel panel(ctx, column, {.heading = ctx.tr("claim_box"_tr), .fill = {}});
    bool close = link(ctx, "claim/close", panel.heading, 0, ctx.tr("action_cancel"_tr), Role::muted);
    const auto& rule = choose(ctx, frame, rules, panel.body);
    draw_law(ctx, rule, panel.body);
    draw_fields(ctx, *frame.ui.claim, rule, panel.body);
    panel.body.take_top(0, ctx.px(6));
    close = draw_result(ctx, frame, result_of(ctx, *frame.ui.claim, rule, frame.record.row), panel.body) || close;
    if (!close) return;
    ctx.text_focus.drop();
    frame.ui.claim.reset();
    ctx.wake_after(0);
}

}  // namespace recoup::ui::inline drawer
