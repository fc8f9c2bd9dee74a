#include "media/meta/moment.h"

#include <doctest/doctest.h>

using namespace recoup::media;

namespace {

constexpr CivilTime kMay{2024, 5, 6, 12, 34, 56};
constexpr CivilTime kToTheMinute{2024, 5, 6, 12, 34, 0};

}  // namespace

TEST_CASE("moments are read in the forms of EXIF, ISO 8601 and mail") {
    CHECK(read_moment("2024:05:06 12:34:56") == Moment{kMay, {}});
    CHECK(read_moment("2024-05-06T12:34:56.789+08:00") == Moment{kMay, 480});
    CHECK(read_moment("2024-05-06T12:34:56Z") == Moment{kMay, 0});
    CHECK(read_moment("2024-05-06T12:34+08") == Moment{kToTheMinute, 480});
    CHECK(read_moment("2024/05/06 12:34:56") == Moment{kMay, {}});
    CHECK(read_moment("\r\n 2024-05-06T12:34:56") == Moment{kMay, {}});
    CHECK(read_moment("Mon, 6 May 2024 12:34:56 +0800 (CST)") == Moment{kMay, 480});
    CHECK(read_moment("Mon,  06 May 2024 12:34 GMT") == Moment{kToTheMinute, 0});
    CHECK(read_moment("6 May 2024 12:34:56 EDT") == Moment{kMay, -240});
    CHECK(read_moment("6 May 2024 12:34:56 somewhere") == Moment{kMay, {}});
}

TEST_CASE("what is no moment says nothing") {
    for (const auto* text :
         {"", "yesterday", "2024", "2024-05-06", "2024:05:06", "    :  :     :  :  ", "0000:00:00 00:00:00",
          "2024:02:30 12:34:56", "2024:05:06 24:00:00", "2024:05:06 12:60:00", "1904-01-01T00:00:00Z",
          "Mon, 6 Mai 2024 12:34:56", "6 May 24 12:34:56", "06 May 2024 03:04:05 PM", "2024-05-06T12"}) {
        CAPTURE(text);
        CHECK_FALSE(read_moment(text));
    }
}

TEST_CASE("offsets stand in hours and minutes, or by name") {
    CHECK(read_offset("+08:00") == 480);
    CHECK(read_offset(" -0330") == -210);
    CHECK(read_offset("+08'00'") == 480);
    CHECK(read_offset("Z") == 0);
    CHECK(read_offset("PST") == -480);
    for (const auto* text : {"", "08:00", "+8", "+15:00", "+08:60", "+08:0", "Mars"}) {
        CAPTURE(text);
        CHECK_FALSE(read_offset(text));
    }
}

TEST_CASE("the date of a PDF is read down to the minute at least") {
    CHECK(read_pdf_date("D:20240506123456+08'00'") == Moment{kMay, 480});
    CHECK(read_pdf_date("D:20240506123456+08'00") == Moment{kMay, 480});
    CHECK(read_pdf_date("20240506123456Z") == Moment{kMay, 0});
    CHECK(read_pdf_date("D:202405061234") == Moment{kToTheMinute, {}});
    for (const auto* text : {"", "D:", "D:20240506", "D:20240230123456", "6.5.2024"}) {
        CAPTURE(text);
        CHECK_FALSE(read_pdf_date(text));
    }
}

TEST_CASE("seconds since 1970 are a moment in universal time") {
    CHECK(moment_of_unix(1'714'970'096) == Moment{{2024, 5, 6, 4, 34, 56}, 0});
    CHECK_FALSE(moment_of_unix(0));
    CHECK_FALSE(moment_of_unix(-1));
    CHECK_FALSE(moment_of_unix(0xffff'ffff));
}
