// Covering parts of the picture in the viewer: boxes are drawn, chosen, moved, taken away; what might be covered is
// proposed and never covered by itself. Each change is one command. Main thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/redact/suggest.h"
#include "core/view/case.h"
#include "ui/context/context.h"

namespace recoup::ui::inline viewer {

inline constexpr int kLeastSide = 4;  // of a box, in picture pixels; a smaller one is a click

struct CoverUi {
    bool on = false;
    core::Uuid of;                      // the evidence that all below is about
    std::optional<std::size_t> chosen;  // of the boxes; then nothing is marked
    std::optional<std::size_t> marked;  // of what is proposed, by Tab
    // The boxes while they are being changed; nothing: as the file has them.
    std::optional<std::vector<core::CoverBox>> draft;
    bool sent = false;    // the draft is on its way into the file
    double nudged_s = 0;  // by arrows, last; several in a row are one step
    bool nudging = false;
    Rect sight{};               // what is seen of the picture, in its pixels, as of the last frame
    bool reveal = false;        // what was chosen by a key is to be brought there
    bool see_original = false;  // the button is held
    float scroll = 0;

    enum class Gesture : std::uint8_t { none, draw, move, resize };
    Gesture gesture = Gesture::none;
    ImVec2 from{};            // picture pixels
    core::CoverBox before{};  // of the box that is moved
    int corner = 0;           // 0 to 3: upper left, upper right, lower right, lower left

    std::vector<core::CoverSuggestion> suggested;
    std::string suggested_for;  // what they were made of
};

// What is covered, as of this frame.
struct CoverTarget {
    const core::CaseView& view;
    const core::EvidenceView& item;
    const core::PictureText* text = nullptr;  // that was read in it
    bool reading = false;

    ImVec2 size() const { return {static_cast<float>(item.width), static_cast<float>(item.height)}; }
};

// The boxes as they are to be drawn.
const std::vector<core::CoverBox>& boxes_of(const CoverUi& ui, const CoverTarget& target);

// Before anything of the frame looks at the keys: settles what was sent, makes the proposals, and while it is on takes
// R, N for a box in the middle of what is seen, Tab through boxes and proposals, Enter for the marked proposal or all
// of them, Del, the arrows that move a chosen box, with Ctrl those that size it.
void cover_keys(Context& ctx, CoverUi& ui, const CoverTarget& target);
void start_covering(CoverUi& ui);
// The boxes of the draft are as they are to be: into the file.
void keep_boxes(Context& ctx, CoverUi& ui, const CoverTarget& target);
// The boxes, to be changed; nothing is kept until keep_boxes().
std::vector<core::CoverBox>& change_boxes(CoverUi& ui, const CoverTarget& target);
// Keeps what is not sent yet.
void stop_covering(Context& ctx, CoverUi& ui, const CoverTarget& target);
// What was chosen by a key; nothing: it is in sight.
std::optional<core::CoverBox> take_reveal(CoverUi& ui, const CoverTarget& target);
// The original without its boxes, while Space or the button is held.
bool sees_original(const Context& ctx, const CoverUi& ui);

void take_suggestion(Context& ctx, CoverUi& ui, const CoverTarget& target, std::size_t index);
void take_all(Context& ctx, CoverUi& ui, const CoverTarget& target);
void remove_box(Context& ctx, CoverUi& ui, const CoverTarget& target, std::size_t index);

}  // namespace recoup::ui::inline viewer
