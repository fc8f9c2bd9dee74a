// A picture that a verb reads: a file, or a piece of evidence by its number. Main thread.
#pragma once

#include <optional>
#include <string>

#include "app/reading/picture_text.h"
#include "cli/command_line/call.h"
#include "core/model/rows.h"

namespace recoup::cli::inline evidence {

inline constexpr int kReadingThreads = 2;

struct Picture {
    app::Bytes bytes;
    std::string name;                    // for errors
    std::optional<core::Instant> taken;  // by itself or its name
    // Of a piece of evidence: itself, and its case.
    std::optional<core::EvidenceRow> row = {};
    std::optional<core::CaseRow> of = {};
};

// A file that is there goes before a number; a number needs the .recoup file, a file does not.
core::Result<Picture> picture_of(Call& call, const std::string& typed);
// Read by a reader that this opens.
core::Result<core::PictureText> read_picture_text(const Picture& picture);

}  // namespace recoup::cli::inline evidence
