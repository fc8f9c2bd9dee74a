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

// GLFW is compiled to call a function of the name __wrap_NAME for its own, which is __real_NAME then:
// third_party/CMakeLists.txt.
using AnyFunction = void (*)();

extern "C" AnyFunction library_symbol(void* module, const char* name) __asm__("__real__glfwPlatformGetModuleSymbol");
extern "C" AnyFunction symbol_for_glfw(void* module, const char* name) __asm__("__wrap__glfwPlatformGetModuleSymbol");
extern "C" void list_gamepads() __asm__("__wrap__glfwInitGamepadMappings");

AnyFunction symbol_for_glfw(void* module, const char* name) {
    return GlfwStandIn::given(name, library_symbol(module, name));
}

// Gamepads are nobody's here; a list of them, of 110 KB, falls away with it.
void list_gamepads() {}

}  // namespace recoup::platform::inline borrowed
