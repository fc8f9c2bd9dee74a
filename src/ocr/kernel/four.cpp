#include "ocr/kernel/lanes.h"

namespace recoup::ocr::inline kernel {

const Kernels* four_kernels() {
    return &Loops<4>::kKernels;
}

}  // namespace recoup::ocr::inline kernel
