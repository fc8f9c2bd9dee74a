// The box that is written into, and the chips of what was understood, each one press to change.
#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/edit/usual.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"
#include "ui/talk/talk.h"

namespace recoup::ui::inline talk {
namespace {

using core::Direction;
using core::Pushback;
using Part = TalkUi::Part;

constexpr float kChip = 28, kGap = 8;
constexpr int kLeastLines = 2, kMostLines = 9;

void prefill(TalkUi& ui, const core::CaseRecord& record) {
    if (ui.prefilled) return;
    ui.prefilled = true;
    const auto usual = core::usual_contact(record, {});
    ui.channel = usual.channel;
    ui.party = usual.party;
    ui.ticket = core::usual_ticket(record, usual.party);
}

// Chips one behind the other, in as many rows as they need.
class Flow {
  public:
    Flow(Canvas& ctx, Rect& column) : ctx_(ctx), column_(column) { next_row(); }

    // The place of the next one.
    Rect take(float width) {
        if (width > row_.width() && !fresh_) next_row();
        fresh_ = false;
        return row_.take_left(std::min(width, row_.width()), ctx_.px(kGap));
    }
    // What is left of the row.
    Rect& rest() { return row_; }

  private:
    void next_row() {
        row_ = column_.take_top(ctx_.px(kChip), ctx_.px(kGap));
        fresh_ = true;
    }

    Canvas& ctx_;
    Rect& column_;
    Rect row_;
    bool fresh_ = true;
};

bool flow_chip(Context& ctx, Flow& flow, const std::string& id, std::string_view text, bool on, char32_t sign = 0,
               std::string_view tip = {}) {
    const auto box = flow.take(chip_width(ctx, text, on, sign));
    probe(ctx.probes, id, box.min, box.max);
    return chip(ctx, id.c_str(), box, text, on, sign, tip);
}

// What is on stands out as the words do that it was recognised by.
bool understood_chip(Context& ctx, Flow& flow, const std::string& id, std::string_view text, bool on, char32_t sign) {
    if (!on) return flow_chip(ctx, flow, id, text, false, sign);
    const auto box = flow.take(chip_width(ctx, text, true, sign));
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 15);
    fill(ctx, box, Role::warn_bg, 15);
    if (pressed.hovered) outline(ctx, box, Role::warn_text, 15);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto inner = box.inset(ctx.px(11), 0);
    icon_label(ctx, inner.take_left(ctx.px(16), ctx.px(4)), 15, Role::warn_text, sign);
    label(ctx, inner, small_bold(ctx), Role::warn_text, text, Align::centre);
    return pressed.clicked;
}

void caption(Context& ctx, Flow& flow, std::string_view text) {
    const auto box = flow.take(ctx.text.measure(small(ctx), text) + ctx.px(4));
    label(ctx, box, small(ctx), Role::muted, text);
}

template <class E>
void choice_chip(Context& ctx, Flow& flow, const char* id, E& value, SelectState& state) {
    std::vector<std::string> names;
    float widest = 0;
    for (const auto& word : core::words<E>()) {
        names.emplace_back(ctx.tr(word.label));
        widest = std::max(widest, ctx.text.measure(body(ctx), names.back()));
    }
    const auto& text = names[static_cast<std::size_t>(value)];
    const auto box = flow.take(chip_width(ctx, text, false, icon::chevron_down));
    if (chip(ctx, id, box, text, false, icon::chevron_down)) {
        state.open = !state.open;
        state.highlighted = static_cast<int>(value);
        return;
    }
    if (!state.open) return;
    auto control = box;
    control.max.x = control.min.x + std::max(box.width(), widest + ctx.px(60));
    const int chosen =
        open_list(ctx, (std::string(id) + "/options").c_str(), control, names, static_cast<int>(value), state);
    if (chosen >= 0) value = static_cast<E>(chosen);
}

void open_part(Context& ctx, TalkUi& ui, Part part, TextFieldState& field) {
    ui.open = ui.open == part ? Part::none : part;
    field.want_focus = ui.open == part;
    ctx.wake_after(0);
}

void draw_sides(Context& ctx, TalkUi& ui, Rect row) {
    const std::string_view sides[] = {core::label(ctx.reader.lang, Direction::out),
                                      core::label(ctx.reader.lang, Direction::in)};
    const int side = segments(ctx, "new_contact/direction", row, sides, static_cast<int>(ui.direction));
    if (side >= 0) ui.direction = static_cast<Direction>(side);
}

void draw_who(Context& ctx, TalkUi& ui, const TalkRead& read, Rect& column) {
    Flow flow(ctx, column);
    caption(ctx, flow, ctx.tr("talk_who"_tr));
    float width = 0;
    for (const auto side : {Direction::out, Direction::in})
        width = std::max(width, ctx.text.measure(body_bold(ctx), core::label(ctx.reader.lang, side)));
    draw_sides(ctx, ui, flow.take(2 * width + ctx.px(36)));
    choice_chip(ctx, flow, "new_contact/channel", ui.channel, ui.channel_list);
    choice_chip(ctx, flow, "new_contact/party", ui.party, ui.party_list);
    const auto ticket =
        ui.ticket.empty() ? std::string(ctx.tr("contact_ticket_hint"_tr)) : ctx.trf("talk_ticket"_tr, ui.ticket);
    if (flow_chip(ctx, flow, "new_contact/ticket_chip", ticket, false, ui.ticket.empty() ? icon::plus : 0))
        open_part(ctx, ui, Part::ticket, ui.ticket_field);
    const auto when = core::show_when(ctx.reader, core::at_instant(read.at.value_or(ctx.reader.now)));
    const bool fits = ctx.text.measure(small(ctx), when) + ctx.px(kGap) < flow.rest().width();
    if (fits ? link(ctx, "new_contact/at_chip", flow.rest(), 0, when, Role::muted)
             : flow_chip(ctx, flow, "new_contact/at_chip", when, false, icon::clock))
        open_part(ctx, ui, Part::at, ui.at_field);
}

bool among(const std::vector<Pushback>& all, Pushback one) {
    return std::ranges::find(all, one) != all.end();
}

void draw_kinds(Context& ctx, TalkUi& ui, const TalkRead& read, Flow& flow) {
    const bool recognised = !ui.recognised.pushbacks.empty() || !read.kinds.empty();
    caption(ctx, flow, ctx.tr(recognised ? "talk_pushback"_tr : "talk_no_pushback"_tr));
    const auto words = core::words<Pushback>();
    const bool all = ui.all_kinds || !recognised;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto kind = static_cast<Pushback>(i);
        const bool on = among(read.kinds, kind);
        if (!on && !all && !among(ui.recognised.pushbacks, kind)) continue;
        const auto id = "new_contact/kind/" + std::string(words[i].token);
        if (understood_chip(ctx, flow, id, ctx.tr(words[i].label), on, on ? icon::check : icon::plus)) {
            ui.corrected[kind] = !on;
            ctx.wake_after(0);
        }
    }
    if (!all && flow_chip(ctx, flow, "new_contact/kinds", ctx.tr("talk_more_kinds"_tr), false, icon::plus)) {
        ui.all_kinds = true;
        ctx.wake_after(0);
    }
}

