// The calculator of the usual shares: what is typed, the formula, and its result as the claim.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/advice/shares.h"
#include "core/base/amount_text.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

struct Kind {
    core::Tr name;
    core::Tr captions[3];
};
constexpr Kind kKinds[] = {
    {"share_days"_tr, {"share_price"_tr, "share_unused_days"_tr, "share_all_days"_tr}},
    {"share_hours"_tr, {"share_price"_tr, "share_outage_hours"_tr, "share_all_hours"_tr}},
    {"share_coupon"_tr, {"share_item"_tr, "share_order"_tr, "share_coupon_amount"_tr}},
};

std::optional<std::int64_t> whole(std::string_view text) {
    text = core::trim(text);
    std::int64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<core::Share> result_of(const ShareDraft& draft, const core::CaseRow& row) {
    const auto& currency = row.currency;
    const auto amount = [&](const std::string& text) {
        return core::read_amount_in(text, {currency, row.jurisdiction});
    };
    const auto first = amount(draft.values[0]);
    if (!first) return std::nullopt;
    if (draft.kind == ShareKind::coupon) {
        const auto order = amount(draft.values[1]);
        const auto coupon = amount(draft.values[2]);
        return order && coupon ? core::coupon_share(*first, *order, *coupon, currency) : std::nullopt;
    }
    const auto part = whole(draft.values[1]), all = whole(draft.values[2]);
    return part && all ? core::part_share(*first, *part, *all, currency) : std::nullopt;
}

void start_again(ShareDraft& draft, const core::CaseRow& row) {
    draft.values = {};
    if (!row.paid_minor) return;
    const auto paid = core::format_decimal(*row.paid_minor, row.currency);
    draft.values[draft.kind == ShareKind::coupon ? 1 : 0] = paid;
}

void draw_fields(Context& ctx, ShareDraft& draft, Rect& column) {
    auto row = column;
    const float width = std::floor((column.width() - 2 * ctx.px(8)) / 3);
    for (std::size_t i = 0; i < draft.values.size(); ++i) {
        auto cell = row.take_left(width, ctx.px(8));
        const auto box = captioned(ctx, cell, ctx.tr(kKinds[static_cast<std::size_t>(draft.kind)].captions[i]));
        field(ctx, ("share/value/" + std::to_string(i)).c_str(), box, draft.values[i], draft.fields[i],
              {.hint = "—", .max_bytes = 100});
        column.min.y = std::max(column.min.y, cell.min.y);
    }
    column.min.y -= ctx.px(4);
}

}  // namespace

void open_shares(Context& ctx, DrawerFrame& frame) {
    ShareDraft draft;
    if (frame.record.row.problem == core::Problem::service_outage) draft.kind = ShareKind::hours;
    start_again(draft, frame.record.row);
    draft.fields[1].want_focus = true;
    frame.ui.share = std::move(draft);
    ctx.wake_after(0);
}

void draw_shares(Context& ctx, DrawerFrame& frame, Rect& column) {
    if (!frame.ui.share) return;
    auto& draft = *frame.ui.share;
    const auto& row = frame.record.row;
    Panel panel(ctx, column, {.heading = ctx.tr("share_box"_tr), .fill = {}});
    bool close = link(ctx, "share/close", panel.heading, 0, ctx.tr("action_cancel"_tr), Role::muted);
    std::vector<std::string_view> names;
    for (const auto& kind : kKinds) names.push_back(ctx.tr(kind.name));
    const auto box = panel.body.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const int chosen = segments(ctx, "share/kind", box, names, static_cast<int>(draft.kind));
    if (chosen >= 0) {
        draft.kind = static_cast<ShareKind>(chosen);
        start_again(draft, row);
    }
    draw_fields(ctx, draft, panel.body);
    const auto share = result_of(draft, row);
    auto line = panel.body.take_top(ctx.px(kButtonHeight));
    const ButtonSpec use{.text = ctx.tr("share_use"_tr),
                         .look = ButtonLook::primary,
                         .why_not = share ? std::string_view() : ctx.tr("share_fill"_tr)};
    const bool used = button(ctx, "share/use", line.take_right(button_width(ctx, use), ctx.px(12)), use);
    label(ctx, line, share ? body_bold(ctx) : small(ctx), share ? Role::text : Role::faint,
          share ? std::string_view(share->formula) : ctx.tr("share_fill"_tr));
    if (used && share) {
        core::EditCase edit{frame.view.uuid, {}};
        edit.fields.claimed_minor.emplace(share->minor);
        ctx.send(std::move(edit));
        close = true;
    }
    if (!close) return;
    ctx.text_focus.drop();
    frame.ui.share.reset();
    ctx.wake_after(0);
}

}  // namespace recoup::ui::inline drawer
