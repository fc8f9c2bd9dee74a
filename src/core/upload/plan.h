// Which part of which shot goes into which file of an upload set. Long shots are cut where no line of text stands;
// where there are fewer files than shots several stand on one picture. Pure; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/reading/lines.h"

namespace recoup::core::inline upload {

struct Shot {
    int width = 0, height = 0;          // pixels
    const PictureText* text = nullptr;  // outlives it; nothing: nobody read it
};

// A band of a shot in its whole width.
struct ShotPart {
    std::size_t shot = 0;
    int top = 0, height = 0;

    bool operator==(const ShotPart&) const = default;
};

// Where a part stands on the picture of its file.
struct PlacedPart {
    ShotPart part;
    int x = 0, y = 0;
};

struct UploadPage {
    int width = 0, height = 0;
    std::vector<PlacedPart> parts;
};

// At most `files` pages, at least one; each shot is on them wholly and once, in order.
std::vector<UploadPage> plan_upload(std::span<const Shot> shots, int files);

// Into so many bands, none of which ends within a line of text as far as that can be.
std::vector<ShotPart> cut_at_gaps(const Shot& shot, std::size_t index, int parts);

}  // namespace recoup::core::inline upload
