// The pictures are make_pictures.py's; CTest has them made first and says where.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "media/base/limits.h"
#include "media/picture/decode.h"
#include "media/picture/thumbnail.h"

using namespace recoup::media;

namespace {

// Of this process, from /proc; 0 when it is not told.
double memory_mb(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":")) return std::stod(line.substr(key.size() + 1)) / 1024;
    return 0;
}

// How much more memory this work takes at its height than before it.
template <class Work>
double peak_mb(Work work) {
    const bool reset = static_cast<bool>(std::ofstream("/proc/self/clear_refs") << "5" << std::flush);
    const double before = memory_mb("VmRSS");
    work();
    return reset ? memory_mb("VmHWM") - before : 0;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kMostMb = 1e9;  // sanitizers keep what is freed
#else
constexpr double kMostMb = 64;
#endif

int side_at(int length, int level) {
    return (length + (1 << level) - 1) >> level;
}

// The finest level at which the whole may be held.
int level_of_whole(const PictureInfo& info) {
    int level = 0;
    while (std::int64_t{side_at(info.width(), level)} * side_at(info.height(), level) > kMaxHeldPixels) ++level;
    return level;
}

// As much of the picture at full size as may be held, at its lower end, which costs most to get at.
Part last_piece(const PictureInfo& info) {
    const int width = std::min(info.width(), 8192);
    const int height = std::min(info.height(), static_cast<int>(kMaxHeldPixels / width));
    return {info.width() - width, info.height() - height, width, height};
}

}  // namespace

TEST_CASE("the largest pictures are drawn, whole and piece by piece, within 64 MB") {
    const char* folder = std::getenv("RECOUP_MADE_PICTURES");
    if (!folder) {
        MESSAGE("no pictures: ctest makes them");
        return;
    }
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        CAPTURE(entry.path().filename().string());
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(in), {});
        const auto file = as_bytes(content);
        const auto info = probe(file);
        REQUIRE(info);
        CHECK(peak_mb([&] { CHECK(make_thumbnail(file)); }) <= kMostMb);
        const int level = level_of_whole(*info);
        CHECK(peak_mb([&] {
                  const auto whole = decode_part(file, *info, {0, 0, info->width(), info->height()},
                                                 {side_at(info->width(), level), side_at(info->height(), level)});
                  REQUIRE(whole);
                  CHECK(whole->flaw == Flaw::none);
              }) <= kMostMb);
        const auto piece = last_piece(*info);
        CHECK(peak_mb([&] { CHECK(decode_part(file, *info, piece, piece.size())); }) <= kMostMb);
        ++count;
    }
    CHECK(count == 7);
}
