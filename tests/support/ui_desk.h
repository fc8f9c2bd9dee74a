// A window without a window: a small file of cases, the whole user interface over it, and commands carried out at once.
#pragma once

#include <memory>

#include "core/edit/apply.h"
#include "platform/drawing/program_fonts.h"
#include "support/headless.h"
#include "support/ids.h"
#include "support/zones.h"
#include "ui/root.h"

namespace recoup::testing {

// Every picture is one grey texture.
class GreyPictures : public ui::Pictures {
  public:
    static constexpr ui::TextureId kTexture = 77;
    ui::Picture cover(const std::string&, int w, int h) override { return grey(w, h); }
    ui::Picture file_cover(const std::string&, int w, int h) override { return grey(w, h); }
    ui::Picture tile(const std::string&, int, int, int) override { return grey(kTilePx, kTilePx); }
    ui::Verdict verdict(const std::string&) override { return ui::Verdict::intact; }

  private:
    static ui::Picture grey(int w, int h) { return {ui::Picture::State::ready, kTexture, w, h}; }
};

// For every problem; asks for three proofs.
inline core::Playbook any_playbook() {
    core::Playbook playbook;
    playbook.id = "any";
    playbook.title = {"通用攻略", "Any trouble"};
    playbook.recognise = {"什么都可能", "Anything at all"};
    for (std::size_t i = 0; i < core::words<core::Problem>().size(); ++i)
        playbook.problems.push_back(static_cast<core::Problem>(i));
    for (const auto kind :
         {core::EvidenceKind::payment_proof, core::EvidenceKind::error_screen, core::EvidenceKind::support_chat})
        playbook.capture.push_back({kind, {"留下来", "Keep it"}});
    return playbook;
}

class UiDesk {
  public:
    explicit UiDesk(ImVec2 display_px = {1440, 900}, core::Lang lang = core::Lang::zh);

    core::Uuid run(const core::Command& command);  // on the model, as the program would
    core::Uuid add(std::string title, std::string platform, core::Problem problem, std::int64_t paid_minor,
                   core::Stage stage = core::Stage::evidence);
    void due_in(const core::Uuid& case_uuid, std::chrono::seconds left);
    const core::CaseRow& row(const core::Uuid& id) const { return state.find(id)->row; }
    std::vector<std::string> column(core::Stage stage) const;
    // Rebuilds the view and draws; commands that come out are carried out, requests kept.
    void frame(int count = 1) { headless.frame(count); }

    platform::FreetypeGlyphs glyphs{platform::program_fonts()};
    test::FixedZones zones;
    test::CountingIds ids;
    core::State state{zones};
    core::Rulebook rules;
    core::Reader reader;
    std::vector<core::Playbook> playbooks{any_playbook()};
    std::vector<core::Message> messages;
    core::Phrasebook phrasebook;
    std::vector<core::GuidePage> guide;
    std::vector<core::OfficialChannel> channels;
    std::vector<ui::TrayGroup> tray;
    std::vector<core::SeenMoney> seen_money;
    ui::Choices choices;
    ui::UiState ui;
    ui::Output last;
    std::vector<ui::Request> requests;  // all since the start
    std::vector<std::string> copied;    // likewise, for the clipboard
    std::vector<core::Command> commands;
    ui::AppView* app = nullptr;  // of the frame being drawn, for a test's own touches
    std::function<void(ui::AppView&)> touch;
    ui::Pictures* pictures = nullptr;  // instead of the grey ones
    Headless headless;

  private:
    void draw(Headless& h);
    GreyPictures pictures_;
    std::vector<std::uint8_t> grey_ = std::vector<std::uint8_t>(16, 0xB0);
    core::BoardView board_;
    core::TodayView today_;
    core::InsightsView insights_;
    core::AgendaView agenda_;
};

}  // namespace recoup::testing
