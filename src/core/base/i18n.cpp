#include "core/base/i18n.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/base/i18n_table.h"
#include "core/base/text.h"

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

namespace {

// Where the piece at the front ends, a "{…}" or what stands before the next.
std::size_t piece_end(std::string_view text) {
    const bool hole = text.front() == '{' && !text.starts_with("{{");
    const auto end = hole ? text.find('}') : text.find('{', text.starts_with("{{") ? 2 : 0);
    return end == text.npos ? text.size() : end + (hole ? 1 : 0);
}

// Each piece by itself, so that what a value stands between is seen. A blank alone keeps two values apart.
std::string filled_closed(std::string_view text, fmt::format_args args) {
    std::string filled;
    bool apart = false;
    while (!text.empty()) {
        const auto pattern = text.substr(0, piece_end(text));
        text.remove_prefix(pattern.size());
        const bool plain = pattern.find_first_of("{}") == pattern.npos;
        auto piece = plain ? std::string(pattern) : fmt::vformat(pattern, args);
        const bool was_apart = std::exchange(apart, pattern == " ");
        if (!apart && !was_apart) close_seam(filled, piece);
        filled += piece;
    }
    return filled;
}

}  // namespace

std::string trf_args(Lang lang, Tr key, fmt::format_args args) {
    const std::string_view text = tr(lang, key);
    try {
        return lang == Lang::zh ? filled_closed(text, args) : fmt::vformat(text, args);
    } catch (const fmt::format_error&) {
        return std::string(text);
    }
}

}  // namespace recoup::core::inline base
