// The texts of all cases in one block, so that a word that is typed is looked for in one pass through memory. A text
// that changes goes to the end of it. Knows places in a list and no case. Not thread-safe; one owner.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recoup::core::inline model {

class SearchTexts {
  public:
    // Of the case at that place of the list; takes the place of the text it had.
    void set(std::uint32_t place, std::string_view text);
    // The case there goes; the last of the list, which has `count` until then, takes its place.
    void erase(std::uint32_t place, std::size_t count);

    // The places of the cases whose text holds the word, each once. A word holds no zero.
    std::vector<std::uint32_t> places_with(std::string_view word) const;

  private:
    static constexpr std::uint32_t kNobody = UINT32_MAX;
    struct Piece {
        std::size_t begin = 0;
        std::uint32_t of = kNobody;
    };

    std::size_t end_of(std::size_t piece) const {
        return piece + 1 < pieces_.size() ? pieces_[piece + 1].begin : block_.size();
    }
    // std::string_view::find crosses megabytes several times slower.
    static std::size_t find_from(std::string_view text, std::string_view word, std::size_t at) {
        const auto* found =
            static_cast<const char*>(::memmem(text.data() + at, text.size() - at, word.data(), word.size()));
        return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - text.data());
    }
    void give_up(std::uint32_t place);
    void pack();

    std::string block_;
    std::vector<Piece> pieces_;            // as they lie in the block
    std::vector<std::uint32_t> piece_of_;  // by place
    std::size_t given_up_ = 0;             // bytes
};

inline void SearchTexts::set(std::uint32_t place, std::string_view text) {
    if (place >= piece_of_.size()) piece_of_.resize(place + 1, kNobody);
    give_up(place);
    piece_of_[place] = static_cast<std::uint32_t>(pieces_.size());
    pieces_.push_back({block_.size(), place});
    block_ += text;
    if (given_up_ > block_.size() / 2) pack();
}

inline void SearchTexts::erase(std::uint32_t place, std::size_t count) {
    piece_of_.resize(count, kNobody);
    give_up(place);
    const auto moved = piece_of_.back();
    piece_of_.pop_back();
    if (place == piece_of_.size()) return;
    piece_of_[place] = moved;
    if (moved != kNobody) pieces_[moved].of = place;
}

// Overwritten, so that no word is found there.
inline void SearchTexts::give_up(std::uint32_t place) {
    const auto piece = std::exchange(piece_of_[place], kNobody);
    if (piece == kNobody) return;
    const auto begin = pieces_[piece].begin;
    const auto bytes = end_of(piece) - begin;
    std::fill_n(block_.begin() + static_cast<std::ptrdiff_t>(begin), bytes, '\0');
    pieces_[piece].of = kNobody;
    given_up_ += bytes;
}

inline void SearchTexts::pack() {
    std::string block;
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const auto& piece = pieces_[i];
        if (piece.of == kNobody) continue;
        piece_of_[piece.of] = static_cast<std::uint32_t>(pieces.size());
        pieces.push_back({block.size(), piece.of});
        block.append(block_, piece.begin, end_of(i) - piece.begin);
    }
    block_ = std::move(block);
    pieces_ = std::move(pieces);
    given_up_ = 0;
}

inline std::vector<std::uint32_t> SearchTexts::places_with(std::string_view word) const {
    std::vector<std::uint32_t> places;
    std::size_t piece = 0;
    for (auto at = find_from(block_, word, 0); at != std::string_view::npos; at = find_from(block_, word, at)) {
        while (end_of(piece) <= at) ++piece;
        const bool within = at + word.size() <= end_of(piece);  // not from one text into the next
        if (within) places.push_back(pieces_[piece].of);
        at = within ? end_of(piece) : at + 1;
    }
    return places;
}

}  // namespace recoup::core::inline model
