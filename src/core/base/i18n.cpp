#include "core/base/i18n.h"

#include <algorithm>
#include <span>

#include "core/base/i18n_table.h"

namespace recoup::core::inline base {

std::optional<Lang> parse_lang(std::string_view token) {
    if (token == "zh") return Lang::zh;
    if (token == "en") return Lang::en;
    return std::nullopt;
}

std::string_view lang_token(Lang lang) {
    return lang == Lang::zh ? "zh" : "en";
}

std::string_view tr(Lang lang, Tr key) {
    const std::span entries(kTrEntries, kTrCount);
    const auto found = std::ranges::lower_bound(entries, key, {}, &TrEntry::key);
    if (found == entries.end() || found->key != key) return "";
    return found->text(lang);
}

std::string trf_args(Lang lang, Tr key, fmt::format_args args) {
    const std::string_view text = tr(lang, key);
    try {
        return fmt::vformat(text, args);
    } catch (const fmt::format_error&) {
        return std::string(text);
    }
}

}  // namespace recoup::core::inline base
