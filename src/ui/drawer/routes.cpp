// Where a case can be taken: a ladder, mildest first, each rung open, not yet, closed or taken.
#include <algorithm>
#include <cmath>

#include "core/advice/route_guide.h"
#include "core/base/text.h"
#include "core/edit/usual.h"
#include "core/model/turns.h"
#include "ui/drawer/parts.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"

namespace recoup::ui::inline drawer {
namespace {

using core::RungState;
using core::RungView;

constexpr float kRouteLine = 18, kMark = 22;

struct Mark {
    char32_t icon;
    Role role;
    core::Tone tone;
    Role words;
};

// What the receiver turned down was no success.
Mark mark_of(const RungView& rung) {
    if (rung.state == RungState::done && rung.route_state == core::RouteState::refused)
        return {icon::close_circle, Role::muted, core::Tone::off, Role::muted};
    switch (rung.state) {
        case RungState::open:
            return {icon::radio_off, Role::accent, core::Tone::ok, Role::accent};
        case RungState::taken:
            return {icon::timer_sand, Role::under_review, core::Tone::warn, Role::warn_text};
        case RungState::done:
            return {icon::check_circle, Role::refunded, core::Tone::off, Role::ok_text};
        case RungState::closed:
            return {icon::lock, Role::faint, core::Tone::off, Role::faint};
        case RungState::not_yet:
            break;
    }
    return {icon::lock, Role::faint, core::Tone::off, Role::faint};
}

float draw_text(Context& ctx, Rect& column, std::string_view text, Role role, float design_gap = 2) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[role], text,
                                               column.width(), 4, ctx.px(kRouteLine));
    column.take_top(height, ctx.px(design_gap));
    return height;
}

