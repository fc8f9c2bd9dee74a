// The rules that fit a case, each with what it comes to; a date that the case lacks is asked for. And those that do not
// fit, with the reason.
#include <algorithm>
#include <cmath>

#include "core/advice/fits.h"
#include "core/law/count.h"
#include "core/model/trigger.h"
#include "core/view/why.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr std::size_t kFew = 4;
constexpr float kOfferTitleLine = 20, kOfferLine = 18, kField = 200;

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

core::Sifted rules_of(const Context& ctx, const DrawerFrame& frame) {
    if (frame.view.ended || frame.view.in_bin) return {};
    return core::sift(ctx.app.rules, core::playbook_rules(ctx.app.playbooks, frame.record.row), frame.record,
                      ctx.reader.now, *ctx.reader.zones);
}

// ---- one offer

// What it comes to, drawn as the deadline will be.
void draw_result(Context& ctx, Rect row, const core::OfferView& offer) {
    core::Chip chip{.prefix = "", .text = offer.due, .clock = true};
    if (offer.past) chip.text = ctx.trf("deadline_past"_tr, offer.due);
    chip.tone = offer.theirs ? core::Tone::off : offer.past ? core::Tone::warn : core::Tone::ok;
    if (offer.theirs) chip.whose = offer.past ? core::Whose::theirs_late : core::Whose::theirs;
    const float width = tag_width(ctx, chip);
    if (width > row.width()) return label(ctx, row, small(ctx), Role::muted, chip.text), void();
    const auto box = tag(ctx, {row.min.x + width, row.centre().y}, chip, width);
    probe(ctx.probes, "offer/" + offer.rule + "/result", box.min, box.max);
}

// Whose move it would be.
void draw_whose(Context& ctx, Rect& row, bool theirs) {
    const auto text = ctx.tr(theirs ? "offer_theirs"_tr : "offer_mine"_tr);
    const auto box = row.take_right(ctx.text.measure(small(ctx), text) + ctx.px(18), ctx.px(10));
    if (!theirs) fill(ctx, box, Role::warn_bg, 10);
    if (theirs) outline(ctx, box, Role::line, 10);
    label(ctx, box, small(ctx), theirs ? Role::muted : Role::text, text, Align::centre);
}

void draw_title(Context& ctx, DrawerFrame& frame, const core::OfferView& offer, Rect& column) {
    auto row = Rect::at(column.min.x, column.min.y, column.width(), ctx.px(22));
    draw_whose(ctx, row, offer.theirs);
    const float height = ctx.text.draw_wrapped(ctx.list(), row.min, body_bold(ctx), ctx.theme[Role::text], offer.title,
                                               row.width(), 2, ctx.px(kOfferTitleLine));
    column.take_top(height, ctx.px(2));
    auto line = column.take_top(ctx.px(kOfferLine), ctx.px(8));
    const auto why = ctx.tr("deadline_why"_tr);
    const float width = ctx.text.measure(small(ctx), why) + 1;
    auto room = line;
    room.max.x -= width + ctx.px(8);
    const float end = label(ctx, room, small(ctx), Role::muted, offer.law + (offer.law.empty() ? "" : " ·"));
    auto place = Rect::at(end + (offer.law.empty() ? 0 : ctx.px(5)), line.min.y, width, line.height());
    const auto id = "offer/" + offer.rule + "/why";
    if (!link(ctx, id.c_str(), place, 0, why)) return;
    frame.ui.explained = frame.ui.explained == offer.rule ? std::string() : offer.rule;
    ctx.wake_after(0);
}

// The offer as it would be with the day that is typed.
std::optional<core::OfferView> with_day(const Context& ctx, const core::Rule& rule,
                                        const std::optional<core::When>& when) {
    if (!when) return std::nullopt;
    return core::offer_view({&rule, when, false}, ctx.app.rules, ctx.reader);
}

void draw_asked(Context& ctx, DrawerFrame& frame, const core::Rule& rule, const core::OfferView& offer, Rect& column) {
    auto& draft = *frame.ui.offer;
    const auto name = [&](const char* part) { return "offer/" + offer.rule + part; };
    label(ctx, column.take_top(ctx.px(kOfferTitleLine), ctx.px(6)), body_bold(ctx), Role::accent,
          ctx.trf("offer_question"_tr, offer.question));
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(4));
    const ButtonSpec keep{.text = ctx.tr("offer_join"_tr), .look = ButtonLook::primary};
    const auto keep_box = row.take_right(button_width(ctx, keep), ctx.px(8));
    const auto when = date_in(ctx, draft.when, core::Looks::back);
    const auto typed =
        date_field(ctx, name("/when").c_str(), row.take_left(std::min(ctx.px(kField), row.width()), ctx.px(8)),
                   draft.when, draft.when_field, draft.when_months,
                   {.hint = ctx.tr("offer_when_hint"_tr),
                    .bad = draft.tried && !when,
                    .rule = &rule,
                    .calendar = calendar_of(frame)});
    if (const auto result = with_day(ctx, rule, when); result && row.width() > ctx.px(60)) {
        icon_label(ctx, row.take_left(ctx.px(18), ctx.px(6)), 16, Role::muted, icon::arrow_right);
        draw_result(ctx, row, *result);
    }
    const bool pressed = button(ctx, name("/keep").c_str(), keep_box, keep);
    if (draft.tried && !when) complain(ctx, column, ctx.tr("offer_when_bad"_tr));
    if (!pressed && !typed.submitted) return;
    draft.tried = true;
    if (const auto day = date_in(ctx, draft.when, core::Looks::back)) accept(ctx, frame, offer, *day);
}

