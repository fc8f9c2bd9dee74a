// A Dear ImGui without window or GPU for tests of views: feeds mouse, keys and text, runs frames, finds widgets by
// probe, draws to pixels. One at a time.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "platform/drawing/soft_raster.h"
#include "ui/frame/input.h"
#include "ui/frame/probe.h"
#include "ui/text/text.h"

namespace recoup::testing {

class Headless {
  public:
    using Gui = std::function<void(Headless&)>;

    Headless(ui::GlyphSource& glyphs, Gui gui, ImVec2 display_px = {1000, 600});
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    void frame(int count = 1);
    void wait(double seconds);  // moves the clock and draws a frame

    void move(ImVec2 to);
    void button(bool down, int index = 0);
    void click(ImVec2 at, int index = 0);
    void double_click(ImVec2 at);
    void drag(ImVec2 from, ImVec2 to, int steps = 5);
    void wheel(float lines);
    void press(ui::Key key, bool ctrl = false, bool shift = false);
    void type(std::string_view utf8);

    bool shown(std::string_view probe) const { return probes.contains(probe); }
    // The middle of a probe; fails the test if it is not on the screen.
    ImVec2 at(std::string_view probe) const;
    void click(std::string_view probe) { click(at(probe)); }
    void drag(std::string_view from, std::string_view to) { drag(at(from), at(to)); }

    platform::RgbaImage image(ImU32 background = IM_COL32_WHITE);
    void save_png(const std::string& path, ImU32 background = IM_COL32_WHITE);

    ui::Text text;
    ui::Probes probes;     // of the last frame
    ui::FrameInput input;  // of the frame being drawn; chords and text are given once
    std::string clipboard;
    std::map<ui::TextureId, platform::RasterTexture> textures;

  private:
    Gui gui_;
    ImGuiContext* context_;
};

void write_png(const std::string& path, const platform::RgbaImage& image);

}  // namespace recoup::testing
