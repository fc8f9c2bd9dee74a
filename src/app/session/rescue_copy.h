// What the window holds as a file of its own: where the file it was read from cannot take it any more. Any thread that
// owns what it is given; waits for the disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/model/state.h"
#include "store/file/file.h"

namespace recoup::app::inline session {

struct Held {
    core::State state;
    std::vector<store::Original> originals;  // that are on their way to the file
    store::Identity identity;                // of the copy, where nothing is left of the file
    core::Uuid change_uuid;                  // of the one change that brings the file to `state`
};

struct RescueCopy {
    std::int64_t cases = 0;
    std::int64_t originals_missing = 0;  // that neither the file nor `originals` have
};

// Into a new file at `out`: a copy of what `file` has, history and originals, and in one change what `held` has beyond
// it; where `file` is nothing, not of the same identity or not to be read, `held` alone. Errors are those of
// make_beside.
core::Result<RescueCopy> write_rescue_copy(const Held& held, store::File* file, const std::filesystem::path& out);

}  // namespace recoup::app::inline session
