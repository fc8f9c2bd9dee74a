// The texts of all cases in one block, so that a word that is typed is looked for in one pass through memory. A text
// that changes goes to the end of it. Knows places in a list and no case. Not thread-safe; one owner.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recoup::core::inline search {

// Of characters of type C.
template <class C>
class Pieces {
  public:
    using View = std::basic_string_view<C>;

    // Of the case at that place of the list; takes the place of the text it had.
    void set(std::uint32_t place, View text);
    // The case there goes; the last of the list, which has `count` until then, takes its place.
    void erase(std::uint32_t place, std::size_t count);

    // Empty where there is none.
    View of(std::uint32_t place) const;

    // Calls take(place) once for each case in whose text something is found. find(block, from) says where in the whole
    // block the next begins at `from` or later, and how long it is; nothing: no more. It finds nothing across zeros.
    template <class Find, class Take>
    void search(Find find, Take take) const;

  private:
    static constexpr std::uint32_t kNobody = UINT32_MAX;
    struct Piece {
        std::size_t begin = 0;
        std::uint32_t of = kNobody;
    };

    // A zero ends each piece.
    std::size_t end_of(std::size_t piece) const {
        return (piece + 1 < pieces_.size() ? pieces_[piece + 1].begin : block_.size()) - 1;
    }
    void give_up(std::uint32_t place);
    void pack();

    std::basic_string<C> block_;
    std::vector<Piece> pieces_;            // as they lie in the block
    std::vector<std::uint32_t> piece_of_;  // by place
    std::size_t given_up_ = 0;             // characters
};

template <class C>
void Pieces<C>::set(std::uint32_t place, View text) {
    if (place >= piece_of_.size()) piece_of_.resize(place + 1, kNobody);
    give_up(place);
    piece_of_[place] = static_cast<std::uint32_t>(pieces_.size());
    pieces_.push_back({block_.size(), place});
    block_ += text;
    block_ += C{0};
    if (given_up_ > block_.size() / 2) pack();
}

template <class C>
void Pieces<C>::erase(std::uint32_t place, std::size_t count) {
    piece_of_.resize(count, kNobody);
    give_up(place);
    const auto moved = piece_of_.back();
    piece_of_.pop_back();
    if (place == piece_of_.size()) return;
    piece_of_[place] = moved;
    if (moved != kNobody) pieces_[moved].of = place;
}

template <class C>
typename Pieces<C>::View Pieces<C>::of(std::uint32_t place) const {
    if (place >= piece_of_.size() || piece_of_[place] == kNobody) return {};
    const auto piece = piece_of_[place];
    return View(block_).substr(pieces_[piece].begin, end_of(piece) - pieces_[piece].begin);
}

// Overwritten, so that no word is found there.
template <class C>
void Pieces<C>::give_up(std::uint32_t place) {
    const auto piece = std::exchange(piece_of_[place], kNobody);
    if (piece == kNobody) return;
    const auto begin = pieces_[piece].begin;
    const auto length = end_of(piece) + 1 - begin;
    std::fill_n(block_.begin() + static_cast<std::ptrdiff_t>(begin), length, C{0});
    pieces_[piece].of = kNobody;
    given_up_ += length;
}

template <class C>
void Pieces<C>::pack() {
    std::basic_string<C> block;
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const auto& piece = pieces_[i];
        if (piece.of == kNobody) continue;
        piece_of_[piece.of] = static_cast<std::uint32_t>(pieces.size());
        pieces.push_back({block.size(), piece.of});
        block.append(block_, piece.begin, end_of(i) + 1 - piece.begin);
    }
    block_ = std::move(block);
    pieces_ = std::move(pieces);
    given_up_ = 0;
}

template <class C>
template <class Find, class Take>
void Pieces<C>::search(Find find, Take take) const {
    std::size_t piece = 0;
    for (auto at = find(View(block_), 0); at; at = find(View(block_), end_of(piece))) {
        while (end_of(piece) <= *at) ++piece;
        take(pieces_[piece].of);
    }
}

}  // namespace recoup::core::inline search
