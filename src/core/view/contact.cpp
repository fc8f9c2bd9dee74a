#include "core/view/contact.h"

#include <algorithm>

namespace recoup::core::inline view {
namespace {

std::string meta_of(const ContactRow& row, const Reader& reader) {
    std::string text(label(reader.lang, row.channel));
    if (!row.ticket.empty()) text += " · " + trf(reader.lang, "contact_ticket"_tr, row.ticket);
    return text;
}

void show_promise(ContactView& view, const CaseRecord& record, const ContactRow& row, const Reader& reader) {
    if (!row.promised_by) return;
    view.kept = promise_kept(record, row, *reader.zones, reader.now);
    view.promise = trf(reader.lang, "contact_promised"_tr, show_when(reader, *row.promised_by));
    if (view.kept != Kept::unknown) view.promise += " · " + std::string(label(reader.lang, view.kept));
    view.promise_tone = view.kept == Kept::yes ? Tone::ok : Tone::off;
}

std::string days_text(const Reader& reader, std::int64_t days) {
    if (days == 0) return std::string(reader("stalling_under_a_day"_tr));
    return show_days(static_cast<double>(days), reader);
}

}  // namespace

std::vector<ContactView> contact_views(const CaseRecord& record, const Reader& reader) {
    std::vector<ContactView> views;
    int pushbacks = 0;
    for (const auto& row : record.contacts) {
        ContactView view{.uuid = row.uuid, .number = row.number, .direction = row.direction, .party = row.party};
        view.who = row.direction == Direction::out ? label(reader.lang, Actor::me) : label(reader.lang, row.party);
        view.words = row.words;
        view.text = row.text;
        view.when = show_instant(reader, row.at);
        view.meta = meta_of(row, reader);
        view.ticket = row.ticket;
        if (row.pushback != Pushback::none)
            view.pushback = trf(reader.lang, "contact_pushback"_tr, ++pushbacks, label(reader.lang, row.pushback));
        show_promise(view, record, row, reader);
        for (std::size_t i = 0; i < record.evidence.size(); ++i)
            if (record.evidence[i].contact_uuid == row.uuid) view.evidence.push_back(i);
        views.push_back(std::move(view));
    }
    std::ranges::reverse(views);
    return views;
}

StallingView stalling_view(const CaseRecord& record, const Reader& reader) {
    const auto lang = reader.lang;
    const auto data = stalling(record, reader);
    StallingView view;
    std::chrono::seconds all{0};
    for (const auto& held : data.held) all += held;
    for (const auto& span : data.spans) {
        const auto held = std::max(span.from, span.to.value_or(reader.now)) - span.from;
        const float part = all.count() > 0 ? static_cast<float>(held.count()) / static_cast<float>(all.count()) : 0;
        const auto until = span.to ? show_instant(reader, *span.to) : std::string(reader("contact_now"_tr));
        view.spans.push_back({span.who, part,
                              trf(lang, "stalling_span"_tr, label(lang, actor_of(span.who)),
                                  show_instant(reader, span.from), until, days_text(reader, span.days))});
    }
    for (std::size_t i = 0; i < kTurnCount; ++i)
        if (data.held[i].count() > 0)
            view.parties.push_back({static_cast<Turn>(i), std::string(label(lang, actor_of(static_cast<Turn>(i)))),
                                    days_text(reader, data.days[i])});
    view.headline =
        trf(lang, "stalling_headline"_tr, days_text(reader, data.all_days()), days_text(reader, data.their_days()));
    view.facts.push_back(trf(lang, "stalling_handovers"_tr, data.handovers));
    if (data.promises > 0) view.facts.push_back(trf(lang, "stalling_promises"_tr, data.promises, data.broken));
    if (data.pushback_count > 0) view.facts.push_back(trf(lang, "stalling_pushbacks"_tr, data.pushback_count));
    for (std::size_t i = 1; i < kPushbackCount; ++i)
        if (data.pushbacks[i] > 0)
            view.pushbacks.push_back(
                trf(lang, "stalling_kind"_tr, label(lang, static_cast<Pushback>(i)), data.pushbacks[i]));
    return view;
}

}  // namespace recoup::core::inline view
