// Telling apart what shares a container: zip, OLE2, ISO media, RIFF, Matroska. Pure, any thread; inside media only.
#pragma once

#include "media/sniff.h"

namespace recoup::media {

FileType sniff_zip(ByteView file);
FileType sniff_ole(ByteView file);
FileType sniff_iso_media(ByteView file);
FileType sniff_riff(ByteView file);
FileType sniff_matroska(ByteView file);

}  // namespace recoup::media
