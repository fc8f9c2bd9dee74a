// Counting by rules: the vectors that were looked up by hand, and what must hold for any day.
#include "core/law/count.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "support/source_dir.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
constexpr auto kShanghai = "Asia/Shanghai";

std::vector<Day> days_in(const nlohmann::json& list) {
    std::vector<Day> all;
    for (const auto& text : list) all.push_back(*parse_day(text.get<std::string>()));
    return all;
}

nlohmann::json shipped(const char* name) {
    std::ifstream file(recoup::test::source_path(name));
    return nlohmann::json::parse(file);
}

StatutoryHoliday statutory(const nlohmann::json& data, const nlohmann::json& item) {
    StatutoryHoliday holiday{item.at("id"), item.at("length"), {}};
    if (item.contains("first_days"))
        holiday.first_days = days_in(item.at("first_days"));
    else
        for (int year = data.at("first_year"); year <= data.at("last_year"); ++year)
            holiday.first_days.push_back(
                *parse_day(std::to_string(year) + "-" + item.at("each_year").get<std::string>()));
    return holiday;
}

const Rulebook& book() {
    static const Rulebook rules = [] {
        HolidayCalendar calendar{"CN", {}};
        const auto announced = shipped("assets/holidays/cn.json");
        for (const auto& [year, days] : announced.at("years").items())
            calendar.years.push_back({std::stoi(year), days_in(days.at("off")), days_in(days.at("work"))});
        const auto law = shipped("assets/holidays/cn-statutory.json");
        for (const auto& item : law.at("holidays")) calendar.statutory.push_back(statutory(law, item));
        Rulebook made;
        made.calendars = {calendar, {"EU", {{2026, {}, {}}, {2027, {*parse_day("2027-01-01")}, {}}}}};
        return made;
    }();
    return rules;
}

struct Terms {
    std::int64_t amount = 1;
    Unit unit = Unit::calendar_day;
    bool roll = false;
    const char* calendar = "CN";
    Actor actor = Actor::merchant;
    Start start = Start::next_day;
    bool refusal_at_once = false;
};

Rule rule(const Terms& terms) {
    Rule made;
    made.id = "TEST";
    made.jurisdiction = "CN";
    made.amount = terms.amount;
    made.unit = terms.unit;
    made.start = terms.unit == Unit::hour ? Start::moment : terms.start;
    made.refusal_at_once = terms.refusal_at_once;
    made.roll = terms.roll;
    made.calendar = terms.calendar;
    made.actor = terms.actor;
    return made;
}

When when(std::string_view text, std::string_view zone = kShanghai) {
    return *test::parse_when(text, kZones, zone, Instant{});
}

Count counted(const Terms& terms, std::string_view from, std::int64_t stopped = 0) {
    return count(rule(terms), {when(from), stopped}, book(), kZones, kShanghai);
}

std::string text(const When& moment) {
    return moment.is_day() ? to_iso(moment.day) : to_iso(moment.instant, kZones, kShanghai);
}

std::string due(const Terms& terms, std::string_view from) {
    return text(counted(terms, from).due);
}

}  // namespace

TEST_CASE("working days follow the announced holidays and make-up days") {
    const Terms seven{.amount = 7, .unit = Unit::working_day};
    CHECK(due(seven, "2026-09-23") == "2026-10-10");
    CHECK(due(seven, "2026-02-10") == "2026-02-26");
    CHECK(due(seven, "2026-04-28") == "2026-05-11");
    CHECK(due({.amount = 45, .unit = Unit::working_day}, "2026-04-14") == "2026-06-18");
    CHECK_FALSE(counted(seven, "2026-09-23").estimate);
    CHECK(due({.amount = 7, .unit = Unit::working_day, .calendar = ""}, "2026-09-23") == "2026-10-02");
}

TEST_CASE("calendar days start on the next day, and may roll to a working day") {
    const auto sixty = counted({.amount = 60, .roll = true}, "2026-04-15");
    CHECK(text(sixty.earliest) == "2026-06-14");
    CHECK(text(sixty.latest) == "2026-06-15");
    const auto seven = counted({.amount = 7, .roll = true, .actor = Actor::me}, "2026-09-28");
    CHECK(text(seven.due) == "2026-10-05");
    CHECK(text(seven.latest) == "2026-10-08");
    CHECK(due({.amount = 30}, "2026-11-01") == "2026-12-01");
    CHECK(due({.amount = 20}, "2026-11-10") == "2026-11-30");
    const auto eu = counted({.amount = 14, .roll = true, .calendar = "EU", .actor = Actor::me}, "2026-12-18");
    CHECK(text(eu.due) == "2027-01-01");
    CHECK(text(eu.latest) == "2027-01-04");
    CHECK_FALSE(eu.estimate);
}