void draw_understood(Context& ctx, TalkUi& ui, const TalkAbout& about, const TalkRead& read, Rect& column) {
    Flow flow(ctx, column);
    if (!core::trim(ui.words).empty() || !read.kinds.empty()) draw_kinds(ctx, ui, read, flow);
    const auto& row = about.record.row;
    if (ui.recognised.offer && ui.recognised.offer->sum.currency == row.currency) {
        const auto sum = core::format_amount(ui.recognised.offer->sum.minor, row.currency);
        const bool on = read.offered_minor.has_value();
        if (understood_chip(ctx, flow, "new_contact/offer", ctx.trf("talk_offer"_tr, sum), on,
                            on ? icon::check : icon::plus))
            ui.no_offer = on;
    }
    const auto promised = read.promise ? ctx.trf("talk_promise"_tr, core::show_when(ctx.reader, read.promise->when))
                                       : std::string(ctx.tr("talk_no_promise"_tr));
    if (understood_chip(ctx, flow, "new_contact/promise_chip", promised, read.promise.has_value(),
                        read.promise ? icon::check : icon::clock)) {
        const bool guessed = read.promise && ui.promise.empty();
        ui.no_promise = guessed;
        if (!guessed) open_part(ctx, ui, Part::promise, ui.promise_field);
    }
    if (flow_chip(ctx, flow, "new_contact/note_chip", ctx.tr("talk_note"_tr), !ui.text.empty(), icon::pencil))
        open_part(ctx, ui, Part::note, ui.text_field);
}

