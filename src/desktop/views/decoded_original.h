// The original last looked at, decoded once for many tiles and never more of it than memory allows. Any thread.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "media/picture/decode.h"

namespace recoup::desktop::inline views {

class DecodedOriginal {
  public:
    // `side` pixels a side, smaller at the edges; nothing when the original cannot be read or decoded there. The whole
    // is at 1 / 2^level. `read` gives the encoded bytes; it is called when what is held does not do.
    std::optional<media::Drawn> tile(const std::string& sha256, int level, int column, int row, int side,
                                     const std::function<core::Result<app::Bytes>()>& read);

  private:
    // A part of the picture at one level, in pixels of that level.
    struct Piece {
        int level = 0;
        media::Part part;
        media::Drawn drawn;
    };
    const Piece* find(int level, const media::Part& tile) const;
    const Piece* shrink(int level);
    const Piece* decode(int level, int column, int row, int side,
                        const std::function<core::Result<app::Bytes>()>& read);

    std::mutex mutex_;
    std::string sha256_;
    media::Size size_;  // of the picture
    std::vector<Piece> pieces_;
};

}  // namespace recoup::desktop::inline views