TEST_CASE("where a law begins with the day itself, that day is the first") {
    const auto begins = [](std::int64_t amount, Unit unit) {
        return Terms{.amount = amount, .unit = unit, .start = Start::that_day};
    };
    // Consumer Rights Act 2015, s.20(15): 14 days beginning with the day of agreement.
    CHECK(due(begins(14, Unit::calendar_day), "2026-11-03") == "2026-11-16");
    CHECK(due(begins(1, Unit::calendar_day), "2026-11-03") == "2026-11-03");
    CHECK(due(begins(1, Unit::week), "2026-11-03") == "2026-11-09");
    CHECK(due(begins(1, Unit::month), "2026-03-01") == "2026-03-31");
    CHECK(due(begins(1, Unit::month), "2026-01-31") == "2026-02-28");
    CHECK(due(begins(1, Unit::year), "2026-11-03") == "2027-11-02");
    CHECK(due(begins(2, Unit::working_day), "2026-11-20") == "2026-11-23");
    CHECK(due(begins(2, Unit::working_day), "2026-11-21") == "2026-11-24");
    const auto marks =
        counted_days(rule(begins(3, Unit::calendar_day)), {when("2026-11-03")}, book(), kZones, kShanghai);
    REQUIRE(marks.size() == 3);
    CHECK(marks[0] == CountedDay{*parse_day("2026-11-03"), DayMark::trigger, 1});
    CHECK(marks[2] == CountedDay{*parse_day("2026-11-05"), DayMark::counted, 3});
    const auto weekend =
        counted_days(rule(begins(1, Unit::working_day)), {when("2026-11-21")}, book(), kZones, kShanghai);
    CHECK(weekend[0].number == 0);
    CHECK(weekend.back() == CountedDay{*parse_day("2026-11-23"), DayMark::counted, 1});
}

TEST_CASE("a flat refusal ends the waiting that day, where the rule says so") {
    const Terms fifteen{.amount = 15, .refusal_at_once = true};
    const auto refused = [&](const Terms& terms, const char* on) {
        return count(rule(terms), {when("2026-11-01"), 0, when(on)}, book(), kZones, kShanghai);
    };
    const auto at_once = refused(fifteen, "2026-11-04 10:30");
    CHECK(text(at_once.due) == "2026-11-04");
    CHECK(text(at_once.earliest) == "2026-11-04");
    CHECK(text(at_once.latest) == "2026-11-04");
    CHECK(text(refused(fifteen, "2026-11-01").due) == "2026-11-01");
    // Nothing is won by a refusal after the time, or from before it began, or where the rule knows nothing of it.
    CHECK(text(refused(fifteen, "2026-12-01").due) == "2026-11-16");
    CHECK(text(refused(fifteen, "2026-10-31").due) == "2026-11-16");
    CHECK(text(refused({.amount = 15}, "2026-11-04").due) == "2026-11-16");
    const Terms hours{.amount = 48, .unit = Unit::hour, .refusal_at_once = true};
    CHECK(text(refused(hours, "2026-11-01 20:00").due) == "2026-11-01T20:00:00+08:00");
    const auto marks =
        counted_days(rule(fifteen), {when("2026-11-01"), 0, when("2026-11-04 10:30")}, book(), kZones, kShanghai);
    CHECK(marks.size() == 4);
}

TEST_CASE("a refusal makes an estimate sure") {
    const Terms seven{.amount = 7, .unit = Unit::working_day, .refusal_at_once = true};
    const CountFrom from{when("2026-12-25"), 0, when("2026-12-28")};
    const auto sure = count(rule(seven), from, book(), kZones, kShanghai);
    CHECK(text(sure.due) == "2026-12-28");
    CHECK_FALSE(sure.estimate);
}

TEST_CASE("weeks, months and years end on the same day, or at the end of the month") {
    CHECK(due({.amount = 6, .unit = Unit::week}, "2026-05-01") == "2026-06-12");
    CHECK(due({.amount = 6, .unit = Unit::month}, "2026-08-31") == "2027-02-28");
    CHECK(due({.amount = 6, .unit = Unit::month}, "2027-08-31") == "2028-02-29");
    CHECK(due({.amount = 1, .unit = Unit::month}, "2026-01-15") == "2026-02-15");
    CHECK(due({.amount = 1, .unit = Unit::year}, "2028-02-29") == "2029-02-28");
    CHECK(due({.amount = 3, .unit = Unit::year}, "2026-11-22") == "2029-11-22");
}

