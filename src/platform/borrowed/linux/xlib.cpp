#include "platform/borrowed/linux/xlib.h"

#include <optional>

#include "platform/borrowed/linux/system_library.h"

namespace recoup::platform::inline borrowed {
namespace {

std::optional<Xlib> load_xlib() {
    void* library = open_library("libX11.so.6");
    if (library == nullptr) return std::nullopt;
    Xlib x{};
    bool whole = true;
#define RECOUP_XLIB_FIND(name) whole = find_function(library, #name, x.name) && whole;
    RECOUP_XLIB_FUNCTIONS(RECOUP_XLIB_FIND)
#undef RECOUP_XLIB_FIND
    return whole ? std::optional(x) : std::nullopt;
}

}  // namespace

const Xlib* xlib() {
    static const std::optional<Xlib> loaded = load_xlib();
    return loaded ? &*loaded : nullptr;
}

}  // namespace recoup::platform::inline borrowed
