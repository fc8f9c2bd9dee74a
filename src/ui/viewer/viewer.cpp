#include "ui/viewer/viewer.h"

#include <algorithm>
#include <cmath>

#include "core/base/words.h"
#include "core/view/case.h"
#include "ui/frame/icons.h"
#include "ui/kit/covered.h"
#include "ui/viewer/cover_layer.h"
#include "ui/viewer/cover_panel.h"
#include "ui/viewer/picture.h"
#include "ui/viewer/text_layer.h"
#include "ui/viewer/transcript.h"

namespace recoup::ui::inline viewer {
namespace {

constexpr float kTopBar = 56;
constexpr float kStrip = 104;
constexpr float kPanel = 300, kNarrowPanel = 252, kCoverPanel = 336;
constexpr float kThumbWidth = 74, kThumbHeight = 98, kThumbGap = 10;

// The dark theme on the viewer's own ground: what lies on it must be a little lighter than there.
const Theme& viewer_theme() {
    static const Theme theme = [] {
        auto made = dark_theme();
        const auto set = [&](Role role, Role from) {
            made.colours[static_cast<std::size_t>(role)] = dark_theme()[from];
        };
        set(Role::background, Role::surface);
        set(Role::surface, Role::column);
        return made;
    }();
    return theme;
}

Context in_theme(Context& ctx, const Theme& theme) {
    return {{ctx.reader, theme, ctx.text, ctx.input, ctx.pictures, ctx.text_focus, ctx.clipboard, ctx.focus,
             ctx.tooltip, ctx.out, ctx.probes, ctx.still, ctx.layer_active},
            ctx.app,
            ctx.commands,
            ctx.requests};
}

bool can_write(const Context& ctx) {
    return ctx.app.save != SaveLook::read_only;
}

int index_of(const core::CaseView& view, const core::Uuid& evidence) {
    for (std::size_t i = 0; i < view.evidence.size(); ++i)
        if (view.evidence[i].uuid == evidence) return static_cast<int>(i);
    return -1;
}

void show(ViewerUi& ui, const core::CaseView& view, int index) {
    const int last = static_cast<int>(view.evidence.size()) - 1;
    const auto& item = view.evidence[static_cast<std::size_t>(std::clamp(index, 0, last))];
    if (item.uuid == ui.evidence_uuid) return;
    ui.evidence_uuid = item.uuid;
    ui.pose = {};
    ui.kind = {};
    ui.panel_scroll = ui.transcript_scroll = 0;
    ui.reveal_in_strip = true;
    ui.text = {.frames = ui.text.frames};
}

struct Frame {
    const core::CaseView& view;
    const core::EvidenceView& item;
    int index;
    Rect room;                      // of the picture
    const core::PictureText* text;  // that was read in it; nothing: not yet, or it cannot be
    CoverTarget covered;

