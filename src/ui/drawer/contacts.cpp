// The exchanges of a case: who is stalling, the entry of the next with its reply, then all of them, newest first.
#include <algorithm>
#include <cmath>
#include <span>

#include "core/base/text.h"
#include "core/edit/apply.h"
#include "core/view/contact.h"
#include "ui/drawer/parts.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"

namespace recoup::ui::inline drawer {
namespace {

using core::Direction;
using core::Turn;

constexpr float kIndent = 24, kLine = 20, kMeta = 18, kContactShotWidth = 36, kContactShotHeight = 48;
constexpr std::size_t kMostShots = 8, kChoiceRows = 2;

// ---- what is typed

struct Typed {
    std::optional<core::Instant> at;
    std::optional<core::DateRead> promise;
    std::optional<core::Error> bad_at, bad_promise;

    bool good() const { return !bad_at && !bad_promise; }
};

Typed read_draft(const Context& ctx, const ContactDraft& draft, std::string_view calendar) {
    Typed typed;
    if (!core::trim(draft.at).empty()) {
        const auto read = read_date(ctx, draft.at, core::Looks::back, calendar);
        if (read)
            typed.at = std::min(core::first_second(read->when, *ctx.reader.zones), ctx.reader.now);
        else
            typed.bad_at = read.error();
    }
    if (draft.direction == Direction::in && !core::trim(draft.promise).empty()) {
        const auto read = read_date(ctx, draft.promise, core::Looks::ahead, calendar);
        if (read)
            typed.promise = *read;
        else
            typed.bad_promise = read.error();
    }
    return typed;
}

void keep_old(Context& ctx, DrawerFrame& frame, const ContactDraft& draft, const Typed& typed) {
    core::EditContact edit{.case_uuid = frame.view.uuid, .contact_uuid = draft.of};
    if (draft.at != draft.at_was) edit.at = typed.at;
    edit.direction = draft.direction;
    edit.channel = draft.channel;
    edit.party = draft.party;
    edit.ticket = draft.ticket;
    edit.words = draft.direction == Direction::in ? draft.words : "";
    edit.text = draft.text;
    edit.pushback = draft.direction == Direction::in ? draft.pushback : core::Pushback::none;
    if (draft.promise != draft.promise_was || draft.direction == Direction::out)
        edit.promised_by.emplace(typed.promise ? std::optional(typed.promise->when) : std::nullopt);
    edit.promise_title = ctx.tr("promise_deadline"_tr);
    edit.evidence = draft.evidence;
    ctx.send(std::move(edit));
    frame.ui.contact.reset();
}

// ---- the entry

bool says_nothing(const ContactDraft& draft) {
    return core::trim(draft.text).empty() && (draft.direction == Direction::out || core::trim(draft.words).empty());
}

// Of what the other side said two fields: its words as it said them, and the person's own account.
bool draw_first_row(Context& ctx, ContactDraft& draft, const std::string& id, Rect& column, bool& pressed) {
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(8));
    const ButtonSpec keep{.text = ctx.tr(draft.of ? "action_save"_tr : "contact_log"_tr), .look = ButtonLook::primary};
    pressed = button(ctx, (id + "/keep").c_str(), row.take_right(button_width(ctx, keep), ctx.px(8)), keep);
    const std::string_view sides[] = {core::label(ctx.reader.lang, Direction::out),
                                      core::label(ctx.reader.lang, Direction::in)};
    float width = 0;
    for (const auto side : sides) width = std::max(width, ctx.text.measure(body_bold(ctx), side));
    const auto box = row.take_left(2 * width + ctx.px(36), ctx.px(8));
    const int side = segments(ctx, (id + "/direction").c_str(), box, sides, static_cast<int>(draft.direction));
    if (side >= 0) draft.direction = static_cast<Direction>(side);
    const bool theirs = draft.direction == Direction::in;
    const auto hint = ctx.tr(theirs ? "contact_hint_in"_tr : "contact_hint_out"_tr);
    if (ctx.text.measure(body(ctx), hint) + ctx.px(22) > row.width())
        row = column.take_top(ctx.px(kButtonHeight), ctx.px(8));
    const FieldSpec said{.hint = hint, .bad = draft.tried && says_nothing(draft), .max_bytes = core::kMaxNoteBytes};
    if (!theirs) return field(ctx, (id + "/text").c_str(), row, draft.text, draft.text_field, said).submitted;
    const bool entered = field(ctx, (id + "/words").c_str(), row, draft.words, draft.words_field, said).submitted;
    return field(ctx, (id + "/text").c_str(), column.take_top(ctx.px(kButtonHeight), ctx.px(8)), draft.text,
                 draft.text_field, {.hint = ctx.tr("contact_hint_note"_tr), .max_bytes = core::kMaxNoteBytes})
               .submitted ||
           entered;
}

// What the longest of the choices of a list needs.
float list_width(Context& ctx, std::span<const std::string> choices) {
    float widest = 0;
    for (const auto& text : choices) widest = std::max(widest, ctx.text.measure(body(ctx), text));
    return widest + ctx.px(10 + 18 + 4 + 10) + 1;
}

bool draw_second_row(Context& ctx, ContactDraft& draft, const std::string& id, Rect& column, const Typed& typed) {
    const float gap = ctx.px(8);
    const auto parties = names_of<core::Party>(ctx);
    const auto channels = names_of<core::Channel>(ctx);
    // The moment is never cut, in digits of any width; the lists are not either.
    const float moment = ctx.text.measure(body(ctx), "2088-08-08 08:08") + ctx.px(46);
    const float lists = std::max(list_width(ctx, channels), list_width(ctx, parties));
    auto row = column.take_top(ctx.px(kButtonHeight), gap);
    float width = std::floor((row.width() - moment - 3 * gap) / 3);
    const bool two_rows = width < lists;
    if (two_rows) width = std::floor((row.width() - gap) / 2);
    const int channel = select(ctx, (id + "/channel").c_str(), row.take_left(width, gap), channels,
                               static_cast<int>(draft.channel), draft.channel_list);
    if (channel >= 0) draft.channel = static_cast<core::Channel>(channel);
    const int party = select(ctx, (id + "/party").c_str(), row.take_left(width, gap), parties,
                             static_cast<int>(draft.party), draft.party_list);
    if (party >= 0) draft.party = static_cast<core::Party>(party);
    if (two_rows) row = column.take_top(ctx.px(kButtonHeight), gap);
    const float ticket_width = two_rows ? row.width() - moment - gap : width;
    const auto ticket = field(ctx, (id + "/ticket").c_str(), row.take_left(ticket_width, gap), draft.ticket,
                              draft.ticket_field, {.hint = ctx.tr("contact_ticket_hint"_tr), .max_bytes = 1000});
    const auto at = date_field(ctx, (id + "/at").c_str(), row, draft.at, draft.at_field, draft.at_months,
                               {.hint = ctx.tr("contact_now"_tr), .bad = typed.bad_at.has_value()});
    return ticket.submitted || at.submitted;
}

bool draw_third_row(Context& ctx, ContactDraft& draft, const std::string& id, Rect row, const Typed& typed,
                    std::string_view calendar) {
    const float gap = ctx.px(8);
    const float width = std::floor((row.width() - gap) / 2);
    const int pushback = select(ctx, (id + "/pushback").c_str(), row.take_left(width, gap),
                                names_of<core::Pushback>(ctx), static_cast<int>(draft.pushback), draft.pushback_list);
    if (pushback >= 0) draft.pushback = static_cast<core::Pushback>(pushback);
    return date_field(ctx, (id + "/promise").c_str(), row, draft.promise, draft.promise_field, draft.promise_months,
                      {.hint = ctx.tr("contact_promise_hint"_tr),
                       .bad = typed.bad_promise.has_value(),
                       .looks = core::Looks::ahead,
                       .calendar = calendar})
        .submitted;
}

void say_understood(Context& ctx, const Typed& typed, const std::string& id, Rect& column) {
    for (const auto& bad : {typed.bad_at, typed.bad_promise})
        if (bad) return complain(ctx, column, core::sentence(ctx.reader.lang, *bad));
    if (!typed.promise) return;
    auto line = column.take_top(ctx.px(18), ctx.px(8));
    icon_label(ctx, line.take_left(ctx.px(14), ctx.px(6)), 14, Role::muted, icon::clock);
    const auto text = ctx.trf("contact_promise_becomes"_tr, show_understood(*typed.promise, ctx.reader));
    label(ctx, line, small(ctx), Role::muted, text);
    probe(ctx.probes, id + "/understood", line.min, line.max);
}

// Evidence that shows no contact yet, or this one.
std::vector<const core::EvidenceRow*> choice_of(const DrawerFrame& frame, const core::Uuid& of) {
    std::vector<const core::EvidenceRow*> free;
    for (const auto& item : frame.record.evidence)
        if (!item.contact_uuid || (of && *item.contact_uuid == of)) free.push_back(&item);
    return free;
}

// A press marks what shows the contact being entered; a picture can be dragged to another as well.
void draw_choice(Context& ctx, DrawerFrame& frame, std::vector<core::Uuid>& shows, const std::string& id,
                 const core::EvidenceRow& item, const Rect& box) {
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 6);
    const bool chosen = drag_shot(ctx, frame, pressed, box, item.uuid);
    thumbnail(ctx, box, {item.sha256, item.file_class, item.name}, 4);
    if (is_dragged(frame, item.uuid))
        ctx.list().AddRectFilled(box.min, box.max, faded(ctx.theme[Role::surface], 0.7F), ctx.px(4));
    const auto at = std::ranges::find(shows, item.uuid);
    const bool on = at != shows.end();
    if (on || pressed.hovered) outline(ctx, box, on ? Role::accent : Role::faint, 4, on ? 2 : 1);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (on) {
        const auto corner = Rect::at(box.max.x - ctx.px(15), box.min.y + ctx.px(1), ctx.px(14), ctx.px(14));
        fill(ctx, corner, Role::raised, 7);
        icon_label(ctx, corner, 14, Role::accent, icon::check_circle);
    }
    tooltip(ctx, pressed, box, item.caption.empty() ? item.name : item.caption);
    if (!chosen) return;
    if (on)
        shows.erase(at);
    else
        shows.push_back(item.uuid);
}

