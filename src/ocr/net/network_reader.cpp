#include "ocr/net/network_reader.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace recoup::ocr::inline net {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is read as it lies");

constexpr char kMagic[] = "RECOUPN1";
constexpr std::uint32_t kMostConstants = 2'000;
constexpr std::uint32_t kMostSteps = 2'000;
constexpr std::uint32_t kMostInputs = 16;
constexpr std::int64_t kMostConstantNumbers = 8'000'000;  // of all constants together: 32 MB

}  // namespace

template <class Number>
bool NetworkReader::numbers(std::span<Number> to) {
    if (rest_.size() < to.size_bytes()) return false;
    if (!to.empty()) std::memcpy(to.data(), rest_.data(), to.size_bytes());
    rest_ = rest_.subspan(to.size_bytes());
    return true;
}

template <class Number>
std::optional<Number> NetworkReader::number() {
    Number value;
    return numbers(std::span(&value, 1)) ? std::optional(value) : std::nullopt;
}

std::optional<Network> NetworkReader::read() {
    char magic[sizeof kMagic - 1];
    if (!numbers(std::span<char>(magic)) || std::memcmp(magic, kMagic, sizeof magic) != 0) return {};
    const auto constants = number<std::uint32_t>(), steps = number<std::uint32_t>();
    if (!constants || !steps || *constants > kMostConstants || *steps == 0 || *steps > kMostSteps) return {};
    for (std::uint32_t i = 0; i < *constants; ++i)
        if (!read_constant()) return {};
    for (std::uint32_t i = 0; i < *steps; ++i)
        if (!read_step()) return {};
    if (!rest_.empty() || !prepare_panels()) return {};
    forget_what_is_in_panels();
    find_last_uses();
    return std::move(network_);
}

bool NetworkReader::read_constant() {
    const auto in_bytes = number<std::uint32_t>(), rank = number<std::uint32_t>();
    if (!in_bytes || !rank || *in_bytes > 1 || *rank > Shape::kMostSides || *rank < *in_bytes) return false;
    Shape shape;
    std::int64_t count = 1;
    for (std::uint32_t i = 0; i < *rank; ++i) {
        const auto side = number<std::uint32_t>();
        if (!side || *side == 0 || *side > kMostConstantNumbers) return false;
        shape.add(*side);
        count *= *side;
        if (held_ + count > kMostConstantNumbers) return false;
    }
    // As many bytes as numbers must be there at least, so that a short file takes little memory.
    if (static_cast<std::uint64_t>(count) > rest_.size()) return false;
    held_ += count;
    Tensor tensor(shape);
    if (*in_bytes == 0) {
        if (!numbers(tensor.numbers())) return false;
    } else {
        std::vector<float> scales(static_cast<std::size_t>(shape[0]));
        std::vector<std::int8_t> bytes(tensor.count());
        if (!numbers(std::span(scales)) || !numbers(std::span(bytes))) return false;
        const auto row = bytes.size() / scales.size();
        for (std::size_t i = 0; i < bytes.size(); ++i)
            tensor.data()[i] = static_cast<float>(bytes[i]) * scales[i / row];
    }
    network_.constants_.push_back(std::move(tensor));
    return true;
}

bool NetworkReader::read_step() {
    const auto kind = number<std::uint32_t>();
    Step step;
    if (!kind || *kind >= kKinds) return false;
    step.kind = static_cast<Kind>(*kind);
    const auto activation = number<std::uint32_t>(), inputs = number<std::uint32_t>(), count = number<std::uint32_t>();
    if (!activation || !inputs || !count || *activation >= kActivations || *count > Shape::kMostSides + 1) return false;
    step.tail.activation = static_cast<Activation>(*activation);
    if (!read_tail(step.tail) || !read_inputs(step, *inputs)) return false;
    step.numbers.resize(*count);
    if (!numbers(std::span(step.numbers))) return false;
    network_.steps_.push_back(std::move(step));
    return true;
}

bool NetworkReader::read_tail(Tail& tail) {
    const auto scale = number<float>(), shift = number<float>();
    if (!scale || !shift || !std::isfinite(*scale) || !std::isfinite(*shift)) return false;
    tail.scale = *scale;
    tail.shift = *shift;
    return true;
}

bool NetworkReader::read_inputs(Step& step, std::uint32_t count) {
    if (count == 0 || count > kMostInputs) return false;
    step.inputs.resize(count);
    if (!numbers(std::span(step.inputs))) return false;
    // The constants, what comes in, and what the steps before gave.
    const auto known = network_.constants_.size() + 1 + network_.steps_.size();
    return std::ranges::all_of(step.inputs, [&](auto value) { return value < known; });
}

bool NetworkReader::prepare_panels() {
    for (const auto& step : network_.steps_) {
        Panels panels;
        if (has_panels(step.kind)) {
            if (step.inputs.size() != 3 || !is_constant(step.inputs[1]) || !is_constant(step.inputs[2])) return false;
            const auto &weights = network_.constants_[step.inputs[1]], &bias = network_.constants_[step.inputs[2]];
            if (!fit_each_other(step, weights.shape(), bias.shape())) return false;
            held_ += static_cast<std::int64_t>(weights.count());
            if (held_ > 2 * kMostConstantNumbers) return false;  // the same weights in many steps
            panels = prepare(step, weights, bias);
        }
        network_.panels_.push_back(std::move(panels));
    }
    return true;
}

void NetworkReader::forget_what_is_in_panels() {
    std::vector<bool> wanted(network_.constants_.size());
    for (const auto& step : network_.steps_)
        for (std::size_t i = 0; i < step.inputs.size(); ++i)
            if (is_constant(step.inputs[i]) && !(has_panels(step.kind) && i > 0)) wanted[step.inputs[i]] = true;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!wanted[i]) network_.constants_[i].forget_numbers();
}

void NetworkReader::find_last_uses() {
    network_.until_.resize(network_.constants_.size() + 1 + network_.steps_.size());
    for (std::size_t i = 0; i < network_.steps_.size(); ++i)
        for (const auto value : network_.steps_[i].inputs) network_.until_[value] = i;
}

}  // namespace recoup::ocr::inline net
