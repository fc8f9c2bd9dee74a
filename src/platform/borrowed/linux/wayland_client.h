// libwayland-client, loaded when it is first needed, and the protocols whose functions call it. Any thread, as far as
// the library allows.
#pragma once

#include <wayland-client-core.h>

#include "platform/borrowed/linux/system_library.h"

namespace recoup::platform::inline borrowed {

#define RECOUP_WAYLAND_FUNCTIONS(FUNCTION) \
    FUNCTION(wl_display_flush)             \
    FUNCTION(wl_proxy_add_listener)        \
    FUNCTION(wl_proxy_destroy)             \
    FUNCTION(wl_proxy_get_class)           \
    FUNCTION(wl_proxy_get_tag)             \
    FUNCTION(wl_proxy_get_user_data)       \
    FUNCTION(wl_proxy_get_version)         \
    FUNCTION(wl_proxy_marshal_flags)       \
    FUNCTION(wl_proxy_set_user_data)

// Its functions by their own names.
struct WaylandClient {
#define RECOUP_WAYLAND_MEMBER(name) decltype(&::name) name;  // NOLINT(bugprone-macro-parentheses): it declares
    RECOUP_WAYLAND_FUNCTIONS(RECOUP_WAYLAND_MEMBER)
#undef RECOUP_WAYLAND_MEMBER

    // False unless all are there. Here, above the names that follow.
    bool find_in(void* library) {
        bool whole = true;
#define RECOUP_WAYLAND_FIND(name) whole = find_function(library, #name, this->name) && whole;
        RECOUP_WAYLAND_FUNCTIONS(RECOUP_WAYLAND_FIND)
#undef RECOUP_WAYLAND_FIND
        return whole;
    }
};

// Null where the library is missing or older than 1.20; else until the program ends.
const WaylandClient* wayland_client();

}  // namespace recoup::platform::inline borrowed

// What the protocols' inline functions call.
#define wl_proxy_add_listener (::recoup::platform::wayland_client()->wl_proxy_add_listener)
#define wl_proxy_destroy (::recoup::platform::wayland_client()->wl_proxy_destroy)
#define wl_proxy_get_user_data (::recoup::platform::wayland_client()->wl_proxy_get_user_data)
#define wl_proxy_get_version (::recoup::platform::wayland_client()->wl_proxy_get_version)
#define wl_proxy_marshal_flags (::recoup::platform::wayland_client()->wl_proxy_marshal_flags)
#define wl_proxy_set_user_data (::recoup::platform::wayland_client()->wl_proxy_set_user_data)

#include <text-input-unstable-v3-client-protocol.h>
#include <wayland-client-protocol.h>
#include <xdg-activation-v1-client-protocol.h>
