// The demo board: true-to-life cases told from assets/demo/story.json, every moment relative to now, made through a
// session as a person would have made them, so that history, undo and dates look alive. Main thread.
#pragma once

#include <filesystem>
#include <string_view>

#include "app/data/library.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/uuid.h"

namespace recoup::app::inline demo {

// Makes `file`, which must not be there yet; it appears when all of it is told. Errors are those of Session::create and
// of saving.
core::Result<void> make_demo(const std::filesystem::path& file, core::Lang lang, core::Instant now,
                             const core::Zones& zones, core::IdSource& ids, const Library& library);

}  // namespace recoup::app::inline demo
