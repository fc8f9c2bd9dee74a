#include "desktop/reminding/reminding.h"

#include <doctest/doctest.h>

#include "desktop/base/parts_fixture.h"
#include "desktop/imports/import_queue.h"

using namespace recoup;
using namespace recoup::testing;
using namespace std::chrono_literals;

namespace {

class RemindFixture : public PartsFixture {
  public:
    RemindFixture() {
        on_news = [this](const app::SessionNews& news) {
            imports.take_news(news);
            reminding.take_news(news);
        };
    }

    core::Uuid add_deadline(const core::Uuid& of, std::chrono::seconds from_now) {
        core::AddDeadline add{of, {}};
        add.deadline.title = "答复";
        add.deadline.due = core::at_instant(clock.now() + from_now);
        REQUIRE(file->dispatch(add));
        return file.state().find(of)->deadlines.back().uuid;
    }
    void pass(std::chrono::seconds time) { clock.set(clock.now() + time); }

    desktop::Reminding reminding{file, jobs, around, voice};
    desktop::ImportQueue imports{file, jobs, around, voice, [] {}};
};

}  // namespace

TEST_CASE_FIXTURE(RemindFixture, "a deadline speaks once while pictures are taken in, and neither disturbs the other") {
    const auto id = add_case("A");
    add_deadline(id, 24h * 30);
    reminding.start();
    settle();
    CHECK(voice.reminders.empty());
    imports.add(write_shots(20), {id, std::nullopt});
    turn();
    pass(24h * 30 - 1h);
    CHECK(jobs.pending() > 0);
    until("the reminder", [&] { return !voice.reminders.empty(); });
    settle();
    CHECK(voice.reminders.size() == 1);
    CHECK(notifications.shown.size() == 1);
    CHECK(reminding.take_attention());
    CHECK_FALSE(reminding.take_attention());
    CHECK_FALSE(reminding.has_missed());
    CHECK(file.state().cases()[0].evidence.size() == 20);
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(RemindFixture, "what came due while nothing ran is a list, until something is done about it") {
    const auto id = add_case("A");
    const auto deadline = add_deadline(id, 1h);
    pass(2h);
    reminding.start();
    until("the list", [&] { return reminding.has_missed(); });
    CHECK(voice.reminders.empty());
    CHECK(reminding.missed().size() == 1);
    REQUIRE(file->dispatch(core::CompleteDeadline{id, deadline, true}));
    CHECK(reminding.missed().empty());
    CHECK_FALSE(reminding.has_missed());
}

TEST_CASE_FIXTURE(RemindFixture,
                  "another file than the own one is silent, and back in the own one nothing is told twice") {
    const auto id = add_case("A");
    add_deadline(id, 24h * 30);
    reminding.start();
    settle();
    pass(24h * 30 - 1h);
    until("the reminder", [&] { return voice.reminders.size() == 1; });
    settle();

    file.use(open_session(folder.path() / "demo.recoup"));
    reminding.file_changed();
    imports.file_changed();
    add_deadline(add_case("Demo"), 1h);
    pass(2h);
    settle();
    turn();
    CHECK(voice.reminders.size() == 1);
    CHECK_FALSE(reminding.has_missed());

    file.use(open_session(file_path));
    reminding.file_changed();
    imports.file_changed();
    add_deadline(file.state().cases()[0].row.uuid, 24h * 9);
    settle();
    voice.reminders.clear();
    pass(24h * 9 - 1h);
    until("the next", [&] { return !voice.reminders.empty(); });
    settle();
    CHECK(voice.reminders.size() == 1);
    // The first came due meanwhile, and was heard of by nobody.
    CHECK(reminding.missed().size() == 1);
}

TEST_CASE_FIXTURE(RemindFixture, "what is answered on the desktop is a wish, once") {
    const auto id = add_case("A");
    const auto deadline = add_deadline(id, 24h * 30);
    CHECK(reminding.take_wishes().empty());
    reminding.start();
    const auto answer = [&](app::NoticeReply reply) {
        notifications.reply(core::to_string(deadline), reply);
        return reminding.take_wishes();
    };
    const auto done = answer(app::NoticeReply::done);
    REQUIRE(done.size() == 1);
    CHECK(std::get<core::CompleteDeadline>(*done[0].command).deadline_uuid == deadline);
    const auto later = answer(app::NoticeReply::snooze);
    REQUIRE(later.size() == 1);
    CHECK(std::holds_alternative<core::SnoozeDeadline>(*later[0].command));
    CHECK_FALSE(reminding.take_summons());
    const auto open = answer(app::NoticeReply::open);
    REQUIRE(open.size() == 1);
    CHECK(open[0].case_uuid == id);
    CHECK_FALSE(open[0].command);
    CHECK(reminding.take_summons());
    CHECK_FALSE(reminding.take_summons());
    CHECK(answer(app::NoticeReply::closed).empty());
    CHECK(reminding.take_wishes().empty());
}

TEST_CASE_FIXTURE(RemindFixture, "who reminds without a window is asked, set and taken away") {
    reminding.start();
    CHECK(reminding.schedule() == ui::ScheduleLook::unknown);
    settle();
    CHECK(reminding.schedule() == ui::ScheduleLook::none);
    reminding.schedule(true);
    settle();
    CHECK(reminding.schedule() == ui::ScheduleLook::timer);
    REQUIRE(schedule.now.size() == 1);
    CHECK(schedule.now.front().file == file_path);
    schedule.failure = std::make_error_code(std::errc::permission_denied);
    reminding.schedule(false);
    settle();
    CHECK(reminding.schedule() == ui::ScheduleLook::timer);
    REQUIRE(voice.troubles.size() == 1);
    CHECK(voice.troubles[0].message == "remind_not_uninstalled"_tr);
}
