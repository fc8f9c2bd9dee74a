#include "core/watch/line.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-12-01T10:00:00+08:00");

struct Lines {
    State state{kZones};
    ReadingWords words;
    Lang lang = Lang::zh;
    AmountHabit home{"CNY", "CN"};

    Lines() {
        words.brands.add("京东", true);
        words.brands.add("爱奇艺", true);
    }
    Result<AddCase> read(std::string_view line, Watch kind = Watch::subscription) const {
        return read_watch_line(line, kind, {state, words, {lang, kNow, &kZones, "Asia/Shanghai"}, home, "CN"});
    }
    Result<AddCase> bought(std::string_view line) const { return read(line, Watch::purchase); }
    std::string shown(const AddCase& command) const { return told(command, {lang, kNow, &kZones, "Asia/Shanghai"}); }
};

std::string day(const std::optional<std::optional<When>>& when) {
    return when && *when ? to_iso((*when)->day) : "none";
}

std::vector<std::string> days(const AddCase& command) {
    std::vector<std::string> found;
    for (const auto& one : command.deadlines) found.push_back(to_iso(one.due.day));
    return found;
}

}  // namespace

TEST_CASE_FIXTURE(Lines, "a subscription is read from one line: name, sum, cycle, day, days ahead, how to cancel") {
    const auto made = read("爱奇艺会员 25元 每月 12-15 提前3天取消 取消：我的-会员中心-管理续费");
    REQUIRE(made);
    const auto& fields = made->fields;
    CHECK(fields.watch == Watch::subscription);
    CHECK(fields.title == "爱奇艺会员");
    CHECK(fields.platform == "爱奇艺");
    CHECK(fields.paid_minor == 2500);
    CHECK(fields.currency == "CNY");
    CHECK(fields.cycle == Cycle::month);
    CHECK(day(fields.renews_at) == "2026-12-15");
    CHECK(fields.cancel_how == "我的-会员中心-管理续费");
    CHECK(days(*made) == std::vector<std::string>{"2026-12-12"});
}

TEST_CASE_FIXTURE(Lines, "the parts may stand in any order and stick together") {
    for (const auto* line :
         {"iCloud 6/月 12-20", "12-20 iCloud 每月 ¥6", "6元/月 12月20日 iCloud", "iCloud，6元每月，12-20"}) {
        CAPTURE(line);
        const auto made = read(line);
        REQUIRE(made);
        CHECK(made->fields.title == "iCloud");
        CHECK(made->fields.paid_minor == 600);
        CHECK(made->fields.cycle == Cycle::month);
        CHECK(day(made->fields.renews_at) == "2026-12-20");
    }
}

TEST_CASE_FIXTURE(Lines, "a subscription is read from a line of English") {
    lang = Lang::en;
    home = {"USD", "US"};
    const auto made = read("Spotify Premium 10.99 monthly 15 Dec, cancel 2 days before");
    REQUIRE(made);
    CHECK(made->fields.title == "Spotify Premium");
    CHECK(made->fields.paid_minor == 1099);
    CHECK(made->fields.currency == "USD");
    CHECK(day(made->fields.renews_at) == "2026-12-15");
    CHECK(days(*made) == std::vector<std::string>{"2026-12-13"});
    CHECK(read("Gym $30 per month 5 January 2027")->fields.cycle == Cycle::month);
}

TEST_CASE_FIXTURE(Lines,
                  "a day that was is told of the last charge: the next is a cycle later; one with its year stands") {
    CHECK(day(read("Netflix 30 每月 11-28")->fields.renews_at) == "2026-12-28");
    CHECK(day(read("B站大会员 168 每年 3月1日")->fields.renews_at) == "2027-03-01");
    CHECK(day(read("健身房 199 每月 2027-02-01")->fields.renews_at) == "2027-02-01");
    CHECK(day(read("报纸 5 每周 11-30")->fields.renews_at) == "2026-12-07");
    CHECK(day(read("报纸 5 每月 今天")->fields.renews_at) == "2026-12-01");
}