void draw_choice_rest(Context& ctx, DrawerFrame& frame, const std::string& id, std::size_t count, const Rect& box) {
    const auto pressed = hit(ctx, (id + "/evidence_rest").c_str(), box, Reach::focusable, 4);
    fill(ctx, box, Role::background, 4);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    label(ctx, box, small_bold(ctx), Role::muted, "+" + std::to_string(count), Align::centre);
    if (pressed.clicked) frame.ui.tab = DrawerTab::evidence;
}

// `shows`: those chosen. `of`: the contact that is edited; none: a new one.
void draw_evidence_choice(Context& ctx, DrawerFrame& frame, std::vector<core::Uuid>& shows, const core::Uuid& of,
                          const std::string& id, Rect& column) {
    const auto free = choice_of(frame, of);
    if (free.empty()) return;
    auto line = column.take_top(ctx.px(18), ctx.px(4));
    const auto name = ctx.tr("contact_evidence"_tr);
    label(ctx, line.take_left(ctx.text.measure(small(ctx), name) + 1, ctx.px(10)), small(ctx), Role::muted, name);
    const bool drags = !of && !frame.record.contacts.empty();
    label(ctx, line, small(ctx), Role::faint, ctx.tr(drags ? "contact_evidence_drag"_tr : "contact_evidence_press"_tr));
    const float gap = ctx.px(6);
    const auto across = static_cast<std::size_t>((column.width() + gap) / (ctx.px(kContactShotWidth) + gap));
    const auto most = std::max<std::size_t>(1, across) * kChoiceRows;
    const auto shown = free.size() > most ? most - 1 : free.size();
    Rect row;
    for (std::size_t i = 0; i < std::min(free.size(), most); ++i) {
        if (i % across == 0) row = column.take_top(ctx.px(kContactShotHeight), gap);
        const auto box = row.take_left(ctx.px(kContactShotWidth), gap);
        if (i < shown)
            draw_choice(ctx, frame, shows, id + "/evidence/" + std::to_string(i), *free[i], box);
        else
            draw_choice_rest(ctx, frame, id, free.size() - shown, box);
    }
    column.take_top(ctx.px(2));
}

