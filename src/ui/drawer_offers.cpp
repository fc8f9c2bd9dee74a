// The rules that fit a case, each accepted with one click; a date that the case lacks is asked for.
#include <algorithm>
#include <cmath>

#include "core/why_view.h"
#include "ui/drawer_parts.h"
#include "ui/icons.h"
#include "ui/when_text.h"

namespace recoup::ui {
namespace {

constexpr std::size_t kFew = 4;
constexpr float kRow = 44;

void accept(Context& ctx, DrawerFrame& frame, const core::OfferView& offer, std::optional<core::When> from) {
    ctx.send(core::AcceptRule{
        .case_uuid = frame.view.uuid, .rule = offer.rule, .from = std::move(from), .lang = ctx.reader.lang});
    frame.ui.offer.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void ask_date(Context& ctx, DrawerFrame& frame, const core::OfferView& offer) {
    frame.ui.offer = OfferDraft{.rule = offer.rule, .when = {}, .when_field = {}};
    frame.ui.offer->when_field.want_focus = true;
    ctx.wake_after(0);
}

// A moment for hours, else a day; a span from now is no day that was.
std::optional<core::When> read_date(const Context& ctx, std::string_view text) {
    return core::parse_when(text, *ctx.reader.zones, ctx.reader.zone, ctx.reader.now);
}

void draw_question(Context& ctx, DrawerFrame& frame, const core::OfferView& offer, Rect& column) {
    auto& draft = *frame.ui.offer;
    const auto name = [&](const char* part) { return "offer/" + offer.rule + part; };
    label(ctx, column.take_top(ctx.px(18), ctx.px(4)), small(ctx), Role::muted,
          ctx.trf("offer_question"_tr, offer.question));
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const ButtonSpec keep{.text = ctx.tr("offer_add"_tr), .look = ButtonLook::primary};
    const auto keep_box = row.take_right(button_width(ctx, keep), ctx.px(8));
    const auto when = read_date(ctx, draft.when);
    const auto typed = field(ctx, name("/when").c_str(), row, draft.when, draft.when_field,
                             {.hint = ctx.tr("offer_when_hint"_tr), .bad = draft.tried && !when, .max_bytes = 100});
    const bool pressed = button(ctx, name("/keep").c_str(), keep_box, keep);
    if (draft.tried && !when) complain(ctx, column, ctx.tr("offer_when_bad"_tr));
    if (!pressed && !typed.submitted) return;
    draft.tried = true;
    if (when) accept(ctx, frame, offer, *when);
}

void draw_offer(Context& ctx, DrawerFrame& frame, const core::OfferView& offer, Rect& column) {
    const auto box = column.take_top(ctx.px(kRow), ctx.px(4));
    auto row = box;
    const auto id = "offer/" + offer.rule;
    const ButtonSpec add{.text = ctx.tr(offer.asks ? "offer_ask"_tr : "offer_add"_tr), .icon = icon::plus};
    const float width = button_width(ctx, add);
    auto place = row.take_right(width, ctx.px(12));
    place = Rect::at(place.min.x, std::round(place.centre().y - ctx.px(16)), width, ctx.px(32));
    const bool pressed = button(ctx, id.c_str(), place, add);
    if (!offer.due.empty()) {
        const float room = std::min(ctx.text.measure(small_bold(ctx), offer.due) + 1, row.width() * 0.4F);
        label(ctx, row.take_right(room, ctx.px(10)), small_bold(ctx), Role::muted, offer.due);
    }
    row = Rect::at(row.min.x, std::round(row.centre().y - ctx.px(19)), row.width(), ctx.px(38));
    label(ctx, row.take_top(ctx.px(20)), body_bold(ctx), Role::text, offer.title);
    label(ctx, row, small(ctx), Role::muted, offer.facts);
    if (frame.ui.offer && frame.ui.offer->rule == offer.rule) draw_question(ctx, frame, offer, column);
    if (!pressed) return;
    if (offer.asks)
        ask_date(ctx, frame, offer);
    else
        accept(ctx, frame, offer, std::nullopt);
}

std::span<const std::string> playbook_rules(const Context& ctx, const core::CaseRow& row) {
    const auto* playbook = core::playbook_of(ctx.app.playbooks, row.playbook, row.problem);
    return playbook ? std::span<const std::string>(playbook->rules) : std::span<const std::string>();
}

std::vector<core::Offer> offers_of(const Context& ctx, const DrawerFrame& frame) {
    if (frame.view.ended || frame.view.in_bin) return {};
    return core::offered_rules(ctx.app.rules, playbook_rules(ctx, frame.record.row), frame.record, ctx.reader.now,
                               *ctx.reader.zones);
}

}  // namespace

void draw_offers_among(Context& ctx, DrawerFrame& frame, std::span<const std::string> rules, Rect& column) {
    if (rules.empty()) return;
    for (const auto& offer : offers_of(ctx, frame))
        if (std::ranges::find(rules, offer.rule->id) != rules.end())
            draw_offer(ctx, frame, core::offer_view(offer, ctx.app.rules, ctx.reader), column);
}

void draw_offers(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto offers = offers_of(ctx, frame);
    if (offers.empty()) return;
    Panel panel(ctx, column, {.heading = ctx.tr("offers_heading"_tr), .fill = {}});
    const bool many = offers.size() > kFew;
    if (many) {
        const auto text =
            frame.ui.all_offers ? std::string(ctx.tr("offers_few"_tr)) : ctx.trf("offers_all"_tr, offers.size());
        if (link(ctx, "offers/all", panel.heading, 0, text)) frame.ui.all_offers = !frame.ui.all_offers;
    }
    const auto shown = many && !frame.ui.all_offers ? kFew : offers.size();
    for (std::size_t i = 0; i < shown; ++i)
        draw_offer(ctx, frame, core::offer_view(offers[i], ctx.app.rules, ctx.reader), panel.body);
}

}  // namespace recoup::ui
