// What is accepted from a file at most. Every figure is checked before memory is taken for it. Constant; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace recoup::media::inline base {

inline constexpr std::size_t kMaxPictureBytes = 64u << 20;
inline constexpr std::size_t kMaxDocumentBytes = 200u << 20;
inline constexpr int kMaxSide_px = 32'768;
inline constexpr std::int64_t kMaxPixels = 40'000'000;

// A JPEG may pass over all its pixels in every scan, and a scan costs it a few bytes. Cameras and web tools use ten.
inline constexpr int kMaxJpegScans = 100;
inline constexpr std::int64_t kMaxScannedPixels = 1'000'000'000;

}  // namespace recoup::media::inline base