TEST_CASE("complete billing cycles are counted from the end of the current one") {
    CHECK(due({.amount = 2, .unit = Unit::billing_cycle, .calendar = ""}, "2026-11-15") == "2027-01-15");
    CHECK(due({.amount = 1, .unit = Unit::billing_cycle, .calendar = ""}, "2027-01-31") == "2027-02-28");
}

TEST_CASE("hours run from the moment; of a day they are counted from its first and its last second") {
    CHECK(due({.amount = 48, .unit = Unit::hour}, "2026-11-22T23:30+08:00") == "2026-11-24T23:30:00+08:00");
    const auto day = counted({.amount = 48, .unit = Unit::hour, .actor = Actor::me}, "2026-11-22");
    CHECK(text(day.due) == "2026-11-24T00:00:00+08:00");
    CHECK(text(day.latest) == "2026-11-24T23:59:59+08:00");
}

TEST_CASE("a year without a table is an estimate, and no longer when the table comes") {
    const Terms seven{.amount = 7, .unit = Unit::working_day};
    const auto guess = counted(seven, "2026-12-25");
    CHECK(guess.estimate);
    CHECK(text(guess.due) == "2027-01-07");
    auto later = book();
    later.calendars[0].years.push_back({2027, {*parse_day("2027-01-01")}, {*parse_day("2027-01-02")}});
    const auto sure = count(rule(seven), {when("2026-12-25")}, later, kZones, kShanghai);
    CHECK_FALSE(sure.estimate);
    CHECK(text(sure.due) == "2027-01-05");
    CHECK(counted({.amount = 7, .unit = Unit::working_day, .calendar = ""}, "2026-03-02").estimate);
    CHECK(counted({.amount = 3, .unit = Unit::year, .roll = true}, "2026-03-02").estimate);
    CHECK_FALSE(counted({.amount = 3, .unit = Unit::year}, "2026-03-02").estimate);
}

TEST_CASE("before a year is announced, an estimate leaves out the holidays that the law fixes") {
    const Terms seven{.amount = 7, .unit = Unit::working_day};
    const auto new_year = counted(seven, "2026-12-25");
    CHECK(text(new_year.earliest) == "2027-01-06");
    CHECK(text(new_year.latest) == "2027-01-07");
    const auto spring = counted(seven, "2027-02-01");
    CHECK(text(spring.earliest) == "2027-02-12");
    CHECK(text(spring.latest) == "2027-02-18");
    CHECK(spring.estimate);
    // Lunar New Year's Eve of 2027 is a Friday; a week of Monday to Friday without a holiday is what it seems.
    CHECK(text(counted({.amount = 1, .unit = Unit::working_day}, "2027-02-04").earliest) == "2027-02-09");
    CHECK(text(counted({.amount = 3, .unit = Unit::working_day}, "2027-03-09").latest) == "2027-03-12");
}

TEST_CASE("an estimate keeps one day when nothing can lengthen a holiday, and weekends where the law is not known") {
    const auto never = counted({.amount = 7, .unit = Unit::working_day}, "2027-11-01");
    CHECK(never.estimate);
    CHECK(never.earliest == never.latest);
    const auto far = counted({.amount = 1, .unit = Unit::working_day}, "2050-12-31");
    CHECK(text(far.earliest) == "2051-01-02");
    CHECK(far.earliest == far.latest);
}

TEST_CASE("an estimate's last day that may be a day off moves past the longest holiday there has been") {
    // The first day of the Chinese year 2027 is a Saturday; six weekdays off is the most a Spring Festival has taken.
    const auto spring = counted({.amount = 60, .roll = true}, "2026-12-08");
    CHECK(text(spring.earliest) == "2027-02-06");
    CHECK(text(spring.latest) == "2027-02-15");
    const auto before = counted({.amount = 59, .roll = true}, "2026-12-05");
    CHECK(text(before.earliest) == "2027-02-02");
    CHECK(text(before.latest) == "2027-02-10");
    CHECK(text(counted({.amount = 50, .roll = true}, "2026-12-05").latest) == "2027-01-25");
    const auto plain = counted({.amount = 60, .roll = true}, "2027-05-10");
    CHECK(plain.earliest == plain.latest);
}

