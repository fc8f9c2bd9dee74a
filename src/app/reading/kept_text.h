// What was read from a picture as the file keeps it (docs/FILE_FORMAT.md, `texts`). Pure, any thread; what a file holds
// is a stranger's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/reading/lines.h"

namespace recoup::app::inline reading {

std::string kept_text(const core::PictureText& text);
// Nothing where it is not of that form. Lines beyond core::kMostLines and core::kMostLineBytes are left out.
std::optional<core::PictureText> read_kept_text(std::string_view kept);

// The lines one below the other, as they are searched.
std::string plain_text(const core::PictureText& text);

}  // namespace recoup::app::inline reading
