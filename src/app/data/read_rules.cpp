#include "app/data/read_rules.h"

#include <algorithm>

#include "app/data/read_claims.h"
#include "app/data/read_json.h"
#include "core/base/text.h"
#include "core/model/trigger.h"
#include "core/search/fold.h"

namespace recoup::app::inline data {
namespace {

using core::Unit;

constexpr std::size_t kMaxPlatformNames = 100;
constexpr std::size_t kMaxPlatformNameBytes = 200;

// Nobody waits for a century.
std::int64_t most_of(Unit unit) {
    constexpr std::int64_t kMost[] = {876'000, 36'500, 10'000, 5'200, 1'200, 100, 120};
    return kMost[static_cast<std::size_t>(unit)];
}

bool one_of(const JsonObject& object, const char* key, std::string_view yes, std::string_view no) {
    const auto text = object.text(key);
    if (text != yes && text != no) object.refuse(key);
    return text == yes;
}

bool is_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

void read_texts(const JsonObject& object, core::Rule& rule) {
    rule.title = object.bilingual("title");
    rule.conditions = object.bilingual("conditions");
    rule.consequence = object.bilingual("consequence");
    rule.next_step = object.bilingual("next_step");
    rule.trigger_label = object.bilingual("trigger_label");
    rule.exceptions = object.bilingual_if_any("exceptions");
    rule.clock_stops = object.bilingual_or_null("clock_stops");
    rule.source_title = object.named("source_title");
    rule.article = object.named_if_any("article");
    rule.source_url = object.text("source_url");
}

// The name of an event, or a word for what the case keeps.
void read_trigger(const JsonObject& object, core::Rule& rule) {
    rule.event = object.text("trigger");
    if (core::is_event(rule.event)) {
        rule.trigger = core::Trigger::event;
        return;
    }
    rule.event.clear();
    rule.trigger = object.word<core::Trigger>("trigger");
    if (rule.trigger == core::Trigger::event) object.refuse("trigger");
}

core::Condition read_condition(const JsonObject& object) {
    core::Condition condition{object.text("question"), object.texts("is")};
    if (condition.is.empty()) object.refuse("is");
    return condition;
}

void read_count(const JsonObject& object, core::Rule& rule) {
    rule.actor = object.word<core::Actor>("actor");
    read_trigger(object, rule);
    rule.unit = object.word<Unit>("unit");
    rule.amount = object.whole("amount", 1, most_of(rule.unit));
    rule.start = object.word<core::Start>("start");
    if ((rule.start == core::Start::moment) != (rule.unit == Unit::hour)) object.refuse("start");
    rule.refusal_at_once = object.flag_or("refusal_at_once", false);
    rule.roll = one_of(object, "end", "roll_to_next_working_day", "none");
    rule.calendar = object.text("calendar");
}

core::Rule read_rule(const JsonObject& object) {
    core::Rule rule;
    rule.id = object.text("id");
    if (!is_id(rule.id)) object.refuse("id");
    rule.version = object.filled("version");
    rule.jurisdiction = object.filled("jurisdiction");
    rule.platform = object.text("platform");
    rule.route = object.word_or<core::Route>("route", "none");
    rule.problems = object.words<core::Problem>("problems");
    rule.sectors = object.texts_if_any("sectors");
    rule.when = object.objects_if_any("when", read_condition);
    read_texts(object, rule);
    read_count(object, rule);
    rule.prerequisites = object.texts("prerequisites");
    rule.excludes_routes = object.words<core::Route>("excludes_routes");
    rule.valid_from = object.day_or_null("valid_from");
    rule.valid_to = object.day_or_null("valid_to");
    if (rule.valid_from && rule.valid_to && *rule.valid_to < *rule.valid_from) object.refuse("valid_to");
    rule.standing = object.word<core::Standing>("standing");
    rule.verified_on = object.day("verified_on");
    return rule;
}

core::HolidayCalendar::Year read_year(const JsonObject& years, const std::string& key) {
    core::HolidayCalendar::Year year;
    const auto first = core::parse_day(key + "-01-01");
    if (!first) years.refuse(key.c_str());
    year.year = first ? static_cast<int>(first->year()) : 0;
    const auto object = years.object(key.c_str());
    for (const auto& [name, days] : {std::pair("off", &year.off), std::pair("work", &year.work)}) {
        *days = object.days(name);
        std::sort(days->begin(), days->end());
        if (std::ranges::any_of(*days, [&](const core::Day& day) { return static_cast<int>(day.year()) != year.year; }))
            object.refuse(name);
    }
    return year;
}

std::vector<core::Day> read_each_year(const JsonObject& object, std::int64_t first_year, std::int64_t last_year) {
    std::vector<core::Day> all;
    const auto text = object.text("each_year");
    for (auto year = first_year; year <= last_year; ++year) {
        const auto day = core::parse_day(std::to_string(year) + "-" + text);
        if (!day) object.refuse("each_year");
        all.push_back(day.value_or(core::Day{}));
    }
    return all;
}

core::StatutoryHoliday read_statutory(const JsonObject& object, std::int64_t first_year, std::int64_t last_year) {
    core::StatutoryHoliday holiday{object.filled("id"), object.whole("length", 1, 30), {}};
    const auto keys = object.keys();
    const bool each_year = std::ranges::find(keys, "each_year") != keys.end();
    holiday.first_days = each_year ? read_each_year(object, first_year, last_year) : object.days("first_days");
    std::ranges::sort(holiday.first_days);
    return holiday;
}

// A file has either the days of announced years or the holidays that a law fixes for all.
core::HolidayCalendar read_calendar(const JsonObject& root) {
    core::HolidayCalendar calendar{root.filled("calendar"), {}};
    const auto keys = root.keys();
    if (std::ranges::find(keys, "holidays") != keys.end()) {
        const auto first_year = root.whole("first_year", 1900, 2200);
        const auto last_year = root.whole("last_year", first_year, 2200);
        calendar.statutory = root.objects(
            "holidays", [&](const JsonObject& object) { return read_statutory(object, first_year, last_year); });
        return calendar;
    }
    const auto years = root.object("years");
    for (const auto& key : years.keys()) calendar.years.push_back(read_year(years, key));
    return calendar;
}

// An empty name would be every platform's.
std::vector<std::string> read_names(const JsonObject& object) {
    auto names = object.texts("names");
    if (names.empty() || names.size() > kMaxPlatformNames) object.refuse("names");
    for (auto& name : names) {
        name = core::fold(core::trim(name));
        if (name.empty() || name.size() > kMaxPlatformNameBytes) object.refuse("names");
    }
    return names;
}

core::PlatformNames read_platform(const JsonObject& object) {
    core::PlatformNames platform{object.text("platform"), read_names(object)};
    if (!is_id(platform.platform)) object.refuse("platform");
    return platform;
}

std::vector<std::string> read_words(const JsonObject& object) {
    auto words = object.texts("words");
    for (auto& word : words) {
        word = core::fold(word);
        if (core::trim(word).empty()) object.refuse("words");
    }
    return words;
}

core::Sector read_sector(const JsonObject& object) {
    core::Sector sector{object.text("id"), object.bilingual("label"), read_words(object), object.texts("playbooks")};
    if (!is_id(sector.id)) object.refuse("id");
    return sector;
}

core::Question::Choice read_choice(const JsonObject& object) {
    core::Question::Choice choice{object.text("id"), object.bilingual("label"), read_words(object)};
    if (!is_id(choice.id)) object.refuse("id");
    return choice;
}

core::Question read_question(const JsonObject& object) {
    core::Question question{object.text("id"), object.bilingual("ask"), object.objects("choices", read_choice)};
    if (!is_id(question.id)) object.refuse("id");
    return question;
}

// The person's names stand beside the program's.
void put_names(std::vector<core::PlatformNames>& all, core::PlatformNames more) {
    auto it = std::ranges::find(all, more.platform, &core::PlatformNames::platform);
    if (it == all.end()) it = all.insert(all.end(), core::PlatformNames{more.platform, {}});
    for (auto& name : more.names)
        if (std::ranges::find(it->names, name) == it->names.end()) it->names.push_back(std::move(name));
}

template <class T, class Key>
void put(std::vector<T>& all, T item, Key T::*key) {
    const auto it = std::ranges::find(all, item.*key, key);
    if (it == all.end())
        all.push_back(std::move(item));
    else
        *it = std::move(item);
}

// Of every file of that folder, those of `key`; one of the person's takes the place of the program's of the same id.
template <class Read, class T, class Key>
void put_all(const char* folder, const char* key, const std::filesystem::path& own, std::vector<core::Error>& problems,
             Read read, std::vector<T>& all, Key T::*id) {
    for (const auto& file : data_files(folder, own, problems)) {
        auto items = read_document(file, problems, [&](const JsonObject& root) { return root.objects(key, read); });
        if (!items) continue;
        for (auto& item : *items) put(all, std::move(item), id);
    }
}

void put_calendar(std::vector<core::HolidayCalendar>& all, core::HolidayCalendar calendar) {
    auto it = std::ranges::find(all, calendar.name, &core::HolidayCalendar::name);
    if (it == all.end()) it = all.insert(all.end(), core::HolidayCalendar{calendar.name, {}});
    for (auto& year : calendar.years) put(it->years, std::move(year), &core::HolidayCalendar::Year::year);
    for (auto& holiday : calendar.statutory) put(it->statutory, std::move(holiday), &core::StatutoryHoliday::id);
    std::ranges::sort(it->years, {}, &core::HolidayCalendar::Year::year);
}

}  // namespace

core::Rulebook read_rulebook(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    core::Rulebook book;
    put_all("rules", "rules", own, problems, read_rule, book.rules, &core::Rule::id);
    put_all("sectors", "sectors", own, problems, read_sector, book.sectors, &core::Sector::id);
    put_all("questions", "questions", own, problems, read_question, book.questions, &core::Question::id);
    for (const auto& file : data_files("holidays", own, problems))
        if (auto calendar = read_document(file, problems, read_calendar))
            put_calendar(book.calendars, std::move(*calendar));
    for (const auto& file : data_files("platforms", own, problems)) {
        auto platforms = read_document(file, problems,
                                       [](const JsonObject& root) { return root.objects("platforms", read_platform); });
        if (!platforms) continue;
        for (auto& platform : *platforms) put_names(book.platforms, std::move(platform));
    }
    book.claims = read_claims(own, problems);
    return book;
}

}  // namespace recoup::app::inline data