bool draw_open_part(Context& ctx, TalkUi& ui, const TalkAbout& about, const TalkRead& read, Rect& column) {
    if (ui.open == Part::none || (ui.open == Part::note && ui.direction == Direction::out)) return false;
    const auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(kGap));
    switch (ui.open) {
        case Part::ticket:
            return field(ctx, "new_contact/ticket", row, ui.ticket, ui.ticket_field,
                         {.hint = ctx.tr("contact_ticket_hint"_tr), .max_bytes = 1000})
                .submitted;
        case Part::at:
            return date_field(ctx, "new_contact/at", row, ui.at, ui.at_field, ui.at_months,
                              {.hint = ctx.tr("contact_now"_tr), .bad = read.bad_at.has_value()})
                .submitted;
        case Part::promise:
            return date_field(ctx, "new_contact/promise", row, ui.promise, ui.promise_field, ui.promise_months,
                              {.hint = ctx.tr("contact_promise_hint"_tr),
                               .bad = read.bad_promise.has_value(),
                               .looks = core::Looks::ahead,
                               .calendar = about.calendar})
                .submitted;
        case Part::note:
            return field(ctx, "new_contact/text", row, ui.text, ui.text_field,
                         {.hint = ctx.tr("contact_hint_note"_tr), .max_bytes = core::kMaxNoteBytes})
                .submitted;
        case Part::none:
            break;
    }
    return false;
}

void complain_about(Context& ctx, const TalkRead& read, Rect& column) {
    for (const auto& bad : {read.bad_at, read.bad_promise})
        if (bad) return complain(ctx, column, core::sentence(ctx.reader.lang, *bad));
}

// Of what I said: without a reply, a button of its own.
void draw_keep(Context& ctx, TalkUi& ui, const TalkAbout& about, const TalkRead& read, bool submitted, Rect& column) {
    auto row = column.take_top(ctx.px(kButtonHeight));
    const ButtonSpec keep{.text = ctx.tr("contact_log"_tr), .look = ButtonLook::primary, .why_not = about.why_not};
    const bool pressed = button(ctx, "new_contact/keep", row.take_right(button_width(ctx, keep)), keep);
    if (!pressed && !submitted) return;
    ui.tried = true;
    ctx.wake_after(0);
    if (!read.good() || says_nothing(ui) || !about.why_not.empty()) return;
    ctx.send(contact_of(ctx, ui, about, read));
    ui = {};
    ui.direction = Direction::out;
    ui.text_field.want_focus = true;
}

TextFieldResult draw_words(Context& ctx, TalkUi& ui, Rect& column) {
    const bool theirs = ui.direction == Direction::in;
    auto& value = theirs ? ui.words : ui.text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    if (theirs)
        for (const auto& [begin, end] : ui.recognised.places) marks.emplace_back(begin, end);
    const float height = field_height(ctx, value, column.width(), kLeastLines, kMostLines);
    const auto box = column.take_top(height, ctx.px(kGap));
    return field(ctx, theirs ? "new_contact/words" : "new_contact/text", box, value,
                 theirs ? ui.words_field : ui.text_field,
                 {.hint = ctx.tr(theirs ? "talk_hint_in"_tr : "talk_hint_out"_tr),
                  .multiline = true,
                  .bad = ui.tried && says_nothing(ui),
                  .max_bytes = core::kMaxNoteBytes,
                  .bare = true,
                  .marks = marks});
}

}  // namespace

void draw_talk(Context& ctx, TalkUi& ui, const TalkAbout& about, Rect& column,
               const std::function<void(Rect&)>& draw_more) {
    prefill(ui, about.record);
    const auto top = column.min;
    const bool theirs = ui.direction == Direction::in;
    bool submitted = false, focused = false;
    TalkRead read;
    {
        Panel panel(ctx, column, {.heading = "", .fill = {}});
        const auto words = draw_words(ctx, ui, panel.body);
        focused = words.focused;
        submitted = words.submitted;
        read = read_talk(ctx, ui, about);
        fill(ctx, Rect::at(panel.body.min.x, panel.body.min.y, panel.body.width(), std::max(1.0F, ctx.px(1))),
             Role::line);
        panel.body.take_top(ctx.px(kGap + 2));
        draw_who(ctx, ui, read, panel.body);
        if (theirs) draw_understood(ctx, ui, about, read, panel.body);
        submitted = draw_open_part(ctx, ui, about, read, panel.body) || submitted;
        complain_about(ctx, read, panel.body);
        if (!theirs) draw_keep(ctx, ui, about, read, submitted, panel.body);
    }
    const Rect box{top, {column.max.x, column.min.y - ctx.px(12)}};
    outline(ctx, box, focused ? Role::accent : Role::field, 10, focused ? 2 : 1);
    probe(ctx.probes, "talk/entry", box.min, box.max);
    if (theirs && !says_nothing(ui)) draw_reply(ctx, ui, about, read, submitted, column);
    draw_more(column);
}

}  // namespace recoup::ui::inline talk
