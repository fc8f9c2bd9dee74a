#include "portable/sha256.h"

#include <algorithm>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace recoup::portable {
namespace {

constexpr std::size_t kBlock = 64;

#if defined(__x86_64__)
// Asked of the processor itself: not every compiler's library brings what __builtin_cpu_supports() looks at.
bool asks_for_instructions() {
    constexpr unsigned kSha = 1U << 29U;
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & bit_SSSE3) == 0 || (c & bit_SSE4_1) == 0) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & kSha) != 0;
}

bool has_instructions() {
    static const bool has = asks_for_instructions();  // a guest waits for its host at each question
    return has;
}

alignas(16) constexpr std::uint32_t kRounds[kBlock] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

__m128i* four(void* at) {
    return static_cast<__m128i*>(at);
}
const __m128i* four(const void* at) {
    return static_cast<const __m128i*>(at);
}

// The instructions want the eight words of the state as ABEF and CDGH.
__attribute__((target("sha,sse4.1"))) void add_blocks(std::uint32_t* state, const std::uint8_t* data,
                                                      std::size_t blocks) {
    const auto swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const auto cdab = _mm_shuffle_epi32(_mm_loadu_si128(four(state)), 0xB1);
    const auto hgfe = _mm_shuffle_epi32(_mm_loadu_si128(four(state + 4)), 0x1B);
    auto abef = _mm_alignr_epi8(cdab, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, cdab, 0xF0);
    for (; blocks > 0; --blocks, data += kBlock) {
        const auto abef_before = abef, cdgh_before = cdgh;
        __m128i words[4];
        for (int i = 0; i < 4; ++i) words[i] = _mm_shuffle_epi8(_mm_loadu_si128(four(data) + i), swap);
#pragma GCC unroll 16
        for (int i = 0; i < 16; ++i) {
            auto &now = words[i % 4], &last = words[(i + 3) % 4];
            const auto added = _mm_add_epi32(now, _mm_load_si128(four(kRounds) + i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0E));
            const auto old = _mm_sha256msg1_epu32(now, words[(i + 1) % 4]);
            now = _mm_sha256msg2_epu32(_mm_add_epi32(old, _mm_alignr_epi8(last, words[(i + 2) % 4], 4)), last);
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    const auto feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(four(state), _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(four(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
#else
bool has_instructions() {
    return false;
}

void add_blocks(std::uint32_t*, const std::uint8_t*, std::size_t) {}
#endif

}  // namespace

void Sha256::add_plainly(std::span<const std::uint8_t> bytes) {
    crypto_hash_sha256_update(&state_, bytes.data(), bytes.size());
}

void Sha256::add(std::span<const std::uint8_t> bytes) {
    constexpr unsigned kBits = 8;
    if (!has_instructions()) return add_plainly(bytes);
    const auto held = static_cast<std::size_t>(state_.count / kBits % kBlock);
    const auto begun = std::min(bytes.size(), (kBlock - held) % kBlock);
    add_plainly(bytes.first(begun));
    bytes = bytes.subspan(begun);
    const auto blocks = bytes.size() / kBlock;
    add_blocks(state_.state, bytes.data(), blocks);
    state_.count += blocks * kBlock * kBits;
    add_plainly(bytes.subspan(blocks * kBlock));
}

std::array<std::uint8_t, crypto_hash_sha256_BYTES> Sha256::finish() {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_final(&state_, digest.data());
    return digest;
}

}  // namespace recoup::portable
