// Where the bytes of an edited text stand: rows and places across, in physical pixels. Main thread.
#pragma once

#include <string_view>
#include <vector>

#include "ui/text/text.h"

namespace recoup::ui::inline text {

class TextRows {
  public:
    // Text and value outlive it.
    TextRows(Text& text, const TextStyle& style, std::string_view value, float width_px, bool multiline);

    const std::vector<TextLine>& rows() const { return rows_; }
    float row_height_px() const { return Text::line_height_px(style_); }
    float height_px() const { return row_height_px() * static_cast<float>(rows_.size()); }

    std::size_t row_of(std::size_t at) const;
    // From the upper left corner of the text to the upper end of the caret.
    ImVec2 place_of(std::size_t at) const;
    float x_of(std::size_t row, std::size_t at) const;
    std::size_t at_x(std::size_t row, float x_px) const;
    std::size_t at_point(ImVec2 point) const;

  private:
    Text& text_;
    TextStyle style_;
    std::string_view value_;
    std::vector<TextLine> rows_;
};

}  // namespace recoup::ui::inline text