// The question that decides whether it fits, with its answers; whichever is chosen stays with the case.
void draw_deciding(Context& ctx, DrawerFrame& frame, const core::OfferView& offer, Rect& column) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, body_bold(ctx), ctx.theme[Role::accent],
                                               offer.ask, column.width(), 2, ctx.px(kOfferTitleLine));
    column.take_top(height, ctx.px(6));
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(4));
    for (const auto& choice : offer.choices) {
        const ButtonSpec spec{.text = choice.label};
        const float width = button_width(ctx, spec);
        if (width > row.width()) row = column.take_top(ctx.px(kButtonHeight), ctx.px(4));
        const auto id = "offer/" + offer.rule + "/" + choice.id;
        if (button(ctx, id.c_str(), row.take_left(width, ctx.px(8)), spec))
            ctx.send(core::AnswerQuestion{frame.view.uuid, offer.asked, choice.id});
    }
}

// Of a rule that is offered for what the case is taken for: the way to say that it is not.
void draw_guess(Context& ctx, DrawerFrame& frame, const core::Rule& rule, Rect& column) {
    for (const auto& id : rule.sectors) {
        const auto* sector = ctx.app.rules.sector(id);
        if (!sector || !core::in_sector(frame.record, *sector)) continue;
        auto row = column.take_top(ctx.px(kOfferLine), ctx.px(4));
        const auto text = ctx.tr("offer_not_one"_tr);
        auto place = row.take_right(ctx.text.measure(small(ctx), text) + 1, ctx.px(8));
        if (link(ctx, ("offer/" + rule.id + "/not_one").c_str(), place, 0, text, Role::muted))
            ctx.send(core::AnswerQuestion{frame.view.uuid, "sector:" + id, "no"});
        label(ctx, row, small(ctx), Role::muted, ctx.trf("offer_taken_for"_tr, sector->label.in(ctx.reader.lang)));
    }
}

void draw_exceptions(Context& ctx, const core::OfferView& offer, Rect& column) {
    if (offer.exceptions.empty()) return;
    const auto text = ctx.trf("pair_by_colon"_tr, ctx.tr("why_exceptions"_tr), offer.exceptions);
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[Role::muted], text,
                                               column.width(), 4, ctx.px(kOfferLine));
    column.take_top(height, ctx.px(6));
}

// The day it counts from, or what it comes to; and the button that goes on.
void draw_foot(Context& ctx, DrawerFrame& frame, const core::OfferView& offer, Rect& column) {
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(4));
    const ButtonSpec next{.text = ctx.tr(offer.asks ? "offer_pick_day"_tr : "offer_join"_tr)};
    const auto id = "offer/" + offer.rule;
    const bool pressed = button(ctx, id.c_str(), row.take_right(button_width(ctx, next), ctx.px(10)), next);
    if (!offer.asks)
        draw_result(ctx, row, offer);
    else
        label(ctx, row, body_bold(ctx), Role::accent, ctx.trf("offer_question"_tr, offer.question));
    if (!pressed) return;
    if (offer.asks)
        ask_date(ctx, frame, offer);
    else
        accept(ctx, frame, offer, std::nullopt);
}

bool is_asked(const DrawerFrame& frame, const core::OfferView& offer) {
    return frame.ui.offer && frame.ui.offer->rule == offer.rule;
}

void draw_offer(Context& ctx, DrawerFrame& frame, const core::Offer& offered, Rect& column) {
    const auto offer = core::offer_view(offered, ctx.app.rules, ctx.reader);
    draw_title(ctx, frame, offer, column);
    draw_exceptions(ctx, offer, column);
    draw_guess(ctx, frame, *offered.rule, column);
    if (!offer.asked.empty())
        draw_deciding(ctx, frame, offer, column);
    else if (is_asked(frame, offer))
        draw_asked(ctx, frame, *offered.rule, offer, column);
    else
        draw_foot(ctx, frame, offer, column);
    if (frame.ui.explained == offer.rule) draw_explained(ctx, *offered.rule, column);
}

void draw_boxed(Context& ctx, DrawerFrame& frame, const core::Offer& offered, Rect& column) {
    const bool asked = frame.ui.offer && frame.ui.offer->rule == offered.rule->id;
    const auto top = column.min;
    {
        Panel panel(ctx, column, {.heading = "", .fill = {}});
        draw_offer(ctx, frame, offered, panel.body);
    }
    if (asked) outline(ctx, {top, {column.max.x, column.min.y - ctx.px(12)}}, Role::accent, 10, 2);
}

