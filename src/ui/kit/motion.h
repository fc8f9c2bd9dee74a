// What comes moves a little on its way, and not at all for those who want it still. Main thread. Knows no view.
#pragma once

#include "ui/kit/canvas.h"

namespace recoup::ui::inline kit {

inline constexpr double kComes_s = 0.16, kDrops_s = 0.14;

// From 0 to 1, quick first and slow at the end; 1 where nothing is to move. Asks for the next frame while under way.
float eased(Canvas& ctx, double since_s, double length_s);

// All that is drawn into the window of a layer while this lives fades in and rises by 8 px, from when the layer comes
// up. Where things are pressed does not move.
class Arrival {
  public:
    explicit Arrival(Canvas& ctx);
    ~Arrival();
    Arrival(const Arrival&) = delete;
    Arrival& operator=(const Arrival&) = delete;

  private:
    ImDrawList& list_;
    int first_ = 0;
    float part_ = 1, rise_px_ = 0;
};

}  // namespace recoup::ui::inline kit
