#include "ui/toasts.h"

#include <algorithm>

#include "ui/icons.h"

namespace recoup::ui {
namespace {
constexpr std::size_t kMost = 4;
constexpr double kDoneSeconds = 6;
constexpr double kTroubleSeconds = 14;
constexpr double kReminderSeconds = 40;

struct ToastIcon {
    char32_t icon;
    Role role;
};

ToastIcon icon_of(ToastLook look) {
    switch (look) {
        case ToastLook::done:
            return {icon::check_circle, Role::refunded};
        case ToastLook::trouble:
            return {icon::alert_circle, Role::bad_text};
        case ToastLook::reminder:
            break;
    }
    return {icon::bell_ring, Role::under_review};
}

}  // namespace

void Toasts::add(ToastLook look, std::string text, bool undo, double now_s) {
    for (auto& toast : toasts_) toast.undo = false;  // only the last change can be taken back
    make_room();
    toasts_.push_back(
        {look, std::move(text), undo, now_s + (look == ToastLook::done ? kDoneSeconds : kTroubleSeconds)});
}

void Toasts::remind(std::string text, const core::Uuid& case_uuid, double now_s) {
    make_room();
    toasts_.push_back({ToastLook::reminder, std::move(text), false, now_s + kReminderSeconds, case_uuid});
}

void Toasts::make_room() {
    if (toasts_.size() == kMost) toasts_.erase(toasts_.begin());
}

std::optional<core::Uuid> Toasts::draw(Context& ctx) {
    std::optional<core::Uuid> opened;
    std::erase_if(toasts_, [&](const Toast& toast) { return toast.until_s <= ctx.input.time_s; });
    float bottom = ctx.input.display_px.y - ctx.px(20);
    for (std::size_t i = toasts_.size(); i-- > 0;) {
        const auto& toast = toasts_[i];
        ctx.wake_after(toast.until_s - ctx.input.time_s);
        const bool acts = toast.undo || toast.case_uuid;
        const ButtonSpec act{.text = ctx.tr(toast.case_uuid ? "remind_action_open"_tr : "action_undo"_tr),
                             .look = ButtonLook::ghost};
        const float extra = acts ? button_width(ctx, act) : 0;
        const float most = std::min(ctx.input.display_px.x - ctx.px(48), ctx.px(560));
        const float room = most - extra - ctx.px(84);
        const auto lines = ctx.text.break_lines(body(ctx), toast.text, room, 4);
        float widest = 0;
        for (const auto& line : lines) widest = std::max(widest, line.width_px);
        const float width = widest + extra + ctx.px(84);
        const float height = ctx.px(20) * static_cast<float>(lines.size()) + ctx.px(24);
        const auto box = Rect::at((ctx.input.display_px.x - width) / 2, bottom - height, width, height);
        const Layer layer(ctx, ("toast" + std::to_string(i)).c_str(), box.inset(-ctx.px(28)), ctx.layer_active);
        shadow(ctx, box, Lift::drawer, 10);
        fill(ctx, box, Role::raised, 10);
        outline(ctx, box, Role::line, 10);
        auto row = box.inset(ctx.px(14), ctx.px(12));
        const auto sign = icon_of(toast.look);
        icon_label(ctx, row.take_left(ctx.px(20), ctx.px(10)), 20, sign.role, sign.icon);
        const auto close = row.take_right(ctx.px(24), ctx.px(4));
        if (icon_button(ctx, "toast/close", Rect::at(close.min.x, box.centre().y - ctx.px(12), ctx.px(24), ctx.px(24)),
                        icon::close, "", Role::faint))
            toasts_[i].until_s = 0;
        if (acts) {
            const auto place = row.take_right(extra, ctx.px(4));
            if (button(ctx, toast.undo ? "toast/undo" : "toast/open",
                       Rect::at(place.min.x, box.centre().y - ctx.px(15), extra, ctx.px(30)), act)) {
                if (toast.undo) ctx.ask(UndoRequest{});
                opened = toast.case_uuid;
                toasts_[i].until_s = 0;
            }
        }
        ctx.text.draw_wrapped(ctx.list(), row.min, body(ctx), ctx.theme[Role::text], toast.text, room, 4, ctx.px(20));
        probe(ctx.probes, "toast", static_cast<long long>(i), box.min, box.max);
        bottom -= height + ctx.px(8);
    }
    return opened;
}

}  // namespace recoup::ui
