#include "media/meta/document.h"

#include <doctest/doctest.h>

#include <string>

#include "media/meta/captured_at.h"

using namespace recoup::media;
using namespace std::string_literals;

namespace {

constexpr Moment kWrittenAt{{2024, 5, 6, 12, 34, 56}, 480};
const std::string kDate = "/CreationDate(D:20240506123456+08'00')";

std::optional<Moment> created(const std::string& file) {
    return created_by_content(as_bytes(file));
}

std::string pdf(const std::string& objects, const std::string& reference) {
    return "%PDF-1.4\n" + objects + "trailer<</Root 9 0 R/Info " + reference + ">>\nstartxref\n0\n%%EOF\n";
}

std::string mail(const std::string& lines) {
    return "From: a@example.com\r\nTo: b@example.com\r\n" + lines + "\r\nhello\r\n";
}

}  // namespace

TEST_CASE("a PDF says when it was made, in the dictionary its trailer names") {
    const auto object = "1 0 obj<<" + kDate + ">>endobj\n";
    CHECK(created(pdf(object, "1 0 R")) == kWrittenAt);
    CHECK(created(pdf("1 0 obj\r\n<< /Title (a) /CreationDate (D:20240506123456+08'00') >>\r\nendobj\n", "\n1 0 R")) ==
          kWrittenAt);
    CHECK(created(pdf("11 0 obj<</CreationDate(D:19990101000000Z)>>endobj\n" + object, "1 0 R")) == kWrittenAt);
    // What was added later takes the place of what stands before it.
    CHECK(created(pdf("1 0 obj<</CreationDate(D:19990101000000Z)>>endobj\n", "1 0 R") + pdf(object, "1 0 R")) ==
          kWrittenAt);
    CHECK(created(pdf("2 0 obj<</CreationDate(D:19990101000000Z)>>endobj\n", "2 0 R") + pdf(object, "1 0 R")) ==
          kWrittenAt);
}

TEST_CASE("a PDF that does not say so plainly says nothing") {
    CHECK_FALSE(created(pdf("1 0 obj<<" + kDate + ">>endobj\n", "2 0 R")));
    CHECK_FALSE(created(pdf("1 0 obj<<>>endobj\n2 0 obj<<" + kDate + ">>endobj\n", "1 0 R")));
    CHECK_FALSE(created(pdf("1 0 obj<</CreationDate 3 0 R>>endobj\n", "1 0 R")));
    CHECK_FALSE(created(pdf("1 0 obj<</CreationDate(\x8e\x11\x90)>>endobj\n", "1 0 R")));
    CHECK_FALSE(created("%PDF-1.4\n1 0 obj<<" + kDate + ">>endobj\n%%EOF\n"));
    CHECK_FALSE(created("%PDF-1.4\n/Info"));
    CHECK_FALSE(created("%PDF-1.4\n/Info 1 0 R 1 0 obj /CreationDate"));
}

TEST_CASE("a PDF whose dictionary is packed may say it in XMP") {
    const auto xmp = "<x:xmpmeta><xmp:CreateDate>2024-05-06T12:34:56+08:00</xmp:CreateDate></x:xmpmeta>"s;
    CHECK(created(pdf("1 0 obj<</Type/Metadata>>stream\n" + xmp + "\nendstream endobj\n", "2 0 R")) == kWrittenAt);
}

TEST_CASE("a mail says when it was sent, in its head") {
    CHECK(created(mail("Date: Mon, 6 May 2024 12:34:56 +0800\r\n")) == kWrittenAt);
    CHECK(created(mail("DATE:Mon, 6 May 2024 12:34:56 +0800 (CST)\r\n")) == kWrittenAt);
    CHECK(created(mail("Date:\r\n Mon, 6 May 2024 12:34:56 +0800\r\n")) == kWrittenAt);
    CHECK(created("Date: Mon, 6 May 2024 12:34:56 +0800\nFrom: a\nTo: b\n\nx") == kWrittenAt);
    CHECK_FALSE(created(mail("Subject: x\r\n\r\nDate: Mon, 6 May 2024 12:34:56 +0800\r\n")));
    CHECK_FALSE(created(mail("X-Date: Mon, 6 May 2024 12:34:56 +0800\r\n")));
    CHECK_FALSE(created(mail("Date: when it was ready\r\n")));
}
