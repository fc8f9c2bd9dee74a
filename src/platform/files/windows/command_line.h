// The one text that Windows hands a program as its arguments. Pure, any thread.
#pragma once

#include <string>
#include <vector>

namespace recoup::platform::inline files {

// Such that CommandLineToArgvW and the C runtime read the same words again. A program's own name, the first, comes
// through as long as it holds no quote, which no file's name can. All UTF-8.
std::string command_line(const std::vector<std::string>& words);

}  // namespace recoup::platform::inline files
