#include "app/file/excerpt.h"

#include "store/file/file.h"

namespace recoup::app::inline file {

core::Result<core::State> read_excerpt(const std::filesystem::path& path, const core::Zones& zones,
                                       const Excerpt& excerpt) {
    // Open as a session opens it: a journal that is left is played back, an older file brought up to date.
    const auto file = store::File::open(path, {});
    if (!file) return tl::unexpected(file.error());
    core::State state(zones);
    if (const auto read = (*file)->load(state, excerpt); !read) return tl::unexpected(read.error());
    return state;
}

}  // namespace recoup::app::inline file
