#include "media/borrowed/load.h"

#include <dlfcn.h>

namespace recoup::media::inline borrowed {

void* open_library(const char* name) {
    return ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
}

void* function_of(void* library, const char* name) {
    return ::dlsym(library, name);
}

}  // namespace recoup::media::inline borrowed
