// Draws ImDrawData to pixels without a GPU: the same bytes on each run and machine. Any thread, on data nobody changes.
// It follows the rules of OpenGL: pixel centres, top-left edges, linear sampling, edges clamped.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ui/frame/imgui_compat.h"

namespace recoup::platform::inline drawing {

struct RasterTexture {
    enum class Format { alpha8, rgba8 };  // alpha8 is white of that opacity
    const std::uint8_t* pixels = nullptr;
    int width = 0;  // pixels
    int height = 0;
    Format format = Format::rgba8;
};

struct RgbaImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;  // rows from the top, 4 bytes a pixel
};

using TextureLookup = std::function<RasterTexture(ui::TextureId)>;  // nothing is drawn for a texture without pixels

// Of the data's display size. `background` is IM_COL32; textures hold until it returns.
RgbaImage rasterise(const ImDrawData& data, const TextureLookup& textures, ImU32 background);

}  // namespace recoup::platform::inline drawing
