// Which way up a picture is. Pure, any thread; every offset is checked.
#pragma once

#include "media/base/bytes.h"
#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

// 1 to 8, as EXIF numbers them: what EXIF says, else what XMP says (tiff:Orientation), else 1.
int read_orientation(ByteView file, FileType type);

}  // namespace recoup::media::inline meta
