#include "desktop/screenshot/screenshot.h"

#include <imgui.h>

#include "app/data/library.h"
#include "desktop/base/bell.h"
#include "desktop/desk/desk.h"
#include "desktop/screenshot/scene.h"
#include "desktop/window/start_desk.h"
#include "media/picture/encode.h"
#include "platform/drawing/freetype_glyphs.h"
#include "platform/drawing/program_fonts.h"

namespace recoup::desktop::inline screenshot {
namespace {

// Draws a scene until it has settled; gives what stands then.
template <class Shown>
media::Bytes draw_settled(const ScreenshotRun& run, Shown& desk, ui::Text& text, const PixelTextures& textures,
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
    return media::encode_png({pixels.width, pixels.height, std::move(pixels.pixels)});
}

// What stands in the window when this file cannot be opened.
media::Bytes draw_trouble(const ScreenshotRun& run, const core::Error& error, const app::Settings& settings,
                          const DeskPorts& ports, ui::Text& text, const PixelTextures& textures, Bell& bell) {
    StartDesk desk(run.file, false, error, settings, ports);
    return draw_settled(run, desk, text, textures, bell);
}

}  // namespace

core::Result<media::Bytes> draw_screenshot(const ScreenshotRun& run) {
    Bell bell;
    const auto wake = [&bell] { bell.ring(); };
    auto session =
        app::Session::open(run.file, false, {run.ports.clock, run.ports.zones, run.ports.ids, run.ports.library, wake});
    const bool trouble = run.view == "start-trouble";
    if (!session && !trouble) return tl::unexpected(session.error());

    auto* context = ImGui::CreateContext();
    ui::configure_imgui();
    core::Result<media::Bytes> result;
    {
        platform::FreetypeGlyphs glyphs(platform::program_fonts());
        ui::Text text(glyphs);
        PixelTextures textures;
        app::Settings settings;
        settings.theme = run.dark ? app::Theme::dark : app::Theme::light;
        settings.home = run.lang == core::Lang::zh ? core::Home{"CN", "CNY"} : core::Home{"US", "USD"};
        DeskPorts ports{
            .machine = run.ports, .textures = textures, .wake = wake, .lang = run.lang, .locale_lang = run.lang};
        ports.display_scale = run.scale;
        if (!session) {
            result = draw_trouble(run, session.error(), settings, ports, text, textures, bell);
        } else {
            const auto& state = (*session)->state();
            Desk desk(std::move(*session), settings, std::move(ports));
            if (auto shown = show_view(state, run.view, desk.ui); !shown)
                result = tl::unexpected(shown.error());
            else
                result = draw_settled(run, desk, text, textures, bell);
        }
    }
    ImGui::DestroyContext(context);
    return result;
}

}  // namespace recoup::desktop::inline screenshot
