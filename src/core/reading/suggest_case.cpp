#include "core/reading/suggest_case.h"

#include <algorithm>
#include <array>

#include "core/base/money.h"
#include "core/reading/spans.h"

namespace recoup::core::inline reading {
namespace {

using namespace std::chrono;

// Which kind of proof says best what was paid.
int order_of(EvidenceKind kind) {
    using enum EvidenceKind;
    constexpr std::array kBest{payment_proof, order_detail, bank_record, invoice, renewal_notice, error_screen};
    return static_cast<int>(std::ranges::find(kBest, kind) - kBest.begin());
}

Proposal proposed(const Fact& fact, std::size_t picture) {
    return {fact.value, fact.minor, fact.currency, fact.when, fact.score, picture, fact.line};
}

bool same_moment(const When& a, const When& b) {
    if (a.is_day() || b.is_day()) return a.is_day() == b.is_day() ? a.day == b.day : false;
    return floor<minutes>(a.instant) == floor<minutes>(b.instant);
}

// A moment is the better word for the day that it lies in.
bool is_of_day(const When& day, const When& moment) {
    return day.is_day() && !moment.is_day() && abs(sys_days{day.day} + hours{12} - moment.instant) <= hours{26};
}

bool holds(std::string_view a, std::string_view b) {
    const auto plain_a = plain_word(a), plain_b = plain_word(b);
    return plain_a.find(plain_b) != plain_a.npos || plain_b.find(plain_a) != plain_b.npos;
}

class Suggester {
  public:
    Suggester(std::span<const Reading> readings, Instant now, std::span<const std::string> platforms)
        : readings_(readings), now_(now), platforms_(platforms) {
        for (std::size_t i = 0; i < readings.size(); ++i) order_.push_back(i);
        std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return order_of(readings[i].kind); });
    }

    CaseSuggestion suggest() {
        for (const auto picture : order_)
            for (const auto& fact : readings_[picture].facts) take(fact, picture);
        for (std::size_t i = 0; i < readings_.size(); ++i) {
            auto& of_picture = suggestion_.pictures.emplace_back(readings_[i].kind, std::nullopt);
            if (const auto& captured = readings_[i].captured) of_picture.captured = proposed(*captured, i);
        }
        return std::move(suggestion_);
    }

  private:
    void take(const Fact& fact, std::size_t picture) {
        const auto kind = readings_[picture].kind;
        const auto proposal = proposed(fact, picture);
        if (fact.field == FactField::amount && fact.role == FactRole::paid) {
            add(suggestion_.amount, proposal, [&](const Proposal& other) {
                return other.minor == proposal.minor && other.currency == proposal.currency;
            });
        } else if (fact.field == FactField::order && says_best(fact, picture)) {
            add(suggestion_.order, proposal,
                [&](const Proposal& other) { return number_key(other.text) == number_key(proposal.text); });
        } else if (fact.field == FactField::platform && says_best(fact, picture)) {
            add(suggestion_.platform, known(proposal),
                [&](const Proposal& other) { return holds(other.text, proposal.text); });
        } else if (fact.field == FactField::time && is_payment(fact, kind)) {
            take_time(proposal);
        }
    }

    // Of the facts of one picture the others say it worse.
    bool says_best(const Fact& fact, std::size_t picture) const {
        const auto* best = best_fact(readings_[picture], fact.field);
        return best->rank == fact.rank;
    }

    // The moment of payment; of the order only where no picture knows that.
    bool is_payment(const Fact& fact, EvidenceKind kind) const {
        if (fact.when->is_day() ? sys_days{fact.when->day} > now_ + days{1} : fact.when->instant > now_) return false;
        if (fact.role == FactRole::paid) return true;
        const bool any_paid = std::ranges::any_of(readings_, [](const Reading& reading) {
            return best_fact(reading, FactField::time, FactRole::paid) != nullptr;
        });
        if (any_paid) return false;
        if (fact.role == FactRole::ordered) return true;
        return fact.role == FactRole::said && (kind == EvidenceKind::payment_proof ||
                                               kind == EvidenceKind::bank_record || kind == EvidenceKind::invoice);
    }

    void take_time(const Proposal& proposal) {
        for (auto& other : suggestion_.paid_at) {
            if (is_of_day(*other.when, *proposal.when)) other = proposal;
            if (same_moment(*other.when, *proposal.when) || is_of_day(*proposal.when, *other.when)) return;
        }
        suggestion_.paid_at.push_back(proposal);
    }

    Proposal known(Proposal proposal) const {
        for (const auto& name : platforms_)
            if (plain_word(proposal.text).starts_with(plain_word(name)) && !trim(name).empty()) proposal.text = name;
        return proposal;
    }

    template <class Same>
    void add(std::vector<Proposal>& field, Proposal proposal, Same same) {
        if (std::ranges::none_of(field, same)) field.push_back(std::move(proposal));
    }

    std::span<const Reading> readings_;
    Instant now_;
    std::span<const std::string> platforms_;
    std::vector<std::size_t> order_;  // pictures, the best proof first
    CaseSuggestion suggestion_;
};

std::string title_of(const CaseSuggestion& suggestion, Lang lang) {
    std::string title;
    const auto say = [&](std::string_view part) {
        if (!title.empty()) title += ' ';
        title += part;
    };
    if (!suggestion.platform.empty()) say(suggestion.platform.front().text);
    if (!suggestion.amount.empty())
        say(format_amount(*suggestion.amount.front().minor, suggestion.amount.front().currency));
    if (suggestion.problem && !title.empty()) say(label(lang, *suggestion.problem));
    return title;
}

}  // namespace

CaseSuggestion suggest_case(std::span<const Reading> readings, Instant now, std::span<const std::string> platforms,
                            std::span<const Playbook> playbooks, Lang lang) {
    auto suggestion = Suggester(readings, now, platforms).suggest();
    for (const auto& reading : readings)
        if (!suggestion.problem) suggestion.problem = reading.problem;
    if (suggestion.problem)
        if (const auto* playbook = playbook_for(playbooks, *suggestion.problem)) suggestion.playbook = playbook->id;
    suggestion.title = title_of(suggestion, lang);
    return suggestion;
}

}  // namespace recoup::core::inline reading
