#include "ocr/reader/sample.h"

#include <cmath>
#include <vector>

namespace recoup::ocr::inline reader {
namespace {

constexpr int kColours = 3;
constexpr int kLeastStripWidth = 16;    // the network halves it three times
constexpr int kMostStripWidth = 3'200;  // more than a line of print has

// Which of `from` samples make up each of `to`, and how much.
class Taps {
  public:
    Taps(int from, int to) {
        const float ratio = static_cast<float>(from) / static_cast<float>(to);
        for (int i = 0; i < to; ++i) {
            ends_.push_back(weights_.size());
            if (from > to)
                cover(static_cast<float>(i) * ratio, static_cast<float>(i + 1) * ratio, from);
            else
                lie_between((static_cast<float>(i) + 0.5f) * ratio - 0.5f, from);
        }
        ends_.push_back(weights_.size());
    }

    int first(int i) const { return firsts_[as_size(i)]; }
    int count(int i) const { return static_cast<int>(ends_[as_size(i) + 1] - ends_[as_size(i)]); }
    const float* weights(int i) const { return weights_.data() + ends_[as_size(i)]; }

  private:
    void cover(float from, float to, int most) {
        const int first = std::min(static_cast<int>(from), most - 1);
        const int last = std::min(std::max(first, static_cast<int>(std::ceil(to)) - 1), most - 1);
        firsts_.push_back(first);
        const float whole = to - from;
        for (int i = first; i <= last; ++i) {
            const float part = std::min(static_cast<float>(i + 1), to) - std::max(static_cast<float>(i), from);
            weights_.push_back(std::max(part, 0.0f) / whole);
        }
    }

    void lie_between(float at, int most) {
        at = std::clamp(at, 0.0f, static_cast<float>(most - 1));
        const int first = std::min(static_cast<int>(at), std::max(most - 2, 0));
        firsts_.push_back(first);
        const float second = at - static_cast<float>(first);
        weights_.push_back(most > 1 ? 1 - second : 1);
        if (most > 1) weights_.push_back(second);
    }

    std::vector<int> firsts_;
    std::vector<std::size_t> ends_;  // of the weights of each, the beginnings, and at last the end
    std::vector<float> weights_;
};

// Rows of a picture at the width that is wanted, blue, green and red one after another; those met last are kept.
class Rows {
  public:
    Rows(const View& picture, int width, int kept)
        : picture_(picture), taps_(picture.width, width), width_(width), kept_(kept) {
        numbers_.resize(as_size(kept) * as_size(kColours * width));
        holds_.assign(as_size(kept), -1);
    }

    const float* row(int y) {
        const auto place = as_size(y % kept_);
        float* to = numbers_.data() + place * as_size(kColours * width_);
        if (holds_[place] != y) {
            fill(y, to);
            holds_[place] = y;
        }
        return to;
    }

  private:
    void fill(int y, float* to) const {
        const std::uint8_t* row = picture_.rgba + as_size(y) * as_size(picture_.width) * 4;
        for (int x = 0; x < width_; ++x) {
            const std::uint8_t* pixel = row + as_size(taps_.first(x)) * 4;
            const float* weights = taps_.weights(x);
            float red = 0, green = 0, blue = 0;
            for (int i = 0; i < taps_.count(x); ++i, pixel += 4) {
                // On white: colour * alpha + white * (1 - alpha).
                const float alpha = weights[i] * static_cast<float>(pixel[3]) * (1.0f / 255);
                const float white = 255 * (weights[i] - alpha);
                red += static_cast<float>(pixel[0]) * alpha + white;
                green += static_cast<float>(pixel[1]) * alpha + white;
                blue += static_cast<float>(pixel[2]) * alpha + white;
            }
            to[x] = blue;
            to[width_ + x] = green;
            to[2 * width_ + x] = red;
        }
    }

