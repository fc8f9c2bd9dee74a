// Notes on a real server: dunst on a private X server and a private session bus, all ended by their own ids.
#include <doctest/doctest.h>
#include <sched.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>

#include "platform/notify/linux/dbus_notifications.h"
#include "platform/notify/notification_text.h"
#include "support/environment.h"
#include "support/private_bus.h"
#include "support/temp_folder.h"
#include "support/xvfb.h"

using namespace recoup;
using app::NoticeReply;

TEST_CASE("markup is named, control characters go, long texts are cut between characters") {
    CHECK(platform::escape_markup("<b>退款 & \"x\"'</b>") == "&lt;b&gt;退款 &amp; &quot;x&quot;&apos;&lt;/b&gt;");
    CHECK(platform::plain_notice_text("a\x1b[31mb\nc\x7f", 100) == "a[31mb\nc");
    CHECK(platform::notice_title("a\nb", 100) == "a b");
    CHECK(platform::plain_notice_text("退款退款退款", 12) == "退款退…");
    CHECK(platform::plain_notice_text("\xff\xfe", 100) == "��");
    CHECK(platform::plain_notice_text("¥100\u202e00\u202c\u2028x\u2066", 100) == "¥10000\nx");
    CHECK(platform::notice_title("a\u2028b\tc", 100) == "a b c");
}

namespace {

struct Replies {
    void take(const std::string& id, NoticeReply reply) {
        const std::lock_guard lock(mutex);
        all.emplace_back(id, reply);
        changed.notify_all();
    }
    // Waits until it has come; false after a long while.
    bool have(const std::string& id, NoticeReply reply) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds{60},
                                [&] { return std::find(all.begin(), all.end(), std::pair(id, reply)) != all.end(); });
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::pair<std::string, NoticeReply>> all;
};

int run(std::vector<std::string> arguments) {
    return Process(std::move(arguments)).wait();
}

app::Notice notice(std::string id, std::string title) {
    return {.id = std::move(id),
            .title = std::move(title),
            .body = "<手机> & 屏幕\n截止 今天 15:00",
            .urgent = false,
            .actions = {{NoticeReply::open, "打开"}, {NoticeReply::snooze, "稍后"}, {NoticeReply::done, "已完成"}}};
}

struct Dunst {
    TempFolder folder;
    Xvfb display;
    test::PrivateBus bus{folder};
    std::optional<Process> dunst;

    Dunst() {
        // Actions that are no plain click are offered in a menu program; this one picks the line with the wanted label.
        const auto menu = folder.path() / "menu";
        std::ofstream(menu) << "#!/bin/sh\ngrep -F -f '" << (folder.path() / "wanted").string() << "'\n";
        std::filesystem::permissions(menu, std::filesystem::perms::owner_all);
        const auto config = folder.path() / "dunstrc";
        std::ofstream(config) << "[global]\nfont = Monospace 8\nidle_threshold = 0\ndmenu = " << menu.string()
                              << "\n[urgency_normal]\ntimeout = 0\n[urgency_critical]\ntimeout = 0\n";
        dunst.emplace(std::vector<std::string>{"dunst", "-conf", config.string()});
    }
    void choose(const std::string& label) {
        std::ofstream(folder.path() / "wanted") << label << "\n";
        CHECK(run({"dunstctl", "context"}) == 0);
    }
};

}  // namespace

TEST_CASE("a note comes onto the desktop, and what is clicked comes back") {
    Dunst desktop;
    platform::DbusNotifications notifications;
    // dunst may still be starting; the bus knows nobody else of that name.
    while (!notifications.available()) ::sched_yield();
    Replies replies;
    notifications.on_reply([&](const std::string& id, NoticeReply reply) { replies.take(id, reply); });
    notifications.show(notice("a", "还剩 1 小时"));
    REQUIRE(replies.have("a", NoticeReply::shown));
    CHECK(run({"dunstctl", "action", "0"}) == 0);
    CHECK(replies.have("a", NoticeReply::open));
    CHECK(replies.have("a", NoticeReply::closed));

    notifications.show(notice("b", "现在到期"));
    REQUIRE(replies.have("b", NoticeReply::shown));
    CHECK(run({"dunstctl", "close"}) == 0);
    CHECK(replies.have("b", NoticeReply::closed));

    notifications.show(notice("c", "明天到期"));
    REQUIRE(replies.have("c", NoticeReply::shown));
    desktop.choose("稍后");
    CHECK(replies.have("c", NoticeReply::snooze));
    CHECK(replies.have("c", NoticeReply::closed));

    notifications.show(notice("d", "今天到期"));
    REQUIRE(replies.have("d", NoticeReply::shown));
    desktop.choose("已完成");
    CHECK(replies.have("d", NoticeReply::done));
    CHECK(replies.have("d", NoticeReply::closed));
    notifications.on_reply({});
}

TEST_CASE("without a bus, or with nobody on it, a note fails and nothing worse happens") {
    const auto fails = [] {
        platform::DbusNotifications notifications;
        CHECK_FALSE(notifications.available());
        Replies replies;
        notifications.on_reply([&](const std::string& id, NoticeReply reply) { replies.take(id, reply); });
        notifications.show(notice("a", "x"));
        CHECK(replies.have("a", NoticeReply::failed));
        notifications.on_reply({});
    };
    {
        const Environment nowhere("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        fails();
    }
    const TempFolder folder;
    const test::PrivateBus lonely(folder);
    fails();
}
