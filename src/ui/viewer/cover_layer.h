// The boxes over the picture: solid, with their labels, and while it is on what is proposed beside them and the
// gestures that draw, move and size them. Main thread.
#pragma once

#include "ui/viewer/cover.h"
#include "ui/viewer/picture.h"

namespace recoup::ui::inline viewer {

class CoverLayer : public Overlay {
  public:
    // `below` has the pointer while nothing is being covered; nothing: there is none. All outlive the layer.
    CoverLayer(CoverUi& ui, const CoverTarget& target, Overlay* below = nullptr)
        : ui_(ui), target_(target), below_(below) {}

    bool take_pointer(Context& ctx, const Hit& under, const Placed& placed) override;
    void draw(Context& ctx, const Placed& placed, const Rect& room) override;

  private:
    void press(Context& ctx, ImVec2 at, float zoom);
    void drag(ImVec2 at);
    void release(Context& ctx);
    void draw_box(Context& ctx, const Placed& placed, std::size_t index) const;
    void draw_suggestion(Context& ctx, const Placed& placed, const Rect& room, const core::CoverSuggestion& one,
                         std::size_t index) const;

    CoverUi& ui_;
    const CoverTarget& target_;
    Overlay* below_;
};

}  // namespace recoup::ui::inline viewer
