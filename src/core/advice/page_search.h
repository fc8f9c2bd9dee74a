// Looking through the guide. Pure; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/advice/page.h"

namespace recoup::core::inline advice {

struct PageHit {
    std::size_t page = 0;   // its place among those that were searched
    std::size_t block = 0;  // where on it the words stand closest; of the title, the first
    std::string passage;    // that block's text, in one line
};

// The pages that hold every word of what is typed, in any of their texts: first those whose title does, then those of
// which a single passage does, then the others; each group in the order of `pages`. Nothing typed finds nothing.
std::vector<PageHit> search_pages(std::span<const Page> pages, std::string_view typed);

}  // namespace recoup::core::inline advice
