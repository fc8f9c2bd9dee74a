#include <algorithm>
#include <set>

#include "core/law/template.h"
#include "core/report/parts.h"

namespace recoup::core::inline report {
namespace {

using namespace std::chrono;

struct Dated {
    Instant at{};
    std::optional<Day> day;
    ReportStep step;
};

// What a picture of that kind shows by itself; a contact's are linked to it by the person.
bool shows(EvidenceKind kind, FactKind fact) {
    switch (fact) {
        case FactKind::paid:
            return kind == EvidenceKind::payment_proof || kind == EvidenceKind::bank_record;
        case FactKind::goods:
            return kind == EvidenceKind::logistics;
        case FactKind::occurred:
            return kind == EvidenceKind::error_screen || kind == EvidenceKind::fault_time;
        case FactKind::contact:
        case FactKind::promise:
        case FactKind::answer:
        case FactKind::money:
        case FactKind::sum:
            break;
    }
    return false;
}

class Storyteller {
  public:
    Storyteller(const ComposeFrom& from, const ReportChoice& choice, Report& report)
        : from_(from), choice_(choice), report_(report) {}

    void tell() {
        for (const auto& fact : told_facts(from_, addressee_of(from_, choice_.purpose))) add(fact);
        for (const auto& route : from_.record.routes) add(route);
        std::ranges::stable_sort(steps_, [](const Dated& a, const Dated& b) {
            if (a.day.has_value() != b.day.has_value()) return a.day.has_value();
            return a.at < b.at;
        });
        std::set<int> years;
        for (const auto& one : steps_)
            if (one.day) years.insert(static_cast<int>(one.day->year()));
        for (auto& one : steps_) {
            if (one.day) one.step.day = day_text(*one.day, years.size() > 1);
            report_.story.push_back(std::move(one.step));
        }
        report_.story_title = from_.reader("report_story"_tr);
        const auto dots = from_.reader("report_story_hint"_tr);
        report_.story_hint = years.size() == 1 ? trf(from_.reader.lang, "report_story_year"_tr, *years.begin(), dots)
                                               : std::string(dots);
    }

  private:
    std::string day_text(Day day, bool with_year) const {
        auto text = written_day(from_.reader, day);
        if (with_year) return text;
        const auto year = std::to_string(static_cast<int>(day.year()));
        const auto cut = from_.reader.lang == Lang::zh ? year + " 年 " : " " + year;
        if (const auto at = text.find(cut); at != std::string::npos) text.erase(at, cut.size());
        return text;
    }

    Day day_of_when(const When& when) const {
        return when.is_day() ? when.day : Day{day_of(from_.reader, when.instant)};
    }

    void add(const letter::Fact& fact) {
        Dated one{fact.at, std::nullopt, {.day = {}, .text = fact.bare, .theirs = fact.theirs, .exhibits = {}}};
        if (fact.when) one.day = day_of_when(*fact.when);
        for (std::size_t i = 0; i < report_.exhibits.size(); ++i) {
            const auto& evidence = report_.exhibits[i].evidence;
            const auto* row = from_.state.find_evidence(from_.record.row.uuid, evidence);
            if (!row) continue;
            if (shows(row->kind, fact.kind) || (fact.contact && row->contact_uuid == fact.contact))
                one.step.exhibits.push_back(i);
        }
        steps_.push_back(std::move(one));
    }

    void add(const RouteRow& route) {
        const auto lang = from_.reader.lang;
        const auto name = label(lang, route.route);
        const auto ticket = clean_value(flat(route.ticket));
        auto text =
            ticket.empty() ? trf(lang, "report_route"_tr, name) : trf(lang, "report_route_ticket"_tr, name, ticket);
        steps_.push_back({route.taken_at,
                          Day{day_of(from_.reader, route.taken_at)},
                          {.day = {}, .text = std::move(text), .exhibits = {}}});
        if (!route.closed_at) return;
        steps_.push_back({*route.closed_at,
                          Day{day_of(from_.reader, *route.closed_at)},
                          {.day = {},
                           .text = trf(lang, "report_route_closed"_tr, name, label(lang, route.state)),
                           .theirs = true,
                           .exhibits = {}}});
    }

    const ComposeFrom& from_;
    const ReportChoice& choice_;
    Report& report_;
    std::vector<Dated> steps_;
};

}  // namespace

void tell_story(const ComposeFrom& from, const ReportChoice& choice, Report& report) {
    Storyteller(from, choice, report).tell();
}

}  // namespace recoup::core::inline report
