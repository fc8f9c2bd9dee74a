#include "core/model/stats.h"

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "core/view/insights.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

// A file that is filled row by row, so that every moment is chosen.
struct Book {
    test::FixedZones zones;
    test::CountingIds ids;
    State state{zones};
    Reader reader{Lang::en, Instant{sys_days{2026y / 11 / 22}} + hours{12}, &zones, "Asia/Shanghai"};

    Uuid add(std::string platform, std::string currency, std::int64_t claimed, Instant created) {
        CaseRow row;
        row.uuid = ids.next();
        row.number = state.next_case_number();
        row.title = "t";
        row.platform = std::move(platform);
        row.currency = std::move(currency);
        row.claimed_minor = claimed;
        row.created_at = row.updated_at = row.stage_since = created;
        state.put({{std::nullopt, row}});
        return row.uuid;
    }
    template <class Change>
    void edit(const Uuid& id, Change change) {
        const auto before = state.find(id)->row;
        auto after = before;
        change(after);
        state.put({{before, after}});
    }
    void refund(const Uuid& id, std::int64_t minor, Instant at) {
        edit(id, [&](CaseRow& row) {
            row.stage = Stage::refunded;
            row.received_minor = minor;
            row.outcome = Outcome::full;
            row.ended_at = at;
        });
    }
    void contact(const Uuid& id, Instant at, Pushback pushback = Pushback::none) {
        ContactRow row;
        row.uuid = ids.next();
        row.case_uuid = id;
        row.number = state.next_contact_number();
        row.at = at;
        row.pushback = pushback;
        state.put({{std::nullopt, row}});
    }
    Stats stats(const StatsFilter& filter = {}) const { return core::stats(state, filter, reader); }
};

Instant noon(year_month_day date, int hour = 4) {
    return Instant{sys_days{date}} + hours{hour};
}

}  // namespace

