#include "core/view/insights.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/brief.h"
#include "core/base/money.h"

namespace recoup::core::inline view {
namespace {

using namespace std::chrono;

constexpr int kMonthsShown = 12;
constexpr int kMostPlatforms = 8;
constexpr std::size_t kMostCases = 200;
// From here on a wait is long, and from there on stalling.
constexpr double kLongDays = 7, kStallingDays = 15;

std::string month_name(year_month month, const Reader& reader, bool with_year) {
    const int year = static_cast<int>(month.year());
    const auto number = static_cast<unsigned>(month.month());
    if (reader.lang == Lang::en) {
        static constexpr std::string_view kNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        return with_year ? fmt::format("{} {}", kNames[number - 1], year) : std::string(kNames[number - 1]);
    }
    return with_year ? fmt::format("{} 年 {} 月", year, number) : fmt::format("{} 月", number);
}

// One view being made.
class Builder {
  public:
    Builder(const State& state, StatsFilter filter, const std::optional<InsightsPick>& pick, const Reader& reader)
        : state_(state), filter_(std::move(filter)), pick_(pick), reader_(reader) {}

    InsightsView build() {
        choose();
        stats_ = stats(state_, filter_, reader_);
        figures();
        months();
        stalling();
        ends();
        list_picked();
        return std::move(view_);
    }

  private:
    std::string text(Tr key) const { return std::string(reader_(key)); }
    std::string money(std::int64_t minor) const { return format_amount(minor, view_.currency); }
    bool is_picked(const InsightsPick& pick) const { return pick_ && *pick_ == pick; }

    // What can be chosen does not depend on what is chosen.
    void choose() {
        const auto all = stats(state_, {}, reader_);
        for (const auto& currency : all.currencies) view_.currencies.push_back(currency.currency);
        view_.empty = view_.currencies.empty();
        if (filter_.currency.empty())
            filter_.currency = view_.empty ? (reader_.lang == Lang::zh ? "CNY" : "USD") : view_.currencies.front();
        view_.currency = filter_.currency;
        for (const auto& platform : all.platforms)
            if (view_.platforms.empty() || view_.platforms.back() != platform.platform)
                view_.platforms.push_back(platform.platform);
    }

    void figures() {
        const CurrencyStats none;
        const auto& sum = stats_.currencies.empty() ? none : stats_.currencies.front();
        const auto rate = sum.recovery_rate();
        view_.figures = {
            {text("recovered"_tr), money(sum.recovered_minor), text("insights_recovered_how"_tr), true},
            {text("board_open"_tr), money(sum.open_minor), text("insights_open_how"_tr)},
            {text("board_rate"_tr), rate ? fmt::format("{:.0f}%", 100 * *rate) : "—",
             trf(reader_.lang, "insights_rate_how"_tr, money(sum.ended_received_minor), money(sum.ended_asked_minor))},
            {text("board_median"_tr), sum.median_days ? show_days(*sum.median_days, reader_) : "—",
             text("insights_median_how"_tr)}};
    }

    void months() {
        const auto now = month_of(reader_.now, reader_);
        std::vector<MonthStats> shown(kMonthsShown);
        for (int i = 0; i < kMonthsShown; ++i)
            shown[static_cast<std::size_t>(i)].month = now - std::chrono::months{kMonthsShown - 1 - i};
        std::int64_t most = 0;
        for (auto& month : shown) {
            const auto found = std::ranges::find(stats_.months, month.month, &MonthStats::month);
            if (found != stats_.months.end()) month = *found;
            most = std::max({most, month.recovered_minor, month.open_minor});
        }
        view_.no_money = most == 0;
        const auto axis = round_axis(most / scale());
        for (const auto mark : axis) view_.axis.push_back(brief_number(reader_.lang, mark));
        const auto top = static_cast<float>(axis.back() * scale());
        for (const auto& month : shown) add_month(month, top, month.month == now);
    }

    std::int64_t scale() const {
        std::int64_t minor = 1;
        for (int i = 0; i < minor_digits(view_.currency); ++i) minor *= 10;
        return minor;
    }

    void add_month(const MonthStats& month, float top, bool current) {
        const InsightsPick pick{InsightsPick::Kind::month, month.month, {}, {}};
        view_.months.push_back({month_name(month.month, reader_, false),
                                trf(reader_.lang, "insights_month_how"_tr, month_name(month.month, reader_, true),
                                    money(month.recovered_minor), money(month.open_minor)),
                                static_cast<float>(month.recovered_minor) / top,
                                static_cast<float>(month.open_minor) / top, pick, current, is_picked(pick)});
    }

    void stalling() {
        auto platforms = stats_.platforms;
        std::erase_if(platforms, [](const auto& p) { return !p.stalling_days; });
        std::ranges::stable_sort(platforms,
                                 [](const auto& a, const auto& b) { return *a.stalling_days > *b.stalling_days; });
        if (platforms.size() > kMostPlatforms) platforms.resize(kMostPlatforms);
        for (const auto& platform : platforms) {
            const InsightsPick pick{InsightsPick::Kind::platform, {}, platform.platform, {}};
            const double most = std::max(0.01, *platforms.front().stalling_days);
            const double waited = *platform.stalling_days;
            view_.stalling.push_back(
                {platform.platform,
                 show_days(std::round(waited), reader_),
                 trf(reader_.lang, "insights_platform_how"_tr, platform.platform, cases(platform.cases),
                     show_days(waited, reader_), platform.pushbacks, money(platform.recovered_minor)),
                 static_cast<float>(waited / most),
                 waited > kStallingDays ? Tone::bad
                 : waited > kLongDays   ? Tone::warn
                                        : Tone::ok,
                 {},
                 pick,
                 is_picked(pick)});
        }
    }

