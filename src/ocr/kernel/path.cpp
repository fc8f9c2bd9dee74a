#include "ocr/kernel/path.h"

#include "ocr/kernel/kernels.h"

namespace recoup::ocr::inline kernel {
namespace {

bool processor_has_eight() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return false;
#endif
}

}  // namespace

bool has_path(Path path) {
    return path != Path::eight || (eight_kernels() && processor_has_eight());
}

Path best_path() {
    return has_path(Path::eight) ? Path::eight : Path::four;
}

const Kernels& kernels(Path path) {
    switch (path) {
        case Path::plain:
            return *plain_kernels();
        case Path::four:
            return *four_kernels();
        case Path::eight:
            return *eight_kernels();
    }
    return *plain_kernels();
}

}  // namespace recoup::ocr::inline kernel
