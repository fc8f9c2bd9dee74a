// Lines of a text within a width, as Chinese and European printing breaks them. Pure, any thread that `type` may be
// used on. Lengths are points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/typeface.h"

namespace recoup::core::inline report {

struct TypeStyle {
    float size = 10;
    TypeFace face = TypeFace::regular;
};

float width_of(std::string_view text, const TypeStyle& style, TypeSource& type);

// At least one line. No closing mark begins a line and no opening one ends it; what has no place to break is broken
// anywhere. Line ends of the text stay.
std::vector<std::string> wrap(std::string_view text, float width, const TypeStyle& style, TypeSource& type);

// In one line; "…" where it was cut.
std::string shorten(std::string_view text, float width, const TypeStyle& style, TypeSource& type);

}  // namespace recoup::core::inline report
