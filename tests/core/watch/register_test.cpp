#include "core/watch/register.h"

#include "core/edit/new_case.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using test::at;
using test::ModelDesk;
using test::when;

namespace {

struct WatchDesk : ModelDesk {
    Reader reader{Lang::zh, now, &test::kDeskZones, test::kDeskZone};

    Uuid subscription(const char* title, const char* next, Cycle cycle = Cycle::month, std::int64_t minor = 2500) {
        AddCase command;
        command.fields.title = title;
        command.fields.watch = Watch::subscription;
        command.fields.cycle = cycle;
        command.fields.paid_minor = minor;
        if (next) command.fields.renews_at = when(next);
        return run(command).case_uuid;
    }
    Uuid purchase(const char* title, std::vector<const char*> days) {
        AddCase command;
        command.fields.title = title;
        command.fields.watch = Watch::purchase;
        command.fields.paid_minor = 39900;
        for (const auto* day : days) command.deadlines.push_back({.title = "退货", .due = when(day)});
        return run(command).case_uuid;
    }
    std::vector<std::string> titles(Watch kind, bool ended = false) const {
        std::vector<std::string> found;
        for (const auto& row : watch_register(state, kind, reader, ended).rows) found.push_back(row.record->row.title);
        return found;
    }
    const DeadlineRow& day_of(const Uuid& uuid) const { return state.find(uuid)->deadlines.at(0); }
};

}  // namespace

TEST_CASE_FIXTURE(WatchDesk, "a subscription brings the last day to cancel, the one ahead of its charge") {
    const auto made = subscription("音乐", "2026-12-15");
    CHECK(day_of(made).due == when("2026-12-14"));
    CHECK(day_of(made).title == "取消续费的最后一天");
    CHECK_FALSE(is_theirs(day_of(made)));
    CHECK(state.find(subscription("不知道哪天", nullptr))->deadlines.empty());
}

TEST_CASE_FIXTURE(WatchDesk, "what is only looked after is not on the board, and asks for nothing but its days") {
    const auto& record = *state.find(subscription("音乐", "2026-12-15"));
    CHECK_FALSE(record.on_board());
    CHECK_FALSE(record.put_away());
    const auto move = refused(MoveCase{.case_uuid = record.row.uuid, .stage = Stage::contacted});
    CHECK(sentence(Lang::en, move).find("make a case of it first") != std::string::npos);
    refused(TakeRoute{.case_uuid = record.row.uuid, .route = Route::market_regulator});
}

TEST_CASE_FIXTURE(WatchDesk, "when it was charged as expected its day and the day ahead move on by a cycle") {
    const auto made = subscription("音乐", "2026-01-31");
    run(RenewSubscription{made});
    CHECK(row(made).paid_at == when("2026-01-31"));
    CHECK(row(made).renews_at == when("2026-02-28"));
    CHECK(day_of(made).due == when("2026-02-27"));
    const auto weekly = subscription("报纸", "2026-12-01", Cycle::week);
    run(RenewSubscription{weekly});
    CHECK(row(weekly).renews_at == when("2026-12-08"));
    refused(RenewSubscription{subscription("没有周期", "2026-12-15", Cycle::none)});
}

TEST_CASE_FIXTURE(WatchDesk, "a charge that is moved by hand takes its days along, but for what is done") {
    const auto made = subscription("音乐", "2026-12-15");
    EditCase edit{made, {}};
    edit.fields.renews_at = when("2026-12-20");
    run(edit);
    CHECK(day_of(made).due == when("2026-12-19"));
    run(CompleteDeadline{made, day_of(made).uuid});
    run(RenewSubscription{made});
    CHECK(day_of(made).due == when("2026-12-19"));
}

