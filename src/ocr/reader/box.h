// Where a line of text lies. Values; any thread. Inside ocr only.
#pragma once

namespace recoup::ocr::inline reader {

// A strip that may lean: its middle runs through (x, y) with `slope` (down by so much for each step to the right),
// `width` is along x, `height` is upright. All in pixels of the picture it was found in.
struct Box {
    float x = 0, y = 0;  // the middle
    float width = 0, height = 0;
    float slope = 0;

    float left() const { return x - width / 2; }
    float right() const { return x + width / 2; }
    // Without what it leans.
    float top() const { return y - height / 2; }
    float bottom() const { return y + height / 2; }
};

}  // namespace recoup::ocr::inline reader
