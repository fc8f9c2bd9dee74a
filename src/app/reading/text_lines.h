// A text that never was a picture, laid out as one: what a mail or a card says is read by the same rules. Pure.
#pragma once

#include <string_view>

#include "core/reading/lines.h"

namespace recoup::app::inline reading {

// Each line at its own height, well below where a screen has its title; parts divided by a tab stand beside each other.
// Of a text of more than kMostLines lines the first.
core::PictureText text_as_lines(std::string_view text);

}  // namespace recoup::app::inline reading
