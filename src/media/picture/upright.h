// The eight orientations in which cameras store pictures, undone. Pure, any thread; sizes are in pixels. Throws
// std::bad_alloc.
#pragma once

#include "media/base/image.h"

namespace recoup::media::inline picture {

// `orientation` is 1 to 8, as EXIF numbers them; the image as stored.
Image upright(Image image, int orientation);
// Where a part of the upright picture lies in the stored one, of this size.
Part stored_part(Size stored, const Part& upright, int orientation);
// The size of a part of the upright picture as it is stored, and the other way round.
Size turned(Size size, int orientation);

}  // namespace recoup::media::inline picture
