// The picture of the viewer: where it lies, its tiles, and the gestures that move it. Main thread.
#pragma once

#include "core/view/case.h"
#include "ui/context/context.h"
#include "ui/viewer/viewer.h"

namespace recoup::ui::inline viewer {

inline constexpr float kMostZoom = 8;  // screen pixels a picture pixel, as all zooms here

// Where a picture of this size lies in the room. Physical pixels.
struct Placed {
    float zoom;
    Rect box;
    bool pans_x, pans_y;  // larger than the room
};
Placed place_picture(const Pose& pose, ImVec2 size, const Rect& room, float margin);

// Changes the zoom so that the picture's point under `anchor` stays there.
void zoom_about(Pose& pose, ImVec2 size, const Rect& room, float margin, ImVec2 anchor, float zoom);
// The next round zoom up (+1) or down (-1).
float zoom_step(float zoom, int direction);

// What lies over a picture: it sees the pointer first and is drawn last.
class Overlay {
  public:
    Overlay() = default;
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;
    virtual ~Overlay() = default;
    // `under`: the room of the picture. True: the pointer is the overlay's now and moves no picture.
    virtual bool take_pointer(Context& ctx, const Hit& under, const Placed& placed) = 0;
    virtual void draw(Context& ctx, const Placed& placed, const Rect& room) = 0;
};

// Moves the picture, as large as it is, so that this part of it, in its pixels, is in sight.
void bring_into_sight(Pose& pose, ImVec2 size, const Rect& room, float margin, const Rect& part);

// A whole picture in the middle of the room, sharp, that does not move: where it stands. Nothing when the original
// cannot be drawn.
std::optional<Rect> draw_still(Context& ctx, const std::string& sha256, ImVec2 size_px, const Rect& room);
void draw_picture(Context& ctx, Pose& pose, const core::EvidenceView& item, const Rect& room,
                  Overlay* overlay = nullptr);
// Zoom and pan keys. Those that are not needed are left to the caller.
void picture_keys(Context& ctx, Pose& pose, const core::EvidenceView& item, const Rect& room);
float picture_margin(const Context& ctx);

}  // namespace recoup::ui::inline viewer
