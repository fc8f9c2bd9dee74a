#include "core/today/today.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/model/amounts.h"
#include "core/model/stalling.h"
#include "core/model/stats.h"

namespace recoup::core::inline today {
namespace {

using namespace std::chrono;

TodayMoney& money_of(TodayView& view, const std::string& currency) {
    const auto at = std::ranges::find(view.money, currency, &TodayMoney::currency);
    if (at != view.money.end()) return *at;
    return view.money.emplace_back(TodayMoney{.currency = currency});
}

void count(TodayView& view, const CaseRecord& record) {
    const auto one = counted(record.row);
    auto& money = money_of(view, one.currency);
    ++money.cases;
    ++(one.ended ? view.ended : view.open);
    (one.ended ? money.ended_asked_minor : money.open_minor) += one.asked_minor;
    if (one.ended) money.recovered_minor += one.received_minor;
}

void note_arrival(TodayView& view, const CaseRecord& record, std::uint32_t index, const Reader& reader,
                  std::span<const SeenMoney> seen) {
    const auto at = money_at(record, *reader.zones);
    if (!at || *at > reader.now || *at + kArrivedFor <= reader.now) return;
    if (std::ranges::find(seen, SeenMoney{record.row.uuid, *at}) != seen.end()) return;
    view.arrived.push_back(index);
    view.valid_until = std::min(view.valid_until, *at + kArrivedFor);
}

Rank rank_of(const CaseRecord& record, const Task& task, const Reader& reader) {
    Rank rank{.urgency = urgency_of(task, reader),
              .minor = std::max<std::int64_t>(0, owed_minor(record.row).value_or(0)),
              .currency = record.row.currency,
              .number = record.row.number};
    if (task.deadline) rank.due = last_second(task.deadline->due, *reader.zones);
    return rank;
}

void add_pictures(TodayView& view, const TodayFrom& from, std::span<const WaitingPictures> pictures) {
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        TodayItem item{.pictures = i, .rank = {.urgency = Urgency::pictures, .due = pictures[i].came_at}};
        if (pictures[i].case_uuid)
            if (const auto* record = from.state.find(*pictures[i].case_uuid))
                item.record = static_cast<std::uint32_t>(record - from.state.cases().data());
        view.mine.push_back(std::move(item));
    }
}

Instant start_of_tomorrow(const Reader& reader) {
    return to_instant(*reader.zones, reader.zone, day_of(reader, reader.now) + days{1});
}

}  // namespace

std::optional<int> TodayMoney::recovery_percent() const {
    if (ended_asked_minor == 0) return std::nullopt;
    const auto share = static_cast<double>(recovered_minor) / static_cast<double>(ended_asked_minor);
    return static_cast<int>(std::lround(100 * share));
}

TodayView today_view(const TodayFrom& from, std::span<const WaitingPictures> pictures,
                     std::span<const SeenMoney> seen) {
    TodayView view;
    view.valid_until = start_of_tomorrow(from.reader);
    std::vector<std::pair<Instant, std::uint32_t>> waiting;
    const auto cases = from.state.cases();
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        const auto& record = cases[i];
        if (!record.in_bin()) note_arrival(view, record, i, from.reader, seen);
        if (record.put_away()) continue;
        if (record.on_board()) count(view, record);
        if (record.ended()) continue;
        const auto task = task_of(compose_from(from, record));
        view.valid_until = std::min(view.valid_until, task_changes_at(record, from.reader));
        view.put_off += task.snoozed_until.has_value();
        if (task.mine()) view.mine.push_back({i, std::nullopt, rank_of(record, task, from.reader)});
        if (task.kind != TaskKind::wait) continue;
        waiting.emplace_back(task.deadline ? last_second(task.deadline->due, *from.reader.zones) : Instant::max(), i);
    }
    add_pictures(view, from, pictures);
    std::ranges::stable_sort(view.mine, precedes, &TodayItem::rank);
    std::ranges::sort(waiting);
    for (const auto& [due, record] : waiting) view.waiting.push_back(record);
    std::ranges::stable_sort(view.arrived, std::greater{},
                             [&](std::uint32_t record) { return *money_at(cases[record], *from.reader.zones); });
    std::ranges::stable_sort(view.money, std::greater{}, &TodayMoney::cases);
    return view;
}

std::string pictures_line(Lang lang, std::size_t count, const CaseRecord* record) {
    if (count == 1)
        return record ? trf(lang, "today_picture_of"_tr, record->row.number)
                      : std::string(tr(lang, "today_picture"_tr));
    return record ? trf(lang, "today_pictures_of"_tr, count, record->row.number)
                  : trf(lang, "today_pictures"_tr, count);
}

TodayRow pictures_row(const TodayFrom& from, const WaitingPictures& pictures) {
    TodayRow row;
    const auto& reader = from.reader;
    const auto* record = pictures.case_uuid ? from.state.find(*pictures.case_uuid) : nullptr;
    row.sentence = pictures_line(reader.lang, pictures.count, record);
    row.reason = pictures.why;
    row.about = record ? record->row.title : std::string(reader("today_pictures_new"_tr));
    row.verb = row.sentence;
    row.act = {.kind = record ? ActKind::put_in : ActKind::make_case};
    row.button = record ? trf(reader.lang, "today_put_into"_tr, record->row.number)
                        : std::string(label(reader.lang, row.act.kind));
    row.chip = {"", trf(reader.lang, "today_came"_tr, show_instant(reader, pictures.came_at))};
    return row;
}

TodayRow item_row(const TodayFrom& from, const TodayItem& item, std::span<const WaitingPictures> pictures) {
    if (item.pictures) return pictures_row(from, pictures[*item.pictures]);
    const auto& record = from.state.cases()[item.record];
    return today_row(from, record, task_of(compose_from(from, record)));
}

ArrivedRow arrived_row(const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    const auto amount = format_amount(row.received_minor.value_or(0), row.currency);
    ArrivedRow view{.sentence = trf(reader.lang, "today_arrived"_tr, row.title, amount), .detail = {}, .when = {}};
    view.detail = end_line(record, reader);
    if (row.refunded_at)
        view.when = show_when(reader, *row.refunded_at);
    else if (row.ended_at)
        view.when = show_instant(reader, *row.ended_at);
    return view;
}

std::string day_heading(const Reader& reader) {
    static constexpr Tr kWeekdays[] = {"agenda_sunday"_tr,    "agenda_monday"_tr,   "agenda_tuesday"_tr,
                                       "agenda_wednesday"_tr, "agenda_thursday"_tr, "agenda_friday"_tr,
                                       "agenda_saturday"_tr};
    static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    const auto local = day_of(reader, reader.now);
    const year_month_day day{local};
    const auto month = static_cast<unsigned>(day.month());
    const auto number = static_cast<unsigned>(day.day());
    const auto on = kWeekdays[weekday{local}.c_encoding()];
    if (reader.lang == Lang::zh) return fmt::format("{} 月 {} 日 {}", month, number, reader(on));
    return fmt::format("{} {} {}", reader(on), number, kMonths[month - 1]);
}

std::string next_reminder_line(const State& state, const NextReminder& next, const Reader& reader) {
    const auto* record = state.find(next.case_uuid);
    return trf(reader.lang, "today_next_reminder"_tr, show_instant(reader, next.at),
               record ? record->row.title : std::string());
}

}  // namespace recoup::core::inline today
