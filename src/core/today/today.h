// What is mine to do over a whole file, what others owe, what money came lately. Built when the model or a time mark
// changes; the text of a row is made when it is on screen. Pure; any thread that may read the state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/today/rank.h"
#include "core/today/row.h"

namespace recoup::core::inline today {

// New pictures that belong together, as whoever watches for them tells it.
struct WaitingPictures {
    std::size_t count = 0;
    std::optional<Uuid> case_uuid;  // that they seem to belong to
    Instant came_at{};
    std::string why;  // they seem to, in a sentence; empty: nothing is known of them

    bool operator==(const WaitingPictures&) const = default;
};

// News of money that was put away: of that case, and of what came then and not later.
struct SeenMoney {
    Uuid case_uuid;
    Instant at{};  // money_at()

    bool operator==(const SeenMoney&) const = default;
};

// The next time that a reminder speaks, and of what.
struct NextReminder {
    Instant at{};
    Uuid case_uuid;
};

// The indexes hold for the revision the view was built from.
struct TodayItem {
    std::uint32_t record = 0;             // of State::cases(); of pictures without a case unused
    std::optional<std::size_t> pictures;  // of those given
    Rank rank;
};

struct TodayMoney {
    std::string currency;
    std::int64_t open_minor = 0;         // asked for in cases that have not ended
    std::int64_t ended_asked_minor = 0;  // and in those that have
    std::int64_t recovered_minor = 0;    // that came of it
    int cases = 0;

    // Of what was asked for in ended cases; nothing where none has ended.
    std::optional<int> recovery_percent() const;
};

struct TodayView {
    std::vector<TodayItem> mine;         // the most urgent first
    std::vector<std::uint32_t> waiting;  // for others: records, the soonest day first
    std::vector<std::uint32_t> arrived;  // money of the last three days: records, the latest first
    std::vector<TodayMoney> money;       // of the board; the currency of most cases first
    int open = 0, ended = 0;             // cases of the board
    int put_off = 0;                     // would be mine, but for a snooze
    Instant valid_until = Instant::max();
};

inline constexpr std::chrono::days kArrivedFor{3};

TodayView today_view(const TodayFrom& from, std::span<const WaitingPictures> pictures = {},
                     std::span<const SeenMoney> seen = {});

// "新截图 2 张，像是 #10 的"; without a case what came alone.
std::string pictures_line(Lang lang, std::size_t count, const CaseRecord* record);
// Of an item that is pictures.
TodayRow pictures_row(const TodayFrom& from, const WaitingPictures& pictures);
// Of any.
TodayRow item_row(const TodayFrom& from, const TodayItem& item, std::span<const WaitingPictures> pictures = {});

// Money that came: "酒店订单被系统取消：¥420.00 到账", "用时 9 天 · 推诿 4 次", "昨天 18:20".
struct ArrivedRow {
    std::string sentence, detail, when;
};
ArrivedRow arrived_row(const CaseRecord& record, const Reader& reader);

// "11 月 28 日 星期六", "Saturday 28 November": the reader's day.
std::string day_heading(const Reader& reader);

// "下一次提醒：今天 21:00，视频会员付费后无法播放"
std::string next_reminder_line(const State& state, const NextReminder& next, const Reader& reader);

}  // namespace recoup::core::inline today
