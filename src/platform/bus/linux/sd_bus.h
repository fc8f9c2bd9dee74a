// libsystemd's bus client, loaded when it is first needed: the window must not wait for it at its start, and a system
// without it has no notifications and nothing worse. Any thread.
#pragma once

#include <systemd/sd-bus.h>

namespace recoup::platform::inline bus {

struct SdBus {
    decltype(&sd_bus_open_user) open_user;
    decltype(&sd_bus_flush_close_unref) flush_close_unref;
    decltype(&sd_bus_match_signal) match_signal;
    decltype(&sd_bus_call) call;
    decltype(&sd_bus_process) process;
    decltype(&sd_bus_get_fd) get_fd;
    decltype(&sd_bus_get_events) get_events;
    decltype(&sd_bus_message_new_method_call) new_method_call;
    decltype(&sd_bus_message_append) append;
    decltype(&sd_bus_message_append_strv) append_strv;
    decltype(&sd_bus_message_read) read;
    decltype(&sd_bus_message_read_strv) read_strv;
    decltype(&sd_bus_message_unref) unref;
    decltype(&sd_bus_message_open_container) open_container;
    decltype(&sd_bus_message_close_container) close_container;
    decltype(&sd_bus_message_append_array) append_array;
    decltype(&sd_bus_message_enter_container) enter_container;
    decltype(&sd_bus_message_exit_container) exit_container;
    decltype(&sd_bus_message_skip) skip;
    decltype(&sd_bus_message_get_path) get_path;
};

// Null where the library is missing; else until the program ends.
const SdBus* sd_bus();

}  // namespace recoup::platform::inline bus
