#include "ocr/net/convolution.h"

#include <cstring>

#include "ocr/net/parts.h"

namespace recoup::ocr::inline net {
namespace {

struct Window {
    std::size_t stride_y, stride_x, top, left, bottom, right;
};

Window window_of(const Step& step) {
    const auto at = [&](std::size_t place) { return static_cast<std::size_t>(step.numbers[place]); };
    return {at(0), at(1), at(2), at(3), at(4), at(5)};
}

bool has_margins(const Window& window) {
    return window.top + window.left + window.bottom + window.right > 0;
}

// A picture with its margins of zeros, or the picture itself when it has none.
Tensor with_margins(const Tensor& x, const Window& window) {
    const auto& from = x.shape();
    const std::size_t channels = as_size(from[1]), height = as_size(from[2]), width = as_size(from[3]);
    const std::size_t high = height + window.top + window.bottom, wide = width + window.left + window.right;
    Tensor out(Shape{1, from[1], static_cast<std::int64_t>(high), static_cast<std::int64_t>(wide)});
    std::fill_n(out.data(), out.count(), 0.0f);
    for (std::size_t channel = 0; channel < channels; ++channel)
        for (std::size_t y = 0; y < height; ++y)
            std::copy_n(x.data() + (channel * height + y) * width, width,
                        out.data() + (channel * high + y + window.top) * wide + window.left);
    return out;
}

// The neighbourhoods of the pixels that come out, as the columns of a matrix that is never there as a whole.
class Neighbourhoods {
  public:
    Neighbourhoods(const Tensor& x, const Shape& weights, const Shape& out, const Window& window)
        : from_(x.data()), width_(as_size(out[3])), stride_x_(window.stride_x) {
        const auto plane = as_size(x.shape()[2] * x.shape()[3]), row = as_size(x.shape()[3]);
        stride_y_ = window.stride_y * row;
        for (std::size_t channel = 0; channel < as_size(weights[1]); ++channel)
            for (std::size_t y = 0; y < as_size(weights[2]); ++y)
                for (std::size_t z = 0; z < as_size(weights[3]); ++z) taps_.push_back(channel * plane + y * row + z);
    }

    std::size_t depth() const { return taps_.size() + 1; }

    // A panel of the columns [first, first + wide), and ones for the bias below.
    void fill(std::size_t first, std::size_t wide, float* to) const {
        std::size_t places[kTileColumns] = {};
        for (std::size_t i = 0; i < wide; ++i)
            places[i] = (first + i) / width_ * stride_y_ + (first + i) % width_ * stride_x_;
        const bool together = wide == kTileColumns && places[kTileColumns - 1] == places[0] + kTileColumns - 1;
        for (const auto tap : taps_) {
            const float* from = from_ + tap;
            if (together) {
                std::memcpy(to, from + places[0], kTileColumns * sizeof(float));
            } else {
                for (std::size_t i = 0; i < kTileColumns; ++i) to[i] = from[places[i]];
            }
            to += kTileColumns;
        }
        std::fill_n(to, kTileColumns, 1.0f);
    }

  private:
    const float* from_;
    std::size_t width_, stride_x_, stride_y_ = 0;
    std::vector<std::size_t> taps_;
};

}  // namespace

void convolve(const Step& step, const Shape& weights, const Panels& panels, const Tensor& x, Tensor& out,
              const Work& work) {
    const auto window = window_of(step);
    const Tensor widened = has_margins(window) ? with_margins(x, window) : Tensor();
    const Neighbourhoods neighbourhoods(has_margins(window) ? widened : x, weights, out.shape(), window);
    const auto columns = as_size(out.shape()[2] * out.shape()[3]);
    const auto blocks = (columns + kTileColumns - 1) / kTileColumns;
    const auto room = neighbourhoods.depth() * kTileColumns;
    std::vector<float> rooms(as_size(parts_of(work.team, blocks)) * room);
    in_parts(work.team, blocks, [&](std::size_t part, std::size_t from, std::size_t to) {
        float* panel = rooms.data() + part * room;
        for (auto block = from; block < to; ++block) {
            const auto first = block * kTileColumns;
            const auto wide = std::min(kTileColumns, columns - first);
            neighbourhoods.fill(first, wide, panel);
            multiply(work.kernels, panels, panel, wide, step.tail, out.data() + first, columns);
        }
    });
}

namespace {

// One channel with its margins. For strides that skip columns these are sorted, all first ones of a stride together,
// then all second ones: what one tap needs lies side by side.
class Plane {
  public:
    Plane(const Shape& x, const Window& window)
        : window_(window),
          height_(as_size(x[2])),
          width_(as_size(x[3])),
          wide_((width_ + window.left + window.right + window.stride_x - 1) / window.stride_x) {}

