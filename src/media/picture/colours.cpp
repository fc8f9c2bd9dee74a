#include "media/picture/colours.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace recoup::media::inline picture {
namespace {

using Matrix = std::array<std::array<float, 3>, 3>;

// The inverse of sRGB's primaries under D50, as its profile by the ICC has them.
constexpr Matrix kXyzToSrgb = {{{3.1341359F, -1.6173863F, -0.4906619F},
                                {-0.9787955F, 1.9162544F, 0.0334428F},
                                {0.0719554F, -0.2289768F, 1.4053860F}}};

// Light in steps fine enough that in the dark, where values lie closest, none is passed over.
constexpr int kSteps = 1 << 14;

std::vector<std::uint8_t> srgb_of_light() {
    std::vector<std::uint8_t> table;
    table.reserve(kSteps + 1);
    for (int i = 0; i <= kSteps; ++i) {
        const double light = static_cast<double>(i) / kSteps;
        const double value = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
        table.push_back(static_cast<std::uint8_t>(value * 255 + 0.5));
    }
    return table;
}

Matrix product(const Matrix& a, const Matrix& b) {
    Matrix result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t k = 0; k < 3; ++k) result[i][j] += a[i][k] * b[k][j];
    return result;
}

class ToSrgb {
  public:
    explicit ToSrgb(const RgbProfile& profile)
        : profile_(profile), matrix_(product(kXyzToSrgb, profile.to_xyz)), table_(srgb_of_light()) {}

    void turn(std::uint8_t* pixel) const {
        const std::array light{profile_.light[0][pixel[0]], profile_.light[1][pixel[1]], profile_.light[2][pixel[2]]};
        for (std::size_t c = 0; c < 3; ++c) {
            const auto& row = matrix_[c];
            const float value = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
            pixel[c] = table_[static_cast<std::size_t>(std::clamp(value, 0.0F, 1.0F) * kSteps + 0.5F)];
        }
    }

    // Most profiles are sRGB's own, by one name or another.
    bool changes_nothing() const {
        for (int i = 0; i < 125; ++i) {
            const std::array<std::uint8_t, 3> before{static_cast<std::uint8_t>(i % 5 * 63),
                                                     static_cast<std::uint8_t>(i / 5 % 5 * 63),
                                                     static_cast<std::uint8_t>(i / 25 * 63)};
            auto after = before;
            turn(after.data());
            for (std::size_t c = 0; c < 3; ++c)
                if (std::abs(after[c] - before[c]) > 1) return false;
        }
        return true;
    }

  private:
    const RgbProfile& profile_;
    Matrix matrix_;
    std::vector<std::uint8_t> table_;
};

}  // namespace

void to_srgb(Image& image, const RgbProfile& profile) {
    const ToSrgb to_srgb(profile);
    if (to_srgb.changes_nothing()) return;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) to_srgb.turn(&image.rgba[i]);
}

}  // namespace recoup::media::inline picture
