// Sharing a loop among a team. Inside net only.
#pragma once

#include <algorithm>
#include <cstddef>

#include "ocr/base/team.h"

namespace recoup::ocr::inline net {

inline constexpr int kPartsPerThread = 4;  // so that one that is slower than the others holds nobody up

// How many parts a loop over `count` is cut into.
inline int parts_of(const Team& team, std::size_t count) {
    if (team.threads() == 1) return 1;
    return static_cast<int>(std::min<std::size_t>(count, static_cast<std::size_t>(team.threads() * kPartsPerThread)));
}

// Calls part(number, from, to) for each part of [0, count).
template <class Part>
void in_parts(Team& team, std::size_t count, const Part& part) {
    const auto parts = static_cast<std::size_t>(parts_of(team, count));
    team.run(static_cast<int>(parts), [&](int number) {
        const auto place = static_cast<std::size_t>(number);
        part(place, count * place / parts, count * (place + 1) / parts);
    });
}

}  // namespace recoup::ocr::inline net
