#include "platform/notify/linux/dbus_notifications.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <vector>

#include "platform/bus/linux/sd_bus.h"
#include "platform/notify/notification_text.h"
#include "platform/notify/notifications.h"

namespace recoup::platform::inline notify {
namespace {

constexpr const char* kName = "org.freedesktop.Notifications";
constexpr const char* kPath = "/org/freedesktop/Notifications";
constexpr std::uint64_t kPatience_us = 5'000'000;
constexpr std::size_t kMaxTitleBytes = 200;
constexpr std::size_t kMaxBodyBytes = 1000;
constexpr std::uint8_t kNormal = 1, kCritical = 2;

struct ActionName {
    app::NoticeReply reply;
    const char* key;  // "default" is a click on the note itself
};
constexpr std::array kActionNames = {ActionName{app::NoticeReply::open, "default"},
                                     ActionName{app::NoticeReply::snooze, "snooze"},
                                     ActionName{app::NoticeReply::done, "done"}};

const char* key_of(app::NoticeReply reply) {
    const auto* found = std::find_if(kActionNames.begin(), kActionNames.end(),
                                     [&](const auto& action) { return action.reply == reply; });
    return found == kActionNames.end() ? "default" : found->key;
}

using Message = std::unique_ptr<sd_bus_message, void (*)(sd_bus_message*)>;

Message own(sd_bus_message* message) {
    return {message, [](sd_bus_message* m) { sd_bus()->unref(m); }};
}

}  // namespace

struct DbusNotifications::Server {
    explicit Server(std::function<void(const std::string&, app::NoticeReply)> tell) : answer(std::move(tell)) {}
    ~Server() { hang_up(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    bool connect();
    void hang_up();
    bool show(const app::Notice& notice);
    // Takes in signals; false when the bus has gone.
    bool process();
    Message call(const char* method, const std::function<int(sd_bus_message*)>& fill) const;
    bool able_to(std::string_view capability) const {
        return std::find(capabilities.begin(), capabilities.end(), capability) != capabilities.end();
    }
    static int on_action(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_closed(sd_bus_message* message, void* self, sd_bus_error*);

    std::function<void(const std::string&, app::NoticeReply)> answer;
    ::sd_bus* bus = nullptr;
    std::vector<std::string> capabilities;
    std::map<std::uint32_t, std::string> on_desktop;  // the server's number -> our id
    std::vector<std::uint32_t> to_close;              // to be taken off the desktop: not every server does so
};

bool DbusNotifications::Server::connect() {
    if (bus != nullptr) return true;
    const auto* sd = sd_bus();
    if (sd == nullptr || sd->open_user(&bus) < 0) {
        bus = nullptr;
        return false;
    }
    // Before the first note: an answer may come at once.
    if (sd->match_signal(bus, nullptr, nullptr, kPath, kName, "ActionInvoked", on_action, this) < 0 ||
        sd->match_signal(bus, nullptr, nullptr, kPath, kName, "NotificationClosed", on_closed, this) < 0) {
        hang_up();
        return false;
    }
    return true;
}

void DbusNotifications::Server::hang_up() {
    if (bus == nullptr) return;
    sd_bus()->flush_close_unref(bus);
    bus = nullptr;
    capabilities.clear();
    for (const auto& [number, id] : std::exchange(on_desktop, {})) answer(id, app::NoticeReply::closed);
}

Message DbusNotifications::Server::call(const char* method, const std::function<int(sd_bus_message*)>& fill) const {
    sd_bus_message* request = nullptr;
    if (sd_bus()->new_method_call(bus, &request, kName, kPath, kName, method) < 0) return own(nullptr);
    const auto owned = own(request);
    if (fill && fill(request) < 0) return own(nullptr);
    sd_bus_message* answered = nullptr;
    if (sd_bus()->call(bus, request, kPatience_us, nullptr, &answered) < 0) return own(nullptr);
    return own(answered);
}

bool DbusNotifications::Server::show(const app::Notice& notice) {
    // Asked each time: another server may have taken over.
    const auto able = call("GetCapabilities", {});
    if (!able) return false;
    capabilities.clear();
    char** list = nullptr;
    if (sd_bus()->read_strv(able.get(), &list) >= 0 && list != nullptr) {
        for (char** item = list; *item != nullptr; ++item) {
            capabilities.emplace_back(*item);
            ::free(*item);
        }
        ::free(list);
    }
    auto title = notice_title(notice.title, kMaxTitleBytes);
    auto body = plain_notice_text(notice.body, kMaxBodyBytes);
    if (!able_to("body")) {
        title = notice_title(notice.title + " · " + notice.body, 2 * kMaxTitleBytes);
        body.clear();
    }
    if (able_to("body-markup")) body = escape_markup(body);
    std::vector<std::string> actions;
    if (able_to("actions"))
        for (const auto& action : notice.actions) {
            actions.emplace_back(key_of(action.reply));
            actions.push_back(action.label);
        }
    std::uint32_t replaced = 0;
    for (const auto& [number, id] : on_desktop)
        if (id == notice.id) replaced = number;
    const auto fill = [&](sd_bus_message* m) {
        std::vector<char*> strv;
        for (auto& text : actions) strv.push_back(text.data());
        strv.push_back(nullptr);
        const auto* sd = sd_bus();
        int done = sd->append(m, "susss", "Recoup", replaced, "appointment-soon", title.c_str(), body.c_str());
        if (done >= 0) done = sd->append_strv(m, strv.data());
        if (done >= 0)
            done = sd->append(m, "a{sv}i", 2, "urgency", "y", notice.urgent ? kCritical : kNormal, "desktop-entry", "s",
                              "recoup", -1);
        return done;
    };
    const auto answered = call("Notify", fill);
    std::uint32_t number = 0;
    if (!answered || sd_bus()->read(answered.get(), "u", &number) < 0) return false;
    if (replaced != 0 && replaced != number) on_desktop.erase(replaced);
    on_desktop[number] = notice.id;
    return true;
}

bool DbusNotifications::Server::process() {
    int done = 0;
    bool closing = true;
    while (bus != nullptr && done >= 0 && closing) {
        while ((done = sd_bus()->process(bus, nullptr)) > 0) {
        }
        const auto numbers = std::exchange(to_close, {});
        for (const auto number : numbers)
            call("CloseNotification", [&](sd_bus_message* m) { return sd_bus()->append(m, "u", number); });
        closing = !numbers.empty();  // signals may have come in meanwhile
    }
    return done >= 0;
}

int DbusNotifications::Server::on_action(sd_bus_message* message, void* self, sd_bus_error*) {
    auto& server = *static_cast<Server*>(self);
    std::uint32_t number = 0;
    const char* key = nullptr;
    if (sd_bus()->read(message, "us", &number, &key) < 0) return 0;
    const auto found = server.on_desktop.find(number);
    if (found == server.on_desktop.end()) return 0;
    server.to_close.push_back(number);
    for (const auto& action : kActionNames)
        if (std::strcmp(action.key, key) == 0) server.answer(found->second, action.reply);
    return 0;
}

int DbusNotifications::Server::on_closed(sd_bus_message* message, void* self, sd_bus_error*) {
    auto& server = *static_cast<Server*>(self);
    std::uint32_t number = 0, reason = 0;
    if (sd_bus()->read(message, "uu", &number, &reason) < 0) return 0;
    const auto found = server.on_desktop.find(number);
    if (found == server.on_desktop.end()) return 0;
    const auto id = found->second;
    server.on_desktop.erase(found);
    server.answer(id, app::NoticeReply::closed);
    return 0;
}

DbusNotifications::DbusNotifications() : wakes_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

DbusNotifications::~DbusNotifications() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake();
    if (thread_.joinable()) thread_.join();
}

void DbusNotifications::on_reply(Listener listener) {
    const std::lock_guard lock(listening_);
    listener_ = std::move(listener);
}

void DbusNotifications::show(const app::Notice& notice) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(notice);
        if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    }
    wake();
}

bool DbusNotifications::available() {
    Server server([](const std::string&, app::NoticeReply) {});
    return server.connect() && server.call("GetCapabilities", {});
}

void DbusNotifications::wake() const {
    const std::uint64_t one = 1;
    while (::write(wakes_.get(), &one, sizeof one) < 0 && errno == EINTR) {
    }
}

void DbusNotifications::answer(const std::string& id, app::NoticeReply reply) {
    const std::lock_guard lock(listening_);
    if (listener_) listener_(id, reply);
}

void DbusNotifications::run() {
    Server server([this](const std::string& id, app::NoticeReply reply) { answer(id, reply); });
    while (true) {
        std::optional<app::Notice> next;
        {
            const std::lock_guard lock(mutex_);
            if (stop_) return;
            if (!waiting_.empty()) {
                next = std::move(waiting_.front());
                waiting_.pop_front();
            }
        }
        if (next) {
            const bool shown = server.connect() && server.show(*next);
            answer(next->id, shown ? app::NoticeReply::shown : app::NoticeReply::failed);
        }
        if (!server.process()) server.hang_up();
        if (next) continue;
        std::array<pollfd, 2> fds{{{wakes_.get(), POLLIN, 0}, {-1, 0, 0}}};
        if (server.bus != nullptr)
            fds[1] = {sd_bus()->get_fd(server.bus), static_cast<short>(sd_bus()->get_events(server.bus)), 0};
        ::poll(fds.data(), fds.size(), -1);
        std::uint64_t count = 0;
        while (::read(wakes_.get(), &count, sizeof count) < 0 && errno == EINTR) {
        }
    }
}

std::unique_ptr<app::Notifications> system_notifications() {
    return std::make_unique<DbusNotifications>();
}

}  // namespace recoup::platform::inline notify
