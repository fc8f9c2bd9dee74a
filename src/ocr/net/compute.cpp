#include "ocr/net/compute.h"

#include <cmath>

#include "ocr/net/convolution.h"
#include "ocr/net/parts.h"

namespace recoup::ocr::inline net {
namespace {

using Inputs = std::span<const Tensor* const>;

// The lines along the last direction.
std::size_t lines_of(const Tensor& tensor) {
    return tensor.count() / as_size(tensor.shape().last());
}

void multiply_by_columns(const Panels& rows, const Panels& columns, const Tail& tail, float* out, const Work& work) {
    in_parts(work.team, columns.count(), [&](std::size_t, std::size_t from, std::size_t to) {
        for (auto panel = from; panel < to; ++panel) {
            const auto first = panel * kTileColumns;
            multiply(work.kernels, rows, columns.panel(panel), std::min(kTileColumns, columns.lines - first), tail,
                     out + first, columns.lines);
        }
    });
}

void dense(const Step& step, const Panels& panels, const Tensor& x, Tensor& out, const Work& work) {
    const auto width = as_size(x.shape().last());
    const std::vector<float> ones(lines_of(x), 1.0f);
    const auto rows = cut(x.data(), {width, 1}, ones.size(), width, kTileRows, ones.data());
    multiply_by_columns(rows, panels, step.tail, out.data(), work);
}

void multiply_matrices(const Step& step, const Tensor& a, const Tensor& b, Tensor& out, const Work& work) {
    const int rank = a.shape().rank();
    const auto high = as_size(a.shape()[rank - 2]), depth = as_size(a.shape().last()), wide = as_size(b.shape().last());
    for (std::size_t batch = 0; batch < a.count() / (high * depth); ++batch) {
        const auto rows = cut(a.data() + batch * high * depth, {depth, 1}, high, depth, kTileRows);
        const auto columns = cut(b.data() + batch * depth * wide, {1, wide}, wide, depth, kTileColumns);
        multiply_by_columns(rows, columns, step.tail, out.data() + batch * high * wide, work);
    }
}

void multiply_spread(const Tensor& a, const Tensor& b, Tensor& out, const Work& work) {
    if (a.shape() == b.shape()) {
        in_parts(work.team, out.count(), [&](std::size_t, std::size_t from, std::size_t to) {
            work.kernels.multiply(a.data() + from, b.data() + from, to - from, out.data() + from);
        });
        return;
    }
    const auto run = a.count() / b.count();
    in_parts(work.team, b.count(), [&](std::size_t, std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i)
            work.kernels.scale(a.data() + i * run, b.data()[i], 0, run, out.data() + i * run);
    });
}

void average_all(const Tensor& x, Tensor& out, const Work& work) {
    const auto run = x.count() / out.count();
    in_parts(work.team, out.count(), [&](std::size_t, std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i)
            out.data()[i] = work.kernels.sum(x.data() + i * run, run) / static_cast<float>(run);
    });
}

void average_windows(const Step& step, const Tensor& x, Tensor& out) {
    const auto high = as_size(step.numbers[0]), wide = as_size(step.numbers[1]);
    const auto width = as_size(x.shape()[3]), columns = as_size(out.shape()[3]), rows = as_size(out.shape()[2]);
    for (std::size_t channel = 0; channel < as_size(out.shape()[1]); ++channel)
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) {
                const float* from = x.data() + (channel * as_size(x.shape()[2]) + row * high) * width + column * wide;
                float sum = 0;
                for (std::size_t i = 0; i < high * wide; ++i) sum += from[i / wide * width + i % wide];
                out.data()[(channel * rows + row) * columns + column] = sum / static_cast<float>(high * wide);
            }
}

void transpose(const Step& step, const Tensor& x, Tensor& out) {
    const int rank = x.shape().rank();
    std::size_t strides[Shape::kMostSides] = {}, places[Shape::kMostSides] = {};
    for (int direction = 0; direction < rank; ++direction)
        strides[direction] = as_size(x.shape().count(step.numbers[as_size(direction)] + 1, rank));
    std::size_t from = 0;
    for (auto& number : out.numbers()) {
        number = x.data()[from];
        for (int direction = rank - 1; direction >= 0; --direction) {
            from += strides[direction];
            if (++places[direction] < as_size(out.shape()[direction])) break;
            from -= places[direction] * strides[direction];
            places[direction] = 0;
        }
    }
}

void softmax(const Tensor& x, Tensor& out, const Work& work) {
    const auto width = as_size(x.shape().last());
    in_parts(work.team, lines_of(x), [&](std::size_t, std::size_t from, std::size_t to) {
        for (auto line = from; line < to; ++line) {
            const float* in = x.data() + line * width;
            float* row = out.data() + line * width;
            const float sum = work.kernels.exponentials(in, *std::max_element(in, in + width), width, row);
            work.kernels.scale(row, 1 / sum, 0, width, row);
        }
    });
}

