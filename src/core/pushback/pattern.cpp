#include "core/pushback/pattern.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/search/fold.h"

namespace recoup::core::inline pushback {
namespace {

constexpr std::string_view kGap = "…", kTime = "{time}", kLength = "{length}", kSum = "{sum}";
constexpr std::size_t kGapBytes = 40;  // bytes: thirteen characters, seven English words

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c);
}

// ---- reading

std::vector<std::string> alternatives(std::string_view inside) {
    std::vector<std::string> texts;
    for (;;) {
        const auto bar = inside.find('|');
        texts.push_back(fold(inside.substr(0, bar)));
        if (bar == inside.npos) break;
        inside.remove_prefix(bar + 1);
    }
    std::ranges::stable_sort(texts, std::greater(), &std::string::size);
    return texts;
}

std::optional<Pattern::Piece> take_piece(std::string_view& text) {
    if (take_prefix(text, kTime)) return Pattern::Piece{.holds = Pattern::Holds::time, .texts = {}};
    if (take_prefix(text, kLength)) return Pattern::Piece{.holds = Pattern::Holds::length, .texts = {}};
    if (take_prefix(text, kSum)) return Pattern::Piece{.holds = Pattern::Holds::sum, .texts = {}};
    if (take_prefix(text, "[")) {
        const auto close = text.find(']');
        if (close == text.npos) return std::nullopt;
        const auto inside = text.substr(0, close);
        text.remove_prefix(close + 1);
        if (inside.find_first_of("[{") != inside.npos || inside.find(kGap) != inside.npos) return std::nullopt;
        return Pattern::Piece{.texts = alternatives(inside)};
    }
    const auto end = std::min({text.find('['), text.find('{'), text.find(kGap), text.size()});
    const auto plain = text.substr(0, end);
    text.remove_prefix(end);
    if (plain.empty() || plain.find_first_of("]|}") != plain.npos) return std::nullopt;
    return Pattern::Piece{.texts = {fold(plain)}};
}

bool may_be_missing(const Pattern::Piece& piece) {
    return piece.holds == Pattern::Holds::text && std::ranges::find(piece.texts, std::string()) != piece.texts.end();
}

// ---- matching

class Matching {
  public:
    Matching(const Pattern& pattern, const Listened& text, std::size_t clause_end)
        : pattern_(pattern), text_(text), end_(clause_end) {}

    bool from(std::size_t piece, std::size_t at) {
        if (piece == pattern_.pieces.size()) return found.end = at, true;
        const auto& one = pattern_.pieces[piece];
        if (!one.gap) return here(piece, at);
        const auto last = std::min(end_, at + kGapBytes);
        for (auto next = at; next <= last; ++next) {
            found.gaps.push_back({at, next});
            if (here(piece, next)) return true;
            found.gaps.pop_back();
        }
        return false;
    }

    Found found;

  private:
    bool here(std::size_t piece, std::size_t at) {
        const auto& one = pattern_.pieces[piece];
        switch (one.holds) {
            case Pattern::Holds::time:
            case Pattern::Holds::length:
                return spot(piece, at, text_.times, found.time);
            case Pattern::Holds::sum:
                return spot(piece, at, text_.sums, found.sum);
            case Pattern::Holds::text:
                break;
        }
        const auto rest = std::string_view(text_.folded).substr(at, end_ - at);
        return std::ranges::any_of(one.texts, [&](const std::string& text) {
            return rest.starts_with(text) && whole(piece, text, at) && from(piece + 1, at + text.size());
        });
    }

    bool spot(std::size_t piece, std::size_t at, const std::vector<Spot>& all, std::optional<std::size_t>& which) {
        if (at < text_.folded.size() && text_.folded[at] == ' ') ++at;
        const auto found_at = std::ranges::lower_bound(all, at, {}, &Spot::begin);
        if (found_at == all.end() || found_at->begin != at || found_at->end > end_) return false;
        const auto before = which;
        const auto index = static_cast<std::size_t>(found_at - all.begin());
        if (pattern_.pieces[piece].holds == Pattern::Holds::length &&
            (index >= text_.bare.size() || !text_.bare[index]))
            return false;
        which = index;
        if (from(piece + 1, found_at->end)) return true;
        which = before;
        return false;
    }

    // A Latin word is not found inside of another, where the pattern's own edge lies.
    bool whole(std::size_t piece, const std::string& text, std::size_t at) const {
        if (text.empty()) return true;
        const auto& all = pattern_.pieces;
        const auto& folded = text_.folded;
        const auto end = at + text.size();
        const bool begins = piece == 0 || all[piece].gap;
        const bool ends = piece + 1 == all.size() || all[piece + 1].gap;
        if (begins && at > 0 && is_latin(text.front()) && is_latin(folded[at - 1])) return false;
        return !ends || end >= folded.size() || !is_latin(text.back()) || !is_latin(folded[end]);
    }

    const Pattern& pattern_;
    const Listened& text_;
    std::size_t end_;
};

}  // namespace

std::optional<Pattern> parse_pattern(std::string_view text) {
    Pattern pattern;
    std::size_t gaps = 0;
    while (!text.empty()) {
        const bool gap = take_prefix(text, kGap);
        auto piece = take_piece(text);
        if (!piece || (gap && (pattern.pieces.empty() || may_be_missing(*piece)))) return std::nullopt;
        piece->gap = gap;
        gaps += gap ? 1 : 0;
        pattern.pieces.push_back(std::move(*piece));
    }
    const auto& all = pattern.pieces;
    if (all.empty() || all.size() > kMostPieces || gaps > kMostGaps || may_be_missing(all.front())) return std::nullopt;
    return pattern;
}

std::optional<Found> match_at(const Pattern& pattern, const Listened& text, std::size_t at, std::size_t clause_end) {
    Matching matching(pattern, text, clause_end);
    matching.found.begin = at;
    if (!matching.from(0, at)) return std::nullopt;
    return std::move(matching.found);
}

}  // namespace recoup::core::inline pushback
