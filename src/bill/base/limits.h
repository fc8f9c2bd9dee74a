// What is accepted of a bill at most. Every figure is checked before memory is taken for it. Constant; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recoup::bill::inline base {

using ByteView = std::span<const std::byte>;
using Bytes = std::vector<std::byte>;

// Of a file that lies open, and of all that is unpacked from one archive.
inline constexpr std::size_t kMostOpenBytes = 200u << 20;
inline constexpr std::size_t kMostUnpackedBytes = 64u << 20;
// Beyond the first of them no entry may grow by more than this.
inline constexpr std::size_t kFreeUnpackedBytes = 1u << 20;
inline constexpr std::size_t kMostGrowth = 100;
inline constexpr std::size_t kMostEntries = 1000;

inline constexpr std::size_t kMostColumns = 64;  // those behind them are not looked at
inline constexpr std::size_t kMostCellBytes = 4096;
inline constexpr std::size_t kMostRows = 2'000'000;
// The heading stands in one of the first.
inline constexpr std::size_t kMostRowsAbove = 60;

}  // namespace recoup::bill::inline base
