#include "platform/bus/linux/sd_bus.h"

#include <dlfcn.h>

#include <optional>

namespace recoup::platform::inline bus {
namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

std::optional<SdBus> load() {
    void* library = ::dlopen("libsystemd.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return std::nullopt;
    SdBus bus{};
    const bool whole =
        find(library, "sd_bus_open_user", bus.open_user) &&
        find(library, "sd_bus_flush_close_unref", bus.flush_close_unref) &&
        find(library, "sd_bus_match_signal", bus.match_signal) && find(library, "sd_bus_call", bus.call) &&
        find(library, "sd_bus_process", bus.process) && find(library, "sd_bus_get_fd", bus.get_fd) &&
        find(library, "sd_bus_get_events", bus.get_events) &&
        find(library, "sd_bus_message_new_method_call", bus.new_method_call) &&
        find(library, "sd_bus_message_append", bus.append) &&
        find(library, "sd_bus_message_append_strv", bus.append_strv) &&
        find(library, "sd_bus_message_read", bus.read) && find(library, "sd_bus_message_read_strv", bus.read_strv) &&
        find(library, "sd_bus_message_unref", bus.unref) &&
        find(library, "sd_bus_message_open_container", bus.open_container) &&
        find(library, "sd_bus_message_close_container", bus.close_container) &&
        find(library, "sd_bus_message_append_array", bus.append_array) &&
        find(library, "sd_bus_message_enter_container", bus.enter_container) &&
        find(library, "sd_bus_message_exit_container", bus.exit_container) &&
        find(library, "sd_bus_message_skip", bus.skip) && find(library, "sd_bus_message_get_path", bus.get_path);
    return whole ? std::optional(bus) : std::nullopt;
}

}  // namespace

const SdBus* sd_bus() {
    static const std::optional<SdBus> loaded = load();
    return loaded ? &*loaded : nullptr;
}

}  // namespace recoup::platform::inline bus
