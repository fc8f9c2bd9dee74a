// What a report points at in a picture: the lines that facts were read from, each framed and numbered. Pure, any
// thread.
#pragma once

#include "core/reading/facts.h"
#include "core/report/report.h"

namespace recoup::core::inline report {

// From the top down. `text` is without what is covered, and what `reading` was made of.
std::vector<ExhibitFrame> frames_of(const PictureText& text, const Reading& reading, Lang lang);

}  // namespace recoup::core::inline report
