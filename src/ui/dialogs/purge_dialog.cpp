#include "ui/dialogs/purge_dialog.h"

#include <algorithm>
#include <array>

#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

using Step = PurgeLook::Step;

constexpr float kPurgeWidth = 580;
constexpr float kPurgePitch = 22;
constexpr int kMostPurgeText = 4;
constexpr std::size_t kMostHeld = 5;

struct Age {
    int days;
    core::Tr name;
};
constexpr std::array<Age, 4> kAges{
    {{0, "purge_all"_tr}, {30, "purge_month"_tr}, {90, "purge_quarter"_tr}, {365, "purge_year"_tr}}};

bool is_working(Step step) {
    return step == Step::reading || step == Step::purging || step == Step::replacing;
}
bool is_over(Step step) {
    return step == Step::purged || step == Step::replacing;
}

core::Tr purge_text(const PurgeLook& look) {
    if (!is_over(look.step)) return "purge_text"_tr;
    return look.held.empty() ? "purge_done_text"_tr : "purge_held_text"_tr;
}

std::vector<std::string> purge_lines(const Context& ctx, const PurgeLook& look) {
    if (look.step == Step::reading) return {std::string(ctx.tr("purge_reading"_tr))};
    if (look.step == Step::purging) return {std::string(ctx.tr("purge_running"_tr))};
    auto lines = is_over(look.step) ? look.held : look.what;
    if (lines.empty() && look.step == Step::asking) lines.emplace_back(ctx.tr("purge_nothing"_tr));
    if (lines.size() > kMostHeld + 1) {
        const auto more = lines.size() - kMostHeld;
        lines.resize(kMostHeld);
        lines.push_back(ctx.trf("purge_more"_tr, more));
    }
    return lines;
}

void draw_ages(Context& ctx, const Rect& box, const PurgeLook& look) {
    std::array<std::string_view, kAges.size()> names;
    std::ranges::transform(kAges, names.begin(), [&](const Age& age) { return ctx.tr(age.name); });
    const auto selected = std::ranges::find(kAges, look.days, &Age::days) - kAges.begin();
    outline(ctx, box.inset(-ctx.px(1)), Role::line, 9);
    const int chosen = segments(ctx, "purge/age", box, names, static_cast<int>(selected));
    if (chosen >= 0 && !is_working(look.step))
        ctx.ask(LookAtPurgeRequest{kAges[static_cast<std::size_t>(chosen)].days});
}

// Before it is done, the one thing that is asked; afterwards, what of the backups.
void draw_purge_buttons(Context& ctx, Rect row, const PurgeLook& look) {
    const auto wait = is_working(look.step) ? ctx.tr("purge_wait"_tr) : std::string_view();
    const auto place = [&](const ButtonSpec& spec) { return row.take_right(button_width(ctx, spec), ctx.px(12)); };
    if (!is_over(look.step)) {
        const ButtonSpec erase{.text = ctx.tr("purge_now"_tr),
                               .icon = icon::remove,
                               .look = ButtonLook::danger,
                               .why_not = wait.empty() && look.what.empty() ? ctx.tr("purge_nothing"_tr) : wait};
        if (button(ctx, "purge/now", place(erase), erase)) ctx.ask(PurgeRequest{});
        return;
    }
    const ButtonSpec close{.text = ctx.tr("action_close"_tr), .look = ButtonLook::primary, .why_not = wait};
    const ButtonSpec replace{.text = ctx.tr("purge_replace"_tr), .icon = icon::save, .why_not = wait};
    if (look.held.empty()) {
        if (button(ctx, "purge/done", place(close), close)) ctx.ask(ClosePurgeRequest{});
    } else if (button(ctx, "purge/replace", place(replace), replace)) {
        ctx.ask(ReplaceBackupsRequest{});
    }
}

}  // namespace

bool draw_purge(Context& ctx, PurgeUi&) {
    if (!ctx.app.purge) return true;
    const auto& look = *ctx.app.purge;
    const auto text = look.failed.empty() ? ctx.tr(purge_text(look)) : std::string_view(look.failed);
    const auto lines = purge_lines(ctx, look);
    const auto broken = ctx.text.break_lines(body(ctx), text, ctx.px(kPurgeWidth - 48), kMostPurgeText).size();
    const float text_height = kPurgePitch * static_cast<float>(std::max<std::size_t>(1, broken));
    const float ages = is_over(look.step) ? 0 : 52;
    const float height = 152 + text_height + ages + kPurgePitch * static_cast<float>(lines.size());
    Modal modal(ctx, {.name = "purge",
                      .design_size = {kPurgeWidth, height},
                      .heading = ctx.tr(is_over(look.step) ? "purge_done"_tr : "purge_title"_tr),
                      .detail = {},
                      .click_away = false});
    auto column = modal.body;
    const auto place = column.take_top(ctx.px(text_height), ctx.px(12));
    ctx.text.draw_wrapped(ctx.list(), place.min, body(ctx),
                          ctx.theme[look.failed.empty() ? Role::muted : Role::bad_text], text, place.width(),
                          kMostPurgeText, ctx.px(kPurgePitch));
    if (ages > 0) draw_ages(ctx, column.take_top(ctx.px(36), ctx.px(16)), look);
    for (const auto& line : lines) label(ctx, column.take_top(ctx.px(kPurgePitch)), body(ctx), Role::text, line);
    draw_purge_buttons(ctx, modal.footer, look);
    if (!modal.dismissed()) return false;
    ctx.ask(ClosePurgeRequest{});
    return true;
}

}  // namespace recoup::ui::inline dialogs
