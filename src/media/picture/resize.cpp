#include "media/picture/resize.h"

#include <algorithm>
#include <cmath>

namespace recoup::media::inline picture {
namespace {

// Edges of the result's pixels lie on 1/256 of the source's.
constexpr std::int64_t kUnit = 256;

struct Span {
    std::int64_t begin, end;
    int first() const { return static_cast<int>(begin / kUnit); }
    int last() const { return static_cast<int>((end - 1) / kUnit); }
    std::uint32_t weight(int i) const {
        return static_cast<std::uint32_t>(std::min(end, (i + 1) * kUnit) - std::max(begin, i * kUnit));
    }
};

Span span_of(int i, int source, int target) {
    const auto begin = i * (source * kUnit) / target;
    return {begin, std::max((i + 1) * (source * kUnit) / target, begin + 1)};
}

// A window of the source; the crop of resize_cover() costs no copy.
struct Window {
    PixelView pixels;
    int x = 0, y = 0, width = 0, height = 0;

    const std::uint8_t* row(int i) const {
        return pixels.samples + static_cast<std::size_t>(y + i) * pixels.row_samples() +
               static_cast<std::size_t>(x) * static_cast<std::size_t>(pixels.channels);
    }
};

// A weight is at most 256, so products fit 16 bits, and old processors multiply eight of those at a time.
void add_row(std::uint32_t* __restrict sums, const std::uint8_t* __restrict row, std::size_t count,
             std::uint32_t weight) {
    const auto narrow = static_cast<std::uint16_t>(weight);
    for (std::size_t i = 0; i < count; ++i) sums[i] += static_cast<std::uint16_t>(row[i] * narrow);
}

// The columns of one result row: like add_row() but with colours weighted by their alpha.
void add_row_premultiplied(std::uint64_t* sums, const std::uint8_t* row, int width, std::uint32_t weight) {
    for (int x = 0; x < width; ++x, row += 4, sums += 4) {
        const auto alpha = row[3] * weight;
        for (int c = 0; c < 3; ++c) sums[c] += std::uint64_t{row[c]} * alpha;
        sums[3] += alpha;
    }
}

std::uint8_t quotient(std::uint64_t sum, std::uint64_t divisor) {
    return static_cast<std::uint8_t>((sum + divisor / 2) / divisor);
}

template <int Channels, typename Sum>
void add_column(const Sum* column, std::uint64_t weight, std::uint64_t (&total)[4]) {
    for (int c = 0; c < Channels; ++c) total[c] += column[c] * weight;
}

// Only the two columns at the ends of a span count in part.
template <int Channels, typename Sum>
void add_columns(const Sum* columns, Span span, std::uint64_t (&total)[4]) {
    const int first = span.first(), last = span.last();
    for (int i = first + 1; i < last; ++i) add_column<Channels>(columns + i * Channels, 1, total);
    for (auto& sum : total) sum *= kUnit;
    add_column<Channels>(columns + first * Channels, span.weight(first), total);
    if (last > first) add_column<Channels>(columns + last * Channels, span.weight(last), total);
}

template <int Channels>
void finish_row(const std::vector<std::uint32_t>& sums, const std::vector<Span>& spans, std::int64_t height,
                std::uint8_t* out) {
    for (const auto& span : spans) {
        std::uint64_t total[4] = {};
        add_columns<Channels>(sums.data(), span, total);
        const double scale = 1.0 / static_cast<double>((span.end - span.begin) * height);
        for (int c = 0; c < Channels; ++c)
            out[c] = static_cast<std::uint8_t>(static_cast<double>(total[c]) * scale + 0.5);
        if (Channels == 3) out[3] = 255;
        out += 4;
    }
}

void finish_row_premultiplied(const std::vector<std::uint64_t>& sums, const std::vector<Span>& spans,
                              std::int64_t height, std::uint8_t* out) {
    for (const auto& span : spans) {
        std::uint64_t total[4] = {};
        add_columns<4>(sums.data(), span, total);
        for (int c = 0; c < 3; ++c) out[c] = total[3] ? quotient(total[c], total[3]) : std::uint8_t{0};
        out[3] = quotient(total[3], static_cast<std::uint64_t>((span.end - span.begin) * height));
        out += 4;
    }
}

bool is_opaque(const Window& window) {
    if (window.pixels.channels == 3) return true;
    for (int y = 0; y < window.height; ++y) {
        const auto* row = window.row(y);
        std::uint8_t all = 255;
        for (int x = 0; x < window.width; ++x) all &= row[x * 4 + 3];
        if (all != 255) return false;
    }
    return true;
}

template <typename Sum, typename Add, typename Finish>
Image average(const Window& window, Size size, Add add, Finish finish) {
    Image image{size.width, size.height, {}};
    image.rgba.resize(static_cast<std::size_t>(size.width) * size.height * 4);
    std::vector<Span> columns;
    for (int x = 0; x < size.width; ++x) columns.push_back(span_of(x, window.width, size.width));
    std::vector<Sum> sums(static_cast<std::size_t>(window.width) * window.pixels.channels);
    for (int y = 0; y < size.height; ++y) {
        const auto rows = span_of(y, window.height, size.height);
        std::ranges::fill(sums, Sum{0});
        for (int i = rows.first(); i <= rows.last(); ++i) add(sums, window.row(i), rows.weight(i));
        finish(sums, columns, rows.end - rows.begin, image.rgba.data() + static_cast<std::size_t>(y) * size.width * 4);
    }
    return image;
}

Image average(const Window& window, Size size) {
    if (!is_opaque(window))
        return average<std::uint64_t>(
            window, size,
            [&](auto& sums, auto* row, auto weight) { add_row_premultiplied(sums.data(), row, window.width, weight); },
            finish_row_premultiplied);
    return average<std::uint32_t>(
        window, size, [](auto& sums, auto* row, auto weight) { add_row(sums.data(), row, sums.size(), weight); },
        window.pixels.channels == 3 ? finish_row<3> : finish_row<4>);
}

}  // namespace

Size fit_inside(Size picture, Size box) {
    const auto scale = std::min(
        {1.0, static_cast<double>(box.width) / picture.width, static_cast<double>(box.height) / picture.height});
    const auto side = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return {side(picture.width), side(picture.height)};
}

Image resize(PixelView pixels, Size size) {
    return average({pixels, 0, 0, pixels.width, pixels.height}, size);
}

Image resize(const Image& image, Size size) {
    return resize(view(image), size);
}

Image resize_part(PixelView pixels, const Part& part, Size size) {
    return average({pixels, part.x, part.y, part.width, part.height}, size);
}

Image resize_cover(const Image& image, int width, int height) {
    const std::int64_t w = width, h = height;
    Window window{view(image), 0, 0, image.width, image.height};
    if (image.width * h > image.height * w)
        window.width = std::max(1, static_cast<int>((image.height * w + h / 2) / h));
    else
        window.height = std::max(1, static_cast<int>((image.width * h + w / 2) / w));
    window.x = (image.width - window.width) / 2;
    window.y = (image.height - window.height) / 5;
    return average(window, {width, height});
}

Image downscale(const Image& image, int power_of_two) {
    if (power_of_two <= 1) return image;
    const auto side = [&](int length) { return (length + power_of_two - 1) / power_of_two; };
    return resize(image, {side(image.width), side(image.height)});
}

}  // namespace recoup::media::inline picture
