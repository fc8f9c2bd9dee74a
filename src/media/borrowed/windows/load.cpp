#include "media/borrowed/load.h"

namespace recoup::media::inline borrowed {

// Windows has none of these libraries, and what lies in a folder of the search path is not to be trusted.
void* open_library(const char*) {
    return nullptr;
}

void* function_of(void*, const char*) {
    return nullptr;
}

}  // namespace recoup::media::inline borrowed
