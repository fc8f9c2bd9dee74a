// What the recognising network says, as text. Constant once made; any thread. Inside ocr only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ocr/base/tensor.h"
#include "ocr/kernel/kernels.h"
#include "ocr/reader/line.h"

namespace recoup::ocr::inline reader {

struct Reading {
    std::string text;
    double score = 0;  // the mean over the characters of how likely each is; 0 where there is none
};

class Characters {
  public:
    // As tools/list_characters.py writes them: one a line, UTF-8, and behind a tab, where there is one, its traditional
    // form; nothing when there is none, or one is no UTF-8 or longer than a character is.
    static std::optional<Characters> read(std::span<const std::byte> file);

    // How many numbers the network gives for each place: nothing, the characters, a blank.
    std::size_t classes() const { return texts_.size(); }

    // `logits`: [1, places, classes()]. Of each run of places that say the same one counts (CTC).
    Reading decode(const Tensor& logits, const Kernels& kernels) const;

    // The network lacks many traditional characters and reads the simplified one instead. In a picture that is written
    // in traditional characters, which most of those say that stand in one script only, these are given back.
    void give_back_traditional(std::vector<Line>& lines) const;

  private:
    bool add(std::string_view line);

    std::vector<std::string> texts_;  // by class; the first, which says that nothing is here, is empty
    std::unordered_map<std::string, std::string> traditional_;  // of one that stands in one script only; maybe itself
};

}  // namespace recoup::ocr::inline reader