// The whole entry; true when it is to be kept and can be.
bool draw_entry(Context& ctx, DrawerFrame& frame, ContactDraft& draft, const std::string& id, Rect& column,
                Typed& typed) {
    typed = read_draft(ctx, draft, calendar_of(frame));
    bool pressed = false;
    bool enter = draw_first_row(ctx, draft, id, column, pressed);
    enter = draw_second_row(ctx, draft, id, column, typed) || enter;
    if (draft.direction == Direction::in)
        enter = draw_third_row(ctx, draft, id, column.take_top(ctx.px(kButtonHeight), ctx.px(8)), typed,
                               calendar_of(frame)) ||
                enter;
    draw_evidence_choice(ctx, frame, draft.evidence, draft.of, id, column);
    say_understood(ctx, typed, id, column);
    column.min.y -= ctx.px(8);
    if (!pressed && !enter) return false;
    draft.tried = true;
    ctx.wake_after(0);
    return typed.good() && !says_nothing(draft);
}

void draw_new(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto& row = frame.record.row;
    const auto why_not = ctx.app.save == SaveLook::read_only ? ctx.tr("why_not_read_only"_tr)
                         : frame.view.in_bin                 ? ctx.tr("why_not_in_bin"_tr)
                                                             : std::string_view();
    auto& talk = frame.ui.new_contact;
    draw_talk(
        ctx, talk,
        {frame.record, core::playbook_of(ctx.app.playbooks, row.playbook, row.problem), calendar_of(frame), why_not},
        column, [&](Rect& more) { draw_evidence_choice(ctx, frame, talk.evidence, {}, "new_contact", more); });
}