    ImVec2 size() const {
        return {static_cast<float>(std::max(1, item.width)), static_cast<float>(std::max(1, item.height))};
    }
};

void remove(Context& ctx, ViewerUi& ui, const Frame& frame) {
    ctx.send(core::RemoveEvidence{frame.view.uuid, frame.item.uuid});
    const int last = static_cast<int>(frame.view.evidence.size()) - 1;
    if (last > 0) show(ui, frame.view, frame.index < last ? frame.index + 1 : frame.index - 1);
}

// ---- top bar

void draw_zoom(Context& ctx, ViewerUi& ui, const Frame& frame, Rect& row) {
    const auto size = frame.size();
    const float margin = picture_margin(ctx);
    const float zoom = place_picture(ui.pose, size, frame.room, margin).zoom;
    const auto square = [&] {
        const auto strip = row.take_right(ctx.px(32), ctx.px(2));
        return Rect::at(strip.min.x, strip.centre().y - ctx.px(16), ctx.px(32), ctx.px(32));
    };
    const auto to = [&](float wanted) { zoom_about(ui.pose, size, frame.room, margin, frame.room.centre(), wanted); };
    if (icon_button(ctx, "viewer/fit", square(), icon::fit, ctx.tr("viewer_fit"_tr)))
        ui.pose.mode = ui.pose.mode == Pose::Mode::fit ? Pose::Mode::whole : Pose::Mode::fit;
    if (icon_button(ctx, "viewer/zoom_in", square(), icon::zoom_in, ctx.tr("viewer_zoom_in"_tr)))
        to(zoom_step(zoom, +1));
    const auto number = row.take_right(ctx.px(48), ctx.px(2));
    label(ctx, number, TextStyle{Face::regular, ctx.px(14), true}, Role::text,
          std::to_string(static_cast<int>(std::lround(zoom * 100))) + "%", Align::centre);
    if (icon_button(ctx, "viewer/zoom_out", square(), icon::zoom_out, ctx.tr("viewer_zoom_out"_tr)))
        to(zoom_step(zoom, -1));
}

void draw_name(Context& ctx, std::string_view name, std::string_view facts, Rect row) {
    const float name_width = ctx.text.measure(body_bold(ctx), name);
    const float facts_width = ctx.text.measure(small(ctx), facts);
    const float gap = ctx.px(14);
    const bool both = row.width() - facts_width - gap > std::min(name_width, ctx.px(160));
    const float room = both ? row.width() - facts_width - gap : row.width();
    label(ctx, row.take_left(std::min(name_width + 1, room), gap), body_bold(ctx), Role::text, name);
    if (both) label(ctx, row, small(ctx), Role::muted, facts);
}

void draw_cover_bar(Context& ctx, ViewerUi& ui, const Frame& frame, Rect row) {
    row.max.x -= ctx.px(8);
    draw_cover_buttons(ctx, ui.cover, frame.covered, row);
    draw_zoom(ctx, ui, frame, row);
    fill(ctx, row.take_right(std::max(1.0F, ctx.px(1)), ctx.px(8)).inset(0, ctx.px(7)), Role::line);
    const auto square = [&] {
        const auto strip = row.take_right(ctx.px(32), ctx.px(4));
        return Rect::at(strip.min.x, strip.centre().y - ctx.px(16), ctx.px(32), ctx.px(32));
    };
    if (icon_button(ctx, "cover/redo", square(), icon::redo, ctx.tr("action_redo"_tr),
                    ctx.app.can_redo ? Role::text : Role::faint))
        ctx.ask(RedoRequest{});
    if (icon_button(ctx, "cover/undo", square(), icon::undo, ctx.tr("action_undo"_tr),
                    ctx.app.can_undo ? Role::text : Role::faint))
        ctx.ask(UndoRequest{});
    row.max.x -= ctx.px(12);
    const float chip = cover_chip_width(ctx), name = ctx.text.measure(body_bold(ctx), frame.item.name);
    const auto facts = frame.item.facts.substr(0, frame.item.facts.rfind(" · "));
    const float wanted = name + ctx.text.measure(small(ctx), facts) + ctx.px(32);
    auto rest = row;
    rest.max.x = std::min(row.max.x - chip - ctx.px(16), row.min.x + wanted);
    draw_name(ctx, frame.item.name, facts, rest);
    draw_cover_chip(ctx, Rect::at(rest.max.x + ctx.px(8), row.centre().y - ctx.px(13), chip, ctx.px(26)));
}

void draw_bar(Context& ctx, ViewerUi& ui, const Frame& frame, const Rect& area, ViewerEvents& events) {
    fill(ctx, {{area.min.x, area.max.y - std::max(1.0F, ctx.px(1))}, area.max}, Role::line);
    auto row = area.inset(ctx.px(20), ctx.px(10));
    row.max.x += ctx.px(8);
    const auto square = [&] {
        const auto strip = row.take_right(ctx.px(32), ctx.px(4));
        return Rect::at(strip.min.x, strip.centre().y - ctx.px(16), ctx.px(32), ctx.px(32));
    };
    if (ui.cover.on) return draw_cover_bar(ctx, ui, frame, row);
    if (icon_button(ctx, "viewer/close", square(), icon::close, ctx.tr("viewer_close"_tr))) events.close = true;
    if (can_write(ctx) && frame.item.drawable &&
        icon_button(ctx, "viewer/redact", square(), icon::redact, ctx.tr("redact_tip"_tr)))
        start_covering(ui.cover);
    if (can_write(ctx) && icon_button(ctx, "viewer/remove", square(), icon::remove, ctx.tr("evidence_remove"_tr)))
        remove(ctx, ui, frame);
    const ButtonSpec save{.text = ctx.tr("action_export"_tr), .icon = icon::exporting, .look = ButtonLook::ghost};
    const auto place = row.take_right(button_width(ctx, save) - ctx.px(8), ctx.px(8));
    if (button(ctx, "viewer/export", place, save)) events.export_evidence = frame.item.uuid;
    if (frame.item.drawable) {
        const auto bar = row.take_right(std::max(1.0F, ctx.px(1)), ctx.px(8));
        fill(ctx, bar.inset(0, ctx.px(7)), Role::line);
        draw_zoom(ctx, ui, frame, row);
    }
    row.max.x -= ctx.px(12);
    draw_name(ctx, frame.item.name, frame.item.facts, row);
}

// ---- strip

void draw_strip(Context& ctx, ViewerUi& ui, const Frame& frame, const Rect& area) {
    fill(ctx, {{area.max.x - std::max(1.0F, ctx.px(1)), area.min.y}, area.max}, Role::line);
    const float pitch = ctx.px(kThumbHeight + kThumbGap);
    const auto& all = frame.view.evidence;
    const float content = pitch * static_cast<float>(all.size()) - ctx.px(kThumbGap) + 2 * ctx.px(14);
    if (std::exchange(ui.reveal_in_strip, false)) {
        const float top = pitch * static_cast<float>(frame.index);
        reveal(ui.strip_scroll, top, top + ctx.px(kThumbHeight) + 2 * ctx.px(14), area.height());
    }
    const Scroll scroll(ctx, "viewer/strip", area, content, ui.strip_scroll);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto box = Rect::at(area.min.x + ctx.px(14), scroll.top() + ctx.px(14) + pitch * static_cast<float>(i),
                                  ctx.px(kThumbWidth), ctx.px(kThumbHeight));
        if (!box.overlaps(area)) continue;
        const auto name = "viewer/thumb/" + std::to_string(i);
        const auto pressed = hit(ctx, name.c_str(), box, Reach::focusable, 6);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        thumbnail(ctx, box, {all[i].sha256, all[i].file_class, all[i].name});
        draw_covered(ctx, box, {static_cast<float>(all[i].width), static_cast<float>(all[i].height)}, all[i].covers);
        if (static_cast<int>(i) == frame.index) {
            const auto ring = box.inset(-ctx.px(1));
            ctx.list().AddRect(ring.min, ring.max, ctx.theme[Role::accent], ctx.px(7), 0, std::max(2.0F, ctx.px(2)));
        } else if (pressed.hovered) {
            outline(ctx, box, Role::faint, 6);
        }
        if (pressed.clicked) show(ui, frame.view, static_cast<int>(i));
    }
}

// ---- panel

void draw_kind(Context& ctx, ViewerUi& ui, const Frame& frame, Rect& column) {
    const auto box = captioned(ctx, column, ctx.tr("evidence_kind"_tr));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < core::words<core::EvidenceKind>().size(); ++i)
        names.emplace_back(core::label(ctx.reader.lang, static_cast<core::EvidenceKind>(i)));
    const int chosen = select(ctx, "viewer/kind", box, names, static_cast<int>(frame.item.kind), ui.kind);
    if (chosen < 0 || chosen == static_cast<int>(frame.item.kind)) return;
    ctx.send(core::EditEvidence{frame.view.uuid, frame.item.uuid, static_cast<core::EvidenceKind>(chosen), {}});
}

