#include "ocr/reader/find.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace recoup::ocr::inline reader {
namespace {

constexpr float kInside = 0.3f;      // a pixel that likely is one of a line
constexpr float kLeastMean = 0.5f;   // an area that is none on the whole
constexpr float kLeastHeight = 3;    // pixels of the map
constexpr float kGrowth = 1.6f;      // times area through circumference, as PaddleOCR has it
constexpr float kLongEnough = 4;     // times as wide as high: a shorter area does not say how it leans
constexpr float kLeastLean = 1.5f;   // pixels of the map from end to end; less is by chance
constexpr float kMostSlope = 0.35f;  // about 20 degrees

struct Pixel {
    int x, y;
};

// The pixels of one area, in the order they were met.
class Areas {
  public:
    Areas(std::span<const float> map, int width)
        : map_(map), width_(width), height_(static_cast<int>(map.size()) / width), seen_(map.size()) {}

    // Calls found(pixels, mean) for each.
    template <class Found>
    void each(const Found& found) {
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                if (enter(x, y)) {
                    spread();
                    found(pixels_, sum_ / static_cast<float>(pixels_.size()));
                }
    }

  private:
    // Whether a pixel is one of an area and new; it is the first of a new area, then.
    bool enter(int x, int y) {
        pixels_.clear();
        sum_ = 0;
        return add(x, y);
    }

    bool add(int x, int y) {
        if (x < 0 || y < 0 || x >= width_ || y >= height_) return false;
        const auto place = static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
        if (seen_[place] || !(map_[place] > kInside)) return false;
        seen_[place] = true;
        sum_ += map_[place];
        pixels_.push_back({x, y});
        return true;
    }

    void spread() {
        for (std::size_t i = 0; i < pixels_.size(); ++i) {
            const auto [x, y] = pixels_[i];
            for (int down = -1; down <= 1; ++down)
                for (int right = -1; right <= 1; ++right) add(x + right, y + down);
        }
    }

    std::span<const float> map_;
    int width_, height_;
    std::vector<bool> seen_;
    std::vector<Pixel> pixels_;
    float sum_ = 0;
};

struct Extent {
    float least, most;
    float length() const { return most - least; }
    float middle() const { return (least + most) / 2; }
};

template <class Measure>
Extent extent(const std::vector<Pixel>& pixels, const Measure& measure) {
    Extent extent{measure(pixels.front()), measure(pixels.front())};
    for (const auto& pixel : pixels) {
        extent.least = std::min(extent.least, measure(pixel));
        extent.most = std::max(extent.most, measure(pixel));
    }
    extent.most += 1;  // a pixel has a width
    return extent;
}

// The line of least squares through the pixels.
float slope_of(const std::vector<Pixel>& pixels) {
    double x = 0, y = 0, xx = 0, xy = 0;
    const auto count = static_cast<double>(pixels.size());
    for (const auto& pixel : pixels) {
        x += pixel.x;
        y += pixel.y;
        xx += static_cast<double>(pixel.x) * pixel.x;
        xy += static_cast<double>(pixel.x) * pixel.y;
    }
    const double spread = xx - x * x / count;
    return spread > 0 ? static_cast<float>((xy - x * y / count) / spread) : 0;
}

Box box_of(const std::vector<Pixel>& pixels) {
    const auto across = extent(pixels, [](const Pixel& pixel) { return static_cast<float>(pixel.x); });
    auto down = extent(pixels, [](const Pixel& pixel) { return static_cast<float>(pixel.y); });
    const float middle = across.middle();
    float slope = across.length() > kLongEnough * down.length() / 2 ? slope_of(pixels) : 0;
    if (std::abs(slope) > kMostSlope || std::abs(slope) * across.length() < kLeastLean) slope = 0;
    if (slope != 0) {
        const auto upright = extent(pixels, [&](const Pixel& pixel) {
            return static_cast<float>(pixel.y) - slope * (static_cast<float>(pixel.x) + 0.5f - middle);
        });
        if (across.length() > kLongEnough * upright.length())
            down = upright;
        else
            slope = 0;
    }
    return {middle, down.middle(), across.length(), down.length(), slope};
}

void grow(Box& box) {
    const float by = box.width * box.height * kGrowth / (2 * (box.width + box.height));
    box.width += 2 * by;
    box.height += 2 * by;
}

}  // namespace

std::vector<Box> find_lines(std::span<const float> map, int width) {
    std::vector<Box> boxes;
    Areas(map, width).each([&](const std::vector<Pixel>& pixels, float mean) {
        if (mean < kLeastMean) return;
        auto box = box_of(pixels);
        if (std::min(box.width, box.height) < kLeastHeight) return;
        grow(box);
        boxes.push_back(box);
    });
    return boxes;
}

}  // namespace recoup::ocr::inline reader