void enlarge(const Step& step, const Tensor& x, Tensor& out, const Work& work) {
    const auto times = as_size(step.numbers[0]);
    const auto width = as_size(x.shape()[3]), wide = width * times;
    in_parts(work.team, lines_of(x), [&](std::size_t, std::size_t from, std::size_t to) {
        for (auto line = from; line < to; ++line) {
            float* row = out.data() + line * times * wide;
            for (std::size_t i = 0; i < wide; ++i) row[i] = x.data()[line * width + i / times];
            for (std::size_t copy = 1; copy < times; ++copy) std::copy_n(row, wide, row + copy * wide);
        }
    });
}

void concatenate(const Step& step, Inputs in, Tensor& out) {
    const int along = step.numbers[0];
    const auto outer = as_size(out.shape().count(0, along));
    float* to = out.data();
    for (std::size_t i = 0; i < outer; ++i)
        for (const auto* x : in) {
            const auto run = x->count() / outer;
            to = std::copy_n(x->data() + i * run, run, to);
        }
}

void normalise(const Step& step, Inputs in, Tensor& out, const Work& work) {
    const auto width = as_size(in[0]->shape().last());
    const auto count = static_cast<float>(width);
    for (std::size_t line = 0; line < lines_of(*in[0]); ++line) {
        const float* x = in[0]->data() + line * width;
        float* row = out.data() + line * width;
        const float mean = work.kernels.sum(x, width) / count;
        const float factor = 1 / std::sqrt(work.kernels.spread(x, mean, width) / count + step.tail.shift);
        work.kernels.scale(x, factor, -mean * factor, width, row);
        work.kernels.multiply(row, in[1]->data(), width, row);
        work.kernels.add(row, in[2]->data(), width, row);
    }
}

}  // namespace

bool has_panels(Kind kind) {
    return kind == Kind::convolve || kind == Kind::deconvolve || kind == Kind::dense;
}

bool fit_each_other(const Step& step, const Shape& weights, const Shape& bias) {
    if (bias.rank() != 1) return false;
    if (step.kind == Kind::convolve) return weights.rank() == 4 && weights[0] == bias[0];
    if (weights.rank() != 2) return false;
    if (step.kind == Kind::dense) return weights[0] == bias[0];
    const auto side = step.numbers.size() == 1 ? std::int64_t{step.numbers[0]} : 0;
    return side > 0 && side < 100 && weights[0] == bias[0] * side * side;
}

Panels prepare(const Step& step, const Tensor& weights, const Tensor& bias) {
    const auto lines = as_size(weights.shape()[0]), depth = weights.count() / lines;
    std::vector<float> last(lines);
    for (std::size_t line = 0; line < lines; ++line) last[line] = bias.data()[line * bias.count() / lines];
    return cut(weights.data(), {depth, 1}, lines, depth, step.kind == Kind::dense ? kTileColumns : kTileRows,
               last.data());
}

void compute(const Step& step, const Panels& panels, Inputs in, Tensor& out, const Work& work) {
    switch (step.kind) {
        case Kind::convolve:
            return convolve(step, in[1]->shape(), panels, *in[0], out, work);
        case Kind::convolve_apart:
            return convolve_apart(step, *in[1], *in[2], *in[0], out, work);
        case Kind::deconvolve:
            return deconvolve(step, panels, *in[0], out, work);
        case Kind::dense:
            return dense(step, panels, *in[0], out, work);
        case Kind::multiply_matrices:
            return multiply_matrices(step, *in[0], *in[1], out, work);
        case Kind::add:
            return in_parts(work.team, out.count(), [&](std::size_t, std::size_t from, std::size_t to) {
                work.kernels.add(in[0]->data() + from, in[1]->data() + from, to - from, out.data() + from);
            });
        case Kind::multiply:
            return multiply_spread(*in[0], *in[1], out, work);
        case Kind::activate:
            return in_parts(work.team, out.count(), [&](std::size_t, std::size_t from, std::size_t to) {
                work.kernels.finish(in[0]->data() + from, to - from, step.tail, out.data() + from);
            });
        case Kind::average_all:
            return average_all(*in[0], out, work);
        case Kind::average_windows:
            return average_windows(step, *in[0], out);
        case Kind::transpose:
            return transpose(step, *in[0], out);
        case Kind::reshape:
            return;
        case Kind::softmax:
            return softmax(*in[0], out, work);
        case Kind::take:
            std::copy_n(in[0]->data() + as_size(step.numbers[0]) * out.count(), out.count(), out.data());
            return;
        case Kind::enlarge:
            return enlarge(step, *in[0], out, work);
        case Kind::concatenate:
            return concatenate(step, in, out);
        case Kind::normalise:
            return normalise(step, in, out, work);
    }
}

}  // namespace recoup::ocr::inline net
