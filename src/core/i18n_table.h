// The generated texts, one array a language in the order of Tr. For i18n.cpp and the generated table only.
#pragma once

#include <array>
#include <string_view>

#include "core/tr_keys.h"

namespace recoup::core {

extern const std::array<std::string_view, kTrCount> kTexts_zh;
extern const std::array<std::string_view, kTrCount> kTexts_en;

}  // namespace recoup::core
