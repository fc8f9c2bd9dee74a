#include "ocr/net/step.h"

namespace recoup::ocr::inline net {
namespace {

using Shapes = std::span<const Shape>;
using Result = std::optional<Shape>;

constexpr int kMostStride = 16;
constexpr int kMostMargin = 16;

std::int64_t number(const Step& step, std::size_t place) {
    return step.numbers[place];
}

bool is_picture(const Shape& shape) {
    return shape.rank() == 4 && shape[0] == 1;
}

bool are_within(const Step& step, std::size_t from, std::size_t to, std::int64_t least, std::int64_t most) {
    for (auto place = from; place < to; ++place)
        if (number(step, place) < least || number(step, place) > most) return false;
    return true;
}

Result convolved(const Step& step, Shapes in) {
    const Shape &x = in[0], &weights = in[1], &bias = in[2];
    if (!is_picture(x) || weights.rank() != 4 || bias != Shape{weights[0]}) return {};
    const bool apart = step.kind == Kind::convolve_apart;
    if (apart ? weights[0] != x[1] || weights[1] != 1 : weights[1] != x[1]) return {};
    if (!are_within(step, 0, 2, 1, kMostStride) || !are_within(step, 2, 6, 0, kMostMargin)) return {};
    const auto height = x[2] + number(step, 2) + number(step, 4) - weights[2];
    const auto width = x[3] + number(step, 3) + number(step, 5) - weights[3];
    if (height < 0 || width < 0) return {};
    return Shape{1, weights[0], height / number(step, 0) + 1, width / number(step, 1) + 1};
}

Result deconvolved(const Step& step, Shapes in) {
    const Shape &x = in[0], &weights = in[1], &bias = in[2];
    if (!are_within(step, 0, 1, 1, kMostStride) || bias.rank() != 1) return {};
    const auto side = number(step, 0);
    if (!is_picture(x) || weights != Shape{bias[0] * side * side, x[1]}) return {};
    return Shape{1, bias[0], x[2] * side, x[3] * side};
}

Result multiplied_matrices(Shapes in) {
    const Shape &a = in[0], &b = in[1];
    const int rank = a.rank();
    if (rank < 2 || b.rank() != rank || a.last() != b[rank - 2]) return {};
    for (int direction = 0; direction < rank - 2; ++direction)
        if (a[direction] != b[direction]) return {};
    Shape out = a;
    out[rank - 1] = b.last();
    return out;
}

Result multiplied(Shapes in) {
    const Shape &a = in[0], &b = in[1];
    if (a.rank() != b.rank()) return {};
    int direction = 0;
    while (direction < a.rank() && a[direction] == b[direction]) ++direction;
    return b.count(direction, b.rank()) == 1 ? a : Result();
}

Result averaged_windows(const Step& step, const Shape& x) {
    if (!is_picture(x) || !are_within(step, 0, 2, 1, kMostStride)) return {};
    const auto height = x[2] / number(step, 0), width = x[3] / number(step, 1);
    return height > 0 && width > 0 ? Shape{1, x[1], height, width} : Result();
}

Result transposed(const Step& step, const Shape& x) {
    const auto rank = static_cast<std::size_t>(x.rank());
    if (step.numbers.size() != rank || !are_within(step, 0, rank, 0, x.rank() - 1)) return {};
    unsigned seen = 0;
    Shape out;
    for (const auto direction : step.numbers) {
        seen |= 1u << direction;
        out.add(x[direction]);
    }
    return seen == (1u << rank) - 1 ? out : Result();
}

Result reshaped(const Step& step, const Shape& x) {
    if (step.numbers.empty() || step.numbers.size() > Shape::kMostSides) return {};
    Shape out;
    int open = -1;
    std::int64_t known = 1;
    for (const std::int64_t side : step.numbers) {
        const int place = out.rank();
        if (side < -1 || side > kMostNumbers || (side == 0 && place >= x.rank()) || (side == -1 && open >= 0))
            return {};
        if (side == -1) open = place;
        out.add(side == 0 ? x[place] : side == -1 ? 1 : side);
        known *= out[place];
        if (known > kMostNumbers) return {};
    }
    if (open >= 0 && x.count() % known == 0) out[open] = x.count() / known;
    return out.count() == x.count() ? out : Result();
}

Result taken(const Step& step, const Shape& x) {
    if (x.rank() < 2 || !are_within(step, 0, 1, 0, x[0] - 1)) return {};
    Shape out;
    for (int direction = 1; direction < x.rank(); ++direction) out.add(x[direction]);
    return out;
}

Result enlarged(const Step& step, const Shape& x) {
    if (!is_picture(x) || !are_within(step, 0, 1, 1, kMostStride)) return {};
    return Shape{1, x[1], x[2] * number(step, 0), x[3] * number(step, 0)};
}

Result concatenated(const Step& step, Shapes in) {
    const auto along = static_cast<int>(number(step, 0));
    Shape out = in[0];
    if (along < 0 || along >= out.rank()) return {};
    for (const auto& next : in.subspan(1)) {
        if (next.rank() != out.rank()) return {};
        for (int direction = 0; direction < out.rank(); ++direction)
            if (direction != along && next[direction] != out[direction]) return {};
        out[along] += next[along];
    }
    return out;
}

Result unchecked(const Step& step, Shapes in) {
    switch (step.kind) {
        case Kind::convolve:
        case Kind::convolve_apart:
            return convolved(step, in);
        case Kind::deconvolve:
            return deconvolved(step, in);
        case Kind::dense: {
            if (in[1].rank() != 2 || in[2] != Shape{in[1][0]} || in[0].rank() < 1 || in[0].last() != in[1][1])
                return {};
            Shape out = in[0];
            out[out.rank() - 1] = in[1][0];
            return out;
        }
        case Kind::multiply_matrices:
            return multiplied_matrices(in);
        case Kind::add:
            return in[0] == in[1] ? in[0] : Result();
        case Kind::multiply:
            return multiplied(in);
        case Kind::activate:
            return in[0];
        case Kind::average_all:
            return is_picture(in[0]) ? Shape{1, in[0][1], 1, 1} : Result();
        case Kind::average_windows:
            return averaged_windows(step, in[0]);
        case Kind::transpose:
            return transposed(step, in[0]);
        case Kind::reshape:
            return reshaped(step, in[0]);
        case Kind::softmax:
            return in[0].rank() > 0 ? in[0] : Result();
        case Kind::take:
            return taken(step, in[0]);
        case Kind::enlarge:
            return enlarged(step, in[0]);
        case Kind::concatenate:
            return concatenated(step, in);
        case Kind::normalise: {
            const bool fits = in[0].rank() > 0 && in[1] == Shape{in[0].last()} && in[2] == in[1];
            return fits ? in[0] : Result();
        }
    }
    return {};
}

struct Counts {
    std::size_t inputs, numbers;
};

// How many inputs and numbers a step of this kind has; 0 numbers of a transpose or a reshape: as many as there are
// sides.
Counts counts_of(Kind kind) {
    switch (kind) {
        case Kind::convolve:
        case Kind::convolve_apart:
            return {3, 6};
        case Kind::deconvolve:
            return {3, 1};
        case Kind::dense:
        case Kind::normalise:
            return {3, 0};
        case Kind::multiply_matrices:
        case Kind::add:
        case Kind::multiply:
            return {2, 0};
        case Kind::average_windows:
            return {1, 2};
        case Kind::take:
        case Kind::enlarge:
        case Kind::concatenate:
            return {1, 1};
        default:
            return {1, 0};
    }
}

bool is_well_formed(const Step& step, std::size_t inputs) {
    const auto [wanted_inputs, wanted_numbers] = counts_of(step.kind);
    const bool any_number = step.kind == Kind::transpose || step.kind == Kind::reshape;
    const bool any_inputs = step.kind == Kind::concatenate && inputs > 1;
    return (any_inputs || inputs == wanted_inputs) && (any_number || step.numbers.size() == wanted_numbers);
}

// The product of sides that are small enough each to be multiplied one after another.
bool is_small_enough(const Shape& shape) {
    std::int64_t count = 1;
    for (int direction = 0; direction < shape.rank(); ++direction) {
        if (shape[direction] < 1 || shape[direction] > kMostNumbers) return false;
        count *= shape[direction];
        if (count > kMostNumbers) return false;
    }
    return true;
}

}  // namespace

std::optional<Shape> result_shape(const Step& step, std::span<const Shape> inputs) {
    if (!is_well_formed(step, inputs.size())) return {};
    const auto shape = unchecked(step, inputs);
    return shape && is_small_enough(*shape) ? shape : std::nullopt;
}

}  // namespace recoup::ocr::inline net
