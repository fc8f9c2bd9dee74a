// What is accepted from a file at most. Every figure is checked before memory is taken for it. Constant; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace recoup::media::inline base {

inline constexpr std::size_t kMaxFileBytes = 200u << 20;

// What is drawn. Larger pictures are kept all the same, unless their files are so small that they are made to harm.
inline constexpr int kMaxSide_px = 200'000;
inline constexpr std::int64_t kMaxPixels = 400'000'000;
inline constexpr std::int64_t kMostPixelsPerByte = 200;

// Decoding takes 64 MB whatever the picture: at most so many pixels of it at a time, and with them and all that a
// decoder keeps of the picture beside them so many bytes.
inline constexpr std::int64_t kMaxHeldPixels = 8 << 20;
inline constexpr std::size_t kDecodeBytes = 60u << 20;

// What is decoded only as a whole and so takes more, 4 to 6 bytes a pixel: WebP without loss or with alpha, and what
// libheif and libtiff read. Telephones take photos of 50 megapixels.
inline constexpr std::int64_t kMaxWholePixels = 60'000'000;

// A JPEG may pass over all its pixels in every scan, and a scan costs it a few bytes. Cameras and web tools use ten.
inline constexpr int kMaxJpegScans = 100;
inline constexpr std::int64_t kMaxScannedPixels = 2'000'000'000;

}  // namespace recoup::media::inline base
