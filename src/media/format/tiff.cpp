#include "media/format/tiff.h"

#include <cstring>

namespace recoup::media::inline format {

std::int64_t TiffPicture::give(void* self, void* to, std::int64_t count) {
    auto& picture = *static_cast<TiffPicture*>(self);
    if (count <= 0) return 0;
    const auto bytes = part(picture.file_, static_cast<std::size_t>(picture.at_), static_cast<std::size_t>(count));
    if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
    picture.at_ += bytes.size();
    return static_cast<std::int64_t>(bytes.size());
}

std::uint64_t TiffPicture::seek(void* self, std::uint64_t at, int whence) {
    auto& picture = *static_cast<TiffPicture*>(self);
    constexpr int kFromHere = 1, kFromEnd = 2;
    if (whence == kFromHere) at += picture.at_;
    if (whence == kFromEnd) at += picture.file_.size();
    return picture.at_ = at;
}

tl::expected<std::unique_ptr<TiffPicture>, ImageRefusal> TiffPicture::open(ByteView file) {
    const auto* library = tiff_library();
    if (!library) return tl::unexpected(ImageRefusal::unsupported);
    std::unique_ptr<TiffPicture> picture(new TiffPicture(file));
    picture->tiff_ = library->open(
        "picture", "rm", picture.get(), give, [](void*, void*, std::int64_t) { return std::int64_t{0}; }, seek,
        [](void*) { return 0; },
        [](void* self) { return std::uint64_t{static_cast<TiffPicture*>(self)->file_.size()}; }, nullptr, nullptr);
    if (!picture->tiff_) return tl::unexpected(ImageRefusal::damaged);
    return picture;
}

TiffPicture::~TiffPicture() {
    if (tiff_) tiff_library()->close(tiff_);
}

Size TiffPicture::size() const {
    constexpr std::uint32_t kMostSide_px = 1'000'000;
    std::uint32_t width = 0, height = 0;
    const auto* library = tiff_library();
    const bool told = library->field(tiff_, TiffLibrary::kWidth, &width) == 1 &&
                      library->field(tiff_, TiffLibrary::kHeight, &height) == 1;
    if (!told || width > kMostSide_px || height > kMostSide_px) return {};
    return {static_cast<int>(width), static_cast<int>(height)};
}

bool TiffPicture::read(std::uint32_t* raster) const {
    const auto all = size();
    return tiff_library()->read_rgba(tiff_, static_cast<std::uint32_t>(all.width),
                                     static_cast<std::uint32_t>(all.height), raster, TiffLibrary::kFromTopLeft, 1) == 1;
}

}  // namespace recoup::media::inline format