TEST_CASE_FIXTURE(
    WatchDesk,
    "made a case it stands in front of the board, with the charge that came and the proofs of its playbook") {
    Playbook playbook;
    playbook.id = "renewal";
    playbook.problems = {Problem::subscription};
    playbook.capture = {{EvidenceKind::bank_record, {"账单", "Bill"}}};
    const auto made = subscription("音乐", "2026-11-20");
    const auto move = start_case(*state.find(made), {&playbook, 1}, rules, reader);
    run(move);
    const auto& record = *state.find(made);
    CHECK(record.on_board());
    CHECK(record.row.stage == Stage::evidence);
    CHECK(record.row.problem == Problem::subscription);
    CHECK(record.row.paid_at == when("2026-11-20"));
    CHECK(record.row.occurred_at == when("2026-11-20"));
    CHECK(record.row.position < row().position);
    CHECK(record.slots.size() == 1);
    CHECK(day_of(made).done_at);
    refused(move);
}

TEST_CASE_FIXTURE(WatchDesk, "a charge that is still ahead is not the one in question") {
    const auto made = subscription("音乐", "2026-12-15");
    EditCase edit{made, {}};
    edit.fields.paid_at = when("2026-11-15");
    run(edit);
    run(start_case(*state.find(made), {}, rules, reader));
    CHECK(row(made).paid_at == when("2026-11-15"));
}

TEST_CASE_FIXTURE(WatchDesk, "the windows of a purchase stay with the case that it becomes") {
    const auto made = purchase("耳机", {"2026-11-29"});
    run(start_case(*state.find(made), {}, rules, reader));
    CHECK_FALSE(day_of(made).done_at);
    CHECK(state.find(made)->on_board());
}

TEST_CASE_FIXTURE(WatchDesk, "subscriptions are listed with those that were charged first, then by what comes next") {
    subscription("后来", "2027-03-01");
    subscription("扣过了", "2026-11-20");
    subscription("不知道", nullptr);
    subscription("很快", "2026-11-25");
    const auto put_away = subscription("取消了", "2026-11-25");
    run(ArchiveCase{put_away, true, Outcome::none});
    const auto in_bin = subscription("扔了", "2026-11-25");
    run(RemoveCase{in_bin});
    purchase("耳机", {"2026-11-29"});
    CHECK(titles(Watch::subscription) == std::vector<std::string>{"扣过了", "很快", "后来", "不知道"});
    CHECK(titles(Watch::subscription, true) == std::vector<std::string>{"取消了"});
    CHECK(titles(Watch::purchase) == std::vector<std::string>{"耳机"});
    CHECK(count_watched(state, Watch::subscription) == 4);
    const auto found = watch_register(state, Watch::subscription, reader);
    CHECK(found.rows[0].charged);
    CHECK_FALSE(found.rows[1].charged);
}

TEST_CASE_FIXTURE(WatchDesk, "a window that has closed is told as over, and the next one counts") {
    purchase("耳机", {"2026-11-20", "2026-12-20"});
    const auto found = watch_register(state, Watch::purchase, reader);
    REQUIRE(found.rows[0].days.size() == 2);
    CHECK(found.rows[0].days[0].over);
    CHECK_FALSE(found.rows[0].days[1].over);
    REQUIRE(found.rows[0].next);
    CHECK(found.rows[0].next->due == when("2026-12-20"));
}

TEST_CASE_FIXTURE(WatchDesk, "what subscriptions cost is reckoned by their cycles, each currency by itself") {
    subscription("月", "2026-12-15", Cycle::month, 2500);
    subscription("年", "2026-12-15", Cycle::year, 16800);
    subscription("周", "2026-12-15", Cycle::week, 100);
    subscription("一次", "2026-12-15", Cycle::none, 99900);
    const auto found = watch_register(state, Watch::subscription, reader);
    REQUIRE(found.costs.size() == 1);
    CHECK(found.costs[0].year_minor == 2500 * 12 + 16800 + 100 * 52);
    CHECK(found.costs[0].month_minor() == 4333);
    CHECK(cost_line(found.costs[0], Lang::zh) == "平均每月 ¥43.33，一年 ¥520.00");
}
