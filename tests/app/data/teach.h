// Learns the weights of assets/heard from sentences with what they say. For the tests and tools/teach.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/pushback/weights.h"

namespace recoup::test {

struct Lesson {
    std::vector<std::string> grams;                         // sorted, each once
    std::array<bool, core::kPushbackKinds> says{}, open{};  // `open`: neither right nor wrong
};

// The table that Weights::parse() reads; the same for the same lessons in the same order.
std::string teach(const std::vector<Lesson>& lessons);

}  // namespace recoup::test