void keep_caption(Context& ctx, ViewerUi& ui) {
    if (!ui.caption_of) return;
    const auto* row = ctx.app.state.find_evidence(ui.case_uuid, *ui.caption_of);
    if (row && row->caption != ui.caption) ctx.send(core::EditEvidence{ui.case_uuid, *ui.caption_of, {}, ui.caption});
    ui.caption_of.reset();
}

void draw_caption(Context& ctx, ViewerUi& ui, const Frame& frame, Rect& column) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, ctx.tr("viewer_caption"_tr));
    const auto box = column.take_top(ctx.px(84), ctx.px(16));
    if (ui.caption_of && *ui.caption_of != frame.item.uuid) keep_caption(ctx, ui);
    if (!ui.caption_of) ui.caption = frame.item.caption;
    const auto result = field(ctx, "viewer/caption", box, ui.caption, ui.caption_field,
                              {.hint = ctx.tr("viewer_caption_hint"_tr), .multiline = true, .max_bytes = 2000});
    if (result.focused) ui.caption_of = frame.item.uuid;
    if (result.submitted) ctx.text_focus.drop();
    if (!result.focused || result.submitted) keep_caption(ctx, ui);
}

void keep_proves(Context& ctx, ViewerUi& ui) {
    if (!ui.proves_of) return;
    const auto* row = ctx.app.state.find_evidence(ui.case_uuid, *ui.proves_of);
    if (row && row->proves != ui.proves)
        ctx.send(core::EditEvidence{
            .case_uuid = ui.case_uuid, .evidence_uuid = *ui.proves_of, .kind = {}, .caption = {}, .proves = ui.proves});
    ui.proves_of.reset();
}

