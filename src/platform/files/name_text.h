// Names of files as text. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace recoup::platform::inline files {

// UTF-8 as it is; other bytes as GB 18030 says, if they are that whole; else as they are.
std::string name_text(std::string_view bytes);

}  // namespace recoup::platform::inline files
