// What the decoders of one format each have in common: a part of a picture, row by row, straight into the size in which
// it is wanted. Whatever a file says, about kDecodeBytes are held at most, the file itself not counted.
// Pure, any thread; inside media only. The caller has probed the file (meta/probe.h). Throws std::bad_alloc.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/flaw.h"
#include "media/base/image.h"
#include "media/base/refusal.h"
#include "media/meta/probe.h"

namespace recoup::media::inline codec {

// Of the stored picture, not turned upright yet; `size` is never larger than the part.
struct Wanted {
    Part part;
    Size size;
};

// Rows that the file has not are transparent.
struct Decoded {
    Image image;
    Flaw flaw = Flaw::none;
};

using Decoding = tl::expected<Decoded, ImageRefusal>;

Decoding decode_png(ByteView file, const PictureInfo& info, const Wanted& wanted);
Decoding decode_jpeg(ByteView file, const PictureInfo& info, const Wanted& wanted);
Decoding decode_gif(ByteView file, const PictureInfo& info, const Wanted& wanted);
Decoding decode_bmp(ByteView file, const PictureInfo& info, const Wanted& wanted);
// By the libraries of the system, as a whole.
Decoding decode_heif(ByteView file, const PictureInfo& info, const Wanted& wanted);
Decoding decode_tiff(ByteView file, const PictureInfo& info, const Wanted& wanted);
Decoding decode_webp(ByteView file, const PictureInfo& info, const Wanted& wanted);

}  // namespace recoup::media::inline codec