void draw_proves(Context& ctx, ViewerUi& ui, const Frame& frame, Rect& column) {
    const auto box = captioned(ctx, column, ctx.tr("shared_proves"_tr));
    if (ui.proves_of && *ui.proves_of != frame.item.uuid) keep_proves(ctx, ui);
    if (!ui.proves_of) ui.proves = frame.item.proves;
    const auto result = field(ctx, "viewer/proves", box, ui.proves, ui.proves_field,
                              {.hint = ctx.tr("viewer_proves_hint"_tr), .max_bytes = core::kMaxFieldBytes});
    if (result.focused) ui.proves_of = frame.item.uuid;
    if (result.submitted) ctx.text_focus.drop();
    if (!result.focused || result.submitted) keep_proves(ctx, ui);
}

void draw_fact(Context& ctx, Rect& column, core::Tr name, std::string_view value, std::string_view note) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(1)), small(ctx), Role::muted, ctx.tr(name));
    label(ctx, column.take_top(ctx.px(20)), body(ctx), Role::text, value);
    if (!note.empty()) label(ctx, column.take_top(ctx.px(18)), small(ctx), Role::faint, note);
    column.take_top(ctx.px(14));
}

void draw_digest(Context& ctx, const core::EvidenceView& item, Rect& column) {
    auto head = column.take_top(ctx.px(18), ctx.px(2));
    const auto copy = head.take_right(ctx.px(24), ctx.px(4));
    label(ctx, head, small(ctx), Role::muted, "SHA-256");
    if (icon_button(ctx, "viewer/copy_digest",
                    Rect::at(copy.min.x, copy.centre().y - ctx.px(12), ctx.px(24), ctx.px(24)), icon::copy,
                    ctx.tr("viewer_copy_digest"_tr), Role::muted))
        ctx.copy(item.sha256);
    const TextStyle digits{Face::regular, ctx.px(12), true};
    const bool wide = ctx.text.measure(digits, "00000000 00000000 00000000 00000000") <= column.width();
    const std::size_t per_line = wide ? 32 : 24;
    for (std::size_t at = 0; at < item.sha256.size(); at += per_line) {
        std::string line;
        for (std::size_t i = at; i < std::min(at + per_line, item.sha256.size()); i += 8)
            line += (line.empty() ? "" : " ") + item.sha256.substr(i, 8);
        label(ctx, column.take_top(ctx.px(18)), digits, Role::faint, line);
    }
    column.take_top(ctx.px(14));
}