    void ends() {
        const int most = std::max({1, *std::ranges::max_element(stats_.stages), stats_.refunded_after_escalation});
        const auto add = [&](std::string name, int count, std::string how, Stage stage, const InsightsPick& pick) {
            view_.ends.push_back({std::move(name), fmt::format("{}", count), std::move(how),
                                  static_cast<float>(count) / static_cast<float>(most), Tone::off, stage, pick,
                                  is_picked(pick)});
        };
        for (int i = 0; i < kStageCount; ++i) {
            const auto stage = static_cast<Stage>(i);
            const auto name = std::string(label(reader_.lang, stage));
            const int count = stats_.stages[static_cast<std::size_t>(i)];
            add(name, count, trf(reader_.lang, "insights_stage_how"_tr, name, count), stage,
                {InsightsPick::Kind::stage, {}, {}, stage});
        }
        add(text("insights_after_escalation"_tr), stats_.refunded_after_escalation,
            trf(reader_.lang, "insights_after_escalation_how"_tr, stats_.escalated, stats_.refunded_after_escalation),
            Stage::escalated, {InsightsPick::Kind::escalated, {}, {}, Stage::escalated});
    }

    bool behind_pick(const CaseRecord& record) const {
        if (!counts(record, filter_, reader_)) return false;
        const auto money_came = money_at(record, *reader_.zones);
        switch (pick_->kind) {
            case InsightsPick::Kind::month:
                return (money_came && month_of(*money_came, reader_) == pick_->month) ||
                       (!record.ended() && month_of(begun_at(record), reader_) == pick_->month);
            case InsightsPick::Kind::platform:
                return record.row.platform == pick_->platform;
            case InsightsPick::Kind::stage:
                return record.row.stage == pick_->stage;
            case InsightsPick::Kind::escalated:
                return was_escalated(record) && money_came;
        }
        return false;
    }

    std::string cases(std::size_t count) const {
        return trf(reader_.lang, count == 1 ? "platforms_case"_tr : "count_of_cases"_tr, count);
    }

    std::string pick_name() const {
        switch (pick_->kind) {
            case InsightsPick::Kind::month:
                return month_name(pick_->month, reader_, true);
            case InsightsPick::Kind::platform:
                return pick_->platform;
            case InsightsPick::Kind::stage:
                return std::string(label(reader_.lang, pick_->stage));
            case InsightsPick::Kind::escalated:
                return text("insights_after_escalation"_tr);
        }
        return {};
    }

    void list_picked() {
        if (!pick_) return;
        std::size_t count = 0;
        for (const auto& record : state_.cases()) {
            if (!behind_pick(record) || ++count > kMostCases) continue;
            const auto card = card_view(record, reader_);
            const auto took = days_to_money(record, reader_);
            view_.picked.push_back({card.uuid, std::string(card.title), card.subtitle, card.amount,
                                    took ? show_days(static_cast<double>(*took), reader_) : card.chip.text});
        }
        view_.picked_title = trf(reader_.lang, "pair_by_colon"_tr, pick_name(), cases(count));
    }

    const State& state_;
    StatsFilter filter_;
    const std::optional<InsightsPick>& pick_;
    const Reader& reader_;
    Stats stats_;
    InsightsView view_;
};

}  // namespace

std::vector<std::int64_t> round_axis(std::int64_t most) {
    constexpr int kSteps = 4;
    std::int64_t unit = 1;
    while (true) {
        for (const std::int64_t factor : {1, 2, 3, 5, 6})
            if (factor * unit * kSteps >= most) {
                std::vector<std::int64_t> marks;
                for (int i = 0; i <= kSteps; ++i) marks.push_back(factor * unit * i);
                return marks;
            }
        unit *= 10;
    }
}

InsightsView insights_view(const State& state, const StatsFilter& filter, const std::optional<InsightsPick>& pick,
                           const Reader& reader) {
    return Builder(state, filter, pick, reader).build();
}

std::string insights_text(const InsightsView& view, const Reader& reader) {
    std::string text;
    const auto heading = [&](Tr key) { text += fmt::format("\n{}\n", reader(key)); };
    for (const auto& figure : view.figures) text += fmt::format("{}  {}\n", figure.name, figure.value);
    heading("insights_months"_tr);
    for (const auto& month : view.months)
        if (month.recovered_part > 0 || month.open_part > 0) text += month.explanation + "\n";
    heading("insights_stalling"_tr);
    for (const auto& bar : view.stalling) text += bar.explanation + "\n";
    heading("insights_ends"_tr);
    for (const auto& bar : view.ends) text += fmt::format("{}  {}\n", bar.name, bar.value);
    return text;
}

}  // namespace recoup::core::inline view
