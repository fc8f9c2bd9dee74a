// The words of the program in its two languages.
// Thread: any; everything here is constant. Must not know: which language the user chose.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/tr_keys.h"

namespace recoup::core {

enum class Lang { zh, en };

// "zh" or "en", as the settings and --lang write it.
std::optional<Lang> parse_lang(std::string_view token);
std::string_view lang_token(Lang lang);

// The text is static and ends with a zero byte.
std::string_view tr(Lang lang, Tr key);

// A text asking for more arguments than it is given is returned as it is: an odd label beats a crash.
std::string trf_args(Lang lang, Tr key, fmt::format_args args);

// Fills {0}, {1} … of the text.
template <typename... Args>
std::string trf(Lang lang, Tr key, const Args&... args) {
    return trf_args(lang, key, fmt::make_format_args(args...));
}

}  // namespace recoup::core
