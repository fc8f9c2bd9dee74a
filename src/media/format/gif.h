// What a GIF says of its first picture (GIF89a specification). Pure, any thread; every offset is checked.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "media/base/refusal.h"

namespace recoup::media::inline format {

struct GifFrame {
    Size canvas;
    Part place;  // on the canvas, maybe beyond it
    bool interlaced = false;
    int transparent = -1;  // index of the colour, or -1
    ByteView palette;      // three bytes a colour
    int code_bits = 0;     // 2 to 8
    ByteView blocks;  // the packed indices, in blocks of up to 255 bytes with their length in front, to the file's end
};

tl::expected<GifFrame, ImageRefusal> read_gif(ByteView file);

}  // namespace recoup::media::inline format
