#include "media/codec/coefficients.h"

#include <algorithm>
#include <new>

namespace recoup::media::inline codec {
namespace {

// A block is the number of its values, then each with its place; large ones, told by the highest bit, take two bytes.
constexpr std::uint8_t kLarge = 0x80;

void pack_block(const Block& block, std::vector<std::uint8_t>& out) {
    const auto at = out.size();
    out.push_back(0);
    for (std::size_t group = 0; group < block.size(); group += 8) {
        const auto any = std::any_of(&block[group], &block[group] + 8, [](auto value) { return value != 0; });
        for (std::size_t i = group; any && i < group + 8; ++i) {
            const int value = block[i];
            if (value == 0) continue;
            ++out[at];
            const bool large = value < -128 || value > 127;
            out.push_back(static_cast<std::uint8_t>(i | (large ? kLarge : 0)));
            out.push_back(static_cast<std::uint8_t>(value));
            if (large) out.push_back(static_cast<std::uint8_t>(value >> 8));
        }
    }
}

const std::uint8_t* unpack_block(const std::uint8_t* in, Block& block) {
    for (int count = *in++; count > 0; --count) {
        const auto place = *in++;
        const int low = *in++;
        if (place & kLarge)
            block[place & 63U] = static_cast<std::int16_t>(low | *in++ << 8);
        else
            block[place] = static_cast<std::int16_t>(low < 128 ? low : low - 256);
    }
    return in;
}

}  // namespace

Coefficients::Coefficients(std::size_t blocks_per_row, std::size_t rows, std::size_t window, std::size_t& left)
    : blocks_per_row_(blocks_per_row), packed_(rows), window_(blocks_per_row * window), left_(left) {
    for (std::size_t i = 0; i < window; ++i) pointers_.push_back(window_.data() + i * blocks_per_row);
}

Block** Coefficients::rows(std::size_t first, std::size_t count, bool change) noexcept try {
    if (count > pointers_.size() || first > packed_.size() || count > packed_.size() - first) return nullptr;
    if ((first < first_ || first + count > first_ + pointers_.size()) && !move_to(first)) return nullptr;
    changed_ = changed_ || change;
    return pointers_.data() + (first - first_);
} catch (const std::bad_alloc&) {
    return nullptr;
}

bool Coefficients::move_to(std::size_t first) {
    if (changed_ && !pack()) return false;
    changed_ = false;
    unpack(first);
    return true;
}

bool Coefficients::pack() {
    const auto end = std::min(packed_.size(), first_ + pointers_.size());
    for (auto row = first_; row < end; ++row) {
        scratch_.clear();
        const Block* blocks = pointers_[row - first_];
        for (std::size_t i = 0; i < blocks_per_row_; ++i) pack_block(blocks[i], scratch_);
        left_ += packed_[row].size();
        packed_[row].clear();
        if (scratch_.size() > left_) return false;
        packed_[row].assign(scratch_.begin(), scratch_.end());
        packed_[row].shrink_to_fit();
        left_ -= packed_[row].size();
    }
    return true;
}

void Coefficients::unpack(std::size_t first) {
    first_ = first;
    std::ranges::fill(window_, Block{});
    const auto end = std::min(packed_.size(), first + pointers_.size());
    for (auto row = first; row < end; ++row) {
        const auto* in = packed_[row].data();
        for (std::size_t i = 0; in && i < blocks_per_row_; ++i) in = unpack_block(in, pointers_[row - first][i]);
    }
}

}  // namespace recoup::media::inline codec
