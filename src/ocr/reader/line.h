// What is read from a picture. Values; any thread.
#pragma once

#include <string>

namespace recoup::ocr::inline reader {

// A line of text with the upright rectangle around it, in pixels of the picture, within it.
struct Line {
    int x = 0, y = 0, width = 0, height = 0;
    std::string text;  // UTF-8, as the network reads it: neither folded nor corrected, never empty; see
                       // Characters::give_back_traditional() for the one exception
    double score = 0;  // how sure the network is, 0.5 to 1: the mean over the characters

    bool operator==(const Line&) const = default;
};

}  // namespace recoup::ocr::inline reader