TEST_CASE_FIXTURE(Lines, "a purchase counts its windows from its day, which is today where none is told") {
    const auto made = bought("耳机 399元 京东 7天无理由 价保30天 保修1年");
    REQUIRE(made);
    CHECK(made->fields.watch == Watch::purchase);
    CHECK(made->fields.title == "耳机");
    CHECK(made->fields.platform == "京东");
    CHECK(made->fields.paid_minor == 39900);
    CHECK(day(made->fields.paid_at) == "2026-12-01");
    CHECK(days(*made) == std::vector<std::string>{"2026-12-08", "2026-12-31", "2027-12-01"});
    const auto back = bought("手机 3999 11月10日 质保12个月");
    REQUIRE(back);
    CHECK(day(back->fields.paid_at) == "2026-11-10");
    CHECK(days(*back) == std::vector<std::string>{"2027-11-10"});
}

TEST_CASE_FIXTURE(Lines, "a purchase is read from a line of English") {
    lang = Lang::en;
    home = {"GBP", "UK"};
    const auto made = bought("Headphones £89.90 28 Nov, return 30 days, 2 years warranty");
    REQUIRE(made);
    CHECK(made->fields.title == "Headphones");
    CHECK(made->fields.paid_minor == 8990);
    CHECK(days(*made) == std::vector<std::string>{"2026-12-28", "2028-11-28"});
}

TEST_CASE_FIXTURE(Lines, "what says nothing is the name, and a line without one is refused with a right one") {
    CHECK(bought("蓝色 大号 桌子")->fields.title == "蓝色 大号 桌子");
    CHECK(read("京东")->fields.title == "京东");
    CHECK(bought("2026 版 台历 20元")->fields.title == "2026 版 台历");
    for (const auto* line : {"", "   ", "25元 每月", "12-15"}) {
        CAPTURE(line);
        const auto refused = read(line);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::usage);
    }
}

TEST_CASE_FIXTURE(Lines, "a sum that cannot be is told, not taken for a name") {
    CHECK_FALSE(bought("裙子 12.345元"));
    CHECK_FALSE(bought("飞机 99999999999999元"));
}

TEST_CASE_FIXTURE(Lines, "what was read is told before it is kept") {
    CHECK(shown(*read("爱奇艺会员 25元 每月 12-15 提前3天取消")) ==
          "爱奇艺会员 · 爱奇艺 · ¥25.00 每月 · 下次扣款 12 月 15 日 · 取消续费的最后一天 12 月 12 日");
    lang = Lang::en;
    CHECK(shown(*bought("Lamp 20, return 14 days")) == "Lamp · ¥20.00 · bought: Today · Last day to return it: 15 Dec");
}

TEST_CASE_FIXTURE(Lines, "a line of any bytes is read or refused, and is never much work") {
    std::string odd = "取消：\xff\xfe 每月每月 12-15-15 99,99 提前 提前3天 7天 无理由 ";
    for (int i = 0; i < 12; ++i) {
        (void)read(odd);
        (void)bought(odd);
        odd += odd;
    }
    CHECK(odd.size() > 100'000);
}

TEST_CASE_FIXTURE(Lines, "what the window shows as an example is read whole, in both languages") {
    for (const auto both : {Lang::zh, Lang::en}) {
        lang = both;
        const auto example = [&](Tr key) {
            const auto text = tr(both, key);
            return text.substr(text.find(both == Lang::zh ? "：" : ": ") + (both == Lang::zh ? 3 : 2));
        };
        const auto renewal = read(example("watch_hint_subscription"_tr));
        REQUIRE(renewal);
        CHECK(renewal->fields.title == (both == Lang::zh ? "爱奇艺会员" : "Spotify"));
        CHECK(renewal->fields.cycle == Cycle::month);
        CHECK(renewal->fields.renews_at.has_value());
        CHECK(renewal->deadlines.size() == (both == Lang::zh ? 1 : 0));
        const auto purchase = bought(example("watch_hint_purchase"_tr));
        REQUIRE(purchase);
        CHECK(purchase->fields.title == (both == Lang::zh ? "耳机" : "Headphones"));
        CHECK(purchase->deadlines.size() == (both == Lang::zh ? 3 : 2));
    }
}
