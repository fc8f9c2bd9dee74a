// Where views get pictures to draw. Implemented outside over background decoding; a picture that is not ready is drawn
// as a placeholder and the next frame asked for when it is. Main thread.
#pragma once

#include <cstdint>
#include <string>

#include "ui/frame/imgui_compat.h"

namespace recoup::ui::inline frame {

// What is missing from a picture that is shown as far as it goes; the worse one is the greater.
enum class Flaw : std::uint8_t { none, cut_off, damaged };

struct Picture {
    enum class State : std::uint8_t { loading, ready, failed };
    State state = State::loading;
    TextureId texture = 0;
    int width_px = 0;
    int height_px = 0;
    Flaw flaw = Flaw::none;  // of the original, as far as it has been read
};

// Whether an original is still what its digest says.
enum class Verdict : std::uint8_t { checking, intact, damaged };

class Pictures {
  public:
    static constexpr int kTilePx = 1024;

    virtual ~Pictures() = default;

    // The thumbnail of an original, cropped and scaled to exactly this size: sharp without filtering.
    virtual Picture cover(const std::string& sha256, int width_px, int height_px) = 0;
    // The same of a picture file on disk, for the picker.
    virtual Picture file_cover(const std::string& path, int width_px, int height_px) = 0;
    // One square of an original at 1 / 2^level of its size, rows from the top. At the edges a tile is smaller.
    virtual Picture tile(const std::string& sha256, int level, int column, int row) = 0;
    virtual Verdict verdict(const std::string& sha256) = 0;
};

}  // namespace recoup::ui::inline frame
