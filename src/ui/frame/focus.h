// Which widget the keyboard acts on. Widgets of the top layer register in drawing order; Tab walks them. Main thread.
#pragma once

#include <imgui.h>

#include <optional>
#include <utility>
#include <vector>

#include "ui/frame/geometry.h"

namespace recoup::ui::inline frame {

class Focus {
  public:
    void begin_frame() { order_.clear(); }
    // After drawing: forgets a widget that is gone and makes the step asked for.
    void end_frame();
    // Asks for the next (+1) or previous (-1) widget.
    void walk(int step) { step_ = step; }

    // A widget of the top layer says that it is there, and where. True when it has the focus.
    bool add(ImGuiID id, const Rect& place) {
        order_.push_back({id, place});
        return current_ == id;
    }
    std::size_t count() const { return order_.size(); }
    // Those added since there were `first` are walked as one reads: line by line, from the left.
    void read_in_lines(std::size_t first);
    // Where the widget that has the focus was drawn last.
    std::optional<Rect> place() const;
    bool has(ImGuiID id) const { return current_ == id; }
    bool any() const { return current_ != 0; }
    void set(ImGuiID id, bool by_key) { current_ = id, visible_ = by_key; }
    void clear() { current_ = 0, visible_ = false; }
    ImGuiID current() const { return current_; }
    // When a layer closes: the widget of the layer below that had the focus has it again.
    void give_back(ImGuiID id) { given_back_ = id; }

    // The focused widget tells where it is; whoever scrolls shows it when Tab has just reached it.
    void note_place(const Rect& place) {
        if (walked_) place_ = place;
    }
    std::optional<Rect> take_place() { return std::exchange(place_, std::nullopt); }
    // Rings are drawn only for those who use the keyboard.
    bool visible() const { return visible_; }

  private:
    struct Stop {
        ImGuiID id;
        Rect place;
    };
    std::vector<Stop> order_;
    ImGuiID current_ = 0;
    int step_ = 0;
    ImGuiID given_back_ = 0;
    bool walked_ = false;
    std::optional<Rect> place_;
    bool visible_ = false;
};

// What is drawn while it lives is walked as one reads, in whatever order it was drawn.
class ReadingOrder {
  public:
    explicit ReadingOrder(Focus& focus) : focus_(focus), first_(focus.count()) {}
    ~ReadingOrder() { focus_.read_in_lines(first_); }
    ReadingOrder(const ReadingOrder&) = delete;
    ReadingOrder& operator=(const ReadingOrder&) = delete;

  private:
    Focus& focus_;
    std::size_t first_;
};

}  // namespace recoup::ui::inline frame