// ---- all of them

// "商品质量 · 已升级：12315 投诉"
std::string picked_by(const Context& ctx, const core::CaseRow& row) {
    const auto problem = core::label(ctx.reader.lang, row.problem);
    if (row.route == core::Route::none) return ctx.trf("offers_by"_tr, problem);
    return ctx.trf("offers_by"_tr, ctx.trf("offers_by_route"_tr, problem, core::label(ctx.reader.lang, row.route)));
}

void draw_heading(Context& ctx, DrawerFrame& frame, std::size_t count, Rect& column) {
    auto row = column.take_top(ctx.px(20), ctx.px(10));
    const auto text = ctx.tr("offers_more"_tr);
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), text) + 1, ctx.px(8)), body_bold(ctx), Role::text, text);
    const auto number = std::to_string(count);
    label(ctx, row.take_left(ctx.text.measure(body(ctx), number) + 1, ctx.px(12)), body(ctx), Role::muted, number);
    if (link(ctx, "offers/own", row, 0, ctx.tr("deadline_own"_tr))) frame.ui.new_deadline.title_field.want_focus = true;
    if (count > kFew) {
        const auto all = frame.ui.all_offers ? std::string(ctx.tr("offers_few"_tr)) : ctx.trf("offers_all"_tr, count);
        if (link(ctx, "offers/all", row, 0, all)) frame.ui.all_offers = !frame.ui.all_offers;
    }
    label(ctx, row, small(ctx), Role::muted, picked_by(ctx, frame.record.row));
}

// A guess about the case that keeps a rule back, and the answer that takes it back; nothing where there is none.
struct Correction {
    std::string question, value;
    core::Tr name{};
};
std::optional<Correction> correction_of(const core::CaseRecord& record, const core::Withheld& item) {
    if (item.why == core::NotOffered::sector)
        return Correction{"sector:" + item.rule->sectors.front(), "yes", "withheld_is_one"_tr};
    if (item.question && core::answer_of(record, item.question->id))
        return Correction{item.question->id, "", "withheld_ask_again"_tr};
    return std::nullopt;
}

void draw_kept_back(Context& ctx, DrawerFrame& frame, const core::Withheld& item, Rect& rows) {
    auto head = rows.take_top(ctx.px(kOfferLine));
    if (const auto correction = correction_of(frame.record, item)) {
        const auto text = ctx.tr(correction->name);
        const float width = ctx.text.measure(small(ctx), text) + 1;
        auto place = head.take_right(width, ctx.px(8));
        if (link(ctx, ("withheld/" + item.rule->id + "/correct").c_str(), place, 0, text))
            ctx.send(core::AnswerQuestion{frame.view.uuid, correction->question, correction->value});
    }
    label(ctx, head, small_bold(ctx), Role::text, item.rule->title.in(ctx.reader.lang));
    const float height = ctx.text.draw_wrapped(ctx.list(), rows.min, small(ctx), ctx.theme[Role::muted],
                                               core::show_withheld(item, frame.record, ctx.app.rules, ctx.reader),
                                               rows.width(), 3, ctx.px(kOfferLine));
    rows.take_top(height, ctx.px(10));
}

void draw_withheld(Context& ctx, DrawerFrame& frame, std::span<const core::Withheld> withheld, Rect& column) {
    if (withheld.empty()) return;
    const auto text = ctx.trf("withheld_open"_tr, withheld.size());
    if (draw_fold(ctx, "withheld", column, text, frame.ui.withheld_shown))
        frame.ui.withheld_shown = !frame.ui.withheld_shown;
    if (!frame.ui.withheld_shown) return;
    for (const auto& item : withheld) {
        auto rows = column;
        rows.min.x += ctx.px(24);
        const float top = rows.min.y;
        draw_kept_back(ctx, frame, item, rows);
        probe(ctx.probes, "withheld/" + item.rule->id, {rows.min.x, top}, {rows.max.x, rows.min.y});
        column.min.y = rows.min.y;
    }
}

}  // namespace

void draw_offers_among(Context& ctx, DrawerFrame& frame, std::span<const std::string> rules, Rect& column) {
    if (rules.empty()) return;
    for (const auto& offer : rules_of(ctx, frame).offers) {
        if (std::ranges::find(rules, offer.rule->id) == rules.end()) continue;
        draw_offer(ctx, frame, offer, column);
        column.take_top(0, ctx.px(8));
    }
}

void draw_offers(Context& ctx, DrawerFrame& frame, Rect& column) {
    if (frame.view.ended || frame.view.in_bin) return;
    const auto [offers, withheld] = rules_of(ctx, frame);
    if (!offers.empty()) {
        draw_heading(ctx, frame, offers.size(), column);
        const auto shown = offers.size() > kFew && !frame.ui.all_offers ? kFew : offers.size();
        for (std::size_t i = 0; i < shown; ++i) draw_boxed(ctx, frame, offers[i], column);
    }
    draw_withheld(ctx, frame, withheld, column);
    column.take_top(0, ctx.px(12));
}

}  // namespace recoup::ui::inline drawer
