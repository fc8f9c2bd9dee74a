// When a proof was captured: a picture taken, a recording made, a document or mail written, from what it says itself or
// from the name a phone or program gave it. Pure, any thread; reads a bounded number of times through the file.
#pragma once

#include <optional>
#include <string_view>

#include "media/base/bytes.h"
#include "media/meta/moment.h"

namespace recoup::media::inline meta {

enum class CapturedOrigin { exif, name };  // exif: any statement inside the file

struct CapturedAt : Moment {
    CapturedOrigin origin = CapturedOrigin::exif;
    bool only_day = false;  // nobody says more than the day; the clock is at zero
    bool operator==(const CapturedAt&) const = default;
};

// What the file says of its making goes first, then its name, then when it says it was changed last: by a program that
// cut or marked it, mostly. Nothing when none of them gives a possible date.
std::optional<CapturedAt> captured_at(ByteView file, std::string_view name);

// EXIF, XMP and text of pictures, the header of films and recordings, the information of a PDF, the date of a mail.
std::optional<Moment> created_by_content(ByteView file);

// EXIF DateTime, tIME of a PNG.
std::optional<Moment> changed_by_content(ByteView file);

// Screenshot_20261121-090532.png, IMG_20261120_201406.jpg, 微信图片_20261121090532.jpg, mmexport1763687132000.jpg …
std::optional<CapturedAt> captured_at_from_name(std::string_view name);

}  // namespace recoup::media::inline meta