void draw_verdict(Context& ctx, const core::EvidenceView& item, Rect& column) {
    struct Look {
        Role role, ground;
        char32_t icon;
        core::Tr text, help;
    };
    static constexpr Look kLooks[] = {
        {Role::muted, Role::background, icon::shield_outline, "viewer_checking"_tr, "viewer_checking"_tr},
        {Role::ok_text, Role::ok_bg, icon::shield, "viewer_intact"_tr, "viewer_intact"_tr},
        {Role::bad_text, Role::bad_bg, icon::alert_circle, "viewer_damaged"_tr, "viewer_damaged_help"_tr}};
    const auto verdict = ctx.pictures.verdict(item.sha256);
    const auto& look = kLooks[static_cast<std::size_t>(verdict)];
    const bool help = look.help != look.text;
    const float room = column.width() - ctx.px(52);
    const auto lines = ctx.text.break_lines(body(ctx), ctx.tr(look.text), room, 3).size();
    const auto more = help ? ctx.text.break_lines(small(ctx), ctx.tr(look.help), room, 4).size() : 0;
    const float height = ctx.px(20) * static_cast<float>(lines) + ctx.px(18) * static_cast<float>(more) + ctx.px(20);
    const auto box = column.take_top(height, ctx.px(12));
    fill(ctx, box, look.ground, 8);
    auto inner = box.inset(ctx.px(12), ctx.px(10));
    auto mark = inner.take_left(ctx.px(18), ctx.px(10));
    icon_label(ctx, mark.take_top(ctx.px(20)), 18, look.role, look.icon);
    ctx.text.draw_wrapped(ctx.list(), inner.min, body(ctx), ctx.theme[look.role], ctx.tr(look.text), room, 3,
                          ctx.px(20));
    inner.take_top(ctx.px(20) * static_cast<float>(lines));
    if (help)
        ctx.text.draw_wrapped(ctx.list(), inner.min, small(ctx), ctx.theme[Role::muted], ctx.tr(look.help), room, 4,
                              ctx.px(18));
    static constexpr const char* kProbes[] = {"viewer/checking", "viewer/intact", "viewer/damaged"};
    probe(ctx.probes, kProbes[static_cast<std::size_t>(verdict)], box.min, box.max);
}

// In pixels of the picture as it is drawn.
void bring_into_sight(Context& ctx, ViewerUi& ui, const Frame& frame, Rect part) {
    const float x = frame.size().x / static_cast<float>(std::max(1, frame.text->width));
    const float y = frame.size().y / static_cast<float>(std::max(1, frame.text->height));
    part = {{part.min.x * x, part.min.y * y}, {part.max.x * x, part.max.y * y}};
    bring_into_sight(ui.pose, frame.size(), frame.room, picture_margin(ctx), part);
}

void draw_chat(Context& ctx, ViewerUi& ui, const Frame& frame, const core::ChatView& chat, const Rect& area) {
    const auto& row = ctx.app.state.find(frame.view.uuid)->row;
    const auto pressed = draw_transcript(ctx, ui, chat, row, area);
    if (!pressed || !frame.text) return;
    ui.text.selection.take(*pressed);
    bring_into_sight(ctx, ui, frame, box_of(ctx.text, *frame.text, *pressed));
}

void draw_facts(Context& ctx, ViewerUi& ui, const Frame& frame, const Rect& area);

void draw_panel(Context& ctx, ViewerUi& ui, const Frame& frame, Rect area) {
    fill(ctx, {area.min, {area.min.x + std::max(1.0F, ctx.px(1)), area.max.y}}, Role::line);
    const auto* chat = chat_of(ctx, frame.item.uuid);
    if (chat) {
        auto head = area.take_top(ctx.px(kButtonHeight + 22)).inset(ctx.px(18), 0);
        head.min.y += ctx.px(14);
        head.max.y = head.min.y + ctx.px(kButtonHeight);
        const std::string_view sides[] = {ctx.tr("viewer_facts"_tr), ctx.tr("viewer_transcript"_tr)};
        if (const int chosen = segments(ctx, "viewer/side", head, sides, ui.transcript ? 1 : 0); chosen >= 0)
            ui.transcript = chosen == 1;
    }
    if (chat && ui.transcript)
        draw_chat(ctx, ui, frame, *chat, area);
    else
        draw_facts(ctx, ui, frame, area);
}

void draw_facts(Context& ctx, ViewerUi& ui, const Frame& frame, const Rect& area) {
    const Scroll scroll(ctx, "viewer/panel", area, ctx.px(616), ui.panel_scroll);
    Rect column{{area.min.x + ctx.px(18), scroll.top() + ctx.px(16)}, {area.max.x - ctx.px(18), area.max.y}};
    const auto& item = frame.item;
    if (can_write(ctx)) {
        draw_kind(ctx, ui, frame, column);
        draw_caption(ctx, ui, frame, column);
        draw_proves(ctx, ui, frame, column);
    } else {
        draw_fact(ctx, column, "evidence_kind"_tr, item.kind_label, "");
        draw_fact(ctx, column, "viewer_caption"_tr, item.caption.empty() ? "—" : item.caption, "");
        draw_fact(ctx, column, "shared_proves"_tr, item.proves.empty() ? "—" : item.proves, "");
    }
    const auto from =
        item.captured_from.empty() ? std::string() : ctx.trf("viewer_captured_from"_tr, item.captured_from);
    draw_fact(ctx, column, "evidence_captured"_tr, item.captured, from);
    draw_fact(ctx, column, "viewer_added"_tr, item.added, "");
    draw_digest(ctx, item, column);
    draw_verdict(ctx, item, column);
}

