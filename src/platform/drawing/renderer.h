// Draws Dear ImGui's draw lists with OpenGL into the current context. Main thread. Must not know: windows, views.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/drawing/gl.h"
#include "platform/drawing/textures.h"

struct ImDrawData;

namespace recoup::platform::inline drawing {

class Renderer {
  public:
    // Needs a Dear ImGui context and a current OpenGL context, both of which outlive it.
    // Call ui::configure_imgui() afterwards.
    Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;
    ~Renderer();

    Textures& textures() { return textures_; }

    // Before ui::new_frame(); makes shaders at the first call.
    static void begin_frame();
    // Fills the frame with `background` (IM_COL32) and draws the lists; the glyph page has been synced before.
    void draw(ImDrawData& data, std::uint32_t background) const;
    // What was drawn, RGBA from the top row down; before the buffers are swapped.
    std::vector<std::uint8_t> read_pixels(int width_px, int height_px) const;

  private:
    Gl gl_;
    Textures textures_;
};

}  // namespace recoup::platform::inline drawing
