#include "ui/dialogs/restore_dialog.h"

#include <algorithm>

#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr int kMostLines = 4;

}  // namespace

bool draw_restore(Context& ctx, const RestoreUi& ui) {
    const auto found = std::find_if(ctx.app.backups.begin(), ctx.app.backups.end(),
                                    [&](const BackupLook& backup) { return backup.path == ui.path; });
    const auto heading = found == ctx.app.backups.end() ? std::string(ctx.tr("restore_title_plain"_tr))
                                                        : ctx.trf("restore_title"_tr, found->when);
    Modal modal(ctx, {.name = "restore",
                      .design_size = {560, 230},
                      .heading = heading,
                      .detail = found == ctx.app.backups.end() ? std::string_view() : found->holds});
    ctx.text.draw_wrapped(ctx.list(), modal.body.min, body(ctx), ctx.theme[Role::muted], ctx.tr("restore_text"_tr),
                          modal.body.width(), kMostLines, ctx.px(22));
    auto row = modal.footer;
    const ButtonSpec here{.text = ctx.tr("files_restore_here"_tr), .icon = icon::restore, .look = ButtonLook::primary};
    const ButtonSpec anew{.text = ctx.tr("restore_as_new"_tr)};
    bool done = button(ctx, "restore/here", row.take_right(button_width(ctx, here), ctx.px(12)), here);
    done = done || ctx.key(Key::enter);
    if (done) ctx.ask(RestoreBackupRequest{ui.path});
    if (button(ctx, "restore/new", row.take_right(button_width(ctx, anew), ctx.px(12)), anew)) {
        ctx.ask(ChoosePathRequest{.use = PathUse::restore_as, .backup = ui.path});
        done = true;
    }
    return modal.dismissed() || done;
}

}  // namespace recoup::ui::inline dialogs
