#include "desktop/screenshot.h"

#include <imgui.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <fstream>
#include <mutex>

#include "desktop/desk.h"
#include "desktop/start_desk.h"
#include "media/encode.h"
#include "platform/freetype_glyphs.h"
#include "platform/program_fonts.h"

namespace recoup::desktop {
namespace {

// Frames until a view has settled and its pictures have come, at the most.
constexpr int kMostFrames = 400;
constexpr int kLeastFrames = 3;

// Lets the main thread sleep until a worker has something.
class Bell {
  public:
    void ring() {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        ready_.notify_one();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        ready_.wait_for(lock, std::chrono::seconds{2}, [&] { return rung_; });
        rung_ = false;
    }

  private:
    std::mutex mutex_;
    std::condition_variable ready_;
    bool rung_ = false;
};

std::optional<std::int64_t> number_after(std::string_view view, std::string_view prefix) {
    if (!view.starts_with(prefix)) return std::nullopt;
    view.remove_prefix(prefix.size());
    std::int64_t number = 0;
    const auto end = std::from_chars(view.data(), view.data() + view.size(), number);
    return end.ec == std::errc{} && end.ptr == view.data() + view.size() ? std::optional(number) : std::nullopt;
}

// "case:3:contacts" is "case:3" and a tab of its drawer.
std::pair<std::string_view, std::optional<ui::DrawerTab>> split_tab(std::string_view view) {
    static constexpr std::pair<std::string_view, ui::DrawerTab> kTabs[] = {
        {"overview", ui::DrawerTab::overview}, {"evidence", ui::DrawerTab::evidence},
        {"contacts", ui::DrawerTab::contacts}, {"deadlines", ui::DrawerTab::deadlines},
        {"why", ui::DrawerTab::deadlines},     {"messages", ui::DrawerTab::messages},
        {"routes", ui::DrawerTab::routes},     {"history", ui::DrawerTab::history}};
    const auto colon = view.rfind(':');
    for (const auto& [name, tab] : kTabs)
        if (colon != view.npos && view.substr(colon + 1) == name) return {view.substr(0, colon), tab};
    return {view, std::nullopt};
}

// "case:3:why" is the deadlines' tab with the first deadline of a rule explained.
void explain_first(const core::CaseRecord& record, ui::DrawerUi& drawer) {
    const auto found = std::ranges::find_if(record.deadlines, [](const auto& row) { return !row.rule.empty(); });
    if (found != record.deadlines.end()) drawer.why = found->uuid;
}

core::Result<void> show(const core::State& state, const std::string& view, ui::UiState& ui) {
    if (view == "board") return {};
    if (view == "agenda") {
        ui.view = ui::View::agenda;
        return {};
    }
    if (view == "settings") {
        ui.view = ui::View::settings;
        return {};
    }
    if (view == "archive" || view == "bin") {
        ui.view = ui::View::put_away;
        ui.put_away.shown = view == "bin" ? ui::PutAway::bin : ui::PutAway::archive;
        return {};
    }
    constexpr std::string_view kGuide = "guide";
    if (view == kGuide || view.starts_with("guide:")) {
        ui.view = ui::View::guide;
        if (view != kGuide) ui::open_guide_page(ui.guide, view.substr(kGuide.size() + 1));
        return {};
    }
    if (view == "insights") {
        ui.view = ui::View::insights;
        return {};
    }
    constexpr std::string_view kPlatforms = "platforms";
    if (view == kPlatforms || view.starts_with("platforms:")) {
        ui.tools.platforms.emplace();
        if (view != kPlatforms) ui.tools.platforms->chosen = view.substr(kPlatforms.size() + 1);
        return {};
    }
    if (view == "new-case") {
        ui::open_new_case(ui.new_case);
        return {};
    }
    const auto [name, tab] = split_tab(view);
    if (const auto number = number_after(name, "case:")) {
        const auto* record = state.find_number(*number);
        if (!record) return core::fail(core::ErrorKind::work, "error_no_case"_tr);
        ui.drawer.case_uuid = record->row.uuid;
        ui.board.selected = record->row.uuid;
        if (tab) ui.drawer.tab = *tab;
        if (view.ends_with(":why")) explain_first(*record, ui.drawer);
        return {};
    }
    if (const auto number = number_after(view, "viewer:")) {
        for (const auto& record : state.cases())
            for (const auto& item : record.evidence)
                if (item.number == *number) {
                    ui.tools.viewer = ui::ViewerUi{.case_uuid = record.row.uuid, .evidence_uuid = item.uuid};
                    return {};
                }
        return core::fail(core::ErrorKind::work, "error_no_evidence"_tr);
    }
    return core::fail(core::ErrorKind::usage, "screenshot_bad_view"_tr, {view});
}

// Draws a scene until it has settled, and writes what stands then.
template <class Scene>
core::Result<void> draw_settled(const ScreenshotRun& run, Scene& desk, ui::Text& text, const PixelTextures& textures,
                                Bell& bell) {
    ImDrawData* data = nullptr;
    for (int frame = 0; frame < kMostFrames; ++frame) {
        ui::FrameInput input;
        input.time_s = 1 + frame / 60.0;
        input.scale = run.scale;
        input.display_px = {static_cast<float>(run.width_px), static_cast<float>(run.height_px)};
        ui::new_frame(text.atlas(), input.display_px, input.delta_s);
        desk.frame(input, text, {[] { return std::string(); }, [](const std::string&) {}});
        data = &ui::render_frame(text.atlas());
        const bool settled = frame >= kLeastFrames && !desk.busy() && !text.atlas().overflowed();
        if (settled) break;
        if (desk.busy()) bell.wait();
        desk.take_news();
    }
    const auto find = [&](ui::TextureId id) -> platform::RasterTexture {
        if (id == text.atlas().texture)
            return {text.atlas().pixels(), ui::GlyphAtlas::kWidth, text.atlas().height(),
                    platform::RasterTexture::Format::alpha8};
        return textures.find(id);
    };
    auto pixels = platform::rasterise(*data, find, IM_COL32_BLACK);
    const auto png = media::encode_png({pixels.width, pixels.height, std::move(pixels.pixels)});
    std::ofstream file(run.out, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    if (!file.flush()) return core::fail(core::ErrorKind::work, "screenshot_not_written"_tr, {}, run.out.string());
    return {};
}

// What stands in the window when this file cannot be opened.
core::Result<void> draw_trouble(const ScreenshotRun& run, const core::Error& error, const app::Settings& settings,
                                const DeskPorts& ports, ui::Text& text, const PixelTextures& textures, Bell& bell) {
    StartDesk desk(run.file, false, error, settings, ports);
    return draw_settled(run, desk, text, textures, bell);
}

}  // namespace

core::Result<void> draw_screenshot(const ScreenshotRun& run) {
    Bell bell;
    const auto wake = [&bell] { bell.ring(); };
    auto session = app::Session::open(
        run.file, false, {run.ports.clock, run.ports.zones, run.ports.ids, run.ports.library.rules(), wake});
    const bool trouble = run.view == "start-trouble";
    if (!session && !trouble) return tl::unexpected(session.error());

    auto* context = ImGui::CreateContext();
    ui::configure_imgui();
    core::Result<void> result;
    {
        platform::FreetypeGlyphs glyphs(platform::program_fonts());
        ui::Text text(glyphs);
        PixelTextures textures;
        app::Settings settings;
        settings.theme = run.dark ? app::Theme::dark : app::Theme::light;
        DeskPorts ports{
            .machine = run.ports, .textures = textures, .wake = wake, .lang = run.lang, .locale_lang = run.lang};
        ports.display_scale = run.scale;
        if (!session) {
            result = draw_trouble(run, session.error(), settings, ports, text, textures, bell);
        } else {
            const auto& state = (*session)->state();
            Desk desk(std::move(*session), settings, std::move(ports));
            result = show(state, run.view, desk.ui);
            if (result) result = draw_settled(run, desk, text, textures, bell);
        }
    }
    ImGui::DestroyContext(context);
    return result;
}

}  // namespace recoup::desktop