void draw_old(Context& ctx, DrawerFrame& frame, Rect& column) {
    Panel panel(ctx, column, {.heading = ctx.tr("contact_edit"_tr), .fill = {}});
    if (link(ctx, "old_contact/cancel", panel.heading, 0, ctx.tr("action_cancel"_tr), Role::muted)) {
        frame.ui.contact.reset();
        ctx.text_focus.drop();
        return ctx.wake_after(0);
    }
    Typed typed;
    if (draw_entry(ctx, frame, *frame.ui.contact, "old_contact", panel.body, typed))
        keep_old(ctx, frame, *frame.ui.contact, typed);
}

void start_edit(Context& ctx, DrawerFrame& frame, const core::ContactView& view) {
    const auto* row = ctx.app.state.find_contact(frame.view.uuid, view.uuid);
    if (!row) return;
    ContactDraft draft{.of = row->uuid, .words = row->words, .text = row->text, .ticket = row->ticket};
    draft.at = draft.at_was = typed_short(core::at_instant(row->at), ctx.reader);
    if (row->promised_by) draft.promise = draft.promise_was = typed_when(*row->promised_by, ctx.reader);
    draft.direction = row->direction;
    draft.channel = row->channel;
    draft.party = row->party;
    draft.pushback = row->pushback;
    draft.prefilled = true;
    for (const auto i : view.evidence) draft.evidence.push_back(frame.record.evidence[i].uuid);
    draft.text_field.want_focus = true;
    frame.ui.contact = std::move(draft);
    ctx.wake_after(0);
}

// ---- the exchanges

void draw_tag(Context& ctx, Rect& row, std::string_view text, core::Tone tone) {
    const float width = ctx.text.measure(small_bold(ctx), text) + ctx.px(14);
    const auto box = row.take_left(std::min(width, row.width()), ctx.px(6));
    fill(ctx, box, tone_background(tone), 6);
    label(ctx, box.inset(ctx.px(7), 0), small_bold(ctx), tone_text(tone), text);
}

// The promise, and who still may say whether it was kept.
void draw_promise(Context& ctx, DrawerFrame& frame, const core::ContactView& view, Rect& column) {
    auto row = column.take_top(ctx.px(22), ctx.px(4));
    const auto name = [&](const char* part) { return "contact/" + std::to_string(view.number) + part; };
    const auto mark = [&](core::Kept kept) {
        core::EditContact edit{.case_uuid = frame.view.uuid, .contact_uuid = view.uuid};
        edit.kept = kept;
        ctx.send(std::move(edit));
    };
    if (view.kept != core::Kept::no &&
        link(ctx, name("/broken").c_str(), row, 0, core::label(ctx.reader.lang, core::Kept::no), Role::muted))
        mark(core::Kept::no);
    if (view.kept != core::Kept::yes &&
        link(ctx, name("/kept").c_str(), row, 0, core::label(ctx.reader.lang, core::Kept::yes), Role::muted))
        mark(core::Kept::yes);
    draw_tag(ctx, row, view.promise, view.promise_tone);
}

