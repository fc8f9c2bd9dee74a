#include <memory>

#include "media/codec/codec.h"
#include "media/codec/reducer.h"
#include "media/format/heif.h"
#include "media/format/tiff.h"

namespace recoup::media::inline codec {
namespace {

struct FreeHeifImage {
    void operator()(const HeifImage* image) const { heif()->image_release(image); }
};

Image reduced(const std::uint8_t* rgba, std::size_t stride, const Wanted& wanted) {
    Reducer reducer(Samples::rgba, wanted.part, wanted.size);
    for (; !reducer.full(); rgba += stride) reducer.add(rgba);
    return reducer.take();
}

}  // namespace

Decoding decode_heif(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    const auto picture = HeifPicture::open(file);
    if (!picture) return tl::unexpected(picture.error());
    HeifImage* decoded = nullptr;
    const auto error = heif()->decode(picture->handle(), &decoded, Heif::kRgb, Heif::kInterleavedRgba, nullptr);
    const std::unique_ptr<const HeifImage, FreeHeifImage> image(decoded);
    constexpr int kUnsupported = 4, kNoSuchFile = 1, kNoMemory = 6;  // heif_error_code
    if (error.code == kUnsupported || error.code == kNoSuchFile) return tl::unexpected(ImageRefusal::unsupported);
    if (error.code == kNoMemory) return tl::unexpected(ImageRefusal::out_of_memory);
    if (error.code != 0 || !image) return tl::unexpected(ImageRefusal::damaged);
    int stride = 0;
    const auto* rgba = heif()->plane(image.get(), Heif::kInterleaved, &stride);
    const Size size{heif()->image_width(image.get(), Heif::kInterleaved),
                    heif()->image_height(image.get(), Heif::kInterleaved)};
    if (!rgba || stride < size.width * 4 || size != Size{info.stored_width, info.stored_height})
        return tl::unexpected(ImageRefusal::damaged);
    return Decoded{reduced(rgba, static_cast<std::size_t>(stride), wanted)};
}

Decoding decode_tiff(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    const auto picture = TiffPicture::open(file);
    if (!picture) return tl::unexpected(picture.error());
    const auto size = (*picture)->size();
    if (size != Size{info.stored_width, info.stored_height}) return tl::unexpected(ImageRefusal::damaged);
    std::vector<std::uint32_t> raster(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    const bool whole = (*picture)->read(raster.data());
    if (!whole && raster == std::vector<std::uint32_t>(raster.size())) return tl::unexpected(ImageRefusal::damaged);
    const auto* rgba = reinterpret_cast<const std::uint8_t*>(raster.data());
    return Decoded{reduced(rgba, static_cast<std::size_t>(size.width) * 4, wanted), whole ? Flaw::none : Flaw::damaged};
}

}  // namespace recoup::media::inline codec
