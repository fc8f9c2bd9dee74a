#include "ui/notices/tray.h"

#include "ui/frame/icons.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline notices {
namespace {

using What = TrayRequest::What;

constexpr float kTray = 48;

struct Choice {
    What what;
    const char* id;
    core::Tr text;
    std::string_view caps;
    Key key;
    ButtonLook look;
};
// From the right.
constexpr Choice kChoices[] = {
    {What::refuse, "tray/refuse", "tray_refuse"_tr, "Alt Del", Key::del, ButtonLook::ghost},
    {What::make_case, "tray/make_case", "action_new_case"_tr, "Alt N", Key::n, ButtonLook::plain},
    {What::put_in, "tray/put_in", "read_put_there"_tr, "Alt Enter", Key::enter, ButtonLook::plain},
};

}  // namespace

void draw_tray(Context& ctx, Rect& display) {
    if (ctx.app.tray.empty() || ctx.app.save == SaveLook::read_only) return;
    const auto& group = ctx.app.tray.front();
    const auto whole = display.take_top(ctx.px(kTray));
    fill(ctx, whole, Role::accent_bg);
    probe(ctx.probes, "tray", whole.min, whole.max);
    auto row = whole.inset(ctx.px(20), ctx.px(6));
    for (const auto& choice : kChoices) {
        if (choice.what == What::put_in && !group.pictures.case_uuid) continue;
        const ButtonSpec spec{.text = ctx.tr(choice.text), .look = choice.look, .key = choice.caps};
        const bool pressed = button(ctx, choice.id, row.take_right(button_width(ctx, spec), ctx.px(8)), spec);
        if (pressed || ctx.alt_key(choice.key)) ctx.ask(TrayRequest{choice.what, 0});
    }
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(10)), 20, Role::accent, icon::images);
    const float end = label(ctx, row, body_bold(ctx), Role::text, group.text);
    row.min.x = end + ctx.px(10);
    if (row.width() > ctx.px(60)) label(ctx, row, small(ctx), Role::muted, group.why);
}

}  // namespace recoup::ui::inline notices
