// What the settings are laid out with: a sheet of sections, rows, and what stands at their right end. Main thread.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline settings {

// Design pixels.
inline constexpr float kSheetRow = 56;
inline constexpr float kSheetHeading = 34;
inline constexpr float kSheetGap = 22;

// Sections from top to bottom; each is a heading and a card of rows. `top` and bottom() are physical pixels; rows
// outside of `sight` are passed over.
class Sheet {
  public:
    Sheet(Context& ctx, const Rect& room, float top, const Rect& sight)
        : ctx_(ctx), left_(room.min.x), width_(room.width()), y_(top), sight_(sight) {}

    void section(std::string_view name, std::size_t rows) { section_of(name, kSheetRow * static_cast<float>(rows)); }
    // With a card of this height, for rows of several heights.
    void section_of(std::string_view name, float design_height) {
        const auto heading = Rect::at(left_, y_, width_, ctx_.px(kSheetHeading - 10));
        label(ctx_, heading, body_bold(ctx_), Role::text, name);
        y_ += ctx_.px(kSheetHeading);
        card_ = Rect::at(left_, y_, width_, ctx_.px(design_height));
        shadow(ctx_, card_, Lift::card, 10);
        fill(ctx_, card_, Role::surface, 10);
        next_ = 0;
        row_top_ = card_.min.y;
        y_ = card_.max.y + ctx_.px(kSheetGap);
    }
    // The room of the next row, or nothing when it is out of sight.
    std::optional<Rect> row(float design_height = kSheetRow) {
        const float top = row_top_;
        row_top_ += ctx_.px(design_height);
        const auto whole = Rect::at(left_, top, width_, ctx_.px(design_height));
        const auto inner = whole.inset(ctx_.px(16), 0);
        if (next_++ > 0) fill(ctx_, {{inner.min.x, top}, {inner.max.x, top + std::max(1.0F, ctx_.px(1))}}, Role::line);
        if (!whole.overlaps(sight_)) return std::nullopt;
        return inner;
    }
    float bottom() const { return y_; }

  private:
    Context& ctx_;
    float left_, width_, y_;
    Rect sight_;
    Rect card_;
    float row_top_ = 0;
    int next_ = 0;
};

void draw_text(Context& ctx, Rect row, char32_t icon, std::string_view name, std::string_view detail,
               Role detail_role = Role::muted);

// A button at the right end of the row, which shrinks.
bool end_button(Context& ctx, const char* id, Rect& row, const ButtonSpec& spec);

template <std::size_t N>
int end_segments(Context& ctx, const char* id, Rect& row, float design_width,
                 const std::array<std::string_view, N>& choices, int selected) {
    if (row.width() < ctx.px(design_width + 150)) {  // then below the name
        const auto below = row.take_bottom(ctx.px(36)).moved({0, -ctx.px(3)});
        return segments(ctx, id, below.inset(0, ctx.px(2)), choices, selected);
    }
    const float width = ctx.px(design_width);
    const auto place = row.take_right(width, ctx.px(16));
    return segments(ctx, id, Rect::at(place.min.x, row.centre().y - ctx.px(18), width, ctx.px(36)), choices, selected);
}

// The section of reminders: lead times, quiet hours, notes on the desktop, the background, the calendar.
inline constexpr std::size_t kReminderRows = 5;
void draw_reminders(Context& ctx, Sheet& sheet);

// The section of the file: which it is, others, its backups, its integrity, the demo.
struct SettingsUi;
// Design pixels.
float file_section_height(const Context& ctx);
// A backup that is to be restored, if one was pressed.
std::optional<std::string> draw_file_section(Context& ctx, Sheet& sheet, SettingsUi& ui);

// Folders whose new screenshots are offered.
std::size_t watched_rows(const Context& ctx);
void draw_watched(Context& ctx, Sheet& sheet);

// Whose rules and which currency a new case has.
inline constexpr std::size_t kHomeRows = 2;
void draw_home(Context& ctx, Sheet& sheet, SelectState& currencies);

}  // namespace recoup::ui::inline settings
