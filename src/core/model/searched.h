// What of a case is searched, each text with the place where a person finds it again. Pure functions, any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/money.h"
#include "core/base/words.h"
#include "core/model/rows.h"
#include "core/model/state.h"
#include "core/model/tags.h"

namespace recoup::core::inline model {

// In the order in which hits are told.
enum class SearchPlace : std::uint8_t {
    title,
    platform,
    contact,   // what was said
    evidence,  // its name and caption
    deadline,
    tag,
    order_no,
    ticket,  // of contacts and of routes
    amount,
    payment,
    note,
    route,
    directory,  // the platform's channels and address
    picture     // what was read in a piece of evidence
};

inline constexpr std::array<Word, 14> kSearchPlaces{{{"title", "title"_tr},
                                                     {"platform", "case_platform"_tr},
                                                     {"contact", "contact"_tr},
                                                     {"evidence", "evidence"_tr},
                                                     {"deadline", "deadline"_tr},
                                                     {"tag", "tag"_tr},
                                                     {"order_no", "case_order_no"_tr},
                                                     {"ticket", "contact_ticket_hint"_tr},
                                                     {"amount", "cli_column_amount"_tr},
                                                     {"payment_method", "case_payment_method"_tr},
                                                     {"note", "case_note"_tr},
                                                     {"route", "cli_fact_route"_tr},
                                                     {"platform_channels", "platform_channels"_tr},
                                                     {"picture", "search_in_picture"_tr}}};
inline std::span<const Word> words_of(WordsOf<SearchPlace>) {
    return kSearchPlaces;
}

// Names are looked through by their sound as well: core/search/pinyin.h says why.
constexpr bool is_name(SearchPlace place) {
    using enum SearchPlace;
    return place == title || place == platform || place == evidence || place == deadline || place == tag ||
           place == payment;
}

// Calls visit(place, text) for every text there is. `kept` is what the person keeps about the case's platform, or
// nothing. The texts hold for the call.
template <class Visit>
void searched_texts(const CaseRecord& record, const PlatformRecord* kept, Visit visit) {
    using enum SearchPlace;
    const auto& row = record.row;
    const auto tell = [&](SearchPlace place, std::string_view text) {
        if (!text.empty()) visit(place, text);
    };
    tell(title, row.title);
    tell(platform, row.platform);
    for (const auto& contact_row : record.contacts) {
        tell(contact, contact_row.words);
        tell(contact, contact_row.text);
    }
    for (const auto& item : record.evidence) {
        tell(evidence, item.name);
        tell(evidence, item.caption);
    }
    for (const auto& due : record.deadlines) {
        tell(deadline, due.title);
        tell(deadline, due.note);
    }
    for (const auto& one : split_tags(row.tags)) tell(tag, one);
    tell(order_no, row.order_no);
    for (const auto& contact_row : record.contacts) tell(ticket, contact_row.ticket);
    for (const auto& taken : record.routes) tell(ticket, taken.ticket);
    const std::array amounts{row.paid_minor, row.claimed_minor, row.offered_minor, row.received_minor, row.fee_minor};
    for (const auto& one : amounts)
        if (one && &*std::ranges::find(amounts, one) == &one) tell(amount, format_amount(*one, row.currency));
    tell(payment, row.payment_method);
    tell(note, row.note);
    for (const auto& taken : record.routes) tell(route, taken.note);
    if (!kept) return;
    tell(directory, kept->row.channels);
    tell(directory, kept->row.complaint_address);
}

// The same of what was read in its pictures, each once.
template <class Visit>
void searched_pictures(const CaseRecord& record, const State::PictureTexts& texts, Visit visit) {
    if (texts.empty()) return;
    for (const auto& item : record.evidence) {
        const auto found = texts.find(item.sha256);
        const bool first = &*std::ranges::find(record.evidence, item.sha256, &EvidenceRow::sha256) == &item;
        if (first && found != texts.end() && !found->second.empty()) visit(SearchPlace::picture, found->second);
    }
}

}  // namespace recoup::core::inline model
