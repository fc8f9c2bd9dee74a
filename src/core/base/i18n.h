// The words of the program in its two languages.
// Thread: any; everything here is constant. Must not know: which language the user chose.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline base {

enum class Lang { zh, en };

// A text of assets/i18n, by the number of its key. A test looks up every literal of the sources in those files.
enum class Tr : std::uint32_t {};

// "outcome_full"_tr: FNV-1a of the key, as tools/gen_translations.py numbers it.
consteval Tr operator""_tr(const char* key, std::size_t length) {
    std::uint32_t value = 0x811C9DC5u;
    for (std::size_t i = 0; i < length; ++i) value = (value ^ static_cast<std::uint8_t>(key[i])) * 0x01000193u;
    return Tr{value};
}

// "zh" or "en", as the settings and --lang write it.
std::optional<Lang> parse_lang(std::string_view token);
std::string_view lang_token(Lang lang);

// The text is static and ends with a zero byte; empty for a number that is no key's.
std::string_view tr(Lang lang, Tr key);

// A text asking for more arguments than it is given is returned as it is: an odd label beats a crash.
std::string trf_args(Lang lang, Tr key, fmt::format_args args);

// Fills {0}, {1} … of the text.
template <typename... Args>
std::string trf(Lang lang, Tr key, const Args&... args) {
    return trf_args(lang, key, fmt::make_format_args(args...));
}

}  // namespace recoup::core::inline base

namespace recoup {
using core::operator""_tr;
}
