// Which encoding a text is in, and the text in UTF-8. Pure; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "bill/text/gb18030.h"

namespace recoup::bill::inline text {

// What makes one reading of doubtful bytes more likely than another: words that a text of this sort has.
using LooksRight = std::function<bool(std::string_view utf8)>;

// By its mark (UTF-8, UTF-16), as UTF-16 where every other byte is nought, as UTF-8 where it is valid, else as GB18030,
// unless only the bytes as UTF-8 look right. What cannot be read is U+FFFD. The bytes themselves where they are UTF-8,
// else what was put into `made`.
std::string_view utf8_of(ByteView bytes, const Gb18030& gb18030, const LooksRight& looks_right, std::string& made);

}  // namespace recoup::bill::inline text
