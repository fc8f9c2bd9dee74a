#include "platform/borrowed/linux/wayland_client.h"

#include <optional>

namespace recoup::platform::inline borrowed {
namespace {

std::optional<WaylandClient> load_wayland_client() {
    void* library = open_library("libwayland-client.so.0");
    WaylandClient client{};
    return library != nullptr && client.find_in(library) ? std::optional(client) : std::nullopt;
}

}  // namespace

const WaylandClient* wayland_client() {
    static const std::optional<WaylandClient> loaded = load_wayland_client();
    return loaded ? &*loaded : nullptr;
}

}  // namespace recoup::platform::inline borrowed
