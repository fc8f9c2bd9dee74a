// Paths by the desktop's dialog: a portal of our own on a private bus answers, refuses, keeps silent or goes away.
#include <doctest/doctest.h>
#include <systemd/sd-bus.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/chooser/linux/portal_chooser.h"
#include "portable/stopping.h"
#include "support/environment.h"
#include "support/private_bus.h"

using namespace recoup;
using State = app::PathAnswer::State;

namespace {

constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kHandle = "/org/freedesktop/portal/desktop/request/1_1/ours";

// What was asked, and what is answered.
struct FakePortal {
    enum class Manner { answers, answers_at_once, silent };
    Manner manner = Manner::answers;
    std::uint32_t code = 0;
    std::vector<std::string> uris;

    std::string method, title, name, folder, accept;
    bool multiple = false, directory = false;
    std::atomic<bool> asked = false, closed = false;

    explicit FakePortal(Manner how = Manner::answers) : manner(how) {
        REQUIRE(sd_bus_open_user(&bus_) >= 0);
        REQUIRE(sd_bus_request_name(bus_, "org.freedesktop.portal.Desktop", 0) >= 0);
        sd_bus_add_filter(bus_, nullptr, on_message, this);
    }
    ~FakePortal() { leave(); }
    FakePortal(const FakePortal&) = delete;
    FakePortal& operator=(const FakePortal&) = delete;

    void begin() {
        thread_ = portable::Thread([this](const portable::StopToken& stop) {
            while (!stop.stop_requested()) {
                while (sd_bus_process(bus_, nullptr) > 0) {
                }
                sd_bus_wait(bus_, 20'000);
            }
        });
    }
    void leave() {
        if (thread_.joinable()) {
            thread_.request_stop();
            thread_.join();
        }
        if (bus_ != nullptr) sd_bus_flush_close_unref(bus_);
        bus_ = nullptr;
    }

  private:
    static int on_message(sd_bus_message* message, void* self, sd_bus_error*) {
        auto& portal = *static_cast<FakePortal*>(self);
        if (sd_bus_message_is_method_call(message, "org.freedesktop.portal.Request", "Close") > 0) {
            portal.closed = true;
            sd_bus_reply_method_return(message, "");
            return 1;
        }
        if (sd_bus_message_is_method_call(message, "org.freedesktop.portal.FileChooser", nullptr) <= 0) return 0;
        portal.read(message);
        if (portal.manner == Manner::answers_at_once) portal.respond();
        sd_bus_reply_method_return(message, "o", kHandle);
        if (portal.manner == Manner::answers) portal.respond();
        portal.asked = true;
        return 1;
    }
    void read(sd_bus_message* message) {
        const char *parent = nullptr, *text = nullptr, *key = nullptr;
        method = sd_bus_message_get_member(message);
        sd_bus_message_read(message, "ss", &parent, &text);
        title = text;
        sd_bus_message_enter_container(message, 'a', "{sv}");
        while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
            sd_bus_message_read(message, "s", &key);
            const std::string option = key;
            int flag = 0;
            if (option == "current_name" && sd_bus_message_read(message, "v", "s", &text) >= 0)
                name = text;
            else if (option == "accept_label" && sd_bus_message_read(message, "v", "s", &text) >= 0)
                accept = text;
            else if (option == "multiple" && sd_bus_message_read(message, "v", "b", &flag) >= 0)
                multiple = flag != 0;
            else if (option == "directory" && sd_bus_message_read(message, "v", "b", &flag) >= 0)
                directory = flag != 0;
            else if (option == "current_folder" && sd_bus_message_enter_container(message, 'v', "ay") > 0) {
                const void* bytes = nullptr;
                std::size_t size = 0;
                sd_bus_message_read_array(message, 'y', &bytes, &size);
                folder.assign(static_cast<const char*>(bytes), size > 0 ? size - 1 : 0);
                sd_bus_message_exit_container(message);
            } else
                sd_bus_message_skip(message, "v");
            sd_bus_message_exit_container(message);
        }
    }
    void respond() const {
        sd_bus_message* signal = nullptr;
        sd_bus_message_new_signal(bus_, &signal, kHandle, "org.freedesktop.portal.Request", "Response");
        sd_bus_message_append(signal, "u", code);
        sd_bus_message_open_container(signal, 'a', "{sv}");
        sd_bus_message_open_container(signal, 'e', "sv");
        sd_bus_message_append(signal, "s", "uris");
        sd_bus_message_open_container(signal, 'v', "as");
        sd_bus_message_open_container(signal, 'a', "s");
        for (const auto& uri : uris) sd_bus_message_append(signal, "s", uri.c_str());
        for (int level = 0; level < 4; ++level) sd_bus_message_close_container(signal);
        sd_bus_send(bus_, signal, nullptr);
        sd_bus_message_unref(signal);
    }

    ::sd_bus* bus_ = nullptr;
    portable::Thread thread_;
};

struct Given {
    std::mutex mutex;
    std::condition_variable come;
    std::optional<app::PathAnswer> answer;

