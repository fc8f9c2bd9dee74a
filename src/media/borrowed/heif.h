// libheif, which reads HEIC and AVIF, loaded when the first such picture comes; a system without it shows their icons.
// Its own header is not needed to build: what is used of it stands here as in libheif 1.3 and later, whose binary
// interface has been kept since. Any thread; each object one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace recoup::media::inline borrowed {

struct HeifContext;
struct HeifHandle;
struct HeifImage;

struct HeifError {
    int code;  // 0: none
    int detail;
    const char* message;
};

struct Heif {
    static constexpr int kRgb = 1, kInterleavedRgba = 11, kInterleaved = 10;

    HeifContext* (*context_alloc)();
    void (*context_free)(HeifContext*);
    void (*set_size_limit)(HeifContext*, int side_px);
    HeifError (*read_memory)(HeifContext*, const void* bytes, std::size_t size, const void* options);
    HeifError (*primary_handle)(HeifContext*, HeifHandle**);
    void (*handle_release)(const HeifHandle*);
    int (*handle_width)(const HeifHandle*);
    int (*handle_height)(const HeifHandle*);
    std::size_t (*profile_size)(const HeifHandle*);
    HeifError (*profile)(const HeifHandle*, void* bytes);
    HeifError (*decode)(const HeifHandle*, HeifImage**, int colours, int chroma, const void* options);
    void (*image_release)(const HeifImage*);
    int (*image_width)(const HeifImage*, int channel);
    int (*image_height)(const HeifImage*, int channel);
    const std::uint8_t* (*plane)(const HeifImage*, int channel, int* stride);
};

// Null without the library. Loaded once, and never let go.
const Heif* heif();

}  // namespace recoup::media::inline borrowed
