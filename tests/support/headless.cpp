#include "support/headless.h"

#include <doctest/doctest.h>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <stb/stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "ui/text/unicode.h"

namespace recoup::testing {

Headless::Headless(ui::GlyphSource& glyphs, Gui gui, ImVec2 display_px)
    : text(glyphs), gui_(std::move(gui)), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ui::configure_imgui();
    input.display_px = display_px;
    ui::give_mouse(ui::MouseEvent::leave());
}

Headless::~Headless() {
    ImGui::DestroyContext(context_);
}

void Headless::frame(int count) {
    for (int i = 0; i < count; ++i) {
        probes.clear();
        input.time_s += input.delta_s;
        ui::new_frame(text.atlas(), input.display_px, input.delta_s);
        gui_(*this);
        ui::render_frame(text.atlas());
        input.chords.clear();
        input.text.clear();
        input.dropped_files.clear();
    }
}

void Headless::wait(double seconds) {
    const float usual = input.delta_s;
    input.delta_s = static_cast<float>(seconds);
    frame();
    input.delta_s = usual;
}

void Headless::move(ImVec2 to) {
    ui::give_mouse(ui::MouseEvent::move(to));
    frame();
}

void Headless::button(bool down, int index) {
    ui::give_mouse(ui::MouseEvent::button(index, down));
    frame();
}

void Headless::click(ImVec2 where, int index) {
    move(where);
    wait(1);  // or two clicks on one place would count as a double click
    button(true, index);
    button(false, index);
    frame();
}

void Headless::double_click(ImVec2 where) {
    click(where);
    button(true);
    button(false);
    frame();
}

void Headless::drag(ImVec2 from, ImVec2 to, int steps) {
    move(from);
    wait(1);
    button(true);
    for (int i = 1; i <= steps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(steps);
        move({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    }
    frame();
    button(false);
    frame();
}

void Headless::wheel(float lines) {
    ui::give_mouse(ui::MouseEvent::wheel(0, lines));
    frame();
}

void Headless::press(ui::Key key, bool ctrl, bool shift) {
    input.chords.push_back({.key = key, .ctrl = ctrl, .shift = shift});
    frame();
}

void Headless::type(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) input.text += ui::next_code_point(utf8, i);
    frame();
}

ImVec2 Headless::at(std::string_view probe) const {
    const auto found = probes.find(probe);
    REQUIRE_MESSAGE(found != probes.end(), "no probe " << std::string(probe));
    return found->second.centre();
}

platform::RgbaImage Headless::image(ImU32 background) {
    const auto look_up = [&](ui::TextureId id) -> platform::RasterTexture {
        ui::GlyphAtlas& atlas = text.atlas();
        if (id == atlas.texture) {
            return {atlas.pixels(), ui::GlyphAtlas::kWidth, atlas.height(), platform::RasterTexture::Format::alpha8};
        }
        const auto found = textures.find(id);
        return found == textures.end() ? platform::RasterTexture{} : found->second;
    };
    return platform::rasterise(*ImGui::GetDrawData(), look_up, background);
}

void Headless::save_png(const std::string& path, ImU32 background) {
    write_png(path, image(background));
}

void write_png(const std::string& path, const platform::RgbaImage& image) {
    stbi_write_png(path.c_str(), image.width, image.height, 4, image.pixels.data(), image.width * 4);
}

}  // namespace recoup::testing
