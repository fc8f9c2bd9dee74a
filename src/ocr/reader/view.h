// Pixels that somebody else owns. A value; any thread.
#pragma once

#include <cstdint>

namespace recoup::ocr::inline reader {

// 8 bits a sample, RGBA, alpha not multiplied in (it is laid on white), rows from the top without padding. Not owned.
struct View {
    const std::uint8_t* rgba = nullptr;
    int width = 0, height = 0;  // pixels
};

}  // namespace recoup::ocr::inline reader
