#include "ui/dialogs/intake_dialogs.h"

#include <algorithm>

#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr float kIntakeRow = 56;
constexpr float kMostRows = 7;

void draw_row(Context& ctx, const Refusal& refusal, Rect line, std::size_t i) {
    const auto id = "refused/" + std::to_string(i);
    const auto pressed = hit(ctx, id.c_str(), line, Reach::pointer_only);
    icon_label(ctx, line.take_left(ctx.px(20), ctx.px(12)), 18, Role::under_review, icon::alert);
    line = line.inset(0, ctx.px(9));
    const auto name = line.take_top(ctx.px(20));
    label(ctx, name, body_bold(ctx), Role::text, refusal.name);
    label(ctx, line.take_top(ctx.px(18)), small(ctx), Role::muted, refusal.sentence);
    const bool cut = ctx.text.measure(body_bold(ctx), refusal.name) > name.width() ||
                     ctx.text.measure(small(ctx), refusal.sentence) > name.width();
    if (cut) tooltip(ctx, pressed, name, refusal.name + "\n" + refusal.sentence);
}

}  // namespace

bool draw_refused(Context& ctx, RefusedUi& ui) {
    const auto& refused = ctx.app.refused;
    if (refused.empty()) return true;
    const float rows = std::clamp(static_cast<float>(refused.size()), 1.0F, kMostRows);
    const auto heading = ctx.trf("refused_title"_tr, refused.size());
    Modal modal(ctx, {.name = "refused",
                      .design_size = {560, 164 + rows * kIntakeRow},
                      .heading = heading,
                      .detail = ctx.tr("refused_detail"_tr),
                      .click_away = false});
    {
        const float pitch = ctx.px(kIntakeRow);
        const Scroll scroll(ctx, "refused/scroll", modal.body, pitch * static_cast<float>(refused.size()), ui.scroll);
        for (std::size_t i = 0; i < refused.size(); ++i) {
            const auto line =
                Rect::at(modal.body.min.x, scroll.top() + pitch * static_cast<float>(i), modal.body.width(), pitch);
            if (line.overlaps(modal.body)) draw_row(ctx, refused[i], line, i);
        }
    }
    const ButtonSpec seen{.text = ctx.tr("action_seen"_tr), .look = ButtonLook::primary};
    bool close = button(ctx, "refused/seen", modal.footer.take_right(button_width(ctx, seen)), seen);
    if (ctx.key(Key::enter)) close = true;
    close = modal.dismissed() || close;
    if (close) ctx.ask(CloseRefusedRequest{});
    return close;
}

bool draw_folder(Context& ctx, FolderUi&) {
    if (!ctx.app.folder) return true;
    const auto& folder = *ctx.app.folder;
    const auto heading = ctx.trf("folder_title"_tr, folder.files);
    Modal modal(ctx, {.name = "folder", .design_size = {480, 196}, .heading = heading, .click_away = false});
    const auto text = ctx.trf("folder_text"_tr, folder.name, folder.files);
    ctx.text.draw_wrapped(ctx.list(), modal.body.min, body(ctx), ctx.theme[Role::muted], text, modal.body.width(), 4,
                          ctx.px(22));
    const auto all_text = ctx.trf("folder_all"_tr, folder.files);
    const ButtonSpec all{.text = all_text, .look = ButtonLook::primary};
    const bool take = button(ctx, "folder/all", modal.footer.take_right(button_width(ctx, all), ctx.px(10)), all);
    const ButtonSpec none{.text = ctx.tr("action_cancel"_tr)};
    const bool leave = button(ctx, "folder/none", modal.footer.take_right(button_width(ctx, none)), none);
    const bool taken = take || ctx.key(Key::enter);
    const bool close = modal.dismissed() || leave || taken;
    if (close) ctx.ask(AnswerFolderRequest{taken});
    return close;
}

}  // namespace recoup::ui::inline dialogs
