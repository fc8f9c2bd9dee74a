// Telling apart what shares a container: zip, OLE2, ISO media, JPEG 2000, RIFF, Matroska. Where nothing inside tells
// more: zip, ole, mp4, jp2, unknown, mkv. Pure, any thread; inside media only.
#pragma once

#include "media/kind/sniff.h"

namespace recoup::media::inline kind {

FileType sniff_zip(ByteView file);
FileType sniff_ole(ByteView file);
FileType sniff_iso_media(ByteView file);
// A motion picture in JPEG 2000 is a video like another.
FileType sniff_jpeg_2000(ByteView file);
FileType sniff_riff(ByteView file);
FileType sniff_matroska(ByteView file);

}  // namespace recoup::media::inline kind
