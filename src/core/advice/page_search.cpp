#include "core/advice/page_search.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>

#include "core/base/text.h"
#include "core/search/fold.h"

namespace recoup::core::inline advice {
namespace {

std::string text_of(const PageBlock& block) {
    std::string text = block.bold.empty() ? block.text : block.bold + ' ' + block.text;
    for (const auto& chip : block.chips) text += ' ' + chip;
    for (const auto& row : block.rows)
        for (const auto& cell : row) text += ' ' + cell;
    return one_line(text);
}

struct Looked {
    int rank = 0;  // the less the better
    PageHit hit;
};

// Which of the words a text holds, a bit each.
std::uint64_t held(const std::string& folded, const std::vector<std::string>& words) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (folded.find(words[i]) != std::string::npos) bits |= std::uint64_t{1} << i;
    return bits;
}

int count(std::uint64_t bits) {
    return std::popcount(bits);
}

// Nothing where a word is missing.
std::optional<Looked> look(const Page& page, std::size_t place, const std::vector<std::string>& words) {
    const auto title = held(fold(page.title), words);
    auto all = title;
    std::uint64_t best = 0;
    Looked found{.rank = 2, .hit = {place, 0, {}}};
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const auto bits = held(fold(text_of(page.blocks[i])), words);
        all |= bits;
        if (count(bits) <= count(best)) continue;
        best = bits;
        found.hit.block = i;
    }
    const auto every = words.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << words.size()) - 1;
    if (all != every) return std::nullopt;
    if (title == every)
        found.rank = 0;
    else if (best == every)
        found.rank = 1;
    if (!page.blocks.empty()) found.hit.passage = text_of(page.blocks[found.hit.block]);
    return found;
}

}  // namespace

std::vector<PageHit> search_pages(std::span<const Page> pages, std::string_view typed) {
    auto words = folded_words(typed);
    words.resize(std::min<std::size_t>(words.size(), 64));
    std::vector<Looked> found;
    if (!words.empty())
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (auto one = look(pages[i], i, words)) found.push_back(std::move(*one));
    std::ranges::stable_sort(found, {}, &Looked::rank);
    std::vector<PageHit> hits;
    for (auto& one : found) hits.push_back(std::move(one.hit));
    return hits;
}

}  // namespace recoup::core::inline advice
