// Looking at a picture before memory is taken for it: size, wholeness, limits, which way up. Pure, any thread.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/flaw.h"
#include "media/base/refusal.h"
#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

struct PictureInfo {
    FileType type = FileType::unknown;
    // Pixels, as stored; width() and height() are as seen.
    int stored_width = 0;
    int stored_height = 0;
    int orientation = 1;      // 1 to 8, as EXIF numbers them
    bool interlaced = false;  // a PNG whose rows come seven times
    Flaw flaw = Flaw::none;   // as far as the file's structure tells

    bool on_its_side() const { return orientation >= 5; }
    int width() const { return on_its_side() ? stored_height : stored_width; }
    int height() const { return on_its_side() ? stored_width : stored_height; }
};

// A picture that passes may be drawn, though it may lack something, and its compressed data may turn out to be damaged.
tl::expected<PictureInfo, ImageRefusal> probe(ByteView file);

}  // namespace recoup::media::inline meta
