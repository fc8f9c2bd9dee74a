#include "app/reminders/calendar.h"

#include <doctest/doctest.h>

#include <regex>

#include "app/session/session_fixture.h"

using namespace recoup;
using namespace std::chrono_literals;

namespace {

struct Exported : test::SessionFixture {
    std::unique_ptr<app::Session> session = open();

    core::Uuid add(std::string title, core::When due) const {
        auto command = test::add_case(std::move(title));
        command.deadlines = {{.title = "答复", .due = std::move(due)}};
        const auto id = session->dispatch(command).value().case_uuid;
        REQUIRE(session->flush());
        return id;
    }
    core::DeadlineRow row(const core::Uuid& id) const { return session->state().find(id)->deadlines.front(); }
    void run(const core::Command& command) {
        clock.moment += 1min;
        REQUIRE(session->dispatch(command));
        REQUIRE(session->flush());
    }
    std::string ics(std::optional<std::int64_t> number = std::nullopt) const {
        const app::CalendarChoice choice{
            number, {core::parse_leads("1d,0").value(), {}, "Asia/Shanghai"}, core::Lang::zh};
        return app::make_calendar(path, choice, zones).value().ics;
    }
    // Of the first event.
    std::string value(const std::string& name) const {
        std::smatch found;
        const auto text = ics();
        return std::regex_search(text, found, std::regex("\r\n" + name + "[:;]([^\r]*)")) ? found[1].str() : "";
    }
};

}  // namespace

TEST_CASE("a deadline keeps its UID, and each change of it raises SEQUENCE and LAST-MODIFIED, undo included") {
    Exported file;
    const auto id = file.add("手机", core::at_instant(file.clock.now() + 48h));
    CHECK(file.value("UID") == to_string(file.row(id).uuid));
    CHECK(file.value("SEQUENCE") == "1");  // made with its case
    const auto first = file.value("LAST-MODIFIED");
    CHECK(file.ics() == file.ics());
    core::EditDeadline edit;
    edit.case_uuid = id;
    edit.deadline_uuid = file.row(id).uuid;
    edit.due = core::at_instant(file.clock.now() + 72h);
    file.run(edit);
    const auto second = std::stoi(file.value("SEQUENCE"));
    CHECK(second > 1);
    CHECK(file.value("LAST-MODIFIED") > first);
    file.clock.moment += 1min;
    REQUIRE(file.session->undo());
    REQUIRE(file.session->flush());
    CHECK(std::stoi(file.value("SEQUENCE")) > second);
    CHECK(file.value("UID") == to_string(file.row(id).uuid));
}

TEST_CASE("done deadlines, those of cases off the board, and removed ones are cancelled without alarms") {
    Exported file;
    const auto id = file.add("手机", core::at_instant(file.clock.now() + 48h));
    const auto uuid = file.row(id).uuid;
    CHECK(file.value("STATUS") == "CONFIRMED");
    CHECK(file.value("TRIGGER") == "-P1D");
    const auto cancelled = [&] { return file.value("STATUS") == "CANCELLED" && file.value("TRIGGER").empty(); };
    file.run(core::CompleteDeadline{id, uuid});
    CHECK(cancelled());
    file.run(core::CompleteDeadline{id, uuid, false});
    CHECK_FALSE(cancelled());
    file.run(core::ArchiveCase{id});
    CHECK(cancelled());
    file.run(core::ArchiveCase{id, false});
    CHECK_FALSE(cancelled());
    const auto before = std::stoi(file.value("SEQUENCE"));
    file.run(core::RemoveDeadline{id, uuid});
    CHECK(cancelled());
    CHECK(file.value("UID") == to_string(uuid));
    CHECK(std::stoi(file.value("SEQUENCE")) > before);
}

TEST_CASE("one case alone is exported by its number") {
    Exported file;
    file.add("eins", core::at_instant(file.clock.now() + 48h));
    file.add("zwei", core::on_day(std::chrono::year{2026} / 12 / 1, "Asia/Shanghai"));
    const auto all = file.ics(), second = file.ics(2);
    CHECK(all.find("eins") != all.npos);
    CHECK(second.find("eins") == second.npos);
    CHECK(second.find("zwei") != second.npos);
    CHECK(second.find("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n") != second.npos);
    CHECK(second.find("TRIGGER;VALUE=DATE-TIME:20261130T010000Z") != second.npos);
    const app::CalendarChoice wrong{9, {}, core::Lang::zh};
    CHECK_FALSE(app::make_calendar(file.path, wrong, file.zones));
}