TEST_CASE("the recovery rate is money received over money claimed of ended cases, to the cent") {
    Book book;
    book.refund(book.add("A", "CNY", 10'000, noon(2026y / 11 / 1)), 7'001, noon(2026y / 11 / 10));
    book.refund(book.add("A", "CNY", 5'000, noon(2026y / 11 / 1)), 5'000, noon(2026y / 11 / 4));
    const auto open = book.add("A", "CNY", 99'900, noon(2026y / 11 / 1));
    book.edit(open, [](CaseRow& row) { row.received_minor = 100; });  // a part came, the case goes on
    const auto stats = book.stats();
    REQUIRE(stats.currencies.size() == 1);
    CHECK(stats.currencies[0].recovered_minor == 12'101);
    CHECK(stats.currencies[0].open_minor == 99'900);
    CHECK(*stats.currencies[0].recovery_rate() == doctest::Approx(12'001.0 / 15'000));
}

TEST_CASE("days run from the first contact to the money, as civil days of the reader") {
    Book book;
    const auto id = book.add("A", "CNY", 100, noon(2026y / 11 / 3));
    book.contact(id, noon(2026y / 10 / 31, 15));  // 23:00 in Shanghai
    book.contact(id, noon(2026y / 11 / 2));
    book.refund(id, 100, noon(2026y / 11 / 9, 17));  // already the 10th there
    CHECK(book.stats().currencies[0].median_days == 10);
    book.edit(id, [](CaseRow& row) { row.refunded_at = on_day(2026y / 11 / 7, "Asia/Shanghai"); });
    CHECK(book.stats().currencies[0].median_days == 7);
}

TEST_CASE("money that was there before the first contact took no days, and none that came took none at all") {
    Book book;
    const auto id = book.add("A", "CNY", 100, noon(2026y / 11 / 3));
    book.contact(id, noon(2026y / 11 / 5));
    book.refund(id, 100, noon(2026y / 11 / 4));
    CHECK(days_to_money(*book.state.find(id), book.reader) == 0);
    CHECK(book.stats().currencies[0].median_days == 0);
    book.edit(id, [](CaseRow& row) { row.received_minor = 0; });
    CHECK_FALSE(days_to_money(*book.state.find(id), book.reader));
    CHECK_FALSE(book.stats().currencies[0].median_days);
}

TEST_CASE("currencies are never added together, and the bin does not count") {
    Book book;
    book.add("A", "CNY", 100, noon(2026y / 11 / 1));
    book.add("A", "CNY", 100, noon(2026y / 11 / 1));
    book.add("A", "USD", 900, noon(2026y / 11 / 1));
    book.edit(book.add("A", "CNY", 5'000, noon(2026y / 11 / 1)),
              [](CaseRow& row) { row.removed_at = noon(2026y / 11 / 2); });
    const auto stats = book.stats();
    REQUIRE(stats.currencies.size() == 2);
    CHECK(stats.currencies[0].currency == "CNY");
    CHECK(stats.currencies[0].open_minor == 200);
    CHECK(stats.currencies[1].open_minor == 900);
    CHECK(stats.platforms.size() == 2);
    CHECK(book.stats({"USD", "", 0}).currencies.size() == 1);
}

TEST_CASE("a period takes open cases and those that ended within it") {
    Book book;
    book.refund(book.add("A", "CNY", 100, noon(2026y / 5 / 1)), 100, noon(2026y / 8 / 31));
    book.refund(book.add("A", "CNY", 100, noon(2026y / 5 / 1)), 100, noon(2026y / 9 / 1));
    book.add("A", "CNY", 100, noon(2020y / 1 / 1));
    CHECK(book.stats({"", "", 3}).currencies[0].cases == 2);
    CHECK(book.stats({"", "", 12}).currencies[0].cases == 3);
}

TEST_CASE("pushbacks are counted by platform, months by the day the money came") {
    Book book;
    const auto a = book.add("A", "CNY", 100, noon(2026y / 11 / 1));
    book.contact(a, noon(2026y / 11 / 1), Pushback::system_normal);
    book.contact(a, noon(2026y / 11 / 3), Pushback::device_problem);
    book.contact(a, noon(2026y / 11 / 4));
    book.refund(book.add("B", "CNY", 300, noon(2026y / 8 / 1)), 300, noon(2026y / 9 / 30, 17));  // 1 October there
    const auto stats = book.stats();
    CHECK(stats.platforms[0].pushbacks == 2);
    CHECK(stats.platforms[1].pushbacks == 0);
    REQUIRE(stats.months.size() == 2);
    CHECK(stats.months[0].month == 2026y / 10);
    CHECK(stats.months[0].recovered_minor == 300);
    CHECK(stats.months[1].open_minor == 100);
}

TEST_CASE("the median of an even number is the mean of the middle two") {
    CHECK(median({}) == std::nullopt);
    CHECK(median({3}) == 3);
    CHECK(median({9, 1, 2, 4}) == 3);
}

TEST_CASE("an axis ends in round numbers above the largest value") {
    CHECK(round_axis(0) == std::vector<std::int64_t>{0, 1, 2, 3, 4});
    CHECK(round_axis(2'380) == std::vector<std::int64_t>{0, 600, 1'200, 1'800, 2'400});
    CHECK(round_axis(24'001).back() == 40'000);
}

TEST_CASE("a picked figure lists the cases behind it") {
    Book book;
    book.add("A", "CNY", 100, noon(2026y / 11 / 1));
    book.add("B", "CNY", 100, noon(2026y / 11 / 2));
    const auto view =
        insights_view(book.state, {}, InsightsPick{InsightsPick::Kind::platform, {}, "B", {}}, book.reader);
    REQUIRE(view.picked.size() == 1);
    CHECK(view.picked_title == "B: 1 case");
    CHECK(view.months.size() == 12);
    CHECK(view.months.back().current);
}

TEST_CASE("stalling days are those the other side held the case, not ours") {
    Book book;
    const auto id = book.add("A", "CNY", 100, noon(2026y / 11 / 1));
    book.contact(id, noon(2026y / 11 / 2));  // theirs from here on
    CHECK(book.stats().platforms[0].stalling_days == doctest::Approx(20.33));
    book.contact(id, noon(2026y / 11 / 5));
    book.state.put({[&] {
        const auto& last = book.state.find(id)->contacts.back();
        auto answered = last;
        answered.direction = Direction::in;
        return RowChange{last, answered};
    }()});
    CHECK(book.stats().platforms[0].stalling_days == 3);
}
