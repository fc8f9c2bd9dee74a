// Reading every byte of a file and holding it against its digests, and saving what is whole into a new file. Long:
// reports progress, can be stopped. One thread; a connection of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/file/create.h"
#include "store/file/file.h"

namespace recoup::store::inline verify {

struct Damage {
    enum class Kind { structure, foreign, meta, row, original, original_missing, thumbnail, text, history };
    Kind kind = Kind::structure;
    std::string table;
    std::string detail;            // SQLite's words, a name, the evidence's file name, a history number
    std::int64_t case_number = 0;  // 0: of no case, or that cannot be told
    std::string case_title;

    bool operator==(const Damage&) const = default;
};

// Of an original or a thumbnail: all else of the file can be worked with.
bool is_of_a_picture(const Damage& damage);

// Bytes done and to do (of a copy: pages, then bytes, of twice as much); false stops. May be empty.
using Progress = std::function<bool(std::int64_t done, std::int64_t all)>;

struct Verification {
    std::vector<Damage> damages;
    std::int64_t cases = 0;
    std::int64_t originals = 0;
    std::int64_t original_bytes = 0;
    bool stopped = false;
};

// What cannot be read is damage, not an error.
Verification verify_file(File& file, const Progress& progress);

struct Salvage {
    std::int64_t cases = 0;
    std::int64_t evidence = 0;
    std::int64_t originals = 0;
    std::int64_t left_out = 0;  // rows and originals that were not whole
};

// Copies what is whole and hangs together into a new file at `out`, which must not exist. Errors: of kind file, or of
// kind work when it was stopped.
core::Result<Salvage> salvage_file(File& damaged, const std::filesystem::path& out, const Identity& identity,
                                   const Progress& progress);

// Fills an empty state with every row that fits its digest; gives how many do not, or could not be reached.
std::int64_t load_readable(File& damaged, core::State& state);

// Page by page into the empty file `out`. Errors are as below, without a look at what was copied.
core::Result<void> copy_pages(File& source, const std::filesystem::path& out, const Progress& progress);

struct Copied {
    std::int64_t damaged = 0;  // originals and thumbnails that are, as they are in the file
    Afterwards afterwards;
};

// A fresh copy at `draft`, read whole; gives how many of its originals and thumbnails are damaged. When anything else
// is, the error is of kind work, of `out`.
core::Result<std::int64_t> verify_copy(const std::filesystem::path& draft, const std::filesystem::path& out,
                                       const Progress& progress);

// A copy page by page into a new file at `out`, verified. Other programs may go on writing meanwhile. Errors: of kind
// file, or of kind work when it was stopped or anything but originals and thumbnails is damaged, as the file is then.
core::Result<Copied> copy_file(File& source, const std::filesystem::path& out, const Progress& progress);

}  // namespace recoup::store::inline verify
