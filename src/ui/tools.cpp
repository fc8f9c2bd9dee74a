#include "ui/tools.h"

#include <algorithm>
#include <array>

namespace recoup::ui {
namespace {

// Draws the layer if it is open, with the keys if it is the topmost, and lets it go when `draw` returns true.
template <class Layer, class Draw>
void draw_open(Context& ctx, std::optional<Layer>& layer, bool topmost, Draw draw) {
    if (!layer) return;
    const bool was_active = ctx.layer_active;
    ctx.layer_active = topmost;
    if (draw(*layer)) layer.reset();
    ctx.layer_active = was_active;
}

bool draw_viewer_layer(Context& ctx, Tools& tools, ViewerUi& viewer) {
    const auto events = draw_viewer(ctx, viewer);
    if (events.export_evidence)
        tools.exporting = ExportUi{.case_uuid = viewer.case_uuid, .evidence = {*events.export_evidence}};
    return events.close;
}

bool draw_pack_layer(Context& ctx, Tools& tools, PackUi& ui) {
    const auto events = draw_pack(ctx, ui);
    if (events.platform) tools.platforms.emplace().chosen = *events.platform;
    if (events.view) tools.viewer = ViewerUi{.case_uuid = events.view->first, .evidence_uuid = events.view->second};
    if (events.attach) tools.picker = PickerUi{.case_uuid = *events.attach};
    return events.close;
}

bool draw_platforms_layer(Context& ctx, Tools& tools, PlatformsUi& ui) {
    const auto events = draw_platforms(ctx, ui);
    if (events.view) tools.viewer = ViewerUi{.case_uuid = events.view->first, .evidence_uuid = events.view->second};
    return events.close;
}

bool draw_missed_layer(Context& ctx, MissedUi& ui, PaletteEvents& chosen) {
    const auto events = draw_missed(ctx, ui);
    if (events.open) chosen.board.open = events.open;
    if (events.close) ctx.ask(CloseMissedRequest{});
    return events.close;
}

void open_chosen(Tools& tools, const PaletteEvents& events) {
    if (events.pick) tools.picker.emplace();
    if (events.export_case) tools.exporting = ExportUi{.case_uuid = *events.export_case};
    if (events.tables) tools.tables.emplace().case_uuid = events.tables->case_uuid;
    if (events.upload_case) tools.upload.emplace().case_uuid = *events.upload_case;
    if (events.pack) tools.pack = PackUi{.case_uuid = *events.pack};
    if (events.about) tools.about.emplace();
    if (events.key_help) tools.key_help.emplace();
    // What is chosen is seen below the viewer and the directory only when they are gone.
    const bool below =
        events.board.open || events.board.new_case || events.go || events.agenda || events.search || events.filter;
    if (below || events.platforms) tools.viewer.reset();
    if (below) tools.platforms.reset();
    if (events.platforms) tools.platforms.emplace().chosen = *events.platforms;
}

}  // namespace

int Tools::front() const {
    if (folder) return 18;
    if (refused) return 17;
    if (path) return 16;
    if (closing) return 15;
    if (versions) return 14;
    if (purge) return 13;
    if (restore) return 12;
    if (palette) return 11;
    if (key_help) return 10;
    if (about) return 9;
    if (upload) return 8;
    if (tables) return 7;
    if (exporting) return 6;
    if (picker) return 5;
    if (missed) return 4;
    if (viewer) return 3;
    if (platforms) return 2;
    return pack ? 1 : 0;
}

std::string* Tools::folder_of_layer() {
    if (upload) return &upload->folder.folder;
    if (tables) return &tables->folder.folder;
    if (exporting) return &exporting->folder.folder;
    return pack ? &pack->folder : nullptr;
}

void settle_tools(Tools& tools, TextFocus& text_focus, Focus& focus) {
    const int front = tools.front();
    if (front == tools.front_before) return;
    tools.front_before = front;
    text_focus.drop();
    focus.clear();
}

void tool_keys(Context& ctx, Tools& tools, const PaletteSubject& subject) {
    if (ctx.key(Key::k, true)) {
        tools.palette.emplace();
        tools.palette->subject = tools.viewer ? PaletteSubject{tools.viewer->case_uuid, {}} : subject;
    }
    if (ctx.key(Key::f1)) tools.key_help.emplace();
    if (subject.case_uuid && !tools.any() && ctx.key(Key::e, true))
        tools.pack = PackUi{.case_uuid = *subject.case_uuid};
}

PaletteEvents draw_tools(Context& ctx, Tools& tools, std::span<const ViewEntry> views, bool active) {
    const int before = tools.front();
    const int front = active ? before : -1;
    PaletteEvents chosen;
    draw_open(ctx, tools.pack, front == 1, [&](auto& ui) { return draw_pack_layer(ctx, tools, ui); });
    draw_open(ctx, tools.platforms, front == 2, [&](auto& ui) { return draw_platforms_layer(ctx, tools, ui); });
    draw_open(ctx, tools.viewer, front == 3, [&](auto& ui) { return draw_viewer_layer(ctx, tools, ui); });
    draw_open(ctx, tools.missed, front == 4, [&](auto& ui) { return draw_missed_layer(ctx, ui, chosen); });
    draw_open(ctx, tools.picker, front == 5, [&](auto& ui) { return draw_picker(ctx, ui); });
    draw_open(ctx, tools.exporting, front == 6, [&](auto& ui) { return draw_export(ctx, ui); });
    draw_open(ctx, tools.tables, front == 7, [&](auto& ui) { return draw_tables(ctx, ui); });
    draw_open(ctx, tools.upload, front == 8, [&](auto& ui) { return draw_upload(ctx, ui); });
    draw_open(ctx, tools.about, front == 9, [&](auto& ui) { return draw_about(ctx, ui); });
    draw_open(ctx, tools.key_help, front == 10, [&](auto& ui) { return draw_key_help(ctx, ui, views); });
    draw_open(ctx, tools.palette, front == 11, [&](auto& ui) {
        chosen = draw_palette(ctx, ui, views);
        return chosen.close;
    });
    draw_open(ctx, tools.restore, front == 12, [&](auto& ui) { return draw_restore(ctx, ui); });
    draw_open(ctx, tools.purge, front == 13, [&](auto& ui) { return draw_purge(ctx, ui); });
    draw_open(ctx, tools.versions, front == 14, [&](auto& ui) { return draw_versions(ctx, ui); });
    draw_open(ctx, tools.closing, front == 15, [&](auto& ui) { return draw_closing(ctx, ui); });
    draw_open(ctx, tools.path, front == 16, [&](auto& ui) { return draw_path_dialog(ctx, ui); });
    draw_open(ctx, tools.refused, front == 17, [&](auto& ui) { return draw_refused(ctx, ui); });
    draw_open(ctx, tools.folder, front == 18, [&](auto& ui) { return draw_folder(ctx, ui); });
    if (ctx.app.folder && !tools.folder && front != 18) tools.folder.emplace();
    if (ctx.app.purge && !tools.purge && front != 13) tools.purge.emplace();
    if (ctx.app.versions && !tools.versions && front != 14) tools.versions.emplace();
    if (ctx.app.closing && !tools.closing && front != 15) tools.closing.emplace();
    open_chosen(tools, chosen);
    if (tools.front() != before) ctx.wake_after(0);
    return chosen;
}

void scale_keys(Context& ctx) {
    static constexpr std::array kScales = {1.0F, 1.25F, 1.5F, 2.0F};
    const float now = ctx.input.scale;
    auto choices = ctx.app.choices;
    const bool plus = ctx.key(Key::plus, true) || ctx.key(Key::equals, true) || ctx.key(Key::equals, true, true) ||
                      ctx.key(Key::plus, true, true);
    if (plus) {
        const auto* next = std::upper_bound(kScales.begin(), kScales.end(), now + 0.01F);
        choices.scale = next == kScales.end() ? kScales.back() : *next;
    }
    if (ctx.key(Key::minus, true)) {
        const auto* here = std::lower_bound(kScales.begin(), kScales.end(), now - 0.01F);
        choices.scale = here == kScales.begin() ? kScales.front() : *(here - 1);
    }
    if (ctx.key(Key::digit_0, true)) choices.scale = 0;
    if (choices != ctx.app.choices) ctx.ask(SettingsRequest{choices});
}

}  // namespace recoup::ui
