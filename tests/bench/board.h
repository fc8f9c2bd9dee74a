// The whole user interface over a file, without a window: one frame after another. Main thread.
#pragma once

#include <filesystem>

#include "core/view/board.h"
#include "platform/drawing/program_fonts.h"
#include "platform/drawing/soft_raster.h"
#include "support/zones.h"
#include "ui/root.h"

namespace recoup::bench {

class Board {
  public:
    Board(const std::filesystem::path& file, ImVec2 size_px, float scale);
    ~Board();
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;

    void show(ui::View view) { ui_.view = view; }
    void frame();
    void wheel(ImVec2 at, float lines);  // takes effect with the next frame
    platform::RgbaImage image();

  private:
    // Nothing is decoded here: every picture is still on its way.
    class NoPictures : public ui::Pictures {
      public:
        ui::Picture cover(const std::string&, int, int) override { return {}; }
        ui::Picture file_cover(const std::string&, int, int) override { return {}; }
        ui::Picture tile(const std::string&, int, int, int) override { return {}; }
        ui::Verdict verdict(const std::string&) override { return ui::Verdict::intact; }
    };

    test::FixedZones zones_;
    core::State state_{zones_};
    core::Reader reader_;
    core::Rulebook rules_;
    core::BoardView board_;
    core::AgendaView agenda_;
    platform::FreetypeGlyphs glyphs_;
    ui::Text text_;
    ui::UiState ui_;
    ui::FrameInput input_;
    NoPictures pictures_;
    ImGuiContext* context_;
};

}  // namespace recoup::bench
