// Where the tests' data lies. A text to link with rather than a definition, so that clones can share compiled tests.
#pragma once

#include <string>

namespace recoup::test {

extern const char* const kSourceDir;

inline std::string source_path(const std::string& path_below_source) {
    return std::string(kSourceDir) + "/" + path_below_source;
}

}  // namespace recoup::test
