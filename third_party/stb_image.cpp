// The one file that compiles stb_image and stb_image_write.
#include "stb_pixels.h"

#include <cstdlib>
#include <cstring>
#include <new>

namespace {

// stb_image calls its allocator without a context, so the budget of the decode that runs on this thread lies here.
thread_local std::size_t budget_left = 0;
thread_local bool budget_exceeded = false;

// Before each block, its size; 16 bytes keep the alignment of malloc.
constexpr std::size_t kHeader = 16;

// Zeroed, with 64 bytes more than asked for: stb_image 2.27 reads memory it has not written and a little beyond.
void* stb_allocate(std::size_t size) {
    void* block = size <= budget_left ? std::calloc(1, size + 64 + kHeader) : nullptr;
    if (!block) {
        budget_exceeded = true;
        return nullptr;
    }
    budget_left -= size;
    std::memcpy(block, &size, sizeof size);
    return static_cast<char*>(block) + kHeader;
}

void stb_release(void* pointer) {
    if (!pointer) return;
    char* block = static_cast<char*>(pointer) - kHeader;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    budget_left += size;
    std::free(block);
}

void* stb_reallocate(void* old, std::size_t old_size, std::size_t new_size) {
    void* fresh = stb_allocate(new_size);
    if (!fresh) return nullptr;
    if (old) std::memcpy(fresh, old, old_size < new_size ? old_size : new_size);
    stb_release(old);
    return fresh;
}

}  // namespace

#define STBI_MALLOC(size) stb_allocate(size)
#define STBI_REALLOC_SIZED(pointer, old_size, new_size) stb_reallocate(pointer, old_size, new_size)
#define STBI_FREE(pointer) stb_release(pointer)
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_FAILURE_STRINGS  // one of them is a shared buffer, written by every thread
#define STBI_MAX_DIMENSIONS 32768
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb/stb_image.h>

#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

namespace recoup::third_party {
namespace {

void start_budget(const StbInput& input) {
    budget_left = input.memory_budget;
    budget_exceeded = false;
}

// The inverse transform of one row or column of 8 frequencies, averaged over each half of its 8 samples.
// Even frequencies but the first average to nothing, the odd ones to these weights, in 1/4096 of the first.
struct Halves {
    int first, second;
};
Halves averaged_halves(const short* f, int step) {
    const int odd = 3711 * f[step] - 1303 * f[3 * step] + 871 * f[5 * step] - 738 * f[7 * step];
    return {f[0] * 4096 + odd, f[0] * 4096 - odd};
}

stbi_uc sample(long long scaled) {
    const auto value = (scaled + (1LL << 26)) >> 27;
    return stbi__clamp(static_cast<int>(value) + 128);
}

// Both kernels write only the first samples of a block's place; gather_row() picks them up.
void mean_of_block(stbi_uc* out, int, short data[64]) {
    out[0] = sample(static_cast<long long>(data[0]) << 24);
}

void means_of_quarters(stbi_uc* out, int stride, short data[64]) {
    int left[8];
    int right[8];
    for (int row = 0; row < 8; row += row ? 2 : 1) {
        const auto [first, second] = averaged_halves(data + row * 8, 1);
        left[row] = first;
        right[row] = second;
    }
    const auto column = [&](const int* h, stbi_uc* to) {
        const long long odd = 3711LL * h[1] - 1303LL * h[3] + 871LL * h[5] - 738LL * h[7];
        to[0] = sample(h[0] * 4096LL + odd);
        to[stride] = sample(h[0] * 4096LL - odd);
    };
    column(left, out);
    column(right, out + 1);
}

// One row of a component at the reduced size, its samples repeated where the component has fewer than the picture.
void gather_row(const stbi__jpeg& jpeg, int component, int y, int width, int divisor, stbi_uc* out) {
    const auto& plane = jpeg.img_comp[component];
    const int per_block = 8 / divisor;
    const auto place = [&](int i) { return i / per_block * 8 + i % per_block; };
    const stbi_uc* row = plane.data + static_cast<std::size_t>(place(y * plane.v / jpeg.img_v_max)) * plane.w2;
    for (int x = 0; x < width; ++x) out[x] = row[place(x * plane.h / jpeg.img_h_max)];
}

bool is_grey_or_ycbcr(const stbi__jpeg& jpeg) {
    if (jpeg.s->img_n == 1) return true;
    const bool rgb = jpeg.rgb == 3 || (jpeg.app14_color_transform == 0 && !jpeg.jfif);
    return jpeg.s->img_n == 3 && !rgb;
}

bool assemble(stbi__jpeg& jpeg, int divisor, const StbPixels& to) {
    std::unique_ptr<stbi_uc, StbFree> rows(static_cast<stbi_uc*>(stbi__malloc_mad2(to.width, 3, 0)));
    if (!rows) return false;
    stbi_uc* const planes[] = {rows.get(), rows.get() + to.width, rows.get() + 2 * to.width};
    if (jpeg.s->img_n == 1) std::memset(planes[1], 128, static_cast<std::size_t>(to.width) * 2);
    for (int y = 0; y < to.height; ++y) {
        for (int k = 0; k < jpeg.s->img_n; ++k) gather_row(jpeg, k, y, to.width, divisor, planes[k]);
        stbi_uc* out = to.samples.get() + static_cast<std::size_t>(y) * to.width * 3;
        jpeg.YCbCr_to_RGB_kernel(out, planes[0], planes[1], planes[2], to.width, 3);
    }
    return true;
}

}  // namespace

void StbFree::operator()(unsigned char* pixels) const {
    stb_release(pixels);
}

StbPixels stb_decode(const StbInput& input, int channels) {
    start_budget(input);
    StbPixels result;
    int stored_channels = 0;
    result.samples.reset(
        stbi_load_from_memory(input.data, input.size, &result.width, &result.height, &stored_channels, channels));
    result.channels = channels;
    result.out_of_memory = !result.samples && budget_exceeded;
    return result;
}

StbPixels stb_decode_jpeg_reduced(const StbInput& input, int divisor) {
    start_budget(input);
    StbPixels result;
    stbi__context context{};
    stbi__start_mem(&context, input.data, input.size);
    const std::unique_ptr<stbi__jpeg> jpeg(new (std::nothrow) stbi__jpeg());
    if (!jpeg) return result;
    jpeg->s = &context;
    stbi__setup_jpeg(jpeg.get());
    jpeg->idct_block_kernel = divisor == 8 ? mean_of_block : means_of_quarters;
    if (stbi__decode_jpeg_image(jpeg.get()) && is_grey_or_ycbcr(*jpeg)) {
        result.width = (static_cast<int>(context.img_x) + divisor - 1) / divisor;
        result.height = (static_cast<int>(context.img_y) + divisor - 1) / divisor;
        result.channels = 3;
        result.samples.reset(static_cast<stbi_uc*>(stbi__malloc_mad3(result.width, result.height, 3, 0)));
        if (result.samples && !assemble(*jpeg, divisor, result)) result.samples.reset();
    }
    stbi__cleanup_jpeg(jpeg.get());
    result.out_of_memory = !result.samples && budget_exceeded;
    return result;
}

bool stb_encode_jpeg(StbWrite write, void* context, int width, int height, const unsigned char* rgb, int quality) {
    return stbi_write_jpg_to_func(write, context, width, height, 3, rgb, quality) != 0;
}

bool stb_encode_png(StbWrite write, void* context, int width, int height, const unsigned char* rgba) {
    return stbi_write_png_to_func(write, context, width, height, 4, rgba, width * 4) != 0;
}

}  // namespace recoup::third_party
