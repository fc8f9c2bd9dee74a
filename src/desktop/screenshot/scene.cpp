#include "desktop/screenshot/scene.h"

#include <imgui.h>

#include <algorithm>
#include <charconv>

#include "app/data/library.h"
#include "desktop/base/bell.h"
#include "desktop/desk/desk.h"
#include "platform/drawing/freetype_glyphs.h"
#include "platform/drawing/program_fonts.h"

namespace recoup::desktop::inline screenshot {
namespace {

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

}  // namespace

core::Result<void> show_view(const core::State& state, const std::string& view, ui::UiState& ui) {
    if (ui::show_named(ui, view)) return {};
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
    if (view == "tables") {
        ui.tools.tables.emplace();
        return {};
    }
    if (const auto number = number_after(view, "upload:")) {
        const auto* record = state.find_number(*number);
        if (!record) return core::fail(core::ErrorKind::work, "error_no_case"_tr);
        ui.tools.upload.emplace().case_uuid = record->row.uuid;
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
    if (const auto number = number_after(view, "pack:")) {
        const auto* record = state.find_number(*number);
        if (!record) return core::fail(core::ErrorKind::work, "error_no_case"_tr);
        ui.tools.pack = ui::PackUi{.case_uuid = record->row.uuid};
        return {};
    }
    const bool covering = view.starts_with("redact:");
    if (const auto number = number_after(view, covering ? "redact:" : "viewer:")) {
        for (const auto& record : state.cases())
            for (const auto& item : record.evidence)
                if (item.number == *number) {
                    ui.tools.viewer = ui::ViewerUi{.case_uuid = record.row.uuid, .evidence_uuid = item.uuid};
                    if (covering) ui::start_covering(ui.tools.viewer->cover);
                    return {};
                }
        return core::fail(core::ErrorKind::work, "error_no_evidence"_tr);
    }
    return core::fail(core::ErrorKind::usage, "screenshot_bad_view"_tr, {view});
}

namespace {

struct Gui {
    Gui() : context(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context);
        ui::configure_imgui();
    }
    ~Gui() { ImGui::DestroyContext(context); }
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;
    ImGuiContext* context;
};

}  // namespace

struct Scene::Parts {
    Bell bell;
    PixelTextures textures;
    Gui gui;
    platform::FreetypeGlyphs glyphs{platform::program_fonts()};
    ui::Text text{glyphs};
    std::optional<Desk> desk;
    const core::State* state = nullptr;
    ImDrawData* drawn = nullptr;
    double time_s = 1;
};

Scene::Scene(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Scene::~Scene() = default;

core::Result<std::unique_ptr<Scene>> Scene::open(const std::filesystem::path& file, const app::Ports& ports,
                                                 core::Lang lang, bool dark) {
    auto parts = std::make_unique<Parts>();
    const auto wake = [&bell = parts->bell] { bell.ring(); };
    auto session = app::Session::open(file, false, {ports.clock, ports.zones, ports.ids, ports.library, wake});
    if (!session) return tl::unexpected(session.error());
    parts->state = &(*session)->state();
    app::Settings settings;
    settings.theme = dark ? app::Theme::dark : app::Theme::light;
    settings.home = lang == core::Lang::zh ? core::Home{"CN", "CNY"} : core::Home{"US", "USD"};
    DeskPorts desk_ports{
        .machine = ports, .textures = parts->textures, .wake = wake, .lang = lang, .locale_lang = lang};
    parts->desk.emplace(std::move(*session), settings, std::move(desk_ports));
    return std::unique_ptr<Scene>(new Scene(std::move(parts)));
}

void Scene::frame(const SceneLook& look, bool recorded) {
    auto& parts = *parts_;
    ui::FrameInput input;
    input.time_s = parts.time_s += 1 / 60.0;
    input.scale = look.scale;
    input.display_px = {static_cast<float>(look.width_px), static_cast<float>(look.height_px)};
    parts.desk->surroundings().ports.display_scale = look.scale;
    probes.clear();
    if (log && recorded) log->clear();
    parts.text.log = recorded ? log : nullptr;
    ui::new_frame(parts.text.atlas(), input.display_px, input.delta_s);
    parts.desk->frame(input, parts.text, {[] { return std::string(); }, [](const std::string&) {}}, &probes);
    parts.drawn = &ui::render_frame(parts.text.atlas());
    parts.text.log = nullptr;
}

core::Result<void> Scene::draw(const std::string& view, const SceneLook& look) {
    auto& parts = *parts_;
    ImGui::SetCurrentContext(parts.gui.context);
    parts.desk->ui = {};
    if (auto shown = show_view(*parts.state, view, parts.desk->ui); !shown) return shown;
    for (int number = 0; number < kMostFrames; ++number) {
        frame(look, false);
        if (number >= kLeastFrames && !parts.desk->busy() && !parts.text.atlas().overflowed()) break;
        if (parts.desk->busy()) parts.bell.wait();
        parts.desk->take_news();
    }
    if (log) frame(look, true);
    return {};
}

platform::RgbaImage Scene::picture() {
    auto& parts = *parts_;
    const auto find = [&](ui::TextureId id) -> platform::RasterTexture {
        if (id == parts.text.atlas().texture)
            return {parts.text.atlas().pixels(), ui::GlyphAtlas::kWidth, parts.text.atlas().height(),
                    platform::RasterTexture::Format::alpha8};
        return parts.textures.find(id);
    };
    return platform::rasterise(*parts.drawn, find, IM_COL32_BLACK);
}

}  // namespace recoup::desktop::inline screenshot
