// What of all cases is searched, folded and ready: a word is looked for in one pass through the texts and one through
// the sounds of the names. Knows places in a list and no case. Not thread-safe; one owner.
//
// Memory: the folded texts, and two bytes for each character of a name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/pieces.h"
#include "core/search/query.h"

namespace recoup::core::inline search {

// All that is searched of one case.
class SearchTexts {
  public:
    // `is_name`: looked through by its sound as well.
    void add(std::string_view text, bool is_name);

  private:
    friend class SearchIndex;
    std::string folded_;  // a line each; none holds one
    Sounds sounds_;
};

class SearchIndex {
  public:
    // As those of Pieces.
    void set(std::uint32_t place, const SearchTexts& texts);
    void erase(std::uint32_t place, std::size_t count);

    // By place, of `count` places.
    std::vector<Match> matches(const SearchQuery& query, std::size_t count) const;

  private:
    std::vector<Match> matches(const SearchWord& word, std::size_t count) const;
    Match match(const SearchWord& word, std::uint32_t place) const;

    Pieces<char> texts_;
    Pieces<char16_t> sounds_;
};

}  // namespace recoup::core::inline search