TEST_CASE("a holiday of an announced year is as it was announced, whatever the law would fix") {
    // In 2024 the eve of the Spring Festival was worked.
    CHECK(due({.amount = 1, .unit = Unit::working_day}, "2024-02-08") == "2024-02-09");
    CHECK_FALSE(counted({.amount = 1, .unit = Unit::working_day}, "2024-02-08").estimate);
}

TEST_CASE("however long the holidays become, the day lies between the earliest and the latest of the estimate") {
    // The most weekdays that each took in the announced years.
    const std::map<std::string, int> most{{"new_year", 2},    {"spring_festival", 6}, {"qingming", 2},
                                          {"labour_day", 3},  {"dragon_boat", 1},     {"mid_autumn", 2},
                                          {"national_day", 6}};
    const auto worked = [](sys_days day) { return weekday{day} != Saturday && weekday{day} != Sunday; };
    std::mt19937 random(7);
    for (int round = 0; round < 18; ++round) {
        // 2028: Mid-Autumn within National Day; 2031: on its first day.
        const int year = 2027 + round % 6;
        HolidayCalendar::Year table{year, {}, {}};
        for (const auto& holiday : book().calendar("CN")->statutory) {
            const sys_days first{holiday.first_days[static_cast<std::size_t>(year - 2024)]};
            int taken = 0;
            const auto take = [&](sys_days day) {
                table.off.push_back(Day{day});
                taken += worked(day) ? 1 : 0;
            };
            for (auto day = first; day < first + days{holiday.length}; day += days{1}) take(day);
            const auto before = std::uniform_int_distribution(0, most.at(holiday.id) - taken)(random);
            for (auto day = first; taken < most.at(holiday.id) - before; day += days{1})
                if (day >= first + days{holiday.length}) take(day);
            for (auto day = first - days{1}; taken < most.at(holiday.id); day -= days{1}) take(day);
        }
        std::erase_if(table.off, [&](Day day) { return static_cast<int>(day.year()) != year; });
        std::ranges::sort(table.off);
        auto announced = book();
        announced.calendars[0].years.push_back(table);
        const auto start = sys_days{std::chrono::year{year} / 1 / 1} + days{round % 17};
        for (auto day = start; day < start + days{280}; day += days{1 + round % 5})
            for (const auto& terms :
                 {Terms{.amount = 1 + round % 30, .unit = Unit::working_day}, Terms{.amount = 30, .roll = true}}) {
                const CountFrom from{on_day(Day{day}, kShanghai)};
                const auto guess = count(rule(terms), from, book(), kZones, kShanghai);
                const auto sure = count(rule(terms), from, announced, kZones, kShanghai);
                CAPTURE(to_iso(Day{day}));
                REQUIRE(sure.earliest.day >= guess.earliest.day);
                REQUIRE(sure.latest.day <= guess.latest.day);
            }
    }
}

TEST_CASE("the days of an estimate say where the last day may still go") {
    const auto marks =
        counted_days(rule({.amount = 7, .unit = Unit::working_day}), {when("2026-12-25")}, book(), kZones, kShanghai);
    REQUIRE(marks.size() == 14);
    CHECK(marks[7] == CountedDay{*parse_day("2027-01-01"), DayMark::holiday, 0});
    CHECK(marks[12] == CountedDay{*parse_day("2027-01-06"), DayMark::counted, 7});
    CHECK(marks[13] == CountedDay{*parse_day("2027-01-07"), DayMark::open, 0});
}

TEST_CASE("a moment is on the civil day of the place the rule counts in") {
    const auto late = at_instant(*parse_instant("2026-11-01T23:30:00Z"));
    const auto counted_in = [&](const char* zone) {
        return text(count(rule({.amount = 7}), {late}, book(), kZones, zone).due);
    };
    CHECK(counted_in(kShanghai) == "2026-11-09");
    CHECK(counted_in("Europe/London") == "2026-11-08");
    Rule uk = rule({});
    uk.jurisdiction = "UK";
    CHECK(zone_of(uk, late, kShanghai) == "Europe/London");
    uk.jurisdiction = "EU";
    CHECK(zone_of(uk, late, "Europe/Berlin") == "Europe/Berlin");
    CHECK(zone_of(uk, when("2026-11-01", "Europe/Madrid"), "Europe/Berlin") == "Europe/Madrid");
    CHECK(zone_of(rule({}), late, "Europe/Berlin") == "Asia/Shanghai");
}

