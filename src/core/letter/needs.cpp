#include "core/letter/needs.h"

#include <algorithm>

#include "core/advice/fits.h"
#include "core/base/region.h"
#include "core/letter/laws.h"
#include "core/model/turns.h"
#include "core/payments/missing.h"
#include "core/search/fold.h"

namespace recoup::core::inline letter {
namespace {

bool was_said(const CaseRecord& record, const Message& message) {
    return std::ranges::any_of(record.contacts, [&](const ContactRow& one) {
        return is_answer(one) && one.party != Party::authority && answers(message, one.pushback);
    });
}

bool has_one(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != std::string_view::npos; });
}

// How it was paid, as the person answered or the case says; empty where that is not known.
std::string_view paid_with(const ComposeFrom& from) {
    const auto* question = from.rules.question("paid_with");
    const auto* choice = question ? choice_of(from.record, *question) : nullptr;
    return choice ? std::string_view(choice->id) : std::string_view();
}

bool names_card(const ComposeFrom& from) {
    static constexpr std::string_view kWords[] = {"卡", "card", "visa", "银联", "unionpay"};
    const auto with = paid_with(from);
    if (!with.empty()) return with == "credit_card" || with == "bank_debit";
    return has_one(fold(from.record.row.payment_method), kWords);
}

// "信用卡（尾号 0917）"; not "云付 · 储蓄卡".
bool is_card_alone(const ComposeFrom& from) {
    static constexpr std::string_view kWords[] = {"信用卡",     "储蓄卡",      "借记卡", "银行卡",
                                                  "debit card", "credit card", "visa",   "mastercard"};
    const auto method = fold(from.record.row.payment_method);
    return std::ranges::any_of(kWords, [&](auto word) { return method.starts_with(word); });
}

bool holds(Need need, const ComposeFrom& from, const Message& message, const Addressee& addressee, const Talk& talk) {
    const auto& record = from.record;
    const auto& row = record.row;
    switch (need) {
        case Need::owed:
            return !record.ended() && owed_minor(row).value_or(1) > 0;
        case Need::contacted:
            return talk.first_mine() != nullptr;
        case Need::not_contacted:
            return talk.first_mine() == nullptr;
        case Need::unanswered:
            return talk.last_mine() &&
                   (!talk.last_answer() || order_of(*talk.last_answer()) < order_of(*talk.last_mine()));
        case Need::open_promise:
            return open_promise(record, talk, *from.reader.zones, from.reader.now) != nullptr;
        case Need::nothing_due:
            return coming_promise(record, talk, *from.reader.zones, from.reader.now) == nullptr;
        case Need::offer:
            return open_offer_minor(row).has_value();
        case Need::part_received:
            return row.received_minor.value_or(0) > 0;
        case Need::not_escalated:
            return std::ranges::none_of(record.routes, is_at_authority);
        case Need::said:
            return was_said(record, message);
        case Need::card:
            return row.payment_method.empty() || names_card(from);
        case Need::payment_firm:
            return !is_card_alone(from);
        case Need::breach:
            return !laws_of(from, message, addressee).empty();
        case Need::no_refund:
            return missing_refund(record, *from.reader.zones).has_value();
    }
    return false;
}

bool has_evidence(const CaseRecord& record, EvidenceKind kind) {
    return std::ranges::find(record.evidence, kind, &EvidenceRow::kind) != record.evidence.end();
}

template <class T>
bool among(const std::vector<T>& all, const T& one) {
    return std::ranges::find(all, one) != all.end();
}

}  // namespace

bool says(const CaseRow& row, const std::vector<std::string>& words) {
    if (words.empty()) return false;
    const auto said = fold(row.title + '\n' + row.note + '\n' + row.tags);
    return std::ranges::any_of(words, [&](const auto& word) { return said.find(fold(word)) != std::string::npos; });
}

bool is_about(const ComposeFrom& from, const Message& message) {
    const auto& row = from.record.row;
    if (among(message.not_problems, row.problem)) return false;
    return (from.playbook && among(message.playbooks, from.playbook->id)) || among(message.problems, row.problem) ||
           says(row, message.words) || in_one_sector(from.record, message.sectors, from.rules);
}

std::optional<std::string> untrue(const ComposeFrom& from, const Message& message) {
    const auto lang = from.reader.lang;
    const auto& record = from.record;
    if (!message.regions.empty() && !among(message.regions, record.row.jurisdiction))
        return trf(lang, "message_other_region"_tr, region_name(lang, message.regions.front()));
    if (message.special() && !is_about(from, message)) return std::string(tr(lang, "message_not_about"_tr));
    const auto addressee = addressee_of(record, message, *from.reader.zones, from.reader.now);
    const auto talk = talk_with(record, addressee.about);
    for (const auto need : message.needs)
        if (!holds(need, from, message, addressee, talk)) return std::string(label(lang, need));
    for (const auto kind : message.evidence)
        if (!has_evidence(record, kind)) return trf(lang, "message_needs_evidence"_tr, label(lang, kind));
    return std::nullopt;
}

}  // namespace recoup::core::inline letter
