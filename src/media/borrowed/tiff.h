// libtiff, loaded when the first TIFF comes; a system without it shows their icons. What is used of it stands here as
// in libtiff 4, whose binary interface libtiff.so.5 and .6 share in this. Any thread; each object one thread at a time.
#pragma once

#include <cstdint>

namespace recoup::media::inline borrowed {

struct Tiff;

struct TiffLibrary {
    using Move = std::int64_t (*)(void* source, void* to, std::int64_t count);
    using Seek = std::uint64_t (*)(void* source, std::uint64_t at, int whence);
    using Close = int (*)(void* source);
    using Size = std::uint64_t (*)(void* source);
    using Map = int (*)(void* source, void** base, std::uint64_t* size);
    using Unmap = void (*)(void* source, void* base, std::uint64_t size);
    static constexpr unsigned kWidth = 256, kHeight = 257;
    static constexpr int kFromTopLeft = 1;

    Tiff* (*open)(const char* name, const char* mode, void* source, Move read, Move write, Seek, Close, Size, Map,
                  Unmap);
    void (*close)(Tiff*);
    int (*field)(Tiff*, std::uint32_t tag, ...);
    // Into width × height values of four bytes, red first; 0 when it failed, with what there was before.
    int (*read_rgba)(Tiff*, std::uint32_t width, std::uint32_t height, std::uint32_t* raster, int origin,
                     int stop_on_error);
};

// Null without the library. Loaded once, and never let go.
const TiffLibrary* tiff_library();

}  // namespace recoup::media::inline borrowed
