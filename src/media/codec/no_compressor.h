// libjpeg-turbo's archive has one switchboard for the fast paths of both directions, and so brings 126 KB of its
// compressor along. Nothing here compresses; with these in their place the linker leaves those out. For jpeg.cpp alone,
// so that they are there before the archive is searched.
#pragma once

#include <cstdlib>

#define RECOUP_NO_JPEG_CONVERSION(name)                     \
    extern const int jconst_##name##_convert_sse2[1] = {0}; \
    extern const int jconst_##name##_convert_avx2[1] = {0};

#define RECOUP_NO_JPEG_PATHS(from, to, set)      \
    void jsimd_##from##_##to##_convert_##set() { \
        std::abort();                            \
    }

#define RECOUP_NO_JPEG_PATH(from)          \
    RECOUP_NO_JPEG_PATHS(from, ycc, sse2)  \
    RECOUP_NO_JPEG_PATHS(from, ycc, avx2)  \
    RECOUP_NO_JPEG_PATHS(from, gray, sse2) \
    RECOUP_NO_JPEG_PATHS(from, gray, avx2)

extern "C" {
extern const int jconst_huff_encode_one_block[1] = {0};
void jsimd_huff_encode_one_block_sse2() {
    std::abort();
}
RECOUP_NO_JPEG_CONVERSION(rgb_ycc)
RECOUP_NO_JPEG_CONVERSION(rgb_gray)
RECOUP_NO_JPEG_PATH(rgb)
RECOUP_NO_JPEG_PATH(extrgb)
RECOUP_NO_JPEG_PATH(extrgbx)
RECOUP_NO_JPEG_PATH(extbgr)
RECOUP_NO_JPEG_PATH(extbgrx)
RECOUP_NO_JPEG_PATH(extxbgr)
RECOUP_NO_JPEG_PATH(extxrgb)
}

#undef RECOUP_NO_JPEG_PATH
#undef RECOUP_NO_JPEG_PATHS
#undef RECOUP_NO_JPEG_CONVERSION
