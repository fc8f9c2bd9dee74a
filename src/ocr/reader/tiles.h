// How a picture is cut for the finding network. Pure, any thread. Inside ocr only.
#pragma once

#include <vector>

namespace recoup::ocr::inline reader {

// Rows of a picture that are looked at together, and those of them whose lines count here: the tiles overlap, and a
// line belongs to the one in whose middle part its middle lies.
struct Tile {
    int top = 0, bottom = 0;  // pixels of the picture; bottom is the first row beyond
    int first = 0, last = 0;  // of those that count; the same
};

// How many pixels of the finding network one of the picture becomes, so that the short side has about `short_side` of
// them; at most `most`.
double scale_for(int width, int height, double short_side, double most);

// From the top to the bottom: at most kTileHeight rows of the network each, a tenth of them shared with the next.
std::vector<Tile> tiles_of(int height, double scale);

// The next multiple of what the network halves to nothing.
int network_side(double side);

inline constexpr int kTileHeight = 1024;

}  // namespace recoup::ocr::inline reader
