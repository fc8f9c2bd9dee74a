// Short notes at the lower edge: what was done, with undo, and what went wrong. They keep clear of what they speak of.
// Main thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline notices {

enum class ToastLook : std::uint8_t { done, trouble, reminder };

// Where notes may lie.
struct ToastRoom {
    Rect area;                                           // what nothing large covers
    std::span<const Rect> taken;                         // never over these
    std::span<const std::pair<core::Uuid, Rect>> cards;  // those on the screen
};

struct ToastEvents {
    std::optional<core::Uuid> open;      // the case that is to be opened
    std::optional<core::MoveCase> move;  // the move that was offered
};

class Toasts {
  public:
    // `undo`: offers to take back the last change. `about`: the case it speaks of. `now_s`: FrameInput::time_s, from
    // which it is counted how long a note stays.
    void add(ToastLook look, std::string text, bool undo, double now_s, std::optional<core::Uuid> about = {});
    // What was done, with undo, and the move that mostly follows it.
    void offer(std::string text, const core::MoveCase& move, double now_s);
    // A deadline that speaks, with a way to its case.
    void remind(std::string text, const core::Uuid& case_uuid, double now_s);
    ToastEvents draw(Context& ctx, const ToastRoom& room);

  private:
    struct Toast {
        ToastLook look;
        std::string text;
        bool undo = false;
        double until_s = 0;
        std::optional<core::Uuid> about = {};
        std::optional<core::MoveCase> move = {};
    };
    struct Act;
    void push(Toast toast);
    struct Shape;
    static std::vector<Act> acts_of(Context& ctx, const Toast& toast);
    static Shape shape_of(Context& ctx, const Toast& toast, const std::vector<Act>& acts, float room_px);
    static void draw_one(Context& ctx, Toast& toast, const Shape& shape, const Rect& box, const std::vector<Act>& acts,
                         ToastEvents& events);
    std::vector<Toast> toasts_;
};

}  // namespace recoup::ui::inline notices
