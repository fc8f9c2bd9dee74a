// Why a picture was not read. Constant; any thread.
#pragma once

namespace recoup::ocr::inline reader {

enum class Failure {
    stopped,    // as the token asked
    too_large,  // more pixels than kMostPixels, or no pixels at all
    no_pixels,  // a band could not be had
    no_memory,
    network,  // a network does not fit what it is given
};

}  // namespace recoup::ocr::inline reader
