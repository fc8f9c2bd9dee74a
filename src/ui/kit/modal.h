// A dialog in the middle of the window, over a dimmed rest: heading, close button, room for content, a row of buttons.
// Main thread. Knows no view.
#pragma once

#include <optional>

#include "ui/kit/kit.h"
#include "ui/kit/motion.h"

namespace recoup::ui::inline kit {

struct ModalSpec {
    const char* name;    // its probes are name/scrim, name/close
    ImVec2 design_size;  // cut to what the window has room for
    std::string_view heading;
    std::string_view detail;   // one muted line below it
    float footer_height = 36;  // design pixels; 0: none
    bool click_away = true;    // a click beside it closes it
};

class Modal {
  public:
    // Keys are taken if ctx.layer_active.
    Modal(Canvas& ctx, const ModalSpec& spec);

    Rect head;  // beside the heading, for what belongs to the whole
    Rect body;
    Rect footer;
    // Ask behind the content, which may want Esc for itself: the user wants it closed.
    bool dismissed();

  private:
    static Rect place(Canvas& ctx, const ModalSpec& spec);

    Canvas& ctx_;
    bool closed_;  // before the layer, which covers what it was clicked on
    Rect box_;
    std::optional<Layer> layer_;
    std::optional<Arrival> arrival_;  // ends before the layer does
};

}  // namespace recoup::ui::inline kit
