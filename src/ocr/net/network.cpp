#include "ocr/net/network.h"

#include "ocr/net/network_reader.h"

namespace recoup::ocr::inline net {

std::optional<Network> Network::read(std::span<const std::byte> file) {
    return NetworkReader(file).read();
}

// One way through the steps.
class Network::Run {
  public:
    Run(const Network& network, Tensor input) : network_(network), made_(network.steps_.size() + 1) {
        held_ = input.shape().count();
        made_.front() = std::move(input);
    }

    bool take(std::size_t place, const Work& work) {
        const Step& step = network_.steps_[place];
        std::vector<const Tensor*> inputs;
        std::vector<Shape> shapes;
        for (const auto value : step.inputs) {
            inputs.push_back(&value_at(value));
            shapes.push_back(inputs.back()->shape());
        }
        const auto shape = result_shape(step, shapes);
        if (!shape || held_ + shape->count() > kMostHeldNumbers) return false;
        held_ += shape->count();
        made_[place + 1] = step.kind == Kind::reshape ? reshaped(place, *shape) : Tensor(*shape);
        if (step.kind != Kind::reshape) compute(step, network_.panels_[place], inputs, made_[place + 1], work);
        release(place);
        return true;
    }

    Tensor result() { return std::move(made_.back()); }

  private:
    bool is_constant(std::size_t value) const { return value < network_.constants_.size(); }
    const Tensor& value_at(std::size_t value) const {
        return is_constant(value) ? network_.constants_[value] : made_[value - network_.constants_.size()];
    }

    Tensor reshaped(std::size_t place, const Shape& shape) {
        const auto value = network_.steps_[place].inputs[0];
        Tensor out;
        if (!is_constant(value) && network_.until_[value] == place) {
            auto& from = made_[value - network_.constants_.size()];
            held_ -= from.shape().count();
            out = std::exchange(from, Tensor());
            out.reshape(shape);
        } else {
            out = Tensor(shape);
            std::ranges::copy(value_at(value).numbers(), out.data());
        }
        return out;
    }

    // What nobody needs after this step.
    void release(std::size_t place) {
        for (const auto value : network_.steps_[place].inputs) {
            if (is_constant(value) || network_.until_[value] != place) continue;
            auto& tensor = made_[value - network_.constants_.size()];
            if (!tensor.data()) continue;
            held_ -= tensor.shape().count();
            tensor = Tensor();
        }
    }

    const Network& network_;
    std::vector<Tensor> made_;  // what came in, then what each step gave
    std::int64_t held_ = 0;     // numbers in made_
};

tl::expected<Tensor, RunFailure> Network::run(Tensor input, const Work& work, const portable::StopToken& stop) const {
    Run run(*this, std::move(input));
    for (std::size_t place = 0; place < steps_.size(); ++place) {
        if (stop.stop_requested()) return tl::unexpected(RunFailure::stopped);
        if (!run.take(place, work)) return tl::unexpected(RunFailure::misfit);
    }
    return run.result();
}

}  // namespace recoup::ocr::inline net
