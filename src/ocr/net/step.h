// A network as a list of steps, as tools/convert_networks.py writes it. Values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ocr/base/tensor.h"
#include "ocr/kernel/kernels.h"

namespace recoup::ocr::inline net {

// What a step does to its inputs. Pictures are tensors of [1, channels, height, width]. `numbers` are those of the
// file; weights and biases are constants with a row for each channel that comes out.
enum class Kind : std::uint8_t {
    convolve,           // x, weights [out, in, h, w], bias; strides (y, x), margins (top, left, bottom, right)
    convolve_apart,     // the same, each channel by itself: weights [channels, 1, h, w]
    deconvolve,         // x, weights [out * s * s, in], bias [out]; s: each pixel becomes s * s of them
    dense,              // x [..., in], weights [out, in], bias
    multiply_matrices,  // a [..., rows, k], b [..., k, columns]
    add,                // a, b of one shape
    multiply,           // a, b: b is of a's shape, or has sides of 1 from some direction on and is spread over them
    activate,           // x
    average_all,        // x; the mean of each channel, as [1, channels, 1, 1]
    average_windows,    // x; h, w: windows side by side, what is left at the edges counts nothing
    transpose,          // x; which direction of x comes at each place
    reshape,            // x; sides: 0 keeps that of x, -1 is what is left
    softmax,            // x, over the last direction
    take,               // x; which of the first direction, which goes
    enlarge,            // x; how many times as wide and high, by repeating
    concatenate,        // any number of them; along which direction
    normalise,          // x, factor, summand, over the last direction; the tail's shift is added to the variance
};
inline constexpr std::uint32_t kKinds = 17;

struct Step {
    Kind kind = Kind::activate;
    Tail tail;
    std::vector<std::uint32_t> inputs;  // values: the constants, what comes in, then what each step gave
    std::vector<std::int32_t> numbers;
};

// At most so many numbers in a tensor of a network that runs: 64 MB.
inline constexpr std::int64_t kMostNumbers = 16'000'000;

// The shape of what a step gives; nothing where its inputs do not fit it, its numbers make no sense, or the result is
// above kMostNumbers. Pure, any thread.
std::optional<Shape> result_shape(const Step& step, std::span<const Shape> inputs);

}  // namespace recoup::ocr::inline net
