#include "core/upload/plan.h"

#include <doctest/doctest.h>

#include "core/upload/limits.h"

using namespace recoup::core;

namespace {

constexpr int kWide = 1080, kScreen = 2400;

PictureText lines_every(int pitch, int height) {
    PictureText text{kWide, height, {}};
    for (int y = 40; y + 60 < height; y += pitch) text.lines.push_back({40, y, 900, 60, "客服", 1});
    return text;
}

}  // namespace

TEST_CASE("kinds of files are read as they are written, and no other") {
    for (const auto* text : {"jpg", "png", "pdf", "jpg,png", "jpg,pdf", "jpg,png,pdf"}) {
        UploadLimits limits{.files = 1, .each_bytes = 2'000'000};
        REQUIRE(read_upload_types(text, limits));
        CHECK(upload_types_text(limits) == text);
        CHECK(is_possible(limits));
    }
    UploadLimits limits;
    CHECK(read_upload_types("PDF, jpeg", limits));
    CHECK(upload_types_text(limits) == "jpg,pdf");
    for (const auto* wrong : {"", "webp", "jpg,exe", "jpg,", "pdf;png"}) CHECK_FALSE(read_upload_types(wrong, limits));
    CHECK_FALSE(is_possible({.files = 1, .each_bytes = 2'000'000, .jpg = false, .png = false}));
}

TEST_CASE("a megabyte is a million bytes, and what is written is read back") {
    CHECK(read_upload_bytes("2MB") == 2'000'000);
    CHECK(read_upload_bytes(" 1.5 m ") == 1'500'000);
    CHECK(read_upload_bytes("500KB") == 500'000);
    for (const auto* wrong : {"", "2", "MB", "0MB", "1 GB", "-2MB", "1.2345MB", "1KB", "999999999999999999999MB"})
        CHECK_FALSE(read_upload_bytes(wrong));
    for (const std::int64_t bytes : {20'000, 500'000, 1'500'000, 2'000'000, 200'000'000})
        CHECK(read_upload_bytes(upload_bytes_text(bytes)) == bytes);
}

TEST_CASE("with enough files each shot has its own, and is whole") {
    const Shot shots[] = {{kWide, kScreen}, {kWide, kScreen}};
    const auto pages = plan_upload(shots, 5);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].parts.size() == 1);
    CHECK(pages[0].parts[0].part == ShotPart{0, 0, kScreen});
    CHECK(pages[1].width == kWide);
}

TEST_CASE("a long shot is cut between lines, never within one") {
    const auto text = lines_every(100, 9000);
    const Shot shot{kWide, 9000, &text};
    const auto parts = cut_at_gaps(shot, 0, 4);
    REQUIRE(parts.size() == 4);
    int end = 0;
    for (const auto& part : parts) {
        CHECK(part.top == end);
        end = part.top + part.height;
        for (const auto& line : text.lines) CHECK_FALSE((line.y < end && end < line.bottom()));
    }
    CHECK(end == 9000);
    CHECK(plan_upload(std::span(&shot, 1), 4).size() == 4);
    const auto one = plan_upload(std::span(&shot, 1), 1);
    REQUIRE(one.size() == 1);
    CHECK(one[0].parts.size() == 4);
    CHECK(one[0].width > kWide);
}

TEST_CASE("with fewer files than shots several stand on one picture, in order, and none over another") {
    std::vector<Shot> shots(7, {kWide, kScreen});
    shots[3] = {1280, 720};
    for (int files = 1; files <= 6; ++files) {
        const auto pages = plan_upload(shots, files);
        CHECK(pages.size() <= static_cast<std::size_t>(files));
        std::size_t next = 0;
        for (const auto& page : pages) {
            for (const auto& [part, x, y] : page.parts) {
                CHECK(part.shot == next++);
                CHECK(part.height == shots[part.shot].height);
                CHECK(x + shots[part.shot].width <= page.width);
                CHECK(y + part.height <= page.height);
            }
            for (const auto& a : page.parts)
                for (const auto& b : page.parts) {
                    if (&a == &b) continue;
                    const bool beside = a.x >= b.x + shots[b.part.shot].width || b.x >= a.x + shots[a.part.shot].width;
                    CHECK((beside || a.y >= b.y + b.part.height || b.y >= a.y + a.part.height));
                }
        }
        CHECK(next == shots.size());
    }
}
