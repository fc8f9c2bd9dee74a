// TIFF through libtiff. Pure but for the library that the system has, any thread. Inside media only.
#pragma once

#include <memory>

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "media/base/refusal.h"
#include "media/borrowed/tiff.h"

namespace recoup::media::inline format {

// The first page of a file, which outlives it.
class TiffPicture {
  public:
    // Refused as unsupported without libtiff.
    static tl::expected<std::unique_ptr<TiffPicture>, ImageRefusal> open(ByteView file);
    TiffPicture(const TiffPicture&) = delete;
    TiffPicture& operator=(const TiffPicture&) = delete;
    ~TiffPicture();

    Size size() const;  // 0 × 0 where it tells none that can be
    // RGBA from the top into four bytes a pixel of this size; false when not all could be read.
    bool read(std::uint32_t* raster) const;

  private:
    explicit TiffPicture(ByteView file) : file_(file) {}
    static std::int64_t give(void* self, void* to, std::int64_t count);
    static std::uint64_t seek(void* self, std::uint64_t at, int whence);

    ByteView file_;
    std::uint64_t at_ = 0;
    Tiff* tiff_ = nullptr;
};

}  // namespace recoup::media::inline format
