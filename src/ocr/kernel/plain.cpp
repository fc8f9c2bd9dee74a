#include "ocr/kernel/lanes.h"

namespace recoup::ocr::inline kernel {

const Kernels* plain_kernels() {
    return &Loops<1>::kKernels;
}

}  // namespace recoup::ocr::inline kernel
