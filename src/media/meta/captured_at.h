// When a picture was taken, from what it says itself or from the name a phone gave it. Pure, any thread.
// Knows no time zone: the fields are the clock on the wall where it was taken, with an offset only where one is stated.
#pragma once

#include <optional>
#include <string_view>

#include "media/base/bytes.h"

namespace recoup::media::inline meta {

struct CivilTime {
    int year = 0, month = 0, day = 0;
    int hour = 0, minute = 0, second = 0;
    bool operator==(const CivilTime&) const = default;
};

enum class CapturedOrigin { exif, name };  // exif: any statement inside the file

struct CapturedAt {
    CivilTime local;
    std::optional<int> utc_offset_min;  // minutes east of UTC
    CapturedOrigin origin = CapturedOrigin::exif;
    bool operator==(const CapturedAt&) const = default;
};

// The file's own word first, then its name; nothing when neither gives a possible date with a time of day.
std::optional<CapturedAt> captured_at(ByteView file, std::string_view name);

// EXIF DateTimeOriginal or DateTimeDigitized; the "Creation Time" text of a PNG.
std::optional<CapturedAt> captured_at_from_content(ByteView file);

// Screenshot_20261121-090532.png, IMG_20261120_201406.jpg, 微信图片_20261121090532.jpg, mmexport1763687132000.jpg …
std::optional<CapturedAt> captured_at_from_name(std::string_view name);

// A day the calendar has, between 1990 and 2099, and a time of day.
bool is_possible(const CivilTime& time);

}  // namespace recoup::media::inline meta
