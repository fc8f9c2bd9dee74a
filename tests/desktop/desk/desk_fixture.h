// The program behind the window without a window: a real file, real workers and writer, and every frame drawn.
#pragma once

#include "desktop/base/desk_machine.h"
#include "desktop/desk/desk.h"
#include "platform/drawing/program_fonts.h"
#include "support/headless.h"

namespace recoup::testing {

class DeskFixture : public DeskMachine {
  public:
    // `prepare` runs when all is open and nothing is drawn yet; `make` makes the file, which then opens as a window
    // opens it.
    explicit DeskFixture(const std::function<void(DeskFixture&)>& prepare = {},
                         const std::function<void(const std::filesystem::path&)>& make = {}) {
        if (make) make(file);
        auto session = open_session(file, make ? app::Reading::board_first : app::Reading::whole);
        state = &session->board_state();
        session_ = session.get();
        const app::Settings settings{.first_view = app::FirstView::board};
        desk = std::make_unique<desktop::Desk>(std::move(session), settings, ports(textures));
        if (prepare) prepare(*this);
        headless.frame(2);
    }

    // Takes in what workers and writer bring and draws, until it is so.
    void until(const char* what, const std::function<bool()>& so) {
        DeskMachine::until(
            what, [this] { turn(); }, so);
    }
    void turn() {
        desk->take_news();
        headless.frame(2);  // what opens itself is drawn by the next frame
    }
    // Until nothing is under way any more and all of it is in the file.
    void settle() {
        until("everything to be done", [&] {
            return !desk->busy() && session_->save_state() == app::SaveState::saved && session_->staging_bytes() == 0;
        });
        turn();
    }
    void close() {
        REQUIRE(desk->may_close());
        desk->close();
        desk.reset();
    }

    void drop(const std::vector<std::filesystem::path>& dropped, ImVec2 at) {
        for (const auto& path : dropped) headless.input.dropped_files.push_back(path.string());
        headless.input.drop_at = at;
        headless.frame();
    }
    std::vector<std::string> names(std::size_t case_index) const {
        std::vector<std::string> all;
        for (const auto& item : state->cases()[case_index].evidence) all.push_back(item.name);
        return all;
    }
    app::Session& session() { return *session_; }

  private:
    app::Session* session_ = nullptr;

  public:
    std::filesystem::path file = file_path;
    desktop::PixelTextures textures;
    platform::FreetypeGlyphs glyphs{platform::program_fonts()};
    const core::State* state = nullptr;
    std::unique_ptr<desktop::Desk> desk;
    Headless headless{glyphs,
                      [this](Headless& h) {
                          const ui::TextClipboard words{[&h] { return h.clipboard; },
                                                        [&h](const std::string& text) { h.clipboard = text; }};
                          desk->frame(h.input, h.text, words, &h.probes);
                      },
                      {1440, 900}};
};

}  // namespace recoup::testing
