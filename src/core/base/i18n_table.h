// The generated texts in the order of their numbers. For i18n.cpp, the generated table and its test only. Constant; any
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/i18n.h"

namespace recoup::core::inline base {

// Every text behind the other, each with a NUL at its end. Views of them would have to be made when the program starts,
// by code larger than the texts.
extern const char kTrTexts[];

struct TrEntry {
    Tr key;
    std::array<std::uint32_t, 2> starts;  // in kTrTexts, by Lang

    [[nodiscard]] std::string_view text(Lang lang) const { return kTrTexts + starts[static_cast<std::size_t>(lang)]; }
};
extern const TrEntry kTrEntries[];
extern const std::size_t kTrCount;

}  // namespace recoup::core::inline base