    View picture_;
    Taps taps_;
    int width_, kept_;
    std::vector<float> numbers_;
    std::vector<int> holds_;
};

// A strip as a picture of its own, level: each column is moved up or down by what the strip leans there.
std::vector<std::uint8_t> levelled(const View& picture, const Box& strip, int left, int width, int height) {
    std::vector<std::uint8_t> out(as_size(width) * as_size(height) * 4);
    for (int x = 0; x < width; ++x) {
        const float lean = strip.slope * (static_cast<float>(left + x) + 0.5f - strip.x);
        for (int y = 0; y < height; ++y) {
            const float at =
                std::clamp(strip.top() + lean + static_cast<float>(y), 0.0f, static_cast<float>(picture.height - 1));
            const int above = static_cast<int>(at), below = std::min(above + 1, picture.height - 1);
            const float share = at - static_cast<float>(above);
            const auto column = as_size(left + x) * 4;
            const std::uint8_t* first = picture.rgba + as_size(above) * as_size(picture.width) * 4 + column;
            const std::uint8_t* second = picture.rgba + as_size(below) * as_size(picture.width) * 4 + column;
            std::uint8_t* to = out.data() + (as_size(y) * as_size(width) + as_size(x)) * 4;
            for (int i = 0; i < 4; ++i)
                to[i] = static_cast<std::uint8_t>(static_cast<float>(first[i]) * (1 - share) +
                                                  static_cast<float>(second[i]) * share + 0.5f);
        }
    }
    return out;
}

}  // namespace

Tensor sampled(const View& picture, int width, int height, const Standard& standard) {
    const Taps taps(picture.height, height);
    int most = 1;
    for (int y = 0; y < height; ++y) most = std::max(most, taps.count(y));
    Rows rows(picture, width, most + 1);
    Tensor out(Shape{1, kColours, height, width});
    const auto plane = as_size(width) * as_size(height);
    std::vector<float> sum(as_size(kColours * width));
    for (int y = 0; y < height; ++y) {
        std::fill(sum.begin(), sum.end(), 0.0f);
        for (int i = 0; i < taps.count(y); ++i) {
            const float* row = rows.row(taps.first(y) + i);
            const float weight = taps.weights(y)[i];
            for (std::size_t x = 0; x < sum.size(); ++x) sum[x] += row[x] * weight;
        }
        for (std::size_t colour = 0; colour < kColours; ++colour) {
            const float factor = 1 / (255 * standard.deviation[colour]);
            const float summand = -standard.mean[colour] / standard.deviation[colour];
            float* to = out.data() + colour * plane + as_size(y) * as_size(width);
            for (int x = 0; x < width; ++x) to[x] = sum[colour * as_size(width) + as_size(x)] * factor + summand;
        }
    }
    return out;
}

Tensor sampled_strip(const View& picture, const Box& strip, int height, const Standard& standard) {
    const int left = std::clamp(static_cast<int>(std::floor(strip.left())), 0, picture.width - 1);
    const int right = std::clamp(static_cast<int>(std::ceil(strip.right())), left + 1, picture.width);
    const bool leans = strip.slope != 0;
    const int top = leans ? 0 : std::clamp(static_cast<int>(std::floor(strip.top())), 0, picture.height - 1);
    const int bottom = leans ? std::max(1, static_cast<int>(std::lround(strip.height)))
                             : std::clamp(static_cast<int>(std::ceil(strip.bottom())), top + 1, picture.height);
    const int wide = right - left, high = bottom - top;
    const int width = std::clamp(
        static_cast<int>(std::ceil(static_cast<float>(height) * static_cast<float>(wide) / static_cast<float>(high))),
        kLeastStripWidth, kMostStripWidth);
    std::vector<std::uint8_t> pixels;
    if (leans) {
        pixels = levelled(picture, strip, left, wide, high);
    } else {
        pixels.resize(as_size(wide) * as_size(high) * 4);
        for (int y = 0; y < high; ++y)
            std::copy_n(picture.rgba + (as_size(top + y) * as_size(picture.width) + as_size(left)) * 4,
                        as_size(wide) * 4, pixels.data() + as_size(y) * as_size(wide) * 4);
    }
    return sampled({pixels.data(), wide, high}, width, height, standard);
}

}  // namespace recoup::ocr::inline reader
