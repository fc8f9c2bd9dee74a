#include "media/format/heif.h"

namespace recoup::media::inline format {

tl::expected<HeifPicture, ImageRefusal> HeifPicture::open(ByteView file) {
    constexpr int kMostSide_px = 32'768;
    const auto* library = heif();
    if (!library) return tl::unexpected(ImageRefusal::unsupported);
    HeifPicture picture;
    picture.context_.reset(library->context_alloc());
    if (!picture.context_) return tl::unexpected(ImageRefusal::out_of_memory);
    library->set_size_limit(picture.context_.get(), kMostSide_px);
    HeifHandle* handle = nullptr;
    if (library->read_memory(picture.context_.get(), file.data(), file.size(), nullptr).code != 0 ||
        library->primary_handle(picture.context_.get(), &handle).code != 0)
        return tl::unexpected(ImageRefusal::damaged);
    picture.handle_.reset(handle);
    return picture;
}

Size HeifPicture::size() const {
    return {heif()->handle_width(handle()), heif()->handle_height(handle())};
}

Bytes HeifPicture::profile() const {
    constexpr std::size_t kMostBytes = 1 << 20;
    const auto size = heif()->profile_size(handle());
    if (size == 0 || size > kMostBytes) return {};
    Bytes bytes(size);
    return heif()->profile(handle(), bytes.data()).code == 0 ? bytes : Bytes();
}

}  // namespace recoup::media::inline format
