// A network that has been read and runs. Constant once read; any thread, several at once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "ocr/net/compute.h"
#include "portable/stopping.h"

namespace recoup::ocr::inline net {

enum class RunFailure {
    stopped,  // as the token asked
    misfit,   // a step does not fit what it is given, or all of it together is above kMostHeldNumbers
};

// What is alive at the same time at most, in numbers of four bytes: 160 MB.
inline constexpr std::int64_t kMostHeldNumbers = 40'000'000;

class Network {
  public:
    // The form is that of tools/convert_networks.py. All limits are checked before memory is taken; nothing where one
    // is passed or the bytes are not as they say.
    static std::optional<Network> read(std::span<const std::byte> file);

    // What the last step gives for this input; the token is looked at before each step.
    tl::expected<Tensor, RunFailure> run(Tensor input, const Work& work, const portable::StopToken& stop) const;

  private:
    friend class NetworkReader;
    class Run;

    std::vector<Tensor> constants_;  // without their numbers where only panels_ are made of them
    std::vector<Step> steps_;
    std::vector<Panels> panels_;      // one a step
    std::vector<std::size_t> until_;  // for each value the step after which nobody needs it
};

}  // namespace recoup::ocr::inline net