void draw_why(Context& ctx, const RungView& rung, Rect& column) {
    for (const auto& why : rung.why) {
        auto line = column;
        icon_label(ctx, Rect::at(line.min.x, line.min.y, ctx.px(14), ctx.px(kRouteLine)), 14, Role::under_review,
                   rung.state == RungState::closed ? icon::lock : icon::checkbox_off);
        line.min.x += ctx.px(20);
        draw_text(ctx, line, why, Role::muted);
        column.min.y = line.min.y;
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

// What may be wanted in a letter.
void draw_fact(Context& ctx, const std::string& id, Rect& column, std::string_view text, Role role,
               std::string_view copied = {}) {
    const float height = copyable(ctx, id.c_str(), column.min, column.width(),
                                  {.text = text,
                                   .copied = copied,
                                   .style = small(ctx),
                                   .role = role,
                                   .most_lines = 6,
                                   .pitch_px = ctx.px(kRouteLine)});
    column.take_top(height, ctx.px(2));
}

void draw_details(Context& ctx, const RungView& rung, Rect& column) {
    const auto id = "route/" + std::string(core::token(rung.route));
    for (std::size_t i = 0; i < rung.facts.size(); ++i)
        draw_fact(ctx, id + "/fact/" + std::to_string(i), column, rung.facts[i], Role::text);
    const std::string_view comma = ctx.reader.lang == core::Lang::zh ? "、" : ", ";
    if (!rung.needs.empty()) draw_text(ctx, column, ctx.trf("route_needs"_tr, joined(rung.needs, comma)), Role::text);
    if (!rung.address.empty())
        draw_fact(ctx, id + "/address", column, ctx.trf("route_address"_tr, rung.address), Role::text, rung.address);
    if (!rung.source.empty())
        draw_fact(ctx, id + "/source", column, ctx.trf("route_source"_tr, rung.source), Role::faint, rung.source);
    column.take_top(ctx.px(4));
}

// ---- taking one

void start(Context& ctx, DrawerFrame& frame, const RungView& rung) {
    RouteDraft draft{.route = rung.route, .party = core::party_of(rung.route)};
    draft.escalate = rung.route != core::Route::platform_dispute && rung.route != core::Route::official_email &&
                     frame.view.stage != core::Stage::escalated;
    draft.ticket_field.want_focus = true;
    frame.ui.route = std::move(draft);
    ctx.wake_after(0);
}

// The day and the party of one that was taken.
void correct(Context& ctx, DrawerFrame& frame, const RungView& rung) {
    const auto* row = ctx.app.state.find_route(frame.view.uuid, *rung.taken);
    if (!row) return;
    RouteDraft draft{.route = rung.route, .of = row->uuid, .party = core::party_of(*row)};
    draft.at = draft.at_was = typed_short(core::at_instant(row->taken_at), ctx.reader);
    draft.at_field.want_focus = true;
    frame.ui.route = std::move(draft);
    ctx.wake_after(0);
}

void close_draft(Context& ctx, DrawerFrame& frame) {
    frame.ui.route.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

// The moment that is typed, no later than now; nothing while nothing is.
std::optional<core::Instant> moment_of(const Context& ctx, const core::Result<core::DateRead>& read) {
    if (!read) return std::nullopt;
    return std::min(core::first_second(read->when, *ctx.reader.zones), ctx.reader.now);
}

void take_it(Context& ctx, DrawerFrame& frame, const RouteDraft& draft, const core::Result<core::DateRead>& due,
             const core::Result<core::DateRead>& at) {
    core::TakeRoute command{.case_uuid = frame.view.uuid, .route = draft.route};
    command.ticket = draft.ticket;
    command.at = moment_of(ctx, at);
    if (draft.party != core::party_of(draft.route)) command.party = draft.party;
    command.escalate = draft.escalate;
    if (due) command.deadlines.push_back(core::route_deadline(ctx.reader.lang, draft.route, due->when));
    ctx.send(std::move(command));
    close_draft(ctx, frame);
}

void keep_correction(Context& ctx, DrawerFrame& frame, const RouteDraft& draft,
                     const core::Result<core::DateRead>& at) {
    core::EditRoute edit{.case_uuid = frame.view.uuid,
                         .route_uuid = draft.of,
                         .state = std::nullopt,
                         .ticket = std::nullopt,
                         .note = std::nullopt};
    if (draft.at != draft.at_was) edit.at = moment_of(ctx, at);
    edit.party = draft.party;
    ctx.send(std::move(edit));
    close_draft(ctx, frame);
}

// When it was taken there, and who deals with it.
bool draw_day_and_party(Context& ctx, RouteDraft& draft, bool bad, std::string_view calendar, Rect row) {
    const float half = std::floor((row.width() - ctx.px(8)) / 2);
    const auto at = date_field(ctx, "route/at", row.take_left(half, ctx.px(8)), draft.at, draft.at_field,
                               draft.at_months, {.hint = ctx.tr("route_at_hint"_tr), .bad = bad, .calendar = calendar});
    const auto parties = names_of<core::Party>(ctx);
    const int party = select(ctx, "route/party", row, parties, static_cast<int>(draft.party), draft.party_list);
    if (party >= 0) draft.party = static_cast<core::Party>(party);
    return at.submitted;
}

void draw_correcting(Context& ctx, DrawerFrame& frame, Rect& column) {
    auto& draft = *frame.ui.route;
    const auto at = read_date(ctx, draft.at, core::Looks::back, calendar_of(frame));
    const auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(8));
    const bool enter = draw_day_and_party(ctx, draft, !at, calendar_of(frame), row);
    auto foot = column.take_top(ctx.px(kButtonHeight), ctx.px(4));
    const ButtonSpec keep{.text = ctx.tr("action_save"_tr), .look = ButtonLook::primary};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr), .look = ButtonLook::ghost};
    const bool pressed = button(ctx, "route/keep", foot.take_right(button_width(ctx, keep), ctx.px(8)), keep);
    if (button(ctx, "route/cancel", foot.take_right(button_width(ctx, cancel)), cancel)) return close_draft(ctx, frame);
    if (at && (pressed || enter)) keep_correction(ctx, frame, draft, at);
}

void draw_taking(Context& ctx, DrawerFrame& frame, const RungView& rung, Rect& column) {
    auto& draft = *frame.ui.route;
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(8));
    const float half = std::floor((row.width() - ctx.px(8)) / 2);
    const auto ticket = field(ctx, "route/ticket", row.take_left(half, ctx.px(8)), draft.ticket, draft.ticket_field,
                              {.hint = ctx.tr("contact_ticket_hint"_tr), .max_bytes = 1000});
    const auto due = read_date(ctx, draft.due, core::Looks::ahead, calendar_of(frame));
    const bool bad = !due && !core::trim(draft.due).empty();
    const auto when = date_field(
        ctx, "route/due", row, draft.due, draft.due_field, draft.due_months,
        {.hint = ctx.tr("route_due_hint"_tr), .bad = bad, .looks = core::Looks::ahead, .calendar = calendar_of(frame)});
    if (due) draw_text(ctx, column, show_understood(*due, ctx.reader), Role::muted, 6);
    const auto at = read_date(ctx, draft.at, core::Looks::back, calendar_of(frame));
    const bool bad_at = !at && !core::trim(draft.at).empty();
    const bool day =
        draw_day_and_party(ctx, draft, bad_at, calendar_of(frame), column.take_top(ctx.px(kButtonHeight), ctx.px(8)));
    if (frame.view.stage != core::Stage::escalated &&
        checkbox(ctx, "route/escalate", column.take_top(ctx.px(24), ctx.px(6)), ctx.tr("route_escalate"_tr),
                 draft.escalate))
        draft.escalate = !draft.escalate;
    if (!rung.closes.empty()) {
        const std::string_view comma = ctx.reader.lang == core::Lang::zh ? "、" : ", ";
        draw_text(ctx, column, ctx.trf("route_closes"_tr, joined(rung.closes, comma)), Role::bad_text, 4);
        if (checkbox(ctx, "route/sure", column.take_top(ctx.px(24), ctx.px(8)), ctx.tr("route_sure"_tr), draft.sure))
            draft.sure = !draft.sure;
    }
    const auto trouble = bad      ? core::sentence(ctx.reader.lang, due.error())
                         : bad_at ? core::sentence(ctx.reader.lang, at.error())
                                  : std::string();
    const auto why_not = !trouble.empty()                      ? std::string_view(trouble)
                         : !draft.sure && !rung.closes.empty() ? ctx.tr("route_sure_first"_tr)
                                                               : std::string_view();
    const bool good = why_not.empty();
    row = column.take_top(ctx.px(kButtonHeight), ctx.px(4));
    const ButtonSpec take{.text = ctx.tr("route_record"_tr), .look = ButtonLook::primary, .why_not = why_not};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr), .look = ButtonLook::ghost};
    const bool pressed = button(ctx, "route/take", row.take_right(button_width(ctx, take), ctx.px(8)), take);
    if (button(ctx, "route/cancel", row.take_right(button_width(ctx, cancel)), cancel)) {
        return close_draft(ctx, frame);
    }
    if (good && (pressed || ticket.submitted || when.submitted || day)) take_it(ctx, frame, draft, due, at);
}

