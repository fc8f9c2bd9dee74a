// The evidence viewer over the whole window: one original at a time, sharp at any zoom, with what is known about it.
// Dark in both themes, so that the picture is what shines. Main thread. Gets pixels from Pictures only.
#pragma once

#include <optional>

#include "ui/context/context.h"
#include "ui/kit/kit.h"
#include "ui/kit/menu.h"
#include "ui/viewer/cover.h"
#include "ui/viewer/find.h"
#include "ui/viewer/selection.h"

namespace recoup::ui::inline viewer {

// How the picture lies in its room.
struct Pose {
    enum class Mode : std::uint8_t { fit, whole, free };
    Mode mode = Mode::fit;  // fit: tall pictures by their width; whole: all of it in sight
    float zoom = 1;         // screen pixels a picture pixel, when free
    ImVec2 centre{0, 0};    // the picture's pixel in the middle of the room
};

// Of the text that lies over the picture.
struct PictureTextUi {
    TextSelection selection;
    bool dragging = false;
    bool frames = false;  // of the lines; stays from picture to picture
    MenuUi menu;
};

struct ViewerUi {
    core::Uuid case_uuid;
    core::Uuid evidence_uuid;
    Pose pose;
    float strip_scroll = 0;
    bool reveal_in_strip = true;
    float panel_scroll = 0;
    SelectState kind;
    std::string caption;
    TextFieldState caption_field;
    std::optional<core::Uuid> caption_of;  // being edited
    std::string proves;
    TextFieldState proves_field;
    std::optional<core::Uuid> proves_of;  // likewise
    CoverUi cover;
    PictureTextUi text;
    FindUi find;
    bool transcript = false;  // in the panel, where the picture is a chat
    float transcript_scroll = 0, transcript_height = 0;
};

struct ViewerEvents {
    bool close = false;
    std::optional<core::Uuid> export_evidence;
};

// In the dark theme of its own. Takes keys if outer.layer_active.
ViewerEvents draw_viewer(Context& outer, ViewerUi& ui);

}  // namespace recoup::ui::inline viewer
