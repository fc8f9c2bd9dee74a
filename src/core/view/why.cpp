#include "core/view/why.h"

#include "core/advice/fits.h"

#include <fmt/format.h>

#include <algorithm>

namespace recoup::core::inline view {
namespace {

// By Unit.
constexpr Tr kOneUnit[] = {"unit_one_hour"_tr,         "unit_one_calendar_day"_tr, "unit_one_working_day"_tr,
                           "unit_one_week"_tr,         "unit_one_month"_tr,        "unit_one_year"_tr,
                           "unit_one_billing_cycle"_tr};

using namespace std::chrono;

constexpr Tr kWeekdays[] = {"weekday_sun"_tr, "weekday_mon"_tr, "weekday_tue"_tr, "weekday_wed"_tr,
                            "weekday_thu"_tr, "weekday_fri"_tr, "weekday_sat"_tr};

std::string full_day(const Reader& reader, Day day) {
    const auto name = weekday_name(reader, day);
    if (reader.lang == Lang::zh)
        return fmt::format("{} 年 {} 月 {} 日 {}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                           static_cast<unsigned>(day.day()), name);
    return fmt::format("{} {} {}", name, static_cast<unsigned>(day.day()),
                       show_month(reader, day.year() / day.month()));
}

class Lines {
  public:
    Lines(Why& why, const Reader& reader) : why_(why), reader_(reader) {}
    void add(Tr name, std::string value) {
        if (!value.empty()) why_.lines.push_back({std::string(reader_(name)), std::move(value)});
    }
    void add(Tr name, const Bilingual& value) { add(name, std::string(value.in(reader_.lang))); }

  private:
    Why& why_;
    const Reader& reader_;
};

std::string routes_text(const Rule& rule, const Reader& reader) {
    std::string text;
    for (const auto route : rule.excludes_routes) {
        if (!text.empty()) text += reader("list_comma"_tr);
        text += label(reader.lang, route);
    }
    return text;
}

std::string valid_text(const Rule& rule, const Reader& reader) {
    if (rule.valid_from && rule.valid_to)
        return trf(reader.lang, "why_valid_span"_tr, full_day(reader, *rule.valid_from),
                   full_day(reader, *rule.valid_to));
    if (rule.valid_from) return trf(reader.lang, "why_valid_from"_tr, full_day(reader, *rule.valid_from));
    return rule.valid_to ? trf(reader.lang, "why_valid_to"_tr, full_day(reader, *rule.valid_to)) : std::string();
}

void add_basis(Why& why, const Rule& rule, const Reader& reader) {
    Lines lines(why, reader);
    lines.add("rule"_tr, fmt::format("{} · {} · {} {}", rule.title.in(reader.lang), rule.id, reader("why_version"_tr),
                                     rule.version));
    lines.add("why_conditions"_tr, rule.conditions);
    lines.add("why_exceptions"_tr, rule.exceptions);
    lines.add("why_source"_tr, cite(rule, reader.lang));
    lines.add("why_standing"_tr, std::string(label(reader.lang, rule.standing)));
    lines.add("why_verified"_tr, full_day(reader, rule.verified_on));
    lines.add("why_in_force"_tr, valid_text(rule, reader));
    lines.add("why_clock_stops"_tr, rule.clock_stops);
    lines.add("why_excludes"_tr, routes_text(rule, reader));
    lines.add("why_then"_tr, rule.consequence);
    lines.add("why_next"_tr, rule.next_step);
    why.address = rule.source_url;
    why.disclaimer = reader("why_not_advice"_tr);
    if (is_stale(rule, reader)) {
        const auto today = day_of(reader, reader.now).time_since_epoch();
        const auto age = today - sys_days{rule.verified_on}.time_since_epoch();
        why.notes.push_back(trf(reader.lang, "why_stale"_tr, age.count()));
    }
}

void add_count(Why& why, const DeadlineRow& row, const Rule& rule, const Reader& reader) {
    Lines lines(why, reader);
    if (row.counted_from)
        lines.add("why_trigger"_tr, fmt::format("{}{}{}", rule.trigger_label.in(reader.lang), reader("why_colon"_tr),
                                                show_full(reader, *row.counted_from)));
    lines.add("why_length"_tr, show_length(rule, reader.lang));
    lines.add("why_due"_tr, show_full(reader, row.due));
    if (row.earliest && row.latest && *row.earliest != *row.latest) {
        lines.add("why_earliest"_tr, show_full(reader, *row.earliest));
        lines.add("why_latest"_tr, show_full(reader, *row.latest));
        why.notes.emplace_back(reader(row.actor == Actor::me ? "why_act_early"_tr : "why_wait_late"_tr));
    }
    lines.add("why_actor"_tr, std::string(label(reader.lang, rule.actor)));
}

std::string zone_for(const DeadlineRow& row, const Rule& rule, const Reader& reader) {
    const auto person = row.latest && row.latest->is_day() ? row.latest->zone : reader.zone;
    return zone_of(rule, *row.counted_from, person);
}

bool ended_by_refusal(const DeadlineRow& row, const Rule& rule, const Rulebook& rules, const Reader& reader) {
    if (!rule.refusal_at_once || !row.counted_from || row.by_hand) return false;
    const auto waited =
        count(rule, {*row.counted_from, row.stopped_seconds}, rules, *reader.zones, zone_for(row, rule, reader));
    return last_second(row.due, *reader.zones) < last_second(waited.due, *reader.zones);
}

Tr estimate_note(const DeadlineRow& row, const Rule* rule, const Rulebook& rules) {
    const auto* table = rule ? rules.calendar(rule->calendar) : nullptr;
    if (!table) return "why_estimate_weekends"_tr;
    const auto last = row.latest && row.latest->is_day() ? row.latest->day : row.due.day;
    return knows_law(*table, static_cast<int>(last.year())) ? "why_estimate"_tr : "why_estimate_no_law"_tr;
}

void add_notes(Why& why, const DeadlineRow& row, const Rule* rule, const Rulebook& rules, const Reader& reader) {
    const auto note = [&](std::string text) { why.notes.push_back(std::move(text)); };
    if (row.estimate) note(std::string(reader(estimate_note(row, rule, rules))));
    if (rule && ended_by_refusal(row, *rule, rules, reader)) note(std::string(reader("why_refused"_tr)));
    if (row.by_hand) note(std::string(reader("why_by_hand"_tr)));
    if (row.stopped_at) note(trf(reader.lang, "why_stopped"_tr, show_instant(reader, *row.stopped_at)));
    if (row.stopped_seconds > 0) {
        const auto stood = seconds{row.stopped_seconds};
        note(trf(reader.lang, "why_stood"_tr, stood / hours{24}, stood % hours{24} / hours{1}));
    }
    if (!rule && !row.rule.empty()) note(trf(reader.lang, "why_rule_gone"_tr, row.rule));
    if (rule && rule->version != row.rule_version)
        note(trf(reader.lang, "why_rule_newer"_tr, row.rule_version, rule->version));
    if (rule && row.counted_from && !in_force(*rule, *row.counted_from, *reader.zones))
        note(std::string(reader("why_not_in_force"_tr)));
    if (row.rule.empty()) note(std::string(reader("why_own_date"_tr)));
}

void add_days(Why& why, const DeadlineRow& row, const Rule& rule, const Rulebook& rules, const Reader& reader) {
    if (!row.counted_from || row.by_hand) return;
    const auto zone = zone_for(row, rule, reader);
    CountFrom from{*row.counted_from, row.stopped_seconds};
    if (ended_by_refusal(row, rule, rules, reader)) from.refused = row.due;
    why.days = counted_days(rule, from, rules, *reader.zones, zone);
    if (row.due.is_day()) why.due = row.due.day;
}

// My first contact, if it was in time.
const ContactRow* asked_by(const CaseRecord& record, const When& due, const Zones& zones) {
    const auto first = std::ranges::find_if(record.contacts, [](const ContactRow& one) {
        return one.direction == Direction::out && one.party != Party::authority;
    });
    return first != record.contacts.end() && first->at <= last_second(due, zones) ? &*first : nullptr;
}

}  // namespace

bool has_open_days(const Why& why) {
    return std::ranges::find(why.days, DayMark::open, &CountedDay::mark) != why.days.end();
}

bool is_stale(const Rule& rule, const Reader& reader) {
    const auto today = day_of(reader, reader.now).time_since_epoch();
    return today - sys_days{rule.verified_on}.time_since_epoch() > kCheckAgainAfter;
}

std::string show_length(const Rule& rule, Lang lang) {
    const auto unit =
        rule.amount == 1 ? tr(lang, kOneUnit[static_cast<std::size_t>(rule.unit)]) : label(lang, rule.unit);
    auto text = fmt::format("{} {}", rule.amount, unit);
    text += tr(lang, rule.unit == Unit::billing_cycle ? "why_after_cycle"_tr
                     : rule.start == Start::next_day  ? "why_next_day"_tr
                     : rule.start == Start::that_day  ? "why_that_day"_tr
                                                      : "why_same_moment"_tr);
    if (rule.roll) text += tr(lang, "why_rolls"_tr);
    return text;
}

std::string show_full(const Reader& reader, const When& when) {
    if (when.is_day())
        return full_day(reader, when.day) +
               (when.zone == reader.zone ? std::string() : fmt::format(" ({})", when.zone));
    const auto local = to_local(*reader.zones, reader.zone, when.instant);
    const auto day = floor<days>(local);
    const hh_mm_ss time{local - day};
    return fmt::format("{} {:02}:{:02}", full_day(reader, Day{day}), time.hours().count(), time.minutes().count());
}

std::string_view weekday_name(const Reader& reader, Day day) {
    return reader(kWeekdays[weekday{sys_days{day}}.c_encoding()]);
}

int weekday_index(Day day) {
    return static_cast<int>((weekday{sys_days{day}} - Monday).count());
}

std::string show_month(const Reader& reader, year_month month) {
    static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto year = static_cast<int>(month.year());
    const auto number = static_cast<unsigned>(month.month());
    return reader.lang == Lang::zh ? fmt::format("{} 年 {} 月", year, number)
                                   : fmt::format("{} {}", kMonths[number - 1], year);
}

Why why(const DeadlineRow& row, const Rulebook& rules, const Reader& reader) {
    Why why;
    why.title = row.title;
    const auto* rule = row.rule.empty() ? nullptr : rules.find(row.rule);
    if (rule) {
        add_count(why, row, *rule, reader);
        add_days(why, row, *rule, rules, reader);
    }
    add_notes(why, row, rule, rules, reader);
    if (rule) add_basis(why, *rule, reader);
    return why;
}

Why explain(const Rule& rule, const Reader& reader) {
    Why why;
    why.title = rule.title.in(reader.lang);
    Lines lines(why, reader);
    lines.add("why_trigger"_tr, rule.trigger_label);
    lines.add("why_length"_tr, show_length(rule, reader.lang));
    lines.add("why_actor"_tr, std::string(label(reader.lang, rule.actor)));
    add_basis(why, rule, reader);
    return why;
}

namespace {

std::string sectors_text(const Rule& rule, const Rulebook& rules, const Reader& reader) {
    std::string text;
    for (const auto& id : rule.sectors) {
        const auto* sector = rules.sector(id);
        text += (text.empty() ? std::string() : std::string(reader("list_comma"_tr))) +
                (sector ? std::string(sector->label.in(reader.lang)) : id);
    }
    return text;
}

// As it is written, of those that the program's own rules name; else its token.
std::string platform_text(std::string_view token, const Reader& reader) {
    static constexpr std::pair<std::string_view, Tr> kNames[] = {
        {"amazon", "platform_amazon"_tr}, {"apple", "platform_apple"_tr},
        {"ebay", "platform_ebay"_tr},     {"google_play", "platform_google_play"_tr},
        {"paypal", "platform_paypal"_tr}, {"steam", "platform_steam"_tr},
        {"wechat", "platform_wechat"_tr}};
    for (const auto& [known, name] : kNames)
        if (known == token) return std::string(reader(name));
    std::string text(token);
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string answer_text(const Withheld& withheld, const CaseRecord& record, const Reader& reader) {
    const auto* choice = choice_of(record, *withheld.question);
    return choice ? std::string(choice->label.in(reader.lang)) : std::string();
}

}  // namespace

std::string show_withheld(const Withheld& withheld, const CaseRecord& record, const Rulebook& rules,
                          const Reader& reader) {
    const auto& rule = *withheld.rule;
    switch (withheld.why) {
        case NotOffered::platform:
            return trf(reader.lang, "withheld_platform"_tr, platform_text(rule.platform, reader));
        case NotOffered::problem:
            return trf(reader.lang, "withheld_problem"_tr, label(reader.lang, record.row.problem));
        case NotOffered::sector:
            return trf(reader.lang, "withheld_sector"_tr, sectors_text(rule, rules, reader));
        case NotOffered::condition:
            return withheld.question ? trf(reader.lang, "withheld_condition"_tr, withheld.question->ask.in(reader.lang),
                                           answer_text(withheld, record, reader))
                                     : std::string(rule.conditions.in(reader.lang));
        case NotOffered::unclear:
            return std::string(rule.conditions.in(reader.lang));
        case NotOffered::route:
            return trf(reader.lang, "withheld_route"_tr, label(reader.lang, rule.route));
        case NotOffered::route_taken:
            return trf(reader.lang, "withheld_route_taken"_tr, label(reader.lang, rule.route));
        case NotOffered::route_closed:
            return trf(reader.lang, "withheld_route_closed"_tr, routes_text(rule, reader));
        case NotOffered::not_in_force:
            return std::string(reader("withheld_not_in_force"_tr));
        case NotOffered::past:
            break;
    }
    const auto* asked = rule.actor == Actor::me ? asked_by(record, *withheld.due, *reader.zones) : nullptr;
    if (asked)
        return trf(reader.lang, "withheld_past_asked"_tr, show_when(reader, *withheld.due),
                   show_instant(reader, asked->at));
    const auto past = trf(reader.lang, "withheld_past"_tr, show_when(reader, *withheld.due));
    return rule.consequence.empty() ? past
                                    : trf(reader.lang, "withheld_past_then"_tr, past, rule.consequence.in(reader.lang));
}

OfferView offer_view(const Offer& offer, const Rulebook& rules, const Reader& reader) {
    const auto& rule = *offer.rule;
    OfferView view;
    view.rule = rule.id;
    view.title = rule.title.in(reader.lang);
    view.facts = fmt::format("{} · {} · {}", label(reader.lang, rule.actor), show_length(rule, reader.lang),
                             cite(rule, reader.lang));
    view.law = cite(rule, reader.lang);
    view.theirs = rule.actor != Actor::me;
    view.question = rule.trigger_label.in(reader.lang);
    view.asks = !offer.from;
    view.exceptions = rule.exceptions.in(reader.lang);
    if (offer.asks) {
        view.asked = offer.asks->id;
        view.ask = offer.asks->ask.in(reader.lang);
        for (const auto& choice : offer.asks->choices)
            view.choices.push_back({choice.id, std::string(choice.label.in(reader.lang))});
    }
    view.of_playbook = offer.of_playbook;
    view.stale = is_stale(rule, reader);
    if (!offer.from) return view;
    const auto zone = zone_of(rule, *offer.from, reader.zone);
    const auto counted = count(rule, {*offer.from, 0}, rules, *reader.zones, zone);
    view.due =
        trf(reader.lang, counted.estimate ? "offer_due_about"_tr : "offer_due"_tr, show_when(reader, counted.due));
    if (counted.due.is_day()) view.due += " " + std::string(weekday_name(reader, counted.due.day));
    view.past = last_second(counted.due, *reader.zones) < reader.now;
    return view;
}

}  // namespace recoup::core::inline view
