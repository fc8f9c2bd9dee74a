#include "core/letter/laws.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/advice/fits.h"
#include "core/letter/needs.h"

namespace recoup::core::inline letter {
namespace {

using namespace std::chrono;

constexpr std::size_t kMostLaws = 5;

bool is_trader(Party party) {
    return party == Party::seller || party == Party::platform || party == Party::operator_ || party == Party::other;
}

bool binds(const std::vector<Party>& parties, Party asked) {
    return parties.empty() ? is_trader(asked) : std::ranges::find(parties, asked) != parties.end();
}

// Whom the rule gives its time to: the party that its event names, else whoever sells.
std::vector<Party> bound_by(const Rule& rule) {
    const auto name = std::string_view(rule.event).substr(std::min(rule.event.find(':') + 1, rule.event.size()));
    const auto party = rule.trigger == Trigger::event ? parse_word<Party>(name) : std::nullopt;
    return party && !is_trader(*party) ? std::vector{*party} : std::vector<Party>{};
}

class Finder {
  public:
    Finder(const ComposeFrom& from, const Message& message, const Addressee& addressee)
        : from_(from), asked_(asked_of(addressee)), reports_(message.route == Route::report) {
        if (!reports_) of_message(message);
        of_deadlines();
        of_playbook();
    }
    std::vector<CitedLaw> found() { return std::move(found_); }

  private:
    std::string in(const Bilingual& text) const { return std::string(text.in(from_.reader.lang)); }

    // Some playbook has it by that Chinese name.
    const Playbook::Law* known(std::string_view cite) const {
        const auto same = [&](const Playbook::Law& law) { return law.cite.zh == cite; };
        const auto in = [&](const Playbook& playbook) -> const Playbook::Law* {
            const auto at = std::ranges::find_if(playbook.law, same);
            return at == playbook.law.end() ? nullptr : &*at;
        };
        if (from_.playbook)
            if (const auto* law = in(*from_.playbook)) return law;
        for (const auto& playbook : from_.playbooks)
            if (const auto* law = in(playbook)) return law;
        return nullptr;
    }

    void add(std::string cite, std::string says, const std::string& source_url = {}, std::optional<Day> read_on = {}) {
        if (found_.size() < kMostLaws && std::ranges::find(found_, cite, &CitedLaw::cite) == found_.end())
            found_.push_back({std::move(cite), std::move(says), source_url, read_on});
    }

    // What a playbook cites, as a rule of the book says where it was read.
    const Rule* rule_of(std::string_view cite) const {
        const auto same = [&](const Rule& rule) { return core::cite(rule, Lang::zh) == cite; };
        const auto at = std::ranges::find_if(from_.rules.rules, same);
        return at == from_.rules.rules.end() ? nullptr : &*at;
    }

    void of_message(const Message& message) {
        for (const auto& law : message.law) {
            const auto* same = known(law.text.zh);
            add(in(law.text), in(law.says.empty() && same ? same->says : law.says), law.source_url, law.verified_on);
        }
    }

    void of_deadlines() {
        for (const auto& deadline : from_.record.deadlines) {
            const auto* rule = deadline.rule.empty() ? nullptr : from_.rules.find(deadline.rule);
            if (!rule || !fits(*rule)) continue;
            const auto* same = known(cite(*rule, Lang::zh));
            if (same && !fits(*same)) continue;
            add(same ? in(same->cite) : cite(*rule, from_.reader.lang), same ? in(same->says) : std::string(),
                rule->source_url, rule->verified_on);
        }
    }

    void of_playbook() {
        if (!from_.playbook) return;
        for (const auto& law : from_.playbook->law)
            if (const auto* rule = rule_of(law.cite.zh); fits(law))
                add(in(law.cite), in(law.says), rule ? rule->source_url : std::string(),
                    rule ? std::optional(rule->verified_on) : std::nullopt);
    }

    // What the other side owes by law, as somebody read it; terms of a platform and how an authority or a bank proceeds
    // are none of that. What is breached by so many days is cited once they have passed; a report names what playbooks
    // know to be breached alone.
    bool fits(const Rule& rule) const {
        return rule.platform.empty() && rule.route == Route::none && rule.standing == Standing::c1 &&
               rule.jurisdiction != "INT" && holds_in(rule, from_.record.row.jurisdiction) && !rule.article.empty() &&
               rule.actor != Actor::authority && rule.actor != Actor::bank && binds(bound_by(rule), asked_) &&
               (!reports_ || known(cite(rule, Lang::zh)));
    }

    bool fits(const Playbook::Law& law) const {
        const auto& row = from_.record.row;
        return law.standing == Standing::c1 && law.jurisdiction == row.jurisdiction && binds(law.binds, asked_) &&
               (law.sectors.empty() || in_one_sector(from_.record, law.sectors, from_.rules)) &&
               (law.words.empty() || says(row, law.words)) && law.clause.value_or(has_clause()) == has_clause() &&
               showed_within(law.found_within) &&
               (is_breached(law) || (!reports_ && law.breached_after.value_or(0) == 0));
    }

    bool has_clause() const {
        const auto* platform = from_.state.find_platform(from_.record.row.platform);
        return platform && !platform->clauses.empty();
    }

    // As far as the case knows both days.
    bool showed_within(std::optional<std::int64_t> limit) const {
        const auto& row = from_.record.row;
        if (!limit || !row.received_at || !row.occurred_at) return true;
        const auto day = [&](const When& when) {
            return when.is_day() ? when.day : Day{day_of(from_.reader, when.instant)};
        };
        auto last = day(*row.received_at) + months{*limit};
        if (!last.ok()) last = last.year() / last.month() / std::chrono::last;
        return day(*row.occurred_at) <= last;
    }

    bool is_breached(const Playbook::Law& law) const {
        if (!law.breached_after || from_.record.ended()) return false;
        if (*law.breached_after == 0) return true;
        const auto* first = talk_with(from_.record, asked_).first_mine();
        return first && first->at + days{*law.breached_after} < from_.reader.now;
    }

    const ComposeFrom& from_;
    Party asked_;
    bool reports_;
    std::vector<CitedLaw> found_;
};

}  // namespace

std::vector<CitedLaw> laws_of(const ComposeFrom& from, const Message& message, const Addressee& addressee) {
    return Finder(from, message, addressee).found();
}

}  // namespace recoup::core::inline letter