    std::size_t count() const { return (height_ + window_.top + window_.bottom) * window_.stride_x * wide_; }

    // `to` holds zeros wherever the margins are.
    void fill(const float* from, float* to) const {
        for (std::size_t y = 0; y < height_; ++y) {
            float* row = to + (y + window_.top) * window_.stride_x * wide_;
            if (window_.stride_x == 1) {
                std::copy_n(from + y * width_, width_, row + window_.left);
                continue;
            }
            for (std::size_t x = 0; x < width_; ++x) row[place(x + window_.left)] = from[y * width_ + x];
        }
    }

    // Where the first column that the tap at (y, x) sees begins, in the row `top` of what comes out.
    std::size_t begin(std::size_t top, std::size_t y, std::size_t x) const {
        return (top * window_.stride_y + y) * window_.stride_x * wide_ + place(x);
    }

  private:
    std::size_t place(std::size_t column) const {
        return column % window_.stride_x * wide_ + column / window_.stride_x;
    }

    Window window_;
    std::size_t height_, width_, wide_;
};

}  // namespace

void convolve_apart(const Step& step, const Tensor& weights, const Tensor& bias, const Tensor& x, Tensor& out,
                    const Work& work) {
    const Plane plane(x.shape(), window_of(step));
    const auto channels = as_size(out.shape()[1]), height = as_size(out.shape()[2]), width = as_size(out.shape()[3]);
    const auto high = as_size(weights.shape()[2]), wide = as_size(weights.shape()[3]);
    const auto taps = high * wide;
    const auto parts = as_size(parts_of(work.team, channels));
    std::vector<float> rooms(parts * plane.count());
    std::vector<const float*> sources(parts * taps);
    const auto channel_count = as_size(x.shape()[2] * x.shape()[3]);
    in_parts(work.team, channels, [&](std::size_t part, std::size_t from, std::size_t to) {
        float* room = rooms.data() + part * plane.count();
        const float** source = sources.data() + part * taps;
        for (auto channel = from; channel < to; ++channel) {
            plane.fill(x.data() + channel * channel_count, room);
            for (std::size_t row = 0; row < height; ++row) {
                for (std::size_t tap = 0; tap < taps; ++tap)
                    source[tap] = room + plane.begin(row, tap / wide, tap % wide);
                work.kernels.weigh(taps, source, weights.data() + channel * taps, bias.data()[channel], step.tail,
                                   out.data() + (channel * height + row) * width, width);
            }
        }
    });
}

void deconvolve(const Step& step, const Panels& panels, const Tensor& x, Tensor& out, const Work& work) {
    const auto side = as_size(step.numbers[0]);
    const auto height = as_size(x.shape()[2]), width = as_size(x.shape()[3]), plane = height * width;
    const auto blocks = (width + kTileColumns - 1) / kTileColumns;
    const auto inputs = as_size(x.shape()[1]);
    const auto room = (inputs + 1) * kTileColumns, spread = panels.lines * kTileColumns;
    std::vector<float> rooms(as_size(parts_of(work.team, height)) * (room + spread));
    in_parts(work.team, height, [&](std::size_t part, std::size_t from, std::size_t to) {
        float* panel = rooms.data() + part * (room + spread);
        float* pixels = panel + room;
        for (auto y = from; y < to; ++y)
            for (std::size_t block = 0; block < blocks; ++block) {
                const auto first = block * kTileColumns;
                const auto wide = std::min(kTileColumns, width - first);
                for (std::size_t input = 0; input < inputs; ++input)
                    std::copy_n(x.data() + input * plane + y * width + first, wide, panel + input * kTileColumns);
                std::fill_n(panel + inputs * kTileColumns, kTileColumns, 1.0f);
                multiply(work.kernels, panels, panel, kTileColumns, step.tail, pixels, kTileColumns);
                for (std::size_t line = 0; line < panels.lines; ++line) {
                    const auto channel = line / (side * side), down = line / side % side, right = line % side;
                    float* row = out.data() + ((channel * height + y) * side + down) * width * side + right;
                    for (std::size_t i = 0; i < wide; ++i) row[(first + i) * side] = pixels[line * kTileColumns + i];
                }
            }
    });
}

}  // namespace recoup::ocr::inline net
