// What stands in the entry, understood.
#include <algorithm>

#include "core/base/text.h"
#include "core/edit/usual.h"
#include "ui/talk/talk.h"

namespace recoup::ui::inline talk {
namespace {

using core::Direction;
using core::Pushback;

void listen(const Context& ctx, TalkUi& ui, const TalkAbout& about) {
    if (ui.listened_to == ui.words || !ctx.app.phrasebook) return;
    ui.listened_to = ui.words;
    const auto& row = about.record.row;
    const core::ListenHabit habit{{.zones = ctx.reader.zones,
                                   .zone = ctx.reader.zone,
                                   .now = ctx.reader.now,
                                   .looks = core::Looks::ahead,
                                   .lang = ctx.reader.lang,
                                   .rules = &ctx.app.rules,
                                   .calendar = about.calendar},
                                  {row.currency, row.jurisdiction}};
    ui.recognised = core::recognise(ui.words, *ctx.app.phrasebook, core::own_phrases(ctx.app.state), habit);
}

std::vector<Pushback> kinds_of(const TalkUi& ui) {
    std::vector<Pushback> kinds;
    for (const auto kind : ui.recognised.pushbacks)
        if (!ui.corrected.contains(kind) || ui.corrected.at(kind)) kinds.push_back(kind);
    for (const auto& [kind, on] : ui.corrected)
        if (on && std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
    return kinds;
}

void read_promise(const Context& ctx, const TalkUi& ui, const TalkAbout& about, TalkRead& read) {
    if (core::trim(ui.promise).empty()) {
        if (!ui.no_promise && ui.recognised.promise) read.promise = ui.recognised.promise->by;
        return;
    }
    if (const auto typed = read_date(ctx, ui.promise, core::Looks::ahead, about.calendar))
        read.promise = *typed;
    else
        read.bad_promise = typed.error();
}

}  // namespace

bool Asked::operator==(const Asked& other) const {
    const auto& mine = heard.contact;
    const auto& theirs = other.heard.contact;
    return revision == other.revision && lang == other.lang && at == other.at && heard.kinds == other.heard.kinds &&
           heard.offered_minor == other.heard.offered_minor && mine.words == theirs.words && mine.text == theirs.text &&
           mine.party == theirs.party && mine.channel == theirs.channel && mine.ticket == theirs.ticket &&
           mine.at == theirs.at && mine.promised_by == theirs.promised_by;
}

TalkRead read_talk(const Context& ctx, TalkUi& ui, const TalkAbout& about) {
    listen(ctx, ui, about);
    TalkRead read;
    if (!core::trim(ui.at).empty()) {
        if (const auto typed = read_date(ctx, ui.at, core::Looks::back, about.calendar))
            read.at = std::min(core::first_second(typed->when, *ctx.reader.zones), ctx.reader.now);
        else
            read.bad_at = typed.error();
    }
    if (ui.direction == Direction::out) return read;
    read_promise(ctx, ui, about, read);
    read.kinds = kinds_of(ui);
    if (!ui.no_offer) read.offered_minor = core::offer_in(ui.recognised, about.record.row);
    return read;
}

void learn(Context& ctx, const TalkUi& ui, const TalkRead& read) {
    if (ui.corrected.empty() || ui.direction == Direction::out) return;
    if (auto phrase = core::learned_from(ui.words, ui.recognised, read.kinds)) ctx.send(std::move(*phrase));
}

bool says_nothing(const TalkUi& ui) {
    return core::trim(ui.text).empty() && (ui.direction == Direction::out || core::trim(ui.words).empty());
}

core::AddContact contact_of(const Context& ctx, const TalkUi& ui, const TalkAbout& about, const TalkRead& read) {
    core::AddContact contact{.case_uuid = about.record.row.uuid, .at = read.at.value_or(ctx.reader.now)};
    const bool theirs = ui.direction == Direction::in;
    contact.direction = ui.direction;
    contact.channel = ui.channel;
    contact.party = ui.party;
    contact.ticket = ui.ticket;
    contact.text = ui.text;
    contact.evidence = ui.evidence;
    if (!theirs) return contact;
    contact.words = ui.words;
    if (!read.kinds.empty()) contact.pushback = read.kinds.front();
    if (read.promise) contact.promised_by = read.promise->when;
    contact.promise_title = ctx.tr("promise_deadline"_tr);
    return contact;
}

void paste_words(Context& ctx, TalkUi& ui, std::string text) {
    ui.direction = Direction::in;
    ui.words = std::move(text);
    ui.corrected.clear();
    ui.no_promise = ui.no_offer = false;
    ui.turned = 0;
    ui.words_field.want_focus = true;
    ctx.wake_after(0);
}

}  // namespace recoup::ui::inline talk
