// Looking at a picture before memory is taken for it: size, wholeness, limits, which way up. Pure, any thread.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/refusal.h"
#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

struct PictureInfo {
    FileType type = FileType::unknown;
    // Pixels, as stored; width() and height() are as seen.
    int stored_width = 0;
    int stored_height = 0;
    int orientation = 1;  // 1 to 8, as EXIF numbers them
    bool has_alpha = false;
    // Bytes, more than decoding an honest PNG or JPEG of this shape ever takes.
    std::size_t decode_budget = 0;

    bool on_its_side() const { return orientation >= 5; }
    int width() const { return on_its_side() ? stored_height : stored_width; }
    int height() const { return on_its_side() ? stored_width : stored_height; }
};

// A picture that passes is whole by its own structure; its compressed data may still turn out damaged.
tl::expected<PictureInfo, ImageRefusal> probe(ByteView file);

}  // namespace recoup::media::inline meta
