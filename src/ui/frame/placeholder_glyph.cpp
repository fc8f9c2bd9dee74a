#include "ui/frame/placeholder_glyph.h"

#include <algorithm>
#include <array>

namespace recoup::ui::inline frame {
namespace {

constexpr int kRows = 2;
constexpr int kDigitWidth = 3;
constexpr int kDigitHeight = 5;
constexpr char32_t kBasicPlaneEnd = 0x10000;
// The frame says "no letter of the text": fainter than what it holds.
constexpr std::uint8_t kFrame = 140;
constexpr std::uint8_t kDigit = 255;

// 0 to F on three by five, a row of three bits after the other from the top.
constexpr std::array<std::uint16_t, 16> kDigits = {
    0b111'101'101'101'111, 0b010'110'010'010'111, 0b111'001'111'100'111, 0b111'001'011'001'111,
    0b101'101'111'001'001, 0b111'100'111'001'111, 0b111'100'111'101'111, 0b111'001'010'010'010,
    0b111'101'111'101'111, 0b111'101'111'001'111, 0b010'101'111'101'101, 0b110'101'110'101'110,
    0b011'100'100'100'011, 0b110'101'101'101'110, 0b111'100'110'100'111, 0b111'100'110'100'100};

int columns_of(char32_t c) {
    return c < kBasicPlaneEnd ? 2 : 3;
}

bool is_inked(unsigned digit, int x, int y) {
    return (kDigits[digit] >> (kDigitWidth * kDigitHeight - 1 - (y * kDigitWidth + x)) & 1) != 0;
}

// Cells of whole pixels: digits this small are read only where their edges are sharp.
struct Canvas {
    GlyphBitmap& bitmap;
    int cell;
    void fill(int x, int y, std::uint8_t coverage) {
        for (int row = 0; row < cell; ++row) {
            const auto begin =
                bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(y * cell + row) * bitmap.width + x * cell;
            std::fill_n(begin, cell, coverage);
        }
    }
};

void draw_frame(Canvas& canvas, int width, int height) {
    for (int x = 1; x + 1 < width; ++x) {
        canvas.fill(x, 0, kFrame);
        canvas.fill(x, height - 1, kFrame);
    }
    for (int y = 1; y + 1 < height; ++y) {  // the corners stay open, which rounds them
        canvas.fill(0, y, kFrame);
        canvas.fill(width - 1, y, kFrame);
    }
}

void draw_digit(Canvas& canvas, unsigned digit, int left, int top) {
    for (int y = 0; y < kDigitHeight; ++y) {
        for (int x = 0; x < kDigitWidth; ++x) {
            if (is_inked(digit, x, y)) canvas.fill(left + x, top + y, kDigit);
        }
    }
}

}  // namespace

float placeholder_advance_em(char32_t c) {
    return columns_of(c) == 2 ? 1.0F : 1.25F;
}

GlyphBitmap placeholder_glyph(int size_px, char32_t c) {
    const int columns = columns_of(c);
    const int cell = std::max(1, size_px / 13);
    const int inset = size_px < 12 ? 1 : 2;  // frame and air; the smallest text has no room for the air
    const int width = columns * (kDigitWidth + 1) - 1 + 2 * inset;
    const int height = kRows * (kDigitHeight + 1) - 1 + 2 * inset;
    GlyphBitmap out;
    out.width = width * cell;
    out.height = height * cell;
    const float advance_px = placeholder_advance_em(c) * static_cast<float>(size_px);
    out.left = std::max(0, static_cast<int>(std::lround((advance_px - static_cast<float>(out.width)) / 2)));
    // Centred like an ideograph: 0.38 of an em above the baseline.
    out.top = static_cast<int>(std::lround(0.38F * static_cast<float>(size_px) + static_cast<float>(out.height) / 2));
    out.coverage.resize(static_cast<std::size_t>(out.width) * out.height);
    Canvas canvas{out, cell};
    draw_frame(canvas, width, height);
    for (int i = 0; i < kRows * columns; ++i) {
        const unsigned digit = c >> (4 * (kRows * columns - 1 - i)) & 0xF;
        draw_digit(canvas, digit, inset + i % columns * (kDigitWidth + 1), inset + i / columns * (kDigitHeight + 1));
    }
    return out;
}

}  // namespace recoup::ui::inline frame
