#include "ocr/kernel/path.h"

#include "ocr/kernel/kernels.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace recoup::ocr::inline kernel {
namespace {

#if defined(__x86_64__)
// That the system keeps the wide registers, beside the processor's having them.
bool are_wide_registers_kept() {
    unsigned low = 0, high = 0;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & 6) == 6;
}

// Asked of the processor itself: not every compiler's library brings what __builtin_cpu_supports() looks at.
bool processor_has_eight() {
    constexpr unsigned kAsked = bit_FMA | bit_AVX | bit_OSXSAVE;
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & kAsked) != kAsked || !are_wide_registers_kept()) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_AVX2) != 0;
}
#else
bool processor_has_eight() {
    return false;
}
#endif

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
