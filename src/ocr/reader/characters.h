// What the recognising network says, as text. Constant once made; any thread. Inside ocr only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ocr/base/tensor.h"
#include "ocr/kernel/kernels.h"

namespace recoup::ocr::inline reader {

struct Reading {
    std::string text;
    double score = 0;  // the mean over the characters of how likely each is; 0 where there is none
};

class Characters {
  public:
    // One character a line, UTF-8; nothing when there is none, or one is no UTF-8 or longer than a character is.
    static std::optional<Characters> read(std::span<const std::byte> file);

    // How many numbers the network gives for each place: nothing, the characters, a blank.
    std::size_t classes() const { return texts_.size(); }

    // `logits`: [1, places, classes()]. Of each run of places that say the same one counts (CTC).
    Reading decode(const Tensor& logits, const Kernels& kernels) const;

  private:
    std::vector<std::string> texts_;  // by class; the first, which says that nothing is here, is empty
};

}  // namespace recoup::ocr::inline reader
