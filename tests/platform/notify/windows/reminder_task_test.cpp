#include "platform/notify/windows/reminder_task.h"

#include <doctest/doctest.h>

#include "platform/notify/reminder_schedule.h"
#include "platform/notify/windows/toasts.h"
#include "support/under_wine.h"

using namespace recoup::platform;
namespace app = recoup::app;

TEST_CASE("the task calls the program for its file, quoted for the command line and for XML") {
    const ReminderCommand command{R"(C:\A & B\recoup.exe)", R"(D:\张三\退款 "1".recoup)", "zh"};
    const auto text = reminder_task(command, R"(PC\O'Neil)");
    REQUIRE(text);
    CHECK(text->find(R"(<Command>C:\A &amp; B\recoup.exe</Command>)") != text->npos);
    CHECK(
        text->find(
            R"(<Arguments>--lang zh --file &quot;D:\张三\退款 \&quot;1\&quot;.recoup&quot; remind --wait</Arguments>)") !=
        text->npos);
    CHECK(text->find(R"(<UserId>PC\O&apos;Neil</UserId>)") != text->npos);
    CHECK(text->find("<Interval>PT5M</Interval>") != text->npos);
    CHECK(text->find("<Hidden>true</Hidden>") != text->npos);
    CHECK(file_of_task(*text) == command.file);
}

TEST_CASE("what a task cannot carry is refused, and a stranger's task serves no file of ours") {
    CHECK_FALSE(reminder_task({"C:\\recoup.exe", "C:\\a\nb.recoup", "en"}, "PC\\me"));
    CHECK_FALSE(reminder_task({"C:\\recoup.exe", "C:\\\xFF.recoup", "en"}, "PC\\me"));
    CHECK(file_of_task("<Task></Task>").empty());
    CHECK(file_of_task("<Documentation>no end").empty());
}

TEST_CASE("reminders are installed for each file by itself") {
    SystemReminderSchedule schedule;
    REQUIRE_FALSE(schedule.uninstall(std::nullopt));
    const std::filesystem::path first = L"C:\\张三\\退款.recoup", second = "C:\\b & c.recoup";
    const auto installed = schedule.install(first, "zh");
    REQUIRE(installed);
    CHECK(*installed == app::ReminderSchedule::Kind::task);
    REQUIRE(schedule.install(second, "en"));
    REQUIRE(schedule.install(first, "en"));
    const auto entries = schedule.entries();
    if (entries.empty() && under_wine()) return;  // whose scheduler lists nothing
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].file == second);
    CHECK(entries[1].file == first);
    CHECK(entries[1].active);
    REQUIRE_FALSE(schedule.uninstall(first));
    CHECK(schedule.entries().size() == 1);
    REQUIRE_FALSE(schedule.uninstall(std::nullopt));
    CHECK(schedule.entries().empty());
}

TEST_CASE("a toast says what the note says, however strange, and has its buttons") {
    const app::Notice notice{.id = "1",
                             .title = "到期 <b>&\n",
                             .body = "a\"b\x01",
                             .urgent = true,
                             .actions = {{app::NoticeReply::open, "打开"}, {app::NoticeReply::snooze, "稍后 \"1\""}}};
    CHECK(toast_text(notice) ==
          "<toast launch=\"open\" scenario=\"reminder\"><visual><binding template=\"ToastGeneric\">"
          "<text>到期 &lt;b&gt;&amp; </text><text>a&quot;b</text></binding></visual>"
          "<actions><action content=\"打开\" arguments=\"open\"/>"
          "<action content=\"稍后 &quot;1&quot;\" arguments=\"snooze\"/></actions></toast>");
}
