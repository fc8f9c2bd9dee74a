// Looking into a ZIP archive that may be hostile: what is in it, where, and whether its frame is what ZipWriter writes.
// Strict: nothing is packed, hidden, doubled or laid over something else, and every byte belongs to something. Pure;
// any thread. Nothing is taken in memory before a limit was asked.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "export/archive/zip.h"

namespace recoup::exporting::inline archive {

// Fills `into` with what lies at `at`; false when that cannot be read.
using ZipSource = std::function<bool(std::uint64_t at, std::span<std::byte> into)>;

inline constexpr std::uint64_t kMostZipEntries = 100'000;
inline constexpr std::uint64_t kMostZipListBytes = 64ULL << 20;

struct ZipList {
    std::vector<ZipEntry> entries;  // in the order in which they lie
    // Every byte that is not an entry's own is as ZipWriter has it: nobody packed it anew, and none of them changed.
    bool as_written = true;
};

// The error says in one sentence why the archive is none that can be checked.
core::Result<ZipList> read_zip_list(const ZipSource& source, std::uint64_t bytes);

}  // namespace recoup::exporting::inline archive
