#include "platform/drawing/renderer.h"

#include <GL/glext.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

namespace recoup::platform::inline drawing {

Renderer::Renderer() : gl_(Gl::load()), textures_(gl_) {
    GLint major = 0, minor = 0;
    gl_.get_integer(GL_MAJOR_VERSION, &major);
    gl_.get_integer(GL_MINOR_VERSION, &minor);
    // A core context has no older language than 1.50.
    ImGui_ImplOpenGL3_Init(major * 10 + minor >= 32 ? "#version 150" : "#version 130");
}

Renderer::~Renderer() {
    ImGui_ImplOpenGL3_Shutdown();
}

void Renderer::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
}

void Renderer::draw(ImDrawData& data, std::uint32_t background) const {
    const auto colour = ImGui::ColorConvertU32ToFloat4(background);
    gl_.disable(GL_SCISSOR_TEST);
    gl_.viewport(0, 0, static_cast<GLsizei>(data.DisplaySize.x), static_cast<GLsizei>(data.DisplaySize.y));
    gl_.clear_color(colour.x, colour.y, colour.z, 1);
    gl_.clear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

std::vector<std::uint8_t> Renderer::read_pixels(int width_px, int height_px) const {
    const auto row = static_cast<std::size_t>(width_px) * 4;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height_px));
    gl_.pixel_store(GL_PACK_ALIGNMENT, 1);
    gl_.read_pixels(0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    // OpenGL counts rows from below.
    for (std::size_t top = 0, bottom = pixels.size(); top + row < bottom; top += row, bottom -= row)
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(top),
                         pixels.begin() + static_cast<std::ptrdiff_t>(top + row),
                         pixels.begin() + static_cast<std::ptrdiff_t>(bottom - row));
    return pixels;
}

}  // namespace recoup::platform::inline drawing
