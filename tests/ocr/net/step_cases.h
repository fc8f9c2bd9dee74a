// Networks of one step each with an input and what must come out, as make_steps.py wrote them.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "media/pictures.h"
#include "ocr/base/tensor.h"

namespace recoup::ocr::test {

struct StepCase {
    std::string name;
    media::Bytes network;
    Tensor input, output;
};

inline Tensor copy_of(const Tensor& tensor) {
    Tensor copy(tensor.shape());
    std::ranges::copy(tensor.numbers(), copy.data());
    return copy;
}

class StepCaseReader {
  public:
    explicit StepCaseReader(media::ByteView rest) : rest_(rest) {}

    std::vector<StepCase> all() {
        std::vector<StepCase> cases;
        while (!rest_.empty()) {
            const auto name = bytes(), network = bytes();
            auto input = tensor();
            cases.push_back(
                {std::string(media::as_text(name)), {network.begin(), network.end()}, std::move(input), tensor()});
        }
        return cases;
    }

  private:
    media::ByteView take(std::size_t count) {
        const auto part = rest_.first(count);
        rest_ = rest_.subspan(count);
        return part;
    }
    std::uint32_t number() { return media::read_u32(take(4), 0, media::Endian::little); }
    media::ByteView bytes() { return take(number()); }
    Tensor tensor() {
        Shape shape;
        for (auto rank = number(); rank > 0; --rank) shape.add(number());
        Tensor tensor(shape);
        std::memcpy(tensor.data(), take(tensor.count() * sizeof(float)).data(), tensor.count() * sizeof(float));
        return tensor;
    }

    media::ByteView rest_;
};

inline std::vector<StepCase> step_cases() {
    const auto file = media::test::read_source_file("tests/data/steps.bin");
    return StepCaseReader(file).all();
}

}  // namespace recoup::ocr::test
