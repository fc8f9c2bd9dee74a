// What of a foreign table, board or mail finds no place in a case, by name. Pure values, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/words.h"

namespace recoup::core::inline incoming {

enum class Lost : std::uint8_t {
    files,         // that the document only names, or that cannot be kept: their links stay in the note
    old_comments,  // that the export left out itself
    members,       // people, who stay in no case
    labels,        // without a name, or more than a case has tags
    templates,     // cards that are forms for others
    lists,         // that the person left out
    doubled,       // cards of one identity
    moments,       // no date
    texts,         // cut at the longest note
    columns,       // of a table, that no field of a case is for
    parts,         // anything else, by its key in the document
};
std::span<const Word> words_of(WordsOf<Lost>);

struct Loss {
    Lost what{};
    std::size_t count = 0;
    std::vector<std::string> names;  // the first of them, each once, one line each

    bool operator==(const Loss&) const = default;
};

class Losses {
  public:
    static constexpr std::size_t kMostNames = 20;  // of one sort

    void add(Lost what, std::string_view name = {}, std::size_t count = 1);
    // In the order of Lost; none of a count of nought.
    std::vector<Loss> all() const;

  private:
    std::vector<Loss> losses_;
};

}  // namespace recoup::core::inline incoming
