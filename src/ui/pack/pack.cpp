#include "ui/pack/pack.h"

#include <algorithm>

#include "portable/path_parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"
#include "ui/pack/parts.h"

namespace recoup::ui::inline pack {
namespace {

constexpr float kWidth = 1216, kHeight = 804, kHead = 60, kLeft = 400, kFooter = 72, kMissing = 160;
constexpr std::string_view kOpens = "Ctrl+E";

// The sheet has lines and grounds up to its edges.
Rect whole_of(const Context& ctx, const Modal& modal) {
    return {{modal.body.min.x - ctx.px(24), modal.head.min.y - ctx.px(20)},
            {modal.body.max.x + ctx.px(24), modal.body.max.y + ctx.px(20)}};
}

void draw_line(Context& ctx, const Rect& line) {
    fill(ctx, line, Role::line);
}

void draw_head(Context& ctx, const Modal& modal, const core::CaseRecord& record) {
    auto row = modal.head;
    const float width = ctx.text.measure(small(ctx), kOpens) + ctx.px(16);
    const auto cap = row.take_right(width, ctx.px(12)).inset(0, ctx.px(2));
    outline(ctx, cap, Role::line, 4);
    label(ctx, cap, small(ctx), Role::muted, kOpens, Align::centre);
    label(ctx, row, body(ctx), Role::muted, "#" + std::to_string(record.row.number) + " " + record.row.title);
}

}  // namespace

core::PackChoice chosen(const PackUi& ui) {
    auto choice = ui.choice;
    choice.content.person.reset();
    if (ui.with_person) choice.content.person = ui.person;
    return choice;
}

std::string target(const Context& ctx, const PackUi& ui, const core::CaseRecord& record) {
    const core::CaseRecord* cases[] = {&record};
    const auto local = core::to_local(*ctx.reader.zones, ctx.reader.zone, ctx.reader.now);
    auto name = core::pack_name(ctx.reader.lang, cases, core::Day(std::chrono::floor<std::chrono::days>(local)));
    if (ui.form == core::PackForm::zip) name += ".zip";
    if (ui.form == core::PackForm::pdf) name += ".pdf";
    auto folder = ui.folder;
    if (folder.empty() && !ctx.app.export_folders.empty()) folder = ctx.app.export_folders.front();
    if (!folder.empty() && !portable::is_separator(folder.back())) folder += portable::separator();
    return folder + name;
}

PackEvents draw_pack(Context& ctx, PackUi& ui) {
    PackEvents events;
    const auto* record = ctx.app.state.find(ui.case_uuid);
    if (!record) return {.close = true};
    const auto& look = ctx.app.pack;
    const bool busy = look.step == PackLook::Step::writing || look.step == PackLook::Step::printing;
    Modal modal(ctx, {.name = "pack",
                      .design_size = {kWidth, kHeight},
                      .heading = ctx.tr("pack_heading"_tr),
                      .detail = {},
                      .footer_height = 0,
                      .click_away = false});
    draw_head(ctx, modal, *record);
    PackFrame frame{ui, *record, events, chosen(ui), target(ctx, ui, *record)};
    auto area = whole_of(ctx, modal);
    area.take_top(ctx.px(kHead));
    const float line = std::max(1.0F, ctx.px(1));
    draw_line(ctx, area.take_top(line));
    const auto footer = area.take_bottom(ctx.px(kFooter));
    const auto left = area.take_left(std::min(ctx.px(kLeft), area.width() * 0.45F));
    draw_line(ctx, area.take_left(line));
    draw_choices(ctx, frame, left);
    const auto missing = area.take_bottom(ctx.px(kMissing));
    draw_preview(ctx, frame, area);
    draw_line(ctx, {missing.min, {missing.max.x, missing.min.y + line}});
    draw_missing(ctx, frame, missing);
    draw_pack_footer(ctx, frame, footer);
    if (modal.dismissed()) {
        if (busy)
            ctx.ask(StopPackRequest{});
        else
            events.close = true;
    }
    if (events.close) ctx.ask(ForgetPackRequest{});
    return events;
}

}  // namespace recoup::ui::inline pack