void draw_shots(Context& ctx, DrawerFrame& frame, const core::ContactView& view, Rect& column) {
    const bool takes = takes_shot(frame, view.uuid);
    if (view.evidence.empty() && !takes) return;
    column.take_top(ctx.px(2));
    auto row = column.take_top(ctx.px(kContactShotHeight), ctx.px(4));
    bool has_it = false;
    for (std::size_t i = 0; i < std::min(view.evidence.size(), kMostShots); ++i) {
        const auto& item = frame.record.evidence[view.evidence[i]];
        const auto box = row.take_left(ctx.px(kContactShotWidth), ctx.px(6));
        const auto id = "contact/" + std::to_string(view.number) + "/shot/" + std::to_string(i);
        const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 4);
        const bool opened = drag_shot(ctx, frame, pressed, box, item.uuid);
        thumbnail(ctx, box, {item.sha256, item.file_class, item.name}, 4);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        tooltip(ctx, pressed, box, item.caption.empty() ? item.name : item.caption);
        if (opened) frame.events.view = item.uuid;
        has_it = has_it || (takes && frame.ui.shot->evidence == item.uuid);
    }
    if (!takes || has_it) return;
    const auto hole = row.take_left(ctx.px(kContactShotWidth));
    fill(ctx, hole, Role::accent_bg, 4);
    outline(ctx, hole, Role::accent, 4, 1.5F);
    probe(ctx.probes, "contact/hole", hole.min, hole.max);
}

void draw_actions(Context& ctx, DrawerFrame& frame, const core::ContactView& view, Rect row) {
    const auto id = [&](const char* part) { return "contact/" + std::to_string(view.number) + part; };
    if (small_button(ctx, id("/remove").c_str(), row, icon::remove, ctx.tr("contact_remove"_tr), Role::faint))
        ctx.send(core::RemoveContact{frame.view.uuid, view.uuid});
    if (small_button(ctx, id("/edit").c_str(), row, icon::pencil, ctx.tr("contact_edit"_tr), Role::faint))
        start_edit(ctx, frame, view);
}

// What is read of it first: their words, else the account.
const std::string& main_text(const core::ContactView& view) {
    return view.words.empty() ? view.text : view.words;
}

// An account of what the other side said is not taken for its words.
std::string speaker(const Context& ctx, const core::ContactView& view) {
    const bool noted = view.direction == Direction::in && view.words.empty();
    return noted ? ctx.trf("contact_noted"_tr, view.who) : view.who;
}

void draw_note(Context& ctx, const core::ContactView& view, const std::string& id, Rect& content) {
    const auto note = ctx.trf("contact_note"_tr, view.text);
    const float height =
        copyable(ctx, (id + "/note").c_str(), content.min, content.width(),
                 {.text = note, .copied = view.text, .style = small(ctx), .most_lines = 4, .pitch_px = ctx.px(kMeta)});
    content.take_top(height, ctx.px(2));
}

