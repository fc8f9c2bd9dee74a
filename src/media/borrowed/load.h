// Functions of a library that the system may have. Any thread; inside media only.
#pragma once

namespace recoup::media::inline borrowed {

// Null when it is not there.
void* open_library(const char* name);

// Null when the library has none of that name.
void* function_of(void* library, const char* name);

template <class Function>
bool find_function(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(function_of(library, name));
    return function != nullptr;
}

}  // namespace recoup::media::inline borrowed
