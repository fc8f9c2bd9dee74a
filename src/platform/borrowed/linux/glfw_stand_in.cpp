#include "platform/borrowed/linux/glfw_stand_in.h"

#include <string_view>
#include <utility>

namespace recoup::platform::inline borrowed {
namespace {

// Before any constructor has run it is null.
constinit GlfwStandIn* first_stand_in = nullptr;

}  // namespace

GlfwStandIn::GlfwStandIn(const char* name, void (*ours)())
    : name_(name), ours_(ours), next_(std::exchange(first_stand_in, this)) {}

void (*GlfwStandIn::given(const char* name, void (*real)()))() {
    for (auto* one = first_stand_in; real != nullptr && one != nullptr; one = one->next_) {
        if (std::string_view(one->name_) != name) continue;
        one->real_ = real;
        return one->ours_;
    }
    return real;
}

}  // namespace recoup::platform::inline borrowed

// The linker gives GLFW those of these names for its own (--wrap).
extern "C" {

using AnyFunction = void (*)();

AnyFunction __real__glfwPlatformGetModuleSymbol(void* module, const char* name);

AnyFunction __wrap__glfwPlatformGetModuleSymbol(void* module, const char* name) {
    return recoup::platform::GlfwStandIn::given(name, __real__glfwPlatformGetModuleSymbol(module, name));
}

// Gamepads are nobody's here; a list of them, of 110 KB, falls away with it.
void __wrap__glfwInitGamepadMappings() {}
}
