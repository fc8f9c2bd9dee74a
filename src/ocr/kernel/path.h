// Which instructions the inner loops use. The text that is read is the same on each; scores may differ in the last
// digits.
#pragma once

namespace recoup::ocr::inline kernel {

enum class Path {
    plain,  // one number at a time; for any processor
    four,   // four at a time: SSE2, which every 64-bit x86 has, or what ARM has
    eight,  // eight at a time: AVX2 with FMA
};

// Whether this program and this processor have it. Any thread.
bool has_path(Path path);
// The fastest they have.
Path best_path();

}  // namespace recoup::ocr::inline kernel
