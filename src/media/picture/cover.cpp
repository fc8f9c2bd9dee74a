#include "media/picture/cover.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <new>
#include <vector>

#include "media/base/limits.h"
#include "media/meta/probe.h"
#include "media/picture/decode.h"

namespace recoup::media::inline picture {
namespace {

// Rows into a file in memory. Quick before small: what is covered is made again whenever it is needed.
class PngWriter {
  public:
    PngWriter() : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore)) {
        if (png_) info_ = png_create_info_struct(png_);
        if (!info_) png_destroy_write_struct(&png_, nullptr);
    }
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    ~PngWriter() { png_destroy_write_struct(&png_, &info_); }

    bool start(int width, int height, bool alpha) {
        constexpr int kLevel = 3;
        channels_ = alpha ? 4 : 3;
        return png_ && guarded([&] {
                   png_set_write_fn(png_, this, take_bytes, flush);
                   png_set_user_limits(png_, kMaxSide_px, kMaxSide_px);
                   png_set_compression_level(png_, kLevel);
                   png_set_filter(png_, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
                   png_set_IHDR(png_, info_, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                                alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
                   png_write_info(png_, info_);
               });
    }

    bool write(const Image& band) {
        row_.resize(static_cast<std::size_t>(band.width) * channels_);
        const auto* from = band.rgba.data();
        for (int y = 0; y < band.height; ++y) {
            auto* to = row_.data();
            for (int x = 0; x < band.width; ++x, from += 4) to = std::copy_n(from, channels_, to);
            if (!guarded([&] { png_write_row(png_, row_.data()); })) return false;
        }
        return true;
    }

    bool end() {
        return guarded([&] { png_write_end(png_, nullptr); });
    }
    Bytes take() { return std::move(out_); }

  private:
    static void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }
    static void ignore(png_structp, png_const_charp) {}
    static void flush(png_structp) {}
    // No exception may pass through libpng.
    static void take_bytes(png_structp png, png_bytep data, std::size_t size) {
        auto& self = *static_cast<PngWriter*>(png_get_io_ptr(png));
        bool full = false;
        try {
            const auto* bytes = reinterpret_cast<const std::byte*>(data);
            self.out_.insert(self.out_.end(), bytes, bytes + size);
        } catch (const std::bad_alloc&) {
            full = true;
        }
        if (full) png_error(png, "no memory");
    }

    template <class Work>
    bool guarded(Work&& work) {
        if (setjmp(png_jmpbuf(png_))) return false;
        work();
        return true;
    }

    png_structp png_;
    png_infop info_ = nullptr;
    std::size_t channels_ = 3;
    std::vector<png_byte> row_;
    Bytes out_;
};

// The rows of a band that begins at `top`.
void cover(Image& band, int top, std::span<const Part> boxes) {
    const auto clamped = [](std::int64_t value, int most) {
        return static_cast<int>(std::clamp<std::int64_t>(value, 0, most));
    };
    for (const auto& box : boxes) {
        if (box.width <= 0 || box.height <= 0) continue;
        const int left = clamped(std::int64_t{box.x} - kCoverGrowth_px, band.width);
        const int right = clamped(std::int64_t{box.x} + box.width + kCoverGrowth_px, band.width);
        const int first = clamped(std::int64_t{box.y} - kCoverGrowth_px - top, band.height);
        const int last = clamped(std::int64_t{box.y} + box.height + kCoverGrowth_px - top, band.height);
        for (int y = first; y < last; ++y) {
            auto* pixel = band.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(band.width) +
                                              static_cast<std::size_t>(left)) *
                                                 4;
            for (int x = left; x < right; ++x) {
                pixel = std::copy(kCoverColour.begin(), kCoverColour.end(), pixel);
                *pixel++ = 255;
            }
        }
    }
}

// Whether any pixel is not opaque; the colours of those that cannot be seen go.
bool clear_unseen(Image& band) {
    bool alpha = false;
    for (auto* pixel = band.rgba.data(); pixel != band.rgba.data() + band.rgba.size(); pixel += 4) {
        alpha = alpha || pixel[3] != 255;
        if (pixel[3] == 0) std::fill_n(pixel, 3, std::uint8_t{0});
    }
    return alpha;
}

}  // namespace

tl::expected<Bytes, ImageRefusal> cover_picture(ByteView file, std::span<const Part> boxes) try {
    const auto info = probe(file);
    if (!info) return tl::unexpected(info.error());
    const int width = info->width(), height = info->height();
    const int rows = std::max(1, static_cast<int>(std::min<std::int64_t>(height, kMaxHeldPixels / width)));
    PngWriter png;
    for (int top = 0; top < height; top += rows) {
        const int count = std::min(rows, height - top);
        auto band = decode_part(file, *info, {0, top, width, count}, {width, count});
        if (!band) return tl::unexpected(band.error());
        cover(band->image, top, boxes);
        const bool alpha = clear_unseen(band->image);
        // Of several bands the first cannot say what the others hold.
        if (top == 0 && !png.start(width, height, alpha || count < height))
            return tl::unexpected(ImageRefusal::out_of_memory);
        if (!png.write(band->image)) return tl::unexpected(ImageRefusal::out_of_memory);
    }
    if (!png.end()) return tl::unexpected(ImageRefusal::out_of_memory);
    return png.take();
} catch (const std::bad_alloc&) {
    return tl::unexpected(ImageRefusal::out_of_memory);
}

}  // namespace recoup::media::inline picture
