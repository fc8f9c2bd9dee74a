// HEIC and AVIF through libheif. Pure but for the library that the system has, any thread. Inside media only.
#pragma once

#include <memory>

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "media/base/refusal.h"
#include "media/borrowed/heif.h"

namespace recoup::media::inline format {

// The main picture of a file, which outlives it.
class HeifPicture {
  public:
    // Refused as unsupported without libheif.
    static tl::expected<HeifPicture, ImageRefusal> open(ByteView file);

    // Upright, as libheif turns it itself.
    Size size() const;
    // ICC; empty when there is none or it has more than a megabyte.
    Bytes profile() const;
    const HeifHandle* handle() const { return handle_.get(); }

  private:
    struct FreeContext {
        void operator()(HeifContext* context) const { heif()->context_free(context); }
    };
    struct FreeHandle {
        void operator()(const HeifHandle* handle) const { heif()->handle_release(handle); }
    };
    std::unique_ptr<HeifContext, FreeContext> context_;
    std::unique_ptr<const HeifHandle, FreeHandle> handle_;
};

}  // namespace recoup::media::inline format
