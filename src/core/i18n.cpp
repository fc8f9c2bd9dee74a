#include "core/i18n.h"

#include "core/i18n_table.h"

namespace recoup::core {

std::optional<Lang> parse_lang(std::string_view token) {
    if (token == "zh") return Lang::zh;
    if (token == "en") return Lang::en;
    return std::nullopt;
}

std::string_view lang_token(Lang lang) {
    return lang == Lang::zh ? "zh" : "en";
}

std::string_view tr(Lang lang, Tr key) {
    const auto& texts = lang == Lang::zh ? kTexts_zh : kTexts_en;
    return texts[static_cast<std::size_t>(key)];
}

std::string trf_args(Lang lang, Tr key, fmt::format_args args) {
    const std::string_view text = tr(lang, key);
    try {
        return fmt::vformat(text, args);
    } catch (const fmt::format_error&) {
        return std::string(text);
    }
}

}  // namespace recoup::core
