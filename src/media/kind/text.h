// Telling text from binary data, and HTML, SVG and mail from other text. Pure, any thread; inside media only.
#pragma once

#include "media/kind/sniff.h"

namespace recoup::media::inline kind {

// unknown when the bytes are no text in UTF-8, UTF-16 or GB 18030.
FileType sniff_text(ByteView file);

}  // namespace recoup::media::inline kind
