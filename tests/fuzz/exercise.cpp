#include "fuzz/exercise.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "media/base/limits.h"
#include "media/meta/captured_at.h"
#include "media/meta/probe.h"
#include "media/picture/decode.h"
#include "media/picture/thumbnail.h"

namespace recoup::media::test {
namespace {

// Larger pictures are honest work of a second; what they do wrong, smaller ones do as well.
constexpr std::int64_t kMaxFuzzedPixels = 1'000'000;

void require(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "contradiction: " << what << '\n';
    std::abort();
}

}  // namespace

bool exercise(ByteView file) {
    require(!info(sniff(file)).token.empty(), "a type has a name");
    if (const auto at = captured_at(file, as_text(part(file, 0, 64)))) require(is_possible(at->local), "a date exists");
    const auto probed = probe(file);
    if (!probed) {
        require(!decode(file), "what is refused is not decoded");
        return false;
    }
    const auto pixels = std::int64_t{probed->width()} * probed->height();
    require(pixels > 0 && pixels <= kMaxPixels, "the limit of pixels");
    require(probed->width() <= kMaxSide_px && probed->height() <= kMaxSide_px, "the limit of a side");
    if (pixels > kMaxFuzzedPixels) return false;
    const Size size{probed->width(), probed->height()};
    const auto drawn = decode_part(file, *probed, {0, 0, size.width, size.height}, size);
    const auto thumbnail = make_thumbnail(file);
    if (drawn) {
        require(Size{drawn->image.width, drawn->image.height} == size, "the size announced");
        require(drawn->image.rgba.size() == static_cast<std::size_t>(pixels) * 4, "four samples a pixel");
        const Part middle{size.width / 3, size.height / 3, (size.width + 2) / 3, (size.height + 2) / 3};
        const auto part = decode_part(file, *probed, middle, {(middle.width + 2) / 3, (middle.height + 1) / 2});
        require(part.has_value() || drawn->flaw != Flaw::none, "a part of what is whole");
    }
    if (thumbnail) {
        const auto [width, height] = thumbnail->thumbnail;
        require(std::min(width, height) <= kThumbnailBox_px.width, "a thumbnail fits its box");
        require(std::max(width, height) <= kThumbnailBox_px.height, "a thumbnail fits its box");
    }
    require(thumbnail.has_value() || !drawn || drawn->flaw != Flaw::none, "a thumbnail of what is whole");
    return drawn.has_value() && drawn->flaw == Flaw::none;
}

}  // namespace recoup::media::test