// ---- what cannot be drawn

void draw_document(Context& ctx, const Frame& frame, ViewerEvents& events) {
    const auto& item = frame.item;
    auto box = Rect::at(frame.room.min.x, frame.room.centre().y - ctx.px(140), frame.room.width(), ctx.px(280))
                   .inset(ctx.px(32), 0);
    icon_label(ctx, box.take_top(ctx.px(104), ctx.px(14)), 96, Role::muted, file_icon(item.file_class));
    label(ctx, box.take_top(ctx.px(26), ctx.px(2)), title(ctx), Role::text, item.name, Align::centre);
    const auto facts = item.facts.substr(0, item.facts.rfind(" · "));
    label(ctx, box.take_top(ctx.px(20), ctx.px(20)), small(ctx), Role::muted, facts, Align::centre);
    ButtonSpec save{.text = ctx.tr("viewer_export_this"_tr), .icon = icon::exporting, .look = ButtonLook::primary};
    const auto row = box.take_top(ctx.px(kButtonHeight), ctx.px(14));
    if (button_width(ctx, save) > row.width()) save.text = {};
    const float width = button_width(ctx, save);
    if (button(ctx, "viewer/export_document",
               Rect::at(std::round(row.centre().x - width / 2), row.min.y, width, row.height()), save))
        events.export_evidence = item.uuid;
    const auto why = ctx.tr("viewer_not_shown"_tr);
    for (const auto& line : ctx.text.break_lines(small(ctx), why, box.width(), 4))
        label(ctx, box.take_top(ctx.px(18)), small(ctx), Role::faint, why.substr(line.begin, line.end - line.begin),
              Align::centre);
}

// While a picture is covered the arrows and Del are of its boxes.
void turn_pages(Context& ctx, ViewerUi& ui, const Frame& frame) {
    if (ctx.key(Key::page_up)) show(ui, frame.view, frame.index - 1);
    if (ctx.key(Key::page_down)) show(ui, frame.view, frame.index + 1);
}

// Over what is read, nothing: a chip while it is not read yet.
void draw_reading(Context& ctx, const Rect& room) {
    const auto text = ctx.tr("read_going_on"_tr);
    const float width = ctx.text.measure(small(ctx), text) + ctx.px(24);
    const auto box = Rect::at(std::round(room.centre().x - width / 2), room.min.y + ctx.px(12), width, ctx.px(26));
    fill(ctx, box, Role::raised, 8);
    outline(ctx, box, Role::line, 8);
    label(ctx, box, small(ctx), Role::muted, text, Align::centre);
    probe(ctx.probes, "viewer/reading", box.min, box.max);
}

void draw_original(Context& ctx, ViewerUi& ui, const Frame& frame) {
    if (const auto box = take_reveal(ui.cover, frame.covered))
        bring_into_sight(ui.pose, frame.size(), frame.room, picture_margin(ctx),
                         Rect::at(static_cast<float>(box->x), static_cast<float>(box->y), static_cast<float>(box->w),
                                  static_cast<float>(box->h)));
    if (!frame.text) {
        CoverLayer over(ui.cover, frame.covered);
        draw_picture(ctx, ui.pose, frame.item, frame.room, &over);
        if (ctx.app.case_read && ctx.app.case_read->reading) draw_reading(ctx, frame.room);
        return;
    }
    if (std::exchange(ui.find.reveal, false))
        bring_into_sight(ctx, ui, frame, box_of(ctx.text, *frame.text, ui.find.hits[ui.find.at]));
    TextLayer below(*frame.text, ui.text, ui.find);
    CoverLayer over(ui.cover, frame.covered, &below);
    draw_picture(ctx, ui.pose, frame.item, frame.room, &over);
}