    std::function<void(app::PathAnswer)> take() {
        return [this](app::PathAnswer given) {
            const std::lock_guard lock(mutex);
            answer = std::move(given);
            come.notify_all();
        };
    }
    app::PathAnswer wait() {
        std::unique_lock lock(mutex);
        come.wait_for(lock, std::chrono::seconds{60}, [&] { return answer.has_value(); });
        REQUIRE(answer);
        return *answer;
    }
};

struct Desktop {
    TempFolder folder;
    test::PrivateBus bus{folder};
    platform::PortalChooser chooser;
};

}  // namespace

TEST_CASE("a file address becomes the path it names, whatever its bytes") {
    CHECK(platform::path_of_uri("file:///home/li/%E6%A1%8C%E9%9D%A2/a%20b.recoup") == "/home/li/桌面/a b.recoup");
    CHECK(platform::path_of_uri("file:///tmp/%ff%FE")->native() == "/tmp/\xff\xfe");
    CHECK(platform::path_of_uri("file://localhost/tmp/100%") == "/tmp/100%");
    CHECK_FALSE(platform::path_of_uri("file:///tmp/a%00b"));
    CHECK_FALSE(platform::path_of_uri("file://elsewhere/tmp/a"));
    CHECK_FALSE(platform::path_of_uri("https://example.org/a"));
}

TEST_CASE_FIXTURE(Desktop, "the portal is asked what was meant, and what was chosen comes back") {
    FakePortal portal;
    portal.uris = {"file:///tmp/%E9%80%80%E6%AC%BE.recoup", "trash:///x", "file:///tmp/%ff"};
    portal.begin();
    Given given;
    const auto asking = chooser.ask({.kind = app::PathQuestion::Kind::save,
                                     .title = "另存副本",
                                     .accept = "保存",
                                     .folder = "/tmp/a\xff",
                                     .name = "我的退款.recoup",
                                     .type = "退款看板文件",
                                     .globs = {"*.recoup"}},
                                    given.take());
    const auto answer = given.wait();
    CHECK(answer.state == State::chosen);
    CHECK(answer.paths == std::vector<std::filesystem::path>{"/tmp/退款.recoup", "/tmp/\xff"});
    CHECK(portal.method == "SaveFile");
    CHECK(portal.title == "另存副本");
    CHECK(portal.accept == "保存");
    CHECK(portal.name == "我的退款.recoup");
    CHECK(portal.folder == "/tmp/a\xff");
}

TEST_CASE_FIXTURE(Desktop, "folders and several files are asked for as such, also when the answer overtakes the call") {
    FakePortal portal(FakePortal::Manner::answers_at_once);
    portal.uris = {"file:///tmp"};
    portal.begin();
    {
        Given given;
        const auto asking = chooser.ask({.kind = app::PathQuestion::Kind::folder, .title = "x"}, given.take());
        CHECK(given.wait().paths == std::vector<std::filesystem::path>{"/tmp"});
        CHECK(portal.method == "OpenFile");
        CHECK(portal.directory);
    }
    Given given;
    const auto asking = chooser.ask({.kind = app::PathQuestion::Kind::open_many, .title = "x"}, given.take());
    CHECK(given.wait().state == State::chosen);
    CHECK(portal.multiple);
}

TEST_CASE_FIXTURE(Desktop, "what a person cancels is no choice, and a portal without a dialog is none") {
    for (const auto& [code, state] : {std::pair{1U, State::cancelled}, {2U, State::unavailable}}) {
        FakePortal portal;
        portal.code = code;
        portal.begin();
        Given given;
        const auto asking = chooser.ask({.title = "x"}, given.take());
        CHECK(given.wait().state == state);
    }
}

TEST_CASE_FIXTURE(Desktop, "a question without an answer is taken back, and its dialog closed") {
    FakePortal portal(FakePortal::Manner::silent);
    portal.begin();
    Given given;
    auto asking = chooser.ask({.title = "x"}, given.take());
    while (!portal.asked) std::this_thread::yield();
    asking.reset();
    CHECK_FALSE(given.answer);
    // Whether the dialog was closed depends on whether the call had come back; the portal forgets it with our name.
}

TEST_CASE_FIXTURE(Desktop, "a portal that goes away leaves the path to be typed") {
    FakePortal portal(FakePortal::Manner::silent);
    portal.begin();
    Given given;
    const auto asking = chooser.ask({.title = "x"}, given.take());
    while (!portal.asked) std::this_thread::yield();
    portal.leave();
    CHECK(given.wait().state == State::unavailable);
}

TEST_CASE("without a portal, or without a bus, the path is typed") {
    const TempFolder folder;
    platform::PortalChooser chooser;
    {
        const test::PrivateBus lonely(folder);
        Given given;
        const auto asking = chooser.ask({.title = "x"}, given.take());
        CHECK(given.wait().state == State::unavailable);
    }
    const Environment nowhere("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    Given given;
    const auto asking = chooser.ask({.title = "x"}, given.take());
    CHECK(given.wait().state == State::unavailable);
}
