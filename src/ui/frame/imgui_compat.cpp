#include "ui/frame/imgui_compat.h"

#include <imgui_internal.h>

#include <algorithm>
#include <bit>
#include <cfloat>

#include "ui/frame/glyph_atlas.h"

namespace recoup::ui::inline frame {
namespace {

// Dear ImGui insists on a font; we draw with none of it, so it gets the least that all versions accept.
void add_least_font(ImFontAtlas& fonts) {
    static constexpr ImWchar kOneGlyph[] = {' ', ' ', 0};
    ImFontConfig config;
    config.GlyphRanges = kOneGlyph;
    config.OversampleH = 1;
    fonts.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    fonts.AddFontDefault(&config);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    fonts.GetTexDataAsAlpha8(&pixels, &width, &height);
}

void make_default_texture(ImFontAtlas& fonts, const GlyphAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19200
    fonts.TexData->TexID = to_imgui(atlas.texture);
    fonts.TexData->Status = ImTextureStatus_OK;
#else
    fonts.TexID = to_imgui(atlas.texture);
#endif
    fonts.TexUvWhitePixel = atlas.white_uv();
}

}  // namespace

ImTextureID to_imgui(TextureId id) {
#if IMGUI_VERSION_NUM >= 19200
    return static_cast<ImTextureID>(id);
#else
    return std::bit_cast<ImTextureID>(static_cast<std::uintptr_t>(id));
#endif
}

TextureId texture_of(const ImDrawCmd& cmd) {
#if IMGUI_VERSION_NUM >= 19200
    return static_cast<TextureId>(cmd.GetTexID());
#else
    return reinterpret_cast<std::uintptr_t>(cmd.GetTexID());
#endif
}

void configure_imgui() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_None;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigWindowsResizeFromEdges = false;
    io.MouseDoubleClickTime = 0.4F;
#if IMGUI_VERSION_NUM >= 19200
    io.BackendFlags &= ~ImGuiBackendFlags_RendererHasTextures;  // the glyph page is ours, theirs never changes
#endif
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 0;
    style.WindowMinSize = {1, 1};
    add_least_font(*io.Fonts);
}

void new_frame(GlyphAtlas& atlas, ImVec2 display_px, float delta_s) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = display_px;
    io.DeltaTime = std::max(delta_s, 1e-4F);
    atlas.begin_frame();
    make_default_texture(*io.Fonts, atlas);
    ImGui::NewFrame();
    ImGui::GetDrawListSharedData()->TexUvWhitePixel = atlas.white_uv();
}

ImDrawData& render_frame(GlyphAtlas& atlas) {
    ImGui::Render();
    ImDrawData& data = *ImGui::GetDrawData();
    atlas.end_frame(data);
    return data;
}

void draw_image(ImDrawList& list, TextureId id, ImVec2 min, ImVec2 max, ImVec2 uv_min, ImVec2 uv_max, ImU32 tint,
                float rounding_px) {
    if (rounding_px > 0) {
        list.AddImageRounded(to_imgui(id), min, max, uv_min, uv_max, tint, rounding_px, ImDrawFlags_RoundCornersAll);
    } else {
        list.AddImage(to_imgui(id), min, max, uv_min, uv_max, tint);
    }
}

MouseEvent MouseEvent::move(ImVec2 px) {
    return {Kind::move, px};
}
MouseEvent MouseEvent::leave() {
    return move({-FLT_MAX, -FLT_MAX});
}
MouseEvent MouseEvent::button(int index, bool down) {
    return {Kind::button, {}, index, down};
}
MouseEvent MouseEvent::wheel(float x, float y) {
    return {Kind::wheel, {x, y}};
}

void give_mouse(const MouseEvent& event) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM < 18700
    switch (event.kind) {
        case MouseEvent::Kind::move:
            io.MousePos = event.value;
            break;
        case MouseEvent::Kind::button:
            io.MouseDown[event.index] = event.down;
            break;
        case MouseEvent::Kind::wheel:
            io.MouseWheelH += event.value.x, io.MouseWheel += event.value.y;
            break;
    }
#else
    switch (event.kind) {
        case MouseEvent::Kind::move:
            io.AddMousePosEvent(event.value.x, event.value.y);
            break;
        case MouseEvent::Kind::button:
            io.AddMouseButtonEvent(event.index, event.down);
            break;
        case MouseEvent::Kind::wheel:
            io.AddMouseWheelEvent(event.value.x, event.value.y);
            break;
    }
#endif
}

}  // namespace recoup::ui::inline frame