// ---- one that was taken

void keep_ticket(Context& ctx, DrawerFrame& frame) {
    const auto& draft = *frame.ui.ticket;
    ctx.send(core::EditRoute{frame.view.uuid, draft.of, {}, draft.text, {}});
    frame.ui.ticket.reset();
    ctx.text_focus.drop();
}

void draw_ticket(Context& ctx, DrawerFrame& frame, const RungView& rung, Rect& column) {
    if (frame.ui.ticket && frame.ui.ticket->of == *rung.taken) {
        auto& draft = *frame.ui.ticket;
        const auto result =
            field(ctx, "route/ticket_field", column.take_top(ctx.px(kButtonHeight), ctx.px(6)), draft.text, draft.field,
                  {.hint = ctx.tr("contact_ticket_hint"_tr), .max_bytes = 1000});
        if (result.submitted) keep_ticket(ctx, frame);
        return;
    }
    auto row = column.take_top(ctx.px(22), ctx.px(2));
    const auto text =
        rung.ticket.empty() ? std::string(ctx.tr("route_no_ticket"_tr)) : ctx.trf("contact_ticket"_tr, rung.ticket);
    const auto id = "route/" + std::string(core::token(rung.route)) + "/ticket";
    const auto box = row.take_left(std::min(row.width(), ctx.text.measure(small(ctx), text) + ctx.px(48)));
    const auto corner = rung.ticket.empty() ? std::nullopt : listen_copy(ctx, (id + "/copy").c_str(), box);
    if (!rung.ticket.empty()) copy_key(ctx, id.c_str(), box, rung.ticket);
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::text;
    auto inner = box;
    icon_label(ctx, inner.take_left(ctx.px(14), ctx.px(6)), 14, Role::faint, icon::pencil);
    label(ctx, inner, small(ctx), rung.ticket.empty() ? Role::faint : Role::text, text);
    draw_copy(ctx, corner, rung.ticket);
    if (!pressed.clicked) return;
    frame.ui.ticket = TicketDraft{.of = *rung.taken, .text = rung.ticket, .field = {}};
    frame.ui.ticket->field.want_focus = true;
    ctx.wake_after(0);
}

void draw_states(Context& ctx, DrawerFrame& frame, const RungView& rung, Rect& column) {
    auto row = column.take_top(ctx.px(30), ctx.px(6));
    for (std::size_t i = 0; i < core::words<core::RouteState>().size(); ++i) {
        const auto state = static_cast<core::RouteState>(i);
        const auto text = core::label_of(ctx.reader.lang, rung.route, state);
        const bool on = state == rung.route_state;
        const float width = chip_width(ctx, text, on);
        if (width > row.width()) return;
        const auto id = "route/" + std::string(core::token(rung.route)) + "/" + std::string(core::token(state));
        if (chip(ctx, id.c_str(), row.take_left(width, ctx.px(6)), text, on) && !on)
            ctx.send(core::EditRoute{frame.view.uuid, *rung.taken, state, {}, {}});
    }
}

