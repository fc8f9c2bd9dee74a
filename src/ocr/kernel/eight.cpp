// Compiled for AVX2 with FMA where the machine is an x86 (CMakeLists.txt); nothing of it runs before path.cpp has asked
// the processor.
#include "ocr/kernel/kernels.h"

#if defined(__AVX2__) && defined(__FMA__)

#include "ocr/kernel/lanes.h"

namespace recoup::ocr::inline kernel {

const Kernels* eight_kernels() {
    return &Loops<8>::kKernels;
}

}  // namespace recoup::ocr::inline kernel

#else

namespace recoup::ocr::inline kernel {

const Kernels* eight_kernels() {
    return nullptr;
}

}  // namespace recoup::ocr::inline kernel

#endif
