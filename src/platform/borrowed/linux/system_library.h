// Functions of a library that the system may have. Any thread; inside platform only.
#pragma once

#include <dlfcn.h>

namespace recoup::platform::inline borrowed {

// Null when it is not there.
inline void* open_library(const char* name) {
    return ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
}

template <class Function>
bool find_function(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

}  // namespace recoup::platform::inline borrowed
