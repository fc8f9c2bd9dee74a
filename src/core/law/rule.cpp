#include "core/law/rule.h"

#include <algorithm>

namespace recoup::core::inline law {
namespace {

constexpr Word kUnits[] = {
    {"hour", "unit_hour"_tr},
    {"calendar_day", "unit_calendar_day"_tr},
    {"working_day", "unit_working_day"_tr},
    {"week", "unit_week"_tr},
    {"month", "unit_month"_tr},
    {"year", "unit_year"_tr},
    {"billing_cycle", "unit_billing_cycle"_tr},
};

constexpr Word kStandings[] = {{"C1", "standing_c1"_tr}, {"C2", "standing_c2"_tr}};

constexpr Word kStarts[] = {
    {"next_day", "start_next_day"_tr}, {"that_day", "start_that_day"_tr}, {"same_moment", "start_moment"_tr}};

bool stands_apart(Lang lang, std::string_view article) {
    return lang == Lang::en || !article.starts_with("第");
}

}  // namespace

std::string cite(const Bilingual& source_title, const Bilingual& article, Lang lang) {
    std::string cited(source_title.in(lang));
    if (article.empty()) return cited;
    if (stands_apart(lang, article.in(lang))) cited += lang == Lang::zh ? " " : ", ";
    return cited += article.in(lang);
}

std::string cite(const Rule& rule, Lang lang) {
    return cite(rule.source_title, rule.article, lang);
}

std::span<const Word> words_of(WordsOf<Start>) {
    return kStarts;
}

std::span<const Word> words_of(WordsOf<Unit>) {
    return kUnits;
}

std::span<const Word> words_of(WordsOf<Standing>) {
    return kStandings;
}

bool holds_in(const Rule& rule, std::string_view jurisdiction) {
    return rule.jurisdiction == "INT" || rule.jurisdiction == jurisdiction;
}

bool is_jurisdiction(const Rulebook& rules, std::string_view name) {
    if (name == "CN" || name == "EU" || name == "UK" || name == "US") return true;
    return name != "INT" && std::ranges::find(rules.rules, name, &Rule::jurisdiction) != rules.rules.end();
}

const HolidayCalendar::Year* HolidayCalendar::find(int year) const {
    const auto it = std::ranges::find(years, year, &Year::year);
    return it == years.end() ? nullptr : &*it;
}

const Rule* Rulebook::find(std::string_view id) const {
    const auto it = std::ranges::find(rules, id, &Rule::id);
    return it == rules.end() ? nullptr : &*it;
}

const Sector* Rulebook::sector(std::string_view id) const {
    const auto it = std::ranges::find(sectors, id, &Sector::id);
    return it == sectors.end() ? nullptr : &*it;
}

const ClaimRule* Rulebook::claim(std::string_view id) const {
    const auto it = std::ranges::find(claims, id, &ClaimRule::id);
    return it == claims.end() ? nullptr : &*it;
}

const Question* Rulebook::question(std::string_view id) const {
    const auto it = std::ranges::find(questions, id, &Question::id);
    return it == questions.end() ? nullptr : &*it;
}

const Question::Choice* Question::find(std::string_view choice) const {
    const auto it = std::ranges::find(choices, choice, &Choice::id);
    return it == choices.end() ? nullptr : &*it;
}

const HolidayCalendar* Rulebook::calendar(std::string_view name) const {
    const auto it = std::ranges::find(calendars, name, &HolidayCalendar::name);
    return it == calendars.end() ? nullptr : &*it;
}

}  // namespace recoup::core::inline law
