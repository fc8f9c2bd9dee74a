// The inner loops, once for each path. Pure, any thread. Nothing need be aligned; what is written may lie where one of
// the things it is reckoned from lies, and nowhere else within them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ocr/kernel/path.h"

namespace recoup::ocr::inline kernel {

enum class Activation : std::uint8_t { none, relu, sigmoid, hard_sigmoid, steep_hard_sigmoid, hard_swish, swish };
inline constexpr std::uint32_t kActivations = 7;

// What becomes of a number that a step has reckoned: scale * activation(x) + shift.
struct Tail {
    Activation activation = Activation::none;
    float scale = 1, shift = 0;
};

// The tile of a product of matrices: so many rows and columns at once stay in the registers.
inline constexpr std::size_t kTileRows = 6;
inline constexpr std::size_t kTileColumns = 16;

struct Kernels {
    // For r < kTileRows, c < kTileColumns: out[r * stride + c] = tail(sum over k < depth of
    // rows[k * kTileRows + r] * columns[k * kTileColumns + c]).
    void (*tile)(std::size_t depth, const float* rows, const float* columns, const Tail& tail, float* out,
                 std::size_t stride);
    // out[i] = tail(bias + sum over t < taps of weights[t] * sources[t][i]).
    void (*weigh)(std::size_t taps, const float* const* sources, const float* weights, float bias, const Tail& tail,
                  float* out, std::size_t count);
    void (*finish)(const float* x, std::size_t count, const Tail& tail, float* out);
    void (*add)(const float* a, const float* b, std::size_t count, float* out);
    void (*multiply)(const float* a, const float* b, std::size_t count, float* out);
    // out[i] = a[i] * factor + summand
    void (*scale)(const float* a, float factor, float summand, std::size_t count, float* out);
    float (*sum)(const float* x, std::size_t count);
    // The sum of (x[i] - middle)^2.
    float (*spread)(const float* x, float middle, std::size_t count);
    // out[i] = e^(x[i] - less); their sum.
    float (*exponentials)(const float* x, float less, std::size_t count, float* out);
};

// Those of a path that has_path().
const Kernels& kernels(Path path);

// What the files of this room have of each; nothing where they were compiled without.
const Kernels* plain_kernels();
const Kernels* four_kernels();
const Kernels* eight_kernels();

}  // namespace recoup::ocr::inline kernel
