#include "platform/bus/linux/portal_request.h"

#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace recoup::platform::inline bus {
namespace {

constexpr const char* kName = "org.freedesktop.portal.Desktop";
constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kRequest = "org.freedesktop.portal.Request";
// The portal may have to be started first.
constexpr std::uint64_t kPatience_us = 25'000'000;
constexpr std::uint32_t kDone = 0, kCancelled = 1;

using Message = std::unique_ptr<sd_bus_message, void (*)(sd_bus_message*)>;

Message own(sd_bus_message* message) {
    return {message, [](sd_bus_message* m) { sd_bus()->unref(m); }};
}

std::string new_token() {
    static std::atomic<unsigned> count = 0;
    return fmt::format("recoup_{}_{}", ::getpid(), ++count);
}

}  // namespace

PortalRequest::PortalRequest(Read read) : read_(std::move(read)), token_(new_token()) {}

PortalRequest::~PortalRequest() {
    if (bus_ != nullptr) sd_bus()->flush_close_unref(bus_);
}

bool PortalRequest::send(const char* interface, const char* method, const Fill& fill) {
    const auto* sd = sd_bus();
    if (sd == nullptr || sd->open_user(&bus_) < 0) {
        bus_ = nullptr;
        return false;
    }
    // Before the call: the answer may come at once.
    if (sd->match_signal(bus_, nullptr, nullptr, nullptr, kRequest, "Response", on_response, this) < 0 ||
        sd->match_signal(bus_, nullptr, nullptr, nullptr, "org.freedesktop.DBus", "NameOwnerChanged", on_owner, this) <
            0)
        return false;
    sd_bus_message* request = nullptr;
    if (sd->new_method_call(bus_, &request, kName, kPath, interface, method) < 0) return false;
    const auto owned = own(request);
    if (fill(request, token_) < 0) return false;
    sd_bus_message* answered = nullptr;
    if (sd->call(bus_, request, kPatience_us, nullptr, &answered) < 0) return false;
    const auto reply = own(answered);
    const char* handle = nullptr;
    if (sd->read(reply.get(), "o", &handle) < 0 || handle == nullptr) return false;
    handle_ = handle;
    return true;
}

std::optional<PortalRequest::Outcome> PortalRequest::process() {
    int done = 0;
    while (!outcome_ && (done = sd_bus()->process(bus_, nullptr)) > 0) {
    }
    if (!outcome_ && done < 0) outcome_ = Outcome::unavailable;  // the bus has gone
    return std::exchange(outcome_, std::nullopt);
}

pollfd PortalRequest::descriptor() const {
    return {sd_bus()->get_fd(bus_), static_cast<short>(sd_bus()->get_events(bus_)), 0};
}

void PortalRequest::withdraw() {
    sd_bus_message* request = nullptr;
    if (handle_.empty() || sd_bus()->new_method_call(bus_, &request, kName, handle_.c_str(), kRequest, "Close") < 0)
        return;
    const auto owned = own(request);
    sd_bus_message* answered = nullptr;
    constexpr std::uint64_t kShort_us = 1'000'000;
    if (sd_bus()->call(bus_, request, kShort_us, nullptr, &answered) >= 0) sd_bus()->unref(answered);
}

int PortalRequest::on_response(sd_bus_message* message, void* self, sd_bus_error*) {
    auto& asked = *static_cast<PortalRequest*>(self);
    const auto* path = sd_bus()->get_path(message);
    if (path == nullptr || asked.handle_ != path) return 0;
    std::uint32_t code = 0;
    if (sd_bus()->read(message, "u", &code) < 0) return 0;
    if (code == kDone && asked.read_) asked.read_(message);
    asked.outcome_ = code == kDone ? Outcome::done : code == kCancelled ? Outcome::cancelled : Outcome::unavailable;
    return 0;
}

// The portal that showed the dialog is gone, and the dialog with it.
int PortalRequest::on_owner(sd_bus_message* message, void* self, sd_bus_error*) {
    const char *name = nullptr, *before = nullptr, *after = nullptr;
    if (sd_bus()->read(message, "sss", &name, &before, &after) < 0) return 0;
    if (std::strcmp(name, kName) == 0 && *after == '\0')
        static_cast<PortalRequest*>(self)->outcome_ = Outcome::unavailable;
    return 0;
}

PortalWait::PortalWait(std::function<bool(PortalRequest&)> send, PortalRequest::Read read,
                       std::function<void(PortalRequest::Outcome)> done)
    : wakes_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this, send = std::move(send), read = std::move(read),
               done = std::move(done)](const portable::StopToken& stop) {
          PortalRequest request(read);
          if (!send(request)) {
              if (!stop.stop_requested()) done(PortalRequest::Outcome::unavailable);
              return;
          }
          while (!stop.stop_requested()) {
              if (const auto outcome = request.process()) return done(*outcome);
              std::array<pollfd, 2> fds{{{wakes_.get(), POLLIN, 0}, request.descriptor()}};
              ::poll(fds.data(), fds.size(), -1);
          }
          request.withdraw();
      }) {}

PortalWait::~PortalWait() {
    thread_.request_stop();
    const std::uint64_t one = 1;
    while (::write(wakes_.get(), &one, sizeof one) < 0 && errno == EINTR) {
    }
    thread_.join();
}

}  // namespace recoup::platform::inline bus