// Esc leaves the field, then what is selected, then the viewer.
void step_back(Context& ctx, ViewerUi& ui, ViewerEvents& events) {
    if (ctx.text_focus.any())
        ctx.text_focus.drop();
    else if (ui.text.selection.any())
        ui.text.selection = {};
    else
        events.close = true;
}

void keys(Context& ctx, ViewerUi& ui, const Frame& frame, ViewerEvents& events) {
    if (frame.item.drawable && !ui.cover.on) find_keys(ctx, ui.find);
    if (ctx.key(Key::escape)) step_back(ctx, ui, events);
    if (ctx.text_focus.any()) return;
    if (frame.text && !ui.cover.on)
        if (const auto part = text_keys(ctx, ui.text, *frame.text, frame.room)) bring_into_sight(ctx, ui, frame, *part);
    if (frame.item.drawable) picture_keys(ctx, ui.pose, frame.item, frame.room);
    if (ui.cover.on) return turn_pages(ctx, ui, frame);
    const int last = static_cast<int>(frame.view.evidence.size()) - 1;
    if (ctx.key(Key::left) || ctx.key(Key::up) || ctx.key(Key::page_up)) show(ui, frame.view, frame.index - 1);
    if (ctx.key(Key::right) || ctx.key(Key::down) || ctx.key(Key::page_down)) show(ui, frame.view, frame.index + 1);
    if (ctx.key(Key::home)) show(ui, frame.view, 0);
    if (ctx.key(Key::end)) show(ui, frame.view, last);
    if (can_write(ctx) && ctx.key(Key::del)) remove(ctx, ui, frame);
}

}  // namespace

ViewerEvents draw_viewer(Context& outer, ViewerUi& ui) {
    ViewerEvents events;
    const auto* record = outer.app.state.find(ui.case_uuid);
    if (!record || record->evidence.empty()) {
        events.close = true;
        return events;
    }
    auto ctx = in_theme(outer, viewer_theme());
    const auto view = core::case_view(*record, ctx.reader);
    if (index_of(view, ui.evidence_uuid) < 0) show(ui, view, 0);  // taken back meanwhile
    const Rect display{{0, 0}, ctx.input.display_px};
    const Layer layer(ctx, "viewer", display, ctx.layer_active);
    fill(ctx, display, Role::viewer);
    auto rest = display;
    const auto bar = rest.take_top(ctx.px(kTopBar));
    const auto strip = rest.take_left(ctx.px(kStrip));
    const bool narrow = display.width() < ctx.px(1100);
    const int index = index_of(view, ui.evidence_uuid);
    const auto& item = view.evidence[static_cast<std::size_t>(index)];
    const auto* read = item.drawable ? ctx.app.case_read : nullptr;
    const auto* text = read ? read->shown : nullptr;
    const CoverTarget covered{view, item, text, read && read->reading};
    cover_keys(ctx, ui.cover, covered);
    const auto panel = rest.take_right(ctx.px(narrow ? kNarrowPanel : ui.cover.on ? kCoverPanel : kPanel));
    const bool findable = item.drawable && !ui.cover.on;
    if (findable) find_in_picture(ui.find, item.sha256, text);
    const auto find_bar = findable && ui.find.shown() ? std::optional(rest.take_top(ctx.px(kFindBar))) : std::nullopt;
    const Frame frame{view, item, index, rest, text, covered};
    if (ui.text.menu.open) ctx.layer_active = false;
    if (ui.cover.on)
        draw_cover_panel(ctx, ui.cover, covered, panel);
    else
        draw_panel(ctx, ui, frame, panel);
    keys(ctx, ui, frame, events);
    if (find_bar) draw_find_bar(ctx, ui.find, text, *find_bar);
    if (item.drawable)
        draw_original(ctx, ui, frame);
    else
        draw_document(ctx, frame, events);
    draw_strip(ctx, ui, frame, strip);
    draw_bar(ctx, ui, frame, bar, events);
    draw_text_menu(ctx, ui.text, ui.find, text);
    if (events.close) keep_caption(ctx, ui);
    if (events.close) keep_proves(ctx, ui);
    return events;
}

}  // namespace recoup::ui::inline viewer
