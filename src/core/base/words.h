// The closed word lists of the product (docs/GLOSSARY.md): one token per thing for files, commands and JSON, one label
// per language. Pure values, any thread; all texts are static.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/i18n.h"

namespace recoup::core::inline base {

enum class Stage : std::uint8_t { evidence, contacted, under_review, refunded, escalated };
enum class Outcome : std::uint8_t { none, full, partial, rejected, abandoned };
enum class Problem : std::uint8_t {
    payment_failure,
    service_outage,
    data_error,
    goods_quality,
    not_received,
    not_as_described,
    amount_dispute,
    subscription,
    warranty,
    other
};
enum class EvidenceKind : std::uint8_t {
    payment_proof,
    error_screen,
    support_chat,
    fault_time,
    order_detail,
    terms,
    bank_record,
    product_photo,
    others_reports,
    shipping_proof,
    invoice,
    logistics,
    repair_record,
    renewal_notice,
    inspection,
    guardianship,
    recording,
    other
};
enum class Turn : std::uint8_t { me, merchant, platform, authority, nobody };
// Who a contact, a ticket or a route belongs to.
enum class Party : std::uint8_t { seller, platform, payment_firm, bank, courier, operator_, authority, other };
enum class Route : std::uint8_t {
    none,
    official_email,
    platform_dispute,
    social_media,
    consumer_association,
    market_regulator,
    payment_provider,
    bank_chargeback,
    court,
    report,
    ministry
};
// What a file is, told by its content.
enum class FileClass : std::uint8_t { picture, other_picture, pdf, audio, video, text, office, other };
// Where the moment a picture was taken is known from.
enum class CapturedFrom : std::uint8_t { unknown, exif, name, file_time };
enum class Direction : std::uint8_t { out, in };
enum class Channel : std::uint8_t { chat, phone, email, form, letter, in_person, public_post, other };
// How the other side refused or stalled in a contact.
enum class Pushback : std::uint8_t {
    none,
    user_error,
    system_normal,
    need_more_proof,
    device_problem,
    partial_offer,
    silence,
    refusal,
    other
};
// Whether what was promised came; unknown until someone says so.
enum class Kept : std::uint8_t { unknown, yes, no };
// Who must act by a deadline.
enum class Actor : std::uint8_t { me, merchant, platform, bank, authority };
// What of the case starts the count of a deadline; date: one that the person gave; event: one that its rule names.
enum class Trigger : std::uint8_t {
    none,
    paid,
    received,
    occurred,
    first_contact,
    promise,
    stage_contacted,
    stage_under_review,
    stage_escalated,
    date,
    event
};
// How far a route has come that the case was taken to.
enum class RouteState : std::uint8_t { waiting, accepted, refused, settled, withdrawn };
// What is looked after off the board until it becomes a case.
enum class Watch : std::uint8_t { none, subscription, purchase };
// How often a subscription is charged.
enum class Cycle : std::uint8_t { none, week, month, quarter, half_year, year };
// Whose bill: what a payment's number is unique in.
enum class BillSource : std::uint8_t { wechat, alipay, jd, other };
// Of a payment.
enum class Flow : std::uint8_t { out, in, neutral };
// How the money came back.
enum class RefundWay : std::uint8_t { original_route, bank_transfer, other };
enum class DeadlineState : std::uint8_t { ok, soon, urgent, overdue, done, stopped };

inline constexpr int kStageCount = 5;

// One word: its token and its label.
struct Word {
    std::string_view token;
    Tr label;
};

// All words of a list, in the order of its enumerators. Each list has its words_of() beside its enumeration.
template <class E>
struct WordsOf {};

template <class E>
std::span<const Word> words() {
    return words_of(WordsOf<E>{});
}

template <class E>
std::string_view token(E value) {
    return words<E>()[static_cast<std::size_t>(value)].token;
}

template <class E>
std::string_view label(Lang lang, E value) {
    return tr(lang, words<E>()[static_cast<std::size_t>(value)].label);
}

// Exactly a token; nothing for any other text.
template <class E>
std::optional<E> parse_word(std::string_view text) {
    const auto all = words<E>();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!all[i].token.empty() && all[i].token == text) return static_cast<E>(i);
    return std::nullopt;
}

std::span<const Word> words_of(WordsOf<Stage>);
std::span<const Word> words_of(WordsOf<Outcome>);
std::span<const Word> words_of(WordsOf<Problem>);
std::span<const Word> words_of(WordsOf<EvidenceKind>);
std::span<const Word> words_of(WordsOf<Turn>);
std::span<const Word> words_of(WordsOf<Party>);
std::span<const Word> words_of(WordsOf<Route>);
std::span<const Word> words_of(WordsOf<FileClass>);
std::span<const Word> words_of(WordsOf<CapturedFrom>);
std::span<const Word> words_of(WordsOf<Direction>);
std::span<const Word> words_of(WordsOf<Channel>);
std::span<const Word> words_of(WordsOf<Pushback>);
std::span<const Word> words_of(WordsOf<Kept>);
std::span<const Word> words_of(WordsOf<Actor>);
std::span<const Word> words_of(WordsOf<Trigger>);
std::span<const Word> words_of(WordsOf<RouteState>);
std::span<const Word> words_of(WordsOf<Watch>);
std::span<const Word> words_of(WordsOf<Cycle>);
std::span<const Word> words_of(WordsOf<BillSource>);
std::span<const Word> words_of(WordsOf<Flow>);
std::span<const Word> words_of(WordsOf<RefundWay>);
std::span<const Word> words_of(WordsOf<DeadlineState>);

}  // namespace recoup::core::inline base
