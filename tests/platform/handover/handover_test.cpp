// What the desktop does with our files: a portal and a file manager of our own on a private bus take them, or nobody is
// there.
#include <doctest/doctest.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

#include <atomic>

#include "platform/handover/desktop_printers.h"
#include "platform/handover/file_manager.h"
#include "portable/stopping.h"
#include "support/environment.h"
#include "support/private_bus.h"

using namespace recoup;

namespace {

// Takes calls under a name, and keeps what was handed over.
class Peer {
  public:
    explicit Peer(const char* name) {
        REQUIRE(sd_bus_open_user(&bus_) >= 0);
        REQUIRE(sd_bus_request_name(bus_, name, 0) >= 0);
        sd_bus_add_filter(bus_, nullptr, on_message, this);
        thread_ = portable::Thread([this](const portable::StopToken& stop) {
            while (!stop.stop_requested()) {
                while (sd_bus_process(bus_, nullptr) > 0) {
                }
                sd_bus_wait(bus_, 20'000);
            }
        });
    }
    ~Peer() { leave(); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    // Behind it nothing comes any more.
    void leave() {
        if (bus_ == nullptr) return;
        thread_.request_stop();
        thread_.join();
        sd_bus_flush_close_unref(bus_);
        bus_ = nullptr;
    }

    std::string title, document, uri;
    std::atomic<bool> closed = false;

  private:
    static int on_message(sd_bus_message* message, void* self, sd_bus_error*) {
        auto& peer = *static_cast<Peer*>(self);
        if (sd_bus_message_is_method_call(message, "org.freedesktop.portal.Print", "Print") > 0) {
            const char *parent = nullptr, *title = nullptr;
            int file = -1;
            sd_bus_message_read(message, "ssh", &parent, &title, &file);
            peer.title = title;
            char piece[64];
            for (ssize_t got = 0; (got = ::read(file, piece, sizeof piece)) > 0;)
                peer.document.append(piece, static_cast<std::size_t>(got));
            return sd_bus_reply_method_return(message, "o", "/org/freedesktop/portal/desktop/request/1_1/ours");
        }
        if (sd_bus_message_is_method_call(message, "org.freedesktop.portal.Request", "Close") > 0) {
            peer.closed = true;
            return sd_bus_reply_method_return(message, "");
        }
        if (sd_bus_message_is_method_call(message, "org.freedesktop.FileManager1", "ShowItems") > 0) {
            const char* uri = nullptr;
            sd_bus_message_enter_container(message, 'a', "s");
            sd_bus_message_read(message, "s", &uri);
            peer.uri = uri;
            return sd_bus_reply_method_return(message, "");
        }
        return 0;
    }

    ::sd_bus* bus_ = nullptr;
    portable::Thread thread_;
};

struct Desktop {
    TempFolder folder;
    test::PrivateBus bus{folder};
};

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

}  // namespace

TEST_CASE_FIXTURE(Desktop, "the desktop's dialog gets the document, and goes with the window") {
    Peer portal("org.freedesktop.portal.Desktop");
    const std::string pdf = "%PDF-1.7 " + std::string(100'000, 'x');
    {
        const auto printers = platform::desktop_printers();
        CHECK(printers->print(bytes_of(pdf), "退款报告", "") == app::Printers::Answer::taken);
    }
    portal.leave();
    CHECK(portal.title == "退款报告");
    CHECK(portal.document == pdf);
    CHECK(portal.closed);
}

TEST_CASE_FIXTURE(Desktop, "without a portal the printing program is asked, and without that nothing prints") {
    const Environment path("PATH", folder.path().c_str());
    const auto printers = platform::desktop_printers();
    CHECK(printers->print(bytes_of("%PDF"), "x", "") == app::Printers::Answer::unavailable);
}

TEST_CASE_FIXTURE(Desktop, "a file manager is told which file to show, by an address that any bytes survive") {
    Peer manager("org.freedesktop.FileManager1");
    CHECK(platform::system_file_manager()->show("/tmp/退款 100%.zip"));
    manager.leave();
    CHECK(manager.uri == "file:///tmp/%E9%80%80%E6%AC%BE%20100%25.zip");
}

TEST_CASE_FIXTURE(Desktop, "where no program shows folders that is said") {
    const Environment path("PATH", folder.path().c_str());
    CHECK_FALSE(platform::system_file_manager()->show("/tmp/a.zip"));
}
