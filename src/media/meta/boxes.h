// What files made of boxes say of themselves: HEIF and AVIF by items, MP4, M4A and QuickTime by their film's header.
// Pure, any thread, no memory taken; every offset is checked.
#pragma once

#include "media/base/boxes.h"
#include "media/meta/moment.h"

namespace recoup::media::inline meta {

// The bytes of the first item of this type ("Exif"), or of this MIME type where the type is "mime"; of an item in
// several pieces the first. Empty when there is none. (ISO/IEC 14496-12, 8.11)
ByteView find_item(ByteView file, std::string_view type, std::string_view mime = {});

// The TIFF block within an "Exif" item or box, which begins with how far off it is (ISO/IEC 23008-12, annex A.2.1).
ByteView tiff_of_exif_item(ByteView item);

// When a film or a recording was made: as QuickTime writes it with the zone, else the header's moment in UTC, which
// some recorders set when they end. Nothing for zero and impossible dates.
std::optional<Moment> film_created(ByteView file);

}  // namespace recoup::media::inline meta
