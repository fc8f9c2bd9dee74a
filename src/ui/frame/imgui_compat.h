// Everything in which Dear ImGui 1.86, 1.90 and 1.92 differ for us, and the few internals we lean on. Main thread.
// Dear ImGui gives draw lists, clip rectangles, windows, ids and the mouse; text, fonts and keys are our own.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace recoup::ui::inline frame {

class GlyphAtlas;

// Names a texture of the window or the rasteriser; never 0. The glyph page is 1 unless its owner sets another.
using TextureId = std::uint64_t;
inline constexpr TextureId kAtlasTexture = 1;

ImTextureID to_imgui(TextureId id);
TextureId texture_of(const ImDrawCmd& cmd);

// Once, after ImGui::CreateContext() and after a renderer's own initialisation if there is one: no .ini file, no
// keyboard navigation, a font of one glyph, no texture lines.
void configure_imgui();

// Instead of ImGui::NewFrame() and ImGui::Render(): the glyph page becomes the texture of every draw list.
void new_frame(GlyphAtlas& atlas, ImVec2 display_px, float delta_s);
ImDrawData& render_frame(GlyphAtlas& atlas);

void draw_image(ImDrawList& list, TextureId id, ImVec2 min, ImVec2 max, ImVec2 uv_min = {0, 0}, ImVec2 uv_max = {1, 1},
                ImU32 tint = IM_COL32_WHITE, float rounding_px = 0);

struct MouseEvent {
    enum class Kind { move, button, wheel } kind;
    ImVec2 value{};  // where to, in physical pixels; by how many lines
    int index = 0;   // of the button
    bool down = false;

    static MouseEvent move(ImVec2 px);
    static MouseEvent leave();
    static MouseEvent button(int index, bool down);
    static MouseEvent wheel(float x, float y);
};

// To Dear ImGui, before new_frame(). One button a frame: of a press and a release together it would see neither.
void give_mouse(const MouseEvent& event);

}  // namespace recoup::ui::inline frame
