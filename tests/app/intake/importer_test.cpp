#include "app/intake/importer.h"

#include <doctest/doctest.h>

#include "app/unreachable.h"
#include "platform/files/files.h"
#include "support/pictures.h"
#include "support/system.h"
#include "support/temp_folder.h"
#include "support/zones.h"

using namespace recoup;
using app::Bytes;
using core::CapturedFrom;
using core::FileClass;

namespace {

const test::FixedZones kZones;
const platform::SystemFiles kFiles;

core::Result<app::Import> import_named(const std::string& name, Bytes bytes,
                                       std::optional<core::Instant> file_time = std::nullopt) {
    return app::import_bytes(std::make_shared<const Bytes>(std::move(bytes)), name, file_time, kZones, "Asia/Shanghai");
}

Bytes text(std::string_view content) {
    return {content.begin(), content.end()};
}

}  // namespace

TEST_CASE("a picture is measured, digested and made small, and its bytes stay as they are") {
    const auto bytes = test::png(600, 300);
    const auto import = import_named("shot.png", bytes);
    REQUIRE(import);
    CHECK(*import->original.bytes == bytes);
    CHECK(import->evidence.width == 600);
    CHECK(import->evidence.height == 300);
    CHECK(import->evidence.bytes == static_cast<std::int64_t>(bytes.size()));
    CHECK(import->evidence.file_class == FileClass::picture);
    CHECK(import->evidence.sha256.size() == 64);
    CHECK(import->evidence.sha256 == import->original.sha256);
    CHECK(import->original.thumbnail_width == 320);
    CHECK(import->original.thumbnail_height == 160);
    CHECK_FALSE(import->original.thumbnail.empty());
}

TEST_CASE("the content says what a file is, not its name") {
    const auto import = import_named("photo.png", text("%PDF-1.7\n1 0 obj\n"));
    REQUIRE(import);
    CHECK(import->evidence.file_class == FileClass::pdf);
    CHECK(import->original.thumbnail.empty());
    CHECK(import->evidence.width == 0);
    CHECK(app::name_by_content("stdin", test::png(2, 2)) == "stdin.png");
    CHECK(app::name_by_content("stdin", text("hello, world\n")) == "stdin.txt");
}

TEST_CASE("an empty file is refused with the reason") {
    const auto empty = import_named("a.png", {});
    REQUIRE_FALSE(empty);
    CHECK(empty.error().message == "import_empty"_tr);
}

TEST_CASE("a picture that is cut off or damaged is kept byte for byte and made small as far as it goes") {
    const auto whole = test::png(40, 40);
    auto changed = whole;
    changed[changed.size() - 20] ^= 0xff;
    for (const auto& bytes : {Bytes(whole.begin(), whole.end() - 14), changed}) {
        const auto import = import_named("b.png", bytes);
        REQUIRE(import);
        CHECK(*import->original.bytes == bytes);
        CHECK(import->evidence.file_class == FileClass::picture);
        CHECK(import->evidence.width == 40);
        CHECK_FALSE(import->original.thumbnail.empty());
    }
}

TEST_CASE("a picture of which nothing can be drawn is kept all the same") {
    const auto whole = test::png(40, 40);
    const Bytes bytes(whole.begin(), whole.begin() + 40);
    const auto import = import_named("c.png", bytes);
    REQUIRE(import);
    CHECK(*import->original.bytes == bytes);
    CHECK(import->evidence.file_class == FileClass::other_picture);
    CHECK(import->original.thumbnail.empty());
}

TEST_CASE("a picture made to do harm is refused before it is decoded") {
    auto bomb = test::png(8, 8);
    for (const std::size_t at : {16u, 20u}) bomb[at + 2] = 0x75;  // width and height in IHDR: 29,960 each
    const auto import = import_named("bomb.png", bomb);
    REQUIRE_FALSE(import);
    CHECK(import.error().message == "import_bomb"_tr);
    CHECK(core::sentence(core::Lang::en, import.error()).ends_with("bomb.png"));
}

TEST_CASE("the name tells when a screenshot was taken, else the file's time does") {
    using namespace std::chrono;
    const core::Instant file_time = sys_days{2026y / 11 / 22};
    const auto named = import_named("Screenshot_20261121-090532.png", test::png(2, 2), file_time);
    REQUIRE(named);
    CHECK(named->evidence.captured_from == CapturedFrom::name);
    CHECK(named->evidence.captured_at == sys_days{2026y / 11 / 21} + 1h + 5min + 32s);
    const auto unnamed = import_named("a.png", test::png(2, 2), file_time);
    REQUIRE(unnamed);
    CHECK(unnamed->evidence.captured_from == CapturedFrom::file_time);
    CHECK(unnamed->evidence.captured_at == file_time);
    const auto unknown = import_named("a.png", test::png(2, 2));
    REQUIRE(unknown);
    CHECK(unknown->evidence.captured_from == CapturedFrom::unknown);
}

