#include "bill/container/aes.h"

#include <algorithm>
#include <bit>

namespace recoup::bill::inline container {
namespace {

constexpr std::uint8_t doubled(std::uint8_t a) {
    return static_cast<std::uint8_t>(a << 1 ^ (a & 0x80 ? 0x1B : 0));
}

// By its definition: the inverse in the field, then the affine step.
constexpr std::array<std::uint8_t, 256> make_boxes() {
    std::array<std::uint8_t, 256> boxes{};
    std::uint8_t p = 1, q = 1;
    do {
        p = static_cast<std::uint8_t>(p ^ doubled(p));
        q = static_cast<std::uint8_t>(q ^ q << 1);
        q = static_cast<std::uint8_t>(q ^ q << 2);
        q = static_cast<std::uint8_t>(q ^ q << 4);
        if (q & 0x80) q ^= 0x09;
        boxes[p] =
            static_cast<std::uint8_t>(q ^ std::rotl(q, 1) ^ std::rotl(q, 2) ^ std::rotl(q, 3) ^ std::rotl(q, 4) ^ 0x63);
    } while (p != 1);
    boxes[0] = 0x63;
    return boxes;
}
constexpr auto kBoxes = make_boxes();

// Rows are shifted by where a column takes its bytes from.
void mix(Aes::Block& block, bool mix_columns) {
    Aes::Block out{};
    for (std::size_t column = 0; column < 4; ++column) {
        std::array<std::uint8_t, 4> in{};
        for (std::size_t row = 0; row < 4; ++row) in[row] = kBoxes[block[(column + row) % 4 * 4 + row]];
        const auto all = static_cast<std::uint8_t>(in[0] ^ in[1] ^ in[2] ^ in[3]);
        for (std::size_t row = 0; row < 4; ++row) {
            const auto pair = static_cast<std::uint8_t>(in[row] ^ in[(row + 1) % 4]);
            out[column * 4 + row] = mix_columns ? static_cast<std::uint8_t>(in[row] ^ all ^ doubled(pair)) : in[row];
        }
    }
    block = out;
}

void add_key(Aes::Block& block, const Aes::Block& key) {
    for (std::size_t i = 0; i < block.size(); ++i) block[i] ^= key[i];
}

}  // namespace

Aes::Aes(ByteView key) : rounds_(key.size() / 4 + 6) {
    const auto words = key.size() / 4;
    std::array<std::uint8_t, 240> all{};
    for (std::size_t i = 0; i < key.size(); ++i) all[i] = std::to_integer<std::uint8_t>(key[i]);
    std::uint8_t constant = 1;
    for (std::size_t word = words; word < 4 * (rounds_ + 1); ++word) {
        std::array<std::uint8_t, 4> last{};
        std::copy_n(all.begin() + static_cast<std::ptrdiff_t>(4 * word - 4), 4, last.begin());
        if (word % words == 0) {
            std::ranges::rotate(last, last.begin() + 1);
            for (auto& byte : last) byte = kBoxes[byte];
            last[0] ^= constant;
            constant = doubled(constant);
        } else if (words == 8 && word % 8 == 4) {
            for (auto& byte : last) byte = kBoxes[byte];
        }
        for (std::size_t i = 0; i < 4; ++i) all[4 * word + i] = all[4 * (word - words) + i] ^ last[i];
    }
    for (std::size_t round = 0; round <= rounds_; ++round)
        std::copy_n(all.begin() + static_cast<std::ptrdiff_t>(16 * round), 16, keys_[round].begin());
}

Aes::Block Aes::encrypted(Block block) const {
    add_key(block, keys_[0]);
    for (std::size_t round = 1; round <= rounds_; ++round) {
        mix(block, round < rounds_);
        add_key(block, keys_[round]);
    }
    return block;
}

void winzip_counter_mode(const Aes& aes, std::span<std::byte> bytes) {
    Aes::Block counter{};
    for (std::size_t at = 0; at < bytes.size(); at += counter.size()) {
        for (auto& byte : counter)
            if (++byte != 0) break;
        const auto stream = aes.encrypted(counter);
        for (std::size_t i = 0; i < stream.size() && at + i < bytes.size(); ++i) bytes[at + i] ^= std::byte{stream[i]};
    }
}

}  // namespace recoup::bill::inline container
