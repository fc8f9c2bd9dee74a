// The texts of a PNG: tEXt, zTXt and iTXt (PNG specification, 11.3.3). Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "media/base/bytes.h"

namespace recoup::media::inline meta {

// The first text under this keyword, packed or not; at most `most` bytes of it are unpacked. Empty when there is none.
std::string png_text(ByteView file, std::string_view keyword, std::size_t most);

}  // namespace recoup::media::inline meta
