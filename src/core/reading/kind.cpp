#include <algorithm>
#include <array>
#include <set>

#include "core/reading/fact_reader.h"
#include "core/reading/transcript.h"

namespace recoup::core::inline reading {
namespace {

bool names_support(const Page& page, const ReadingWords& words) {
    return std::ranges::any_of(page.blocks(), [&](const Block& block) {
        return page.is_title(block) && !find_words(block.text, words.service_words).empty();
    });
}

struct Sides {
    int left = 0, right = 0, rows = 0;
};
Sides count_sides(const Page& page) {
    Sides sides;
    for (const auto& block : page.blocks()) {
        if (page.is_title(block)) continue;
        if (!block.alone)
            ++sides.rows;
        else if (side_of(block, page.width()) == Side::left)
            ++sides.left;
        else if (side_of(block, page.width()) == Side::right)
            ++sides.right;
    }
    return sides;
}

// Bubbles on both sides, or what support is called above bubbles on one.
bool is_chat(const Page& page, const ReadingWords& words) {
    const auto sides = count_sides(page);
    if (sides.rows > (sides.left + sides.right) / 2) return false;
    if (names_support(page, words)) return sides.left + sides.right > 0;
    return sides.left >= 2 && sides.right >= 2;
}

}  // namespace

EvidenceKind kind_of(const Page& page, const ReadingWords& words) {
    std::array<int, static_cast<std::size_t>(EvidenceKind::other) + 1> weights{};
    std::set<std::size_t> counted;
    for (const auto& block : page.blocks())
        for (const auto& found : find_words(block.text, words.kinds))
            if (counted.insert(found.value->number).second)
                weights[static_cast<std::size_t>(found.value->kind)] += found.value->weight;
    if (is_chat(page, words)) return EvidenceKind::support_chat;
    weights[static_cast<std::size_t>(EvidenceKind::support_chat)] = 0;
    const auto most = std::ranges::max_element(weights);
    constexpr int kLeast = 2;
    return *most < kLeast ? EvidenceKind::other : static_cast<EvidenceKind>(most - weights.begin());
}

std::optional<Problem> problem_of(const Page& page, const ReadingWords& words) {
    std::array<int, static_cast<std::size_t>(Problem::other) + 1> counts{};
    for (const auto& block : page.blocks())
        for (const auto& found : find_words(block.text, words.problems))
            ++counts[static_cast<std::size_t>(*found.value)];
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? std::nullopt : std::optional(static_cast<Problem>(most - counts.begin()));
}

}  // namespace recoup::core::inline reading
