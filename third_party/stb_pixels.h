// The only door to stb_image and stb_image_write: decoding within a memory budget, and the two encoders.
// Any thread. Knows nothing of limits on size or of files; the caller checks those first (media/probe.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace recoup::third_party {

struct StbFree {
    void operator()(unsigned char* pixels) const;
};

struct StbPixels {
    std::unique_ptr<unsigned char, StbFree> samples;
    int width = 0;
    int height = 0;
    int channels = 0;
    // Why there are no samples: the budget or the machine's memory was not enough.
    bool out_of_memory = false;
};

struct StbInput {
    const unsigned char* data = nullptr;
    int size = 0;
    // Live bytes stb_image may hold at any one moment, its result included.
    std::size_t memory_budget = 0;
};

// A PNG or JPEG with `channels` samples a pixel (3 or 4).
StbPixels stb_decode(const StbInput& input, int channels);

// A JPEG at 1/4 or 1/8 of its size, rounded up, as RGB: each pixel the mean of its block, taken from the frequencies.
// No samples for colour spaces other than grey and YCbCr; the caller then takes stb_decode.
StbPixels stb_decode_jpeg_reduced(const StbInput& input, int divisor);

using StbWrite = void (*)(void* context, void* data, int size);

// `rgb` / `rgba`: width * height * 3 / 4 samples. False when memory ran out.
bool stb_encode_jpeg(StbWrite write, void* context, int width, int height, const unsigned char* rgb, int quality);
bool stb_encode_png(StbWrite write, void* context, int width, int height, const unsigned char* rgba);

}  // namespace recoup::third_party
