#include "platform/clipboard/linux/wayland_selection.h"

#define GLFW_EXPOSE_NATIVE_WAYLAND
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>
#include <optional>
#include <utility>

#include "platform/borrowed/linux/glfw_stand_in.h"
#include "platform/borrowed/linux/wayland_client.h"
#include "platform/files/posix/unique_fd.h"

// After our names for its functions.
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace recoup::platform::inline clipboard {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMaxTypes = 1000;  // of one offer

int add_listener(wl_proxy* proxy, void (**functions)(), void* data);
void disconnect(wl_display* display);

const StandIn<int(wl_proxy*, void (**)(), void*)> kAddListener{"wl_proxy_add_listener", add_listener};
const StandIn<void(wl_display*)> kDisconnect{"wl_display_disconnect", disconnect};

struct Offer {
    wl_data_offer* proxy = nullptr;
    unsigned long number = 0;  // as owner of the clipboard
    std::vector<std::string> types;
};

// What GLFW has told the library to call.
struct Glfw {
    wl_data_device_listener device{};
    wl_data_offer_listener offer{};
    wl_data_source_listener source{};
    wl_pointer_listener pointer{};
    wl_pointer* pointer_proxy = nullptr;
    void* pointer_data = nullptr;
};
Glfw glfw;

// Offers come and go on the thread of the window, the clipboard is read by any.
std::mutex mutex;
bool connected = false;
std::vector<Offer> fresh;  // nobody has said yet what they are for
std::optional<Offer> clipboard_offer;
wl_data_source* our_source = nullptr;  // GLFW's, while it has the clipboard
unsigned long our_number = 0;
unsigned long last_number = 0;

struct Drag {
    wl_surface* surface = nullptr;  // none: not over a surface of GLFW's
    std::uint32_t serial = 0;
    wl_fixed_t x = 0, y = 0;
};
Drag drag;

std::optional<Offer> take_fresh(wl_data_offer* proxy) {
    const std::lock_guard lock(mutex);
    const auto found = std::find_if(fresh.begin(), fresh.end(), [&](const Offer& one) { return one.proxy == proxy; });
    if (found == fresh.end()) return std::nullopt;
    auto offer = std::move(*found);
    fresh.erase(found);
    return offer;
}

void on_type(void*, wl_data_offer* proxy, const char* type) {
    const std::lock_guard lock(mutex);
    for (auto& offer : fresh)
        if (offer.proxy == proxy && offer.types.size() < kMaxTypes) offer.types.emplace_back(type);
}

constexpr wl_data_offer_listener kOffer{.offer = on_type, .source_actions = nullptr, .action = nullptr};

void on_offer(void*, wl_data_device*, wl_data_offer* offer) {
    const std::lock_guard lock(mutex);
    fresh.push_back({offer, ++last_number, {}});
    wl_data_offer_add_listener(offer, &kOffer, nullptr);
}

void on_selection(void*, wl_data_device*, wl_data_offer* proxy) {
    auto next = take_fresh(proxy);
    const std::lock_guard lock(mutex);
    if (clipboard_offer) wl_data_offer_destroy(clipboard_offer->proxy);
    clipboard_offer = std::move(next);
}

// Title bars are drawn on surfaces of another library.
bool is_of_glfw(wl_surface* surface) {
    const auto* tag = wayland_client()->wl_proxy_get_tag(reinterpret_cast<wl_proxy*>(surface));
    return tag != nullptr && *tag == glfwGetVersionString();
}

void on_enter(void* data, wl_data_device* device, std::uint32_t serial, wl_surface* surface, wl_fixed_t x, wl_fixed_t y,
              wl_data_offer* proxy) {
    const auto offer = take_fresh(proxy);
    if (!offer) return;
    if (!is_of_glfw(surface)) return wl_data_offer_destroy(proxy);
    drag = {surface, serial, x, y};
    glfw.device.data_offer(data, device, proxy);
    for (const auto& type : offer->types) glfw.offer.offer(nullptr, proxy, type.c_str());
    glfw.device.enter(data, device, serial, surface, x, y, proxy);
}

void on_leave(void* data, wl_data_device* device) {
    drag = {};
    glfw.device.leave(data, device);
}

void on_motion(void*, wl_data_device*, std::uint32_t, wl_fixed_t x, wl_fixed_t y) {
    drag.x = x;
    drag.y = y;
}

// While something is dragged the pointer is told to nobody, and GLFW would have it where it was before.
void on_drop(void* data, wl_data_device* device) {
    if (drag.surface != nullptr && glfw.pointer_proxy != nullptr) {
        glfw.pointer.enter(glfw.pointer_data, glfw.pointer_proxy, drag.serial, drag.surface, drag.x, drag.y);
        glfw.pointer.motion(glfw.pointer_data, glfw.pointer_proxy, 0, drag.x, drag.y);
    }
    drag = {};
    glfw.device.drop(data, device);
}

constexpr wl_data_device_listener kDevice{.data_offer = on_offer,
                                          .enter = on_enter,
                                          .leave = on_leave,
                                          .motion = on_motion,
                                          .drop = on_drop,
                                          .selection = on_selection};

void on_cancelled(void* data, wl_data_source* source) {
    if (const std::lock_guard lock(mutex); source == our_source) our_source = nullptr;
    glfw.source.cancelled(data, source);
}

template <class Listener>
void (**functions_of(const Listener& listener))() {
    return reinterpret_cast<void (**)()>(const_cast<Listener*>(&listener));
}

int add_listener(wl_proxy* proxy, void (**functions)(), void* data) {
    const std::string_view kind = wayland_client() != nullptr ? wayland_client()->wl_proxy_get_class(proxy) : "";
    if (kind == "wl_data_device") {
        glfw.device = *reinterpret_cast<wl_data_device_listener*>(functions);
        functions = functions_of(kDevice);
        const std::lock_guard lock(mutex);
        connected = true;
    } else if (kind == "wl_data_offer") {  // ours listens already
        glfw.offer.offer = reinterpret_cast<wl_data_offer_listener*>(functions)->offer;
        return 0;
    } else if (kind == "wl_data_source") {
        // Of version 1, as GLFW asks for: three events.
        static wl_data_source_listener ours{};
        const auto* theirs = reinterpret_cast<wl_data_source_listener*>(functions);
        glfw.source.cancelled = theirs->cancelled;
        ours.target = theirs->target;
        ours.send = theirs->send;
        ours.cancelled = on_cancelled;
        functions = functions_of(ours);
        const std::lock_guard lock(mutex);
        our_source = reinterpret_cast<wl_data_source*>(proxy);
        our_number = ++last_number;
    } else if (kind == "wl_pointer") {
        const auto* theirs = reinterpret_cast<wl_pointer_listener*>(functions);
        glfw.pointer.enter = theirs->enter;
        glfw.pointer.motion = theirs->motion;
        glfw.pointer_proxy = reinterpret_cast<wl_pointer*>(proxy);
        glfw.pointer_data = data;
    }
    return kAddListener.real()(proxy, functions, data);
}

// Who still reads has the pipe; nobody asks any more.
void disconnect(wl_display* display) {
    {
        const std::lock_guard lock(mutex);
        connected = false;
        if (clipboard_offer) wl_data_offer_destroy(clipboard_offer->proxy);
        for (const auto& offer : fresh) wl_data_offer_destroy(offer.proxy);
        clipboard_offer.reset();
        fresh.clear();
        our_source = nullptr;
        glfw = {};
    }
    kDisconnect.real()(display);
}

}  // namespace