TEST_CASE("across a change of the clock a day stays a day and hours stay hours") {
    const auto before = when("2026-10-24", "Europe/London");
    const auto week = count(rule({.amount = 1, .unit = Unit::week}), {before}, book(), kZones, "Europe/London");
    CHECK(to_storage(week.due) == "2026-10-31[Europe/London]");
    const auto noon = when("2026-10-24 12:00", "Europe/London");
    const auto hours48 = count(rule({.amount = 48, .unit = Unit::hour}), {noon}, book(), kZones, "Europe/London");
    CHECK(hours48.due.instant - noon.instant == hours{48});
    CHECK(to_iso(hours48.due.instant, kZones, "Europe/London") == "2026-10-26T11:00:00+00:00");
}

TEST_CASE("the zone of the machine changes nothing") {
    const test::FixedZones elsewhere("Test/Summer");
    for (const auto unit : {Unit::hour, Unit::calendar_day, Unit::working_day, Unit::month}) {
        const Terms terms{.amount = 9, .unit = unit, .roll = unit == Unit::calendar_day};
        const CountFrom from{when("2026-09-23 22:00"), 0};
        const auto here = count(rule(terms), from, book(), kZones, kShanghai);
        const auto there = count(rule(terms), from, book(), elsewhere, kShanghai);
        CHECK(here.due == there.due);
        CHECK(here.latest == there.latest);
    }
}

TEST_CASE("the time a clock stood is added, in favour of neither side") {
    CHECK(text(counted({.amount = 30, .actor = Actor::me}, "2026-11-01", 36 * 3600).earliest) == "2026-12-02");
    CHECK(text(counted({.amount = 30, .actor = Actor::me}, "2026-11-01", 36 * 3600).latest) == "2026-12-03");
    CHECK(text(counted({.amount = 48, .unit = Unit::hour}, "2026-11-22T23:30+08:00", 90).due) ==
          "2026-11-24T23:31:30+08:00");
    CHECK(text(counted({.amount = 5, .roll = true}, "2026-11-09", 86400).due) == "2026-11-16");
}

TEST_CASE("after a clock that stood, working days end on a working day for those who are waited for") {
    // Five working days from a Monday end the next Monday, the 16th; five days later is a Saturday.
    const Terms five{.amount = 5, .unit = Unit::working_day};
    const auto whole = counted(five, "2026-11-09", 5 * 86400);
    CHECK(text(whole.earliest) == "2026-11-21");
    CHECK(text(whole.latest) == "2026-11-23");
    CHECK(text(whole.due) == "2026-11-23");
    const auto begun = counted(five, "2026-11-09", 4 * 86400 + 1);
    CHECK(text(begun.earliest) == "2026-11-20");
    CHECK(text(begun.latest) == "2026-11-23");
    const auto second = counted(five, "2026-11-06", 1);
    CHECK(text(second.earliest) == "2026-11-13");
    CHECK(text(second.latest) == "2026-11-16");
    // Calendar days that do not roll end where they end.
    CHECK(text(counted({.amount = 4}, "2026-11-09", 86400).due) == "2026-11-14");
    CHECK(text(counted({.amount = 4, .roll = true}, "2026-11-09", 86400).due) == "2026-11-16");
}

TEST_CASE("a day that the clock stood is a whole one, however many there are") {
    const auto ten = counted({.amount = 30}, "2026-11-01", 10 * 86400);
    CHECK(text(ten.earliest) == "2026-12-11");
    CHECK(text(ten.latest) == "2026-12-11");
    CHECK(text(counted({.amount = 30}, "2026-11-01", 10 * 86400 - 1).earliest) == "2026-12-10");
    CHECK(text(counted({.amount = 30}, "2026-11-01", 10 * 86400 - 1).latest) == "2026-12-11");
    CHECK(text(counted({.amount = 30}, "2026-11-01", 10 * 86400 + 1).latest) == "2026-12-12");
}

TEST_CASE("a table that knows no working day holds nobody up") {
    auto rules = book();
    auto& years = rules.calendars[0].years;
    years.clear();
    for (const int year : {2026, 2027, 2028}) years.push_back({year, {}, {}});
    for (sys_days day{2026y / 1 / 1}; day < sys_days{2029y / 1 / 1}; day += days{1})
        years[static_cast<std::size_t>(static_cast<int>(Day{day}.year()) - 2026)].off.push_back(Day{day});
    const auto found = count(rule({.amount = 1, .roll = true}), {when("2026-01-01")}, rules, kZones, kShanghai);
    CHECK(text(found.earliest) == "2026-01-02");
    CHECK(text(found.latest) == "2027-02-06");
}

