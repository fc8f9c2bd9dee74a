// Looking at some cases of a file, for who prints them and goes: no session, no writer, nothing read that is not
// shown. Waits for the disk; any thread. May write: plays a journal back and brings an older file up to date.
#pragma once

#include <filesystem>

#include "core/base/error.h"
#include "core/model/state.h"
#include "store/file/excerpt.h"

namespace recoup::app::inline file {

using store::Excerpt;

// Errors are those of Session::open. `in_pictures`: what was read in them is searched as well.
core::Result<core::State> read_excerpt(const std::filesystem::path& path, const core::Zones& zones,
                                       const Excerpt& excerpt, bool in_pictures = false);

}  // namespace recoup::app::inline file
