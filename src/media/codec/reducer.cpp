#include "media/codec/reducer.h"

#include <algorithm>

namespace recoup::media::inline codec {
namespace {

// Edges of the result's pixels lie on 1/256 of the source's.
constexpr std::int64_t kUnit = 256;

Span span_of(int i, int source, int target) {
    const auto begin = i * (source * kUnit) / target;
    return {begin, std::max((i + 1) * (source * kUnit) / target, begin + 1)};
}

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
void finish_row(const std::uint32_t* sums, const std::vector<Span>& spans, std::int64_t height, std::uint8_t* out) {
    for (const auto& span : spans) {
        std::uint64_t total[4] = {};
        add_columns<Channels>(sums, span, total);
        const double scale = 1.0 / static_cast<double>((span.end - span.begin) * height);
        for (int c = 0; c < Channels; ++c)
            out[c] = static_cast<std::uint8_t>(static_cast<double>(total[c]) * scale + 0.5);
        if (Channels == 3) out[3] = 255;
        out += 4;
    }
}

void finish_row_premultiplied(const std::uint64_t* sums, const std::vector<Span>& spans, std::int64_t height,
                              std::uint8_t* out) {
    for (const auto& span : spans) {
        std::uint64_t total[4] = {};
        add_columns<4>(sums, span, total);
        for (int c = 0; c < 3; ++c) out[c] = total[3] ? quotient(total[c], total[3]) : std::uint8_t{0};
        out[3] = quotient(total[3], static_cast<std::uint64_t>((span.end - span.begin) * height));
        out += 4;
    }
}

}  // namespace

int Span::first() const {
    return static_cast<int>(begin / kUnit);
}

int Span::last() const {
    return static_cast<int>((end - 1) / kUnit);
}

std::uint32_t Span::weight(int i) const {
    return static_cast<std::uint32_t>(std::min(end, (i + 1) * kUnit) - std::max(begin, i * kUnit));
}

Reducer::Reducer(Samples samples, const Part& part, Size size)
    : samples_(samples), part_(part), image_{size.width, size.height, {}}, same_size_(part.size() == size) {
    image_.rgba.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
    if (same_size_) return;
    for (int x = 0; x < size.width; ++x) columns_.push_back(span_of(x, part.width, size.width));
    const auto count = static_cast<std::size_t>(part.width) * static_cast<std::size_t>(channels_of(samples));
    if (samples == Samples::rgba)
        premultiplied_.resize(count);
    else
        sums_.resize(count);
}

void Reducer::add(const std::uint8_t* row) {
    const int y = next_++ - part_.y;
    if (y < 0 || y >= part_.height) return;
    row += part_.x * channels_of(samples_);
    if (same_size_) return copy(row, y);
    for (; out_ < image_.height; ++out_) {
        const auto rows = span_of(out_, part_.height, image_.height);
        if (rows.first() > y) return;
        add_weighted(row, rows.weight(y));
        if (rows.last() > y) return;
        finish(rows.end - rows.begin);
    }
}

void Reducer::copy(const std::uint8_t* row, int y) {
    const auto width = static_cast<std::size_t>(part_.width);
    auto* out = image_.rgba.data() + static_cast<std::size_t>(y) * width * 4;
    if (samples_ != Samples::rgb) {
        std::copy_n(row, width * 4, out);
        return;
    }
    for (std::size_t x = 0; x < width; ++x, row += 3, out += 4) {
        std::copy_n(row, 3, out);
        out[3] = 255;
    }
}

void Reducer::add_weighted(const std::uint8_t* row, std::uint32_t weight) {
    if (samples_ == Samples::rgba)
        add_row_premultiplied(premultiplied_.data(), row, part_.width, weight);
    else
        add_row(sums_.data(), row, sums_.size(), weight);
}

void Reducer::finish(std::int64_t height) {
    auto* out = image_.rgba.data() + static_cast<std::size_t>(out_) * static_cast<std::size_t>(image_.width) * 4;
    if (samples_ == Samples::rgba)
        finish_row_premultiplied(premultiplied_.data(), columns_, height, out);
    else if (samples_ == Samples::rgbx)
        finish_row<4>(sums_.data(), columns_, height, out);
    else
        finish_row<3>(sums_.data(), columns_, height, out);
    std::ranges::fill(sums_, 0U);
    std::ranges::fill(premultiplied_, std::uint64_t{0});
}

}  // namespace recoup::media::inline codec
