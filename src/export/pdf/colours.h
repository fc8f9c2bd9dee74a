// sRGB as a colour profile (ICC.1:2022), which a PDF for archives names. Pure, any thread.
#pragma once

#include <string>

namespace recoup::exporting::inline pdf {

std::string srgb_profile();

}  // namespace recoup::exporting::inline pdf
