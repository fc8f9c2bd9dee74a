#include "app/file/excerpt.h"

#include "app/reading/kept_text.h"
#include "store/file/file.h"

namespace recoup::app::inline file {

core::Result<core::State> read_excerpt(const std::filesystem::path& path, const core::Zones& zones,
                                       const Excerpt& excerpt, bool in_pictures) {
    // Open as a session opens it: a journal that is left is played back, an older file brought up to date.
    const auto file = store::File::open(path, {});
    if (!file) return tl::unexpected(file.error());
    core::State state(zones);
    if (const auto read = (*file)->load(state, excerpt); !read) return tl::unexpected(read.error());
    if (!in_pictures) return state;
    for (const auto& kept : (*file)->texts())
        if (const auto text = read_kept_text(kept.lines)) state.know_text(kept.sha256, plain_text(*text));
    return state;
}

}  // namespace recoup::app::inline file