TEST_CASE("the days of a count show the time the clock stood, and the day it moved to") {
    const CountFrom stopped{when("2026-11-09"), 5 * 86400};
    const auto marks = counted_days(rule({.amount = 5, .unit = Unit::working_day}), stopped, book(), kZones, kShanghai);
    REQUIRE(marks.size() == 15);
    CHECK(marks[7] == CountedDay{*parse_day("2026-11-16"), DayMark::counted, 5});
    CHECK(marks[12].mark == DayMark::weekend);
    CHECK(marks.back().day == *parse_day("2026-11-23"));
    const auto plain = counted_days(rule({.amount = 3}), {when("2026-11-09")}, book(), kZones, kShanghai);
    REQUIRE(plain.size() == 4);
    CHECK(plain[3] == CountedDay{*parse_day("2026-11-12"), DayMark::counted, 3});
    const auto week =
        counted_days(rule({.amount = 1, .unit = Unit::week}), {when("2026-11-09")}, book(), kZones, kShanghai);
    REQUIRE(week.size() == 8);
    CHECK(week[5] == CountedDay{*parse_day("2026-11-14"), DayMark::counted, 5});
    CHECK(
        counted_days(rule({.amount = 1, .unit = Unit::billing_cycle}), {when("2026-11-09")}, book(), kZones, kShanghai)
            .empty());
}

TEST_CASE("a trigger a day later never makes a deadline earlier") {
    const Terms all[] = {{.amount = 48, .unit = Unit::hour},
                         {.amount = 7},
                         {.amount = 60, .roll = true},
                         {.amount = 7, .unit = Unit::working_day},
                         {.amount = 20, .unit = Unit::working_day, .calendar = ""},
                         {.amount = 8, .unit = Unit::week, .roll = true},
                         {.amount = 1, .unit = Unit::month, .roll = true},
                         {.amount = 6, .unit = Unit::month},
                         {.amount = 1, .unit = Unit::year, .roll = true},
                         {.amount = 2, .unit = Unit::billing_cycle},
                         {.amount = 2, .start = Start::that_day},
                         {.amount = 3, .unit = Unit::working_day, .start = Start::that_day},
                         {.amount = 1, .unit = Unit::month, .start = Start::that_day}};
    for (const auto& terms : all)
        for (const auto* zone : {kShanghai, "Test/Summer"}) {
            CAPTURE(token(terms.unit));
            const auto at = [&](sys_days day) {
                return count(rule(terms), {on_day(Day{day}, zone)}, book(), kZones, zone);
            };
            auto before = at(sys_days{2025y / 11 / 1});
            for (sys_days day{2025y / 11 / 2}; day < sys_days{2028y / 4 / 1}; day += days{1}) {
                auto next = at(day);
                REQUIRE(last_second(next.earliest, kZones) >= last_second(before.earliest, kZones));
                REQUIRE(last_second(next.latest, kZones) >= last_second(before.latest, kZones));
                REQUIRE(last_second(next.latest, kZones) >= last_second(next.earliest, kZones));
                REQUIRE(last_second(next.earliest, kZones) > first_second(on_day(Day{day}, zone), kZones));
                before = std::move(next);
            }
        }
}

TEST_CASE("every day of a count says why it is counted or not") {
    const auto marks =
        counted_days(rule({.amount = 7, .unit = Unit::working_day}), {when("2026-09-23")}, book(), kZones, kShanghai);
    REQUIRE(marks.size() == 18);
    CHECK(marks.front() == CountedDay{*parse_day("2026-09-23"), DayMark::trigger, 0});
    CHECK(marks[1] == CountedDay{*parse_day("2026-09-24"), DayMark::counted, 1});
    CHECK(marks[2].mark == DayMark::holiday);
    CHECK(marks.back() == CountedDay{*parse_day("2026-10-10"), DayMark::makeup, 7});
    const auto rolled =
        counted_days(rule({.amount = 7, .roll = true}), {when("2026-09-28")}, book(), kZones, kShanghai);
    REQUIRE(rolled.size() == 11);
    CHECK(rolled[7] == CountedDay{*parse_day("2026-10-05"), DayMark::counted, 7});
    CHECK(rolled[8].mark == DayMark::holiday);
    CHECK(rolled[10] == CountedDay{*parse_day("2026-10-08"), DayMark::rolled, 0});
    CHECK(counted_days(rule({.amount = 48, .unit = Unit::hour}), {when("2026-09-28")}, book(), kZones, kShanghai)
              .empty());
}
