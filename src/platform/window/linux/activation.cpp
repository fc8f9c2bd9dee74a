// Wayland: xdg-activation, on GLFW's connection. X11: the token says when the person asked, and window managers let
// nothing come forward that does not say so; GLFW asks them without.
#define GLFW_EXPOSE_NATIVE_WAYLAND
#define GLFW_EXPOSE_NATIVE_X11
#include "platform/window/activation.h"

#include <X11/Xlib.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/borrowed/linux/glfw_stand_in.h"
#include "platform/borrowed/linux/wayland_client.h"
#include "platform/borrowed/linux/xlib.h"
#include "platform/instance/front_door.h"

// After our names for the functions of Wayland's client.
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace recoup::platform::inline window {
namespace {

struct ActivationRegistryDestroyer {
    void operator()(wl_registry* registry) const { wl_registry_destroy(registry); }
};
struct ActivationManagerDestroyer {
    void operator()(xdg_activation_v1* manager) const { xdg_activation_v1_destroy(manager); }
};

class WaylandActivation final : public Activation {
  public:
    explicit WaylandActivation(GLFWwindow* window) : window_(window) {
        if (wayland_client() == nullptr) return;
        registry_.reset(wl_display_get_registry(glfwGetWaylandDisplay()));
        wl_registry_add_listener(registry_.get(), &kGlobals, this);
    }
    WaylandActivation(const WaylandActivation&) = delete;
    WaylandActivation& operator=(const WaylandActivation&) = delete;

    bool bring_forward(const std::string& token) override {
        if (!manager_) return false;
        xdg_activation_v1_activate(manager_.get(), token.c_str(), glfwGetWaylandWindow(window_));
        return true;
    }

  private:
    static void on_global(void* self, wl_registry* registry, std::uint32_t name, const char* kind, std::uint32_t) {
        auto& manager = static_cast<WaylandActivation*>(self)->manager_;
        if (manager || std::string_view(kind) != xdg_activation_v1_interface.name) return;
        manager.reset(
            static_cast<xdg_activation_v1*>(wl_registry_bind(registry, name, &xdg_activation_v1_interface, 1)));
    }
    static void on_global_gone(void*, wl_registry*, std::uint32_t) {}
    static constexpr wl_registry_listener kGlobals{.global = on_global, .global_remove = on_global_gone};

    GLFWwindow* window_;
    std::unique_ptr<wl_registry, ActivationRegistryDestroyer> registry_;
    std::unique_ptr<xdg_activation_v1, ActivationManagerDestroyer> manager_;
};

// The X server's milliseconds, at the token's end.
std::optional<long> moment_of(std::string_view token) {
    constexpr std::string_view kMark = "_TIME";
    const auto at = token.rfind(kMark);
    if (at == token.npos) return std::nullopt;
    token.remove_prefix(at + kMark.size());
    long moment = 0;
    const auto read = std::from_chars(token.data(), token.data() + token.size(), moment);
    const bool whole = read.ec == std::errc() && read.ptr == token.data() + token.size();
    return whole && moment > 0 ? std::optional(moment) : std::nullopt;
}

Status send_event(Display* display, ::Window to, Bool propagate, long mask, XEvent* event);
const StandIn<Status(Display*, ::Window, Bool, long, XEvent*)> kSendEvent{"XSendEvent", send_event};
long asked_at = 0;  // while GLFW asks for the window to come forward, and for nothing else

Status send_event(Display* display, ::Window to, Bool propagate, long mask, XEvent* event) {
    if (asked_at != 0 && event->type == ClientMessage) event->xclient.data.l[1] = asked_at;
    return kSendEvent.real()(display, to, propagate, mask, event);
}

// That the start with this token is over, as the desktop's protocol has it: to all who watch the root window, in
// pieces.
void end_start(GLFWwindow* window, std::string_view token) {
    if (token.empty() || xlib() == nullptr) return;
    std::string message = "remove: ID=\"";
    for (const char c : token) {
        if (c == '"' || c == '\\') message += '\\';
        message += c;
    }
    message += '"';
    auto* display = glfwGetX11Display();
    XEvent event{};
    auto& piece = event.xclient;
    piece.type = ClientMessage;
    piece.display = display;
    piece.window = glfwGetX11Window(window);
    piece.message_type = xlib()->XInternAtom(display, "_NET_STARTUP_INFO_BEGIN", False);
    piece.format = 8;
    for (std::size_t at = 0; at <= message.size(); at += sizeof piece.data.b) {  // its zero goes along
        std::ranges::fill(piece.data.b, '\0');
        message.copy(piece.data.b, sizeof piece.data.b, at);
        kSendEvent.real()(display, DefaultRootWindow(display), False, PropertyChangeMask, &event);
        piece.message_type = xlib()->XInternAtom(display, "_NET_STARTUP_INFO", False);
    }
}

class X11Activation final : public Activation {
  public:
    explicit X11Activation(GLFWwindow* window) : window_(window) {}

    void shown() override { end_start(window_, activation_token()); }
    bool bring_forward(const std::string& token) override {
        end_start(window_, token);
        const auto moment = moment_of(token);
        if (!moment) return false;
        asked_at = *moment;
        glfwFocusWindow(window_);
        asked_at = 0;
        return true;
    }

  private:
    GLFWwindow* window_;
};

}  // namespace

std::unique_ptr<Activation> system_activation(GLFWwindow* window) {
    if (glfwGetPlatform() == GLFW_PLATFORM_WAYLAND) return std::make_unique<WaylandActivation>(window);
    return std::make_unique<X11Activation>(window);
}

}  // namespace recoup::platform::inline window
