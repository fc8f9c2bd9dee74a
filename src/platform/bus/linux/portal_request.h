// One request to xdg-desktop-portal on a connection of its own, so that one that is never answered holds up nobody:
// what is asked, the dialog that it leads to, and what comes of it. One thread, but for PortalWait.
#pragma once

#include <poll.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "platform/bus/linux/sd_bus.h"
#include "platform/files/posix/unique_fd.h"
#include "portable/stopping.h"

namespace recoup::platform::inline bus {

class PortalRequest {
  public:
    enum class Outcome : std::uint8_t { done, cancelled, unavailable };
    // Appends the arguments, with the token among the options; negative: it could not.
    using Fill = std::function<int(sd_bus_message*, const std::string& handle_token)>;
    // Reads the results of what was done.
    using Read = std::function<void(sd_bus_message*)>;

    explicit PortalRequest(Read read = {});
    PortalRequest(const PortalRequest&) = delete;
    PortalRequest& operator=(const PortalRequest&) = delete;
    ~PortalRequest();

    // False where no portal takes it.
    bool send(const char* interface, const char* method, const Fill& fill);
    // Takes in what has come; the outcome once there is one.
    std::optional<Outcome> process();
    pollfd descriptor() const;
    // Takes the dialog away.
    void withdraw();

  private:
    static int on_response(sd_bus_message* message, void* self, sd_bus_error*);
    static int on_owner(sd_bus_message* message, void* self, sd_bus_error*);

    Read read_;
    ::sd_bus* bus_ = nullptr;
    std::string token_, handle_;
    std::optional<Outcome> outcome_;
};

// Waits for the outcome of a request on a thread of its own; goes and takes the dialog away with this.
class PortalWait {
  public:
    // All of it happens on that thread: `send` says whether a portal took it; `done` is called once, unless this goes
    // before.
    PortalWait(std::function<bool(PortalRequest&)> send, PortalRequest::Read read,
               std::function<void(PortalRequest::Outcome)> done);
    PortalWait(const PortalWait&) = delete;
    PortalWait& operator=(const PortalWait&) = delete;
    ~PortalWait();

  private:
    UniqueFd wakes_;
    portable::Thread thread_;  // last: it uses the other
};

}  // namespace recoup::platform::inline bus