void draw_taken(Context& ctx, DrawerFrame& frame, const RungView& rung, Rect& column) {
    draw_ticket(ctx, frame, rung, column);
    if (!rung.note.empty()) draw_text(ctx, column, rung.note, Role::muted, 4);
    if (!rung.deadline.empty()) {
        auto row = column.take_top(ctx.px(22), ctx.px(6));
        icon_label(ctx, row.take_left(ctx.px(14), ctx.px(6)), 14, tone_text(rung.deadline_tone),
                   rung.deadline_tone == core::Tone::off ? icon::timer_sand : icon::clock);
        label(ctx, row, small_bold(ctx), tone_text(rung.deadline_tone), rung.deadline);
    }
    draw_states(ctx, frame, rung, column);
    const auto id = "route/" + std::string(core::token(rung.route)) + "/correct";
    if (frame.ui.route && frame.ui.route->of == *rung.taken)
        draw_correcting(ctx, frame, column);
    else if (!frame.view.in_bin) {
        auto row = column.take_top(ctx.px(20), ctx.px(6));
        if (link(ctx, id.c_str(), row, 0, ctx.tr("route_correct"_tr), Role::muted)) correct(ctx, frame, rung);
    }
    if (rung.state == RungState::taken) draw_offers_among(ctx, frame, rung.rules, column);
}

// ---- a rung

void draw_head(Context& ctx, DrawerFrame& frame, const RungView& rung, Rect row, bool open) {
    const auto id = "route/" + std::string(core::token(rung.route));
    const bool can_take = rung.state != RungState::taken && rung.state != RungState::closed && !frame.view.in_bin;
    const bool taking = frame.ui.route && frame.ui.route->route == rung.route;
    if (can_take && !taking) {
        const auto name = rung.state == RungState::not_yet ? "route_take_anyway"_tr
                          : rung.state == RungState::done  ? "route_take_again"_tr
                                                           : "route_take"_tr;
        if (link(ctx, (id + "/start").c_str(), row, icon::arrow_right, ctx.tr(name),
                 rung.state == RungState::open ? Role::accent : Role::muted))
            start(ctx, frame, rung);
    }
    const auto pressed = hit(ctx, id.c_str(), row, Reach::focusable, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked) frame.ui.open_route = open ? core::Route::none : rung.route;
    icon_label(ctx, row.take_left(ctx.px(16), ctx.px(6)), 16, Role::faint,
               open ? icon::chevron_down : icon::chevron_right);
    const bool lively = rung.state == RungState::open || rung.state == RungState::taken;
    const float end = label(ctx, row, body_bold(ctx), lively ? Role::text : Role::muted, rung.title);
    row.min.x = std::min(end + ctx.px(10), row.max.x);
    label(ctx, row, small_bold(ctx), mark_of(rung).words, rung.state_label);
}

void draw_rung(Context& ctx, DrawerFrame& frame, const RungView& rung, bool last, Rect& column) {
    const auto mark = mark_of(rung);
    const float top = column.min.y;
    const bool open = frame.ui.open_route == rung.route;
    auto content = column;
    content.min.x += ctx.px(kMark + 8);
    draw_head(ctx, frame, rung, content.take_top(ctx.px(24), ctx.px(4)), open);
    if (open) {
        draw_text(ctx, content, rung.what, Role::text, 4);
        draw_details(ctx, rung, content);
    }
    if (rung.taken) draw_taken(ctx, frame, rung, content);
    if (!rung.taken || rung.state != RungState::taken) draw_why(ctx, rung, content);
    if (frame.ui.route && frame.ui.route->route == rung.route && frame.ui.route->of == core::Uuid{})
        draw_taking(ctx, frame, rung, content);
    content.take_top(ctx.px(12));
    const ImVec2 dot{column.min.x + ctx.px(kMark / 2), top + ctx.px(12)};
    if (!last)
        ctx.list().AddLine({dot.x, dot.y + ctx.px(13)}, {dot.x, content.min.y - ctx.px(1)}, ctx.theme[Role::line],
                           std::max(1.0F, ctx.px(2)));
    icon_label(ctx, Rect::at(column.min.x, top, ctx.px(kMark), ctx.px(24)), 18, mark.role, mark.icon);
    probe(ctx.probes, "rung/" + std::string(core::token(rung.route)), {column.min.x, top},
          {column.max.x, content.min.y});
    column.min.y = content.min.y;
}

}  // namespace

void draw_routes_tab(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto ladder = core::route_ladder(frame.record, ctx.app.routes, ctx.app.rules, ctx.reader);
    draw_text(ctx, column, ctx.tr(ladder.empty() ? "route_none_text"_tr : "route_intro"_tr), Role::muted, 12);
    for (std::size_t i = 0; i < ladder.size(); ++i) draw_rung(ctx, frame, ladder[i], i + 1 == ladder.size(), column);
}

}  // namespace recoup::ui::inline drawer
