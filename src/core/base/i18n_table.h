// The generated texts in the order of their numbers. For i18n.cpp, the generated table and its test only. Constant; any
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/base/i18n.h"

namespace recoup::core::inline base {

struct TrEntry {
    Tr key;
    std::array<std::string_view, 2> texts;  // by Lang
};
extern const TrEntry kTrEntries[];
extern const std::size_t kTrCount;

}  // namespace recoup::core::inline base