TEST_CASE("where the name tells the day only, the file's time tells the rest if it lies on that day") {
    using namespace std::chrono;
    const auto import_at = [&](core::Instant file_time) {
        const auto import = import_named("IMG-20261121-WA0012.jpg", test::png(2, 2), file_time);
        REQUIRE(import);
        return import->evidence;
    };
    const core::Instant day = sys_days{2026y / 11 / 21} - 8h;  // begins in Shanghai
    const auto same_day = import_at(day + 15h);
    CHECK(same_day.captured_at == day + 15h);
    CHECK(same_day.captured_from == CapturedFrom::file_time);
    for (const auto other : {day - 1s, day + 24h}) {
        const auto another_day = import_at(other);
        CHECK(another_day.captured_at == day);
        CHECK(another_day.captured_from == CapturedFrom::name);
    }
}

TEST_CASE("names in another encoding become valid UTF-8, and long ones keep their ending") {
    const auto broken = import_named("\xcd\xbc.png", test::png(2, 2));
    REQUIRE(broken);
    CHECK(broken->evidence.name.ends_with(".png"));
    std::string long_name(900, 'x');
    long_name += ".png";
    const auto lengthy = import_named(long_name, test::png(2, 2));
    REQUIRE(lengthy);
    CHECK(lengthy->evidence.name.size() <= 240);
    CHECK(lengthy->evidence.name.ends_with(".png"));
}

TEST_CASE("a file is read whole, a folder and a missing file are refused by name") {
    const TempFolder folder;
    const auto bytes = test::png(300, 300);
    test::write_file(folder.path() / "a.png", bytes);
    const auto import = app::import_file(folder.path() / "a.png", kFiles, kZones, "UTC");
    REQUIRE(import);
    CHECK(*import->original.bytes == bytes);
    CHECK(import->evidence.name == "a.png");
    CHECK(import->evidence.captured_from == CapturedFrom::file_time);
    const auto missing = app::import_file(folder.path() / "b.png", kFiles, kZones, "UTC");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message == "import_no_file"_tr);
    const auto directory = app::import_file(folder.path(), kFiles, kZones, "UTC");
    REQUIRE_FALSE(directory);
    CHECK(directory.error().message == "import_not_a_file"_tr);
}

TEST_CASE("links in a circle and a folder that may not be entered are told as such, not as nothing there" *
          doctest::skip(!test::kPosix)) {
    const TempFolder folder;
    std::filesystem::create_symlink("b.png", folder.path() / "a.png");
    std::filesystem::create_symlink("a.png", folder.path() / "b.png");
    const auto circle = app::import_file(folder.path() / "a.png", kFiles, kZones, "UTC");
    REQUIRE_FALSE(circle);
    CHECK(circle.error().message == "path_circle"_tr);
    // root enters any folder, so what a system says of one is asked for directly.
    CHECK(app::unreachable(std::make_error_code(std::errc::permission_denied)) == "path_forbidden"_tr);
    CHECK_FALSE(app::unreachable(std::make_error_code(std::errc::no_such_file_or_directory)));
}

TEST_CASE("a name in GB 18030, as old archives have it, is read as such" * doctest::skip(!test::kPosix)) {
    const TempFolder folder;
    const auto path = folder.path() / "\xcd\xcb\xbf\xee\xbd\xd8\xcd\xbc.png";
    test::write_file(path, test::png(4, 4));
    CHECK(app::import_file(path, kFiles, kZones, "UTC")->evidence.name == "退款截图.png");
    CHECK(kFiles.name_of("/x/退款.png") == "退款.png");
    CHECK(kFiles.name_of("\x95\x32\x82\x36") == "𠀀");
    CHECK(kFiles.name_of("a\xff\xfe.png") == "a\xff\xfe.png");
}

TEST_CASE("a file beyond the limit is refused without reading it") {
    const TempFolder folder;
    const auto path = folder.path() / "film.bin";
    test::write_file(path, std::string("x"));
    std::filesystem::resize_file(path, (std::uintmax_t{200} << 20) + 1);
    const auto import = app::import_file(path, kFiles, kZones, "UTC");
    REQUIRE_FALSE(import);
    CHECK(import.error().message == "import_too_many_bytes"_tr);
    CHECK(core::sentence(core::Lang::en, import.error()).find("200 MB") != std::string::npos);
    test::write_file(path, test::png(4, 4));
    std::filesystem::resize_file(path, std::uintmax_t{70} << 20);
    CHECK(app::import_file(path, kFiles, kZones, "UTC"));
}

TEST_CASE("a file that holds more than it says is still being written, and is not kept by half") {
    // The kernel tells 0 bytes and gives more.
    const auto import = app::import_file("/proc/self/status", kFiles, kZones, "UTC");
    REQUIRE_FALSE(import);
    CHECK(import.error().message == "import_changing"_tr);
}
