// What libjpeg-turbo's archive would bring along, 190 KB, because its switchboards name it: the fast paths of its
// compressor, palettes, arithmetic coding, merged upsampling, and the transforms that are not exact. Nothing here asks
// for any of them; with these in their place the linker leaves those out. For jpeg.cpp alone, so that they are there
// before the archive is searched.
#pragma once

#include <cstdlib>

#define RECOUP_LEFT_OUT(name) \
    void name() {             \
        std::abort();         \
    }
#define RECOUP_LEFT_OUT_TABLE(name) extern const int name[1] = {0};
#define RECOUP_LEFT_OUT_FOR(form, set)                         \
    RECOUP_LEFT_OUT(jsimd_##form##_ycc_convert_##set)          \
    RECOUP_LEFT_OUT(jsimd_##form##_gray_convert_##set)         \
    RECOUP_LEFT_OUT(jsimd_h2v1_##form##_merged_upsample_##set) \
    RECOUP_LEFT_OUT(jsimd_h2v2_##form##_merged_upsample_##set)
#define RECOUP_LEFT_OUT_OF(set)                          \
    RECOUP_LEFT_OUT_TABLE(jconst_rgb_ycc_convert_##set)  \
    RECOUP_LEFT_OUT_TABLE(jconst_rgb_gray_convert_##set) \
    RECOUP_LEFT_OUT_TABLE(jconst_merged_upsample_##set)  \
    RECOUP_LEFT_OUT_TABLE(jconst_fdct_islow_##set)       \
    RECOUP_LEFT_OUT_FOR(extrgb, set)                     \
    RECOUP_LEFT_OUT_FOR(extrgbx, set)                    \
    RECOUP_LEFT_OUT_FOR(extbgr, set)                     \
    RECOUP_LEFT_OUT_FOR(extbgrx, set)                    \
    RECOUP_LEFT_OUT_FOR(extxbgr, set)                    \
    RECOUP_LEFT_OUT_FOR(extxrgb, set)                    \
    RECOUP_LEFT_OUT(jsimd_rgb_ycc_convert_##set)         \
    RECOUP_LEFT_OUT(jsimd_rgb_gray_convert_##set)        \
    RECOUP_LEFT_OUT(jsimd_h2v1_merged_upsample_##set)    \
    RECOUP_LEFT_OUT(jsimd_h2v2_merged_upsample_##set)    \
    RECOUP_LEFT_OUT(jsimd_h2v1_downsample_##set)         \
    RECOUP_LEFT_OUT(jsimd_h2v2_downsample_##set)         \
    RECOUP_LEFT_OUT(jsimd_convsamp_##set)                \
    RECOUP_LEFT_OUT(jsimd_quantize_##set)                \
    RECOUP_LEFT_OUT(jsimd_fdct_islow_##set)
// A file can ask for arithmetic coding; the others nothing here asks for. libjpeg leaves by its error.
#define RECOUP_REFUSED(name)              \
    void name(j_decompress_ptr jpeg) {    \
        ERREXIT(jpeg, JERR_NOT_COMPILED); \
    }

extern "C" {
RECOUP_LEFT_OUT_OF(sse2)
RECOUP_LEFT_OUT_OF(avx2)
RECOUP_LEFT_OUT_TABLE(jconst_huff_encode_one_block)
RECOUP_LEFT_OUT_TABLE(jconst_fdct_ifast_sse2)
RECOUP_LEFT_OUT_TABLE(jconst_fdct_float_sse)
RECOUP_LEFT_OUT_TABLE(jconst_idct_ifast_sse2)
RECOUP_LEFT_OUT_TABLE(jconst_idct_float_sse2)
RECOUP_LEFT_OUT(jsimd_huff_encode_one_block_sse2)
RECOUP_LEFT_OUT(jsimd_encode_mcu_AC_first_prepare_sse2)
RECOUP_LEFT_OUT(jsimd_encode_mcu_AC_refine_prepare_sse2)
RECOUP_LEFT_OUT(jsimd_fdct_ifast_sse2)
RECOUP_LEFT_OUT(jsimd_fdct_float_sse)
RECOUP_LEFT_OUT(jsimd_convsamp_float_sse2)
RECOUP_LEFT_OUT(jsimd_quantize_float_sse2)
RECOUP_LEFT_OUT(jsimd_idct_ifast_sse2)
RECOUP_LEFT_OUT(jsimd_idct_float_sse2)
RECOUP_LEFT_OUT(jpeg_idct_ifast)
RECOUP_LEFT_OUT(jpeg_idct_float)
RECOUP_REFUSED(jinit_1pass_quantizer)
RECOUP_REFUSED(jinit_2pass_quantizer)
RECOUP_REFUSED(jinit_arith_decoder)
RECOUP_REFUSED(jinit_merged_upsampler)
}

#undef RECOUP_LEFT_OUT
#undef RECOUP_LEFT_OUT_TABLE
#undef RECOUP_LEFT_OUT_FOR
#undef RECOUP_LEFT_OUT_OF
#undef RECOUP_REFUSED
