// Rules of law and platform terms as values: what starts a count, how long it runs, where that is written. They come
// from assets/rules and the user's own files; core only counts by them. Pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "core/base/words.h"
#include "core/law/claim_rule.h"
#include "core/law/question.h"

namespace recoup::core::inline law {

enum class Unit : std::uint8_t { hour, calendar_day, working_day, week, month, year, billing_cycle };
std::span<const Word> words_of(WordsOf<Unit>);

// How well the number is known: read in the source's own text, or in a secondary source only.
enum class Standing : std::uint8_t { c1, c2 };
std::span<const Word> words_of(WordsOf<Standing>);

// How the day of the trigger counts.
enum class Start : std::uint8_t {
    next_day,  // not at all: the next is the first
    that_day,  // as the first
    moment,    // hours run from the very moment
};
std::span<const Word> words_of(WordsOf<Start>);

struct Rule {
    std::string id;
    std::string version;
    std::string jurisdiction;               // "CN", "EU", "UK", "US"; "INT": anywhere
    std::string platform;                   // of one platform only; empty: any
    Route route = Route::none;              // the route it belongs to
    std::vector<Problem> problems;          // it is offered for; none: any
    std::vector<std::string> sectors = {};  // it is about, ids of Sector; none: any
    std::vector<Condition> when = {};       // all of which the case has to meet
    Bilingual title, conditions, consequence, next_step;
    Bilingual exceptions = {};  // to what it does not apply; empty: none are named
    Actor actor = Actor::me;
    Trigger trigger = Trigger::date;
    std::string event = {};  // of Trigger::event: "contact:courier", see event_of()
    Bilingual trigger_label;
    std::int64_t amount = 0;  // of `unit`, above 0
    Unit unit = Unit::calendar_day;
    Start start = Start::next_day;
    bool refusal_at_once = false;  // what comes after the time comes at once when they flatly refuse
    bool roll = false;             // a last day that is not worked moves to the next that is
    std::string calendar;          // holiday table of working days and of rolling; empty: Monday to Friday
    Bilingual clock_stops;         // what stops the clock; empty: nothing does
    std::vector<std::string> prerequisites;
    std::vector<Route> excludes_routes;
    std::optional<Day> valid_from, valid_to;  // of the trigger's day, both inclusive
    Standing standing = Standing::c2;
    Bilingual source_title, article;  // as cite() joins them; the article may be empty
    std::string source_url;
    Day verified_on{};
};

// A holiday that a law fixes by its own definition, known long before the days off of its year are announced.
struct StatutoryHoliday {
    std::string id;
    std::int64_t length = 1;      // days, above 0
    std::vector<Day> first_days;  // sorted, one a year
};

// Days off and make-up working days as the authority announced them.
struct HolidayCalendar {
    struct Year {
        int year = 0;
        std::vector<Day> off;   // sorted
        std::vector<Day> work;  // sorted; Saturdays and Sundays that are worked
    };
    std::string name;
    std::vector<Year> years;  // sorted
    std::vector<StatutoryHoliday> statutory = {};

    const Year* find(int year) const;  // nothing: not announced, or not in the table
};

// What people call a platform beside its token: "wechat" is 微信, Weixin.
struct PlatformNames {
    std::string platform;            // the token that rules name it by
    std::vector<std::string> names;  // case folded, none empty
};

struct Rulebook {
    std::vector<Rule> rules;
    std::vector<HolidayCalendar> calendars;
    std::vector<PlatformNames> platforms = {};
    std::vector<Sector> sectors = {};
    std::vector<Question> questions = {};
    std::vector<ClaimRule> claims = {};

    // Into the book, or nothing.
    const Rule* find(std::string_view id) const;
    const HolidayCalendar* calendar(std::string_view name) const;
    const Sector* sector(std::string_view id) const;
    const Question* question(std::string_view id) const;
    const ClaimRule* claim(std::string_view id) const;
};

// "《消费者权益保护法》第二十五条", "Consumer Rights Law, Art. 25".
std::string cite(const Bilingual& source_title, const Bilingual& article, Lang lang);
std::string cite(const Rule& rule, Lang lang);

// Of that region, or of the world.
bool holds_in(const Rule& rule, std::string_view jurisdiction);
// One that a case may be of: "CN", "EU", "UK", "US", or what a rule of the person's names.
bool is_jurisdiction(const Rulebook& rules, std::string_view name);

}  // namespace recoup::core::inline law