std::unique_ptr<WaylandSelection> WaylandSelection::open_clipboard(std::chrono::milliseconds patience) {
    const std::lock_guard lock(mutex);
    return connected ? std::unique_ptr<WaylandSelection>(new WaylandSelection(patience)) : nullptr;
}

WaylandSelection::WaylandSelection(std::chrono::milliseconds patience) : deadline_(SteadyClock::now() + patience) {}

unsigned long WaylandSelection::owner() const {
    const std::lock_guard lock(mutex);
    if (our_source != nullptr) return our_number;
    return clipboard_offer ? clipboard_offer->number : 0;
}

std::vector<std::string> WaylandSelection::offered(std::span<const char* const> wanted, Answer& answer) {
    std::vector<std::string> found;
    const std::lock_guard lock(mutex);
    answer = Answer::ok;
    if (!clipboard_offer) return found;
    const auto& types = clipboard_offer->types;
    for (const auto* type : wanted)
        if (std::find(types.begin(), types.end(), type) != types.end()) found.emplace_back(type);
    return found;
}

Selection::Reply WaylandSelection::read(const char* target, std::size_t max_bytes) {
    Reply reply;
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return reply;
    const UniqueFd from(ends[0]);
    {
        const UniqueFd to(ends[1]);
        const std::lock_guard lock(mutex);
        if (!clipboard_offer) return reply;
        wl_data_offer_receive(clipboard_offer->proxy, target, to.get());
        wayland_client()->wl_display_flush(glfwGetWaylandDisplay());
    }
    reply.answer = read_all(from.get(), max_bytes, reply.bytes);
    if (reply.answer != Answer::ok) reply.bytes = {};
    return reply;
}

// Until the owner closes its end.
Selection::Answer WaylandSelection::read_all(int from, std::size_t max_bytes, std::vector<std::uint8_t>& bytes) const {
    std::vector<std::uint8_t> part(std::size_t{1} << 16);
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - SteadyClock::now());
        pollfd pipe{from, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&pipe, 1, static_cast<int>(left.count())) == 0) return Answer::no_answer;
        const auto count = ::read(from, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return Answer::refused;
        if (count == 0) return Answer::ok;
        if (static_cast<std::size_t>(count) > max_bytes - bytes.size()) return Answer::too_large;
        bytes.insert(bytes.end(), part.begin(), part.begin() + count);
    }
}

}  // namespace recoup::platform::inline clipboard