void draw_contact(Context& ctx, DrawerFrame& frame, const core::ContactView& view, bool last, Rect& column) {
    if (frame.ui.contact && frame.ui.contact->of == view.uuid) return draw_old(ctx, frame, column);
    const IdScope scope(view.uuid);
    const float top = column.min.y;
    auto content = column;
    content.min.x += ctx.px(kIndent);
    auto first = Rect::at(content.min.x, top, content.width(), ctx.px(kLine));
    draw_actions(ctx, frame, view, first);
    const float room = content.width() - ctx.px(72);
    const auto& main = main_text(view);
    const auto said = ctx.trf("pair_by_colon"_tr, speaker(ctx, view), main);
    const auto id = "contact/" + std::to_string(view.number);
    const float height =
        copyable(ctx, (id + "/text").c_str(), content.min, room,
                 {.text = said, .copied = main, .style = body_bold(ctx), .most_lines = 6, .pitch_px = ctx.px(kLine)});
    content.take_top(height, ctx.px(2));
    if (!view.words.empty() && !view.text.empty()) draw_note(ctx, view, id, content);
    const auto meta = content.take_top(ctx.px(kMeta), ctx.px(4));
    const TextStyle style{Face::regular, ctx.px(12), true};
    const auto said_when = view.when + " · " + view.meta;
    auto spot = meta;  // the words and the sign behind them
    spot.max.x = std::min(meta.max.x, meta.min.x + std::ceil(ctx.text.measure(style, said_when)) + ctx.px(28));
    const auto corner = view.ticket.empty() ? std::nullopt : listen_copy(ctx, (id + "/ticket").c_str(), spot);
    label(ctx, meta, style, Role::muted, said_when);
    draw_copy(ctx, corner, view.ticket);
    if (!view.pushback.empty()) {
        auto row = content.take_top(ctx.px(22), ctx.px(4));
        draw_tag(ctx, row, view.pushback, core::Tone::bad);
    }
    if (!view.promise.empty()) draw_promise(ctx, frame, view, content);
    draw_shots(ctx, frame, view, content);
    content.take_top(ctx.px(10));
    const ImVec2 dot{column.min.x + ctx.px(7), top + ctx.px(kLine / 2)};
    const float end = last ? dot.y : content.min.y + ctx.px(kLine / 2);
    ctx.list().AddLine(dot, {dot.x, end}, ctx.theme[Role::line], std::max(1.0F, ctx.px(2)));
    ctx.list().AddCircleFilled(dot, ctx.px(7), ctx.theme[Role::surface]);
    const auto who = view.direction == Direction::out ? Turn::me : core::turn_of(view.party);
    ctx.list().AddCircleFilled(dot, ctx.px(5), ctx.theme[turn_role(who)]);
    probe(ctx.probes, "contact", view.number, {column.min.x, top}, {column.max.x, content.min.y});
    mark_target(ctx, frame, view.uuid, {{column.min.x, top}, {column.max.x, content.min.y}});
    column.min.y = content.min.y;
}

}  // namespace

void draw_contacts_tab(Context& ctx, DrawerFrame& frame, Rect& column) {
    draw_stalling(ctx, frame, column);
    draw_new(ctx, frame, column);
    const auto views = core::contact_views(frame.record, ctx.reader);
    column.take_top(ctx.px(4));
    for (std::size_t i = 0; i < views.size(); ++i) draw_contact(ctx, frame, views[i], i + 1 == views.size(), column);
    follow_shot(ctx, frame);
    if (!views.empty()) return;
    const float height =
        ctx.text.draw_wrapped(ctx.list(), {column.min.x, column.min.y}, small(ctx), ctx.theme[Role::muted],
                              ctx.tr("contact_none_text"_tr), column.width(), 3, ctx.px(18));
    column.take_top(height, ctx.px(8));
}

void draw_recent_contacts(Context& ctx, DrawerFrame& frame, Rect& column, std::size_t most) {
    const auto views = core::contact_views(frame.record, ctx.reader);
    const auto count = std::min(most, views.size());
    const float x = column.min.x + ctx.px(7);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& view = views[i];
        auto row = column.take_top(ctx.px(kLine), ctx.px(i + 1 < count ? 11 : 0));
        const ImVec2 dot{x, row.centre().y};
        if (i + 1 < count)
            ctx.list().AddLine(dot, {x, column.min.y + ctx.px(kLine / 2)}, ctx.theme[Role::line],
                               std::max(1.0F, ctx.px(2)));
        ctx.list().AddCircleFilled(dot, ctx.px(7), ctx.theme[Role::surface]);
        ctx.list().AddCircleFilled(dot, ctx.px(5), ctx.theme[i == 0 ? Role::accent : Role::faint]);
        row.min.x += ctx.px(kIndent);
        const auto meta = view.when + " · " + (view.pushback.empty() ? view.meta : view.pushback);
        const float room = std::min(ctx.text.measure(small(ctx), meta) + 1, row.width() * 0.45F);
        const auto said = view.direction == Direction::out
                              ? view.text
                              : ctx.trf("pair_by_colon"_tr, speaker(ctx, view), main_text(view));
        const float end = label(ctx, {row.min, {row.max.x - room - ctx.px(8), row.max.y}}, body_bold(ctx), Role::text,
                                core::one_line(said));
        row.min.x = end + ctx.px(8);
        label(ctx, row, small(ctx), Role::faint, meta);
    }
}

}  // namespace recoup::ui::inline drawer
