#include "ui/notices/toasts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/words.h"
#include "ui/frame/icons.h"
#include "ui/kit/motion.h"

namespace recoup::ui::inline notices {
namespace {

constexpr std::size_t kMost = 4;
constexpr double kDoneSeconds = 6;
constexpr double kOfferSeconds = 12;
constexpr double kTroubleSeconds = 14;
constexpr double kReminderSeconds = 40;
constexpr float kMostWidth = 600, kLeastText = 120, kSides = 84, kLine = 20, kButton = 30;
constexpr int kMostLines = 6;

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

bool is_free(const Rect& box, const std::vector<Rect>& taken) {
    return std::ranges::none_of(taken, [&](const Rect& other) { return box.overlaps(other); });
}

// At the lower edge: in the middle, else at a side, else above what lies there; where there is no room, in the middle.
Rect place(const Context& ctx, const Rect& area, ImVec2 size, const std::vector<Rect>& taken) {
    const float left = area.min.x + ctx.px(12), right = std::max(left, area.max.x - ctx.px(12) - size.x);
    const float middle = std::clamp(std::round(area.centre().x - size.x / 2), left, right);
    const float lowest = area.max.y - ctx.px(20) - size.y;
    const int rows = static_cast<int>(std::ceil((lowest - area.min.y) / ctx.px(16)));
    for (int row = 0; row < rows; ++row)
        for (const float x : {middle, left, right}) {
            const auto box = Rect::at(x, lowest - static_cast<float>(row) * ctx.px(16), size.x, size.y);
            if (is_free(box, taken)) return box;
        }
    return Rect::at(middle, lowest, size.x, size.y);
}

}  // namespace

struct Toasts::Act {
    const char* id;
    std::string text;
    char32_t icon;
    ButtonLook look;
    float width = 0;
    void (*run)(Context&, const Toast&, ToastEvents&);

    ButtonSpec spec() const { return {.text = text, .icon = icon, .look = look}; }
};

struct Toasts::Shape {
    ImVec2 size;
    float words = 0;     // how wide the text may be
    bool below = false;  // the buttons stand under it
};

void Toasts::push(Toast toast) {
    if (toasts_.size() == kMost) toasts_.erase(toasts_.begin());
    toasts_.push_back(std::move(toast));
}

void Toasts::add(ToastLook look, std::string text, bool undo, double now_s, std::optional<core::Uuid> about) {
    for (auto& toast : toasts_) toast.undo = false, toast.move.reset();  // only the last change can be taken back
    const double shown = look == ToastLook::done ? kDoneSeconds : kTroubleSeconds;
    push({.look = look, .text = std::move(text), .undo = undo, .until_s = now_s + shown, .about = about});
}

void Toasts::offer(std::string text, const core::MoveCase& move, double now_s) {
    add(ToastLook::done, std::move(text), true, now_s, move.case_uuid);
    toasts_.back().move = move;
    toasts_.back().until_s = now_s + kOfferSeconds;
}

void Toasts::remind(std::string text, const core::Uuid& case_uuid, double now_s) {
    push({.look = ToastLook::reminder,
          .text = std::move(text),
          .until_s = now_s + kReminderSeconds,
          .about = case_uuid});
}

// From the right.
std::vector<Toasts::Act> Toasts::acts_of(Context& ctx, const Toast& toast) {
    std::vector<Act> acts;
    if (toast.undo)
        acts.push_back({"toast/undo", std::string(ctx.tr("action_undo"_tr)), icon::undo, ButtonLook::plain, 0,
                        [](Context& c, const Toast&, ToastEvents&) { c.ask(UndoRequest{}); }});
    if (toast.look == ToastLook::reminder)
        acts.push_back({"toast/open", std::string(ctx.tr("action_open"_tr)), 0, ButtonLook::plain, 0,
                        [](Context&, const Toast& t, ToastEvents& events) { events.open = t.about; }});
    if (toast.move)
        acts.push_back({"toast/move", ctx.trf("move_to"_tr, core::label(ctx.reader.lang, toast.move->stage)),
                        icon::arrow_right, ButtonLook::primary, 0,
                        [](Context&, const Toast& t, ToastEvents& events) { events.move = t.move; }});
    for (auto& act : acts) act.width = button_width(ctx, act.spec());
    return acts;
}

// The buttons stand beside the words, or below them where that leaves too little room.
Toasts::Shape Toasts::shape_of(Context& ctx, const Toast& toast, const std::vector<Act>& acts, float room_px) {
    Shape shape;
    float buttons = 0;
    for (const auto& act : acts) buttons += act.width + ctx.px(8);
    const float most = std::min(room_px, ctx.px(kMostWidth)) - ctx.px(kSides);
    shape.below = !acts.empty() && most - buttons < ctx.px(kLeastText);
    shape.words = most - (shape.below ? 0 : buttons);
    const auto lines = ctx.text.break_lines(body(ctx), toast.text, shape.words, kMostLines);
    float widest = shape.below ? std::min(buttons, most) : 0;
    for (const auto& line : lines) widest = std::max(widest, std::ceil(line.width_px) + 1);
    shape.size.x = std::min(most, widest + (shape.below ? 0 : buttons)) + ctx.px(kSides);
    shape.size.y = ctx.px(kLine) * static_cast<float>(lines.size()) + ctx.px(24 + (shape.below ? kButton + 8 : 0));
    return shape;
}

void Toasts::draw_one(Context& ctx, Toast& toast, const Shape& shape, const Rect& box, const std::vector<Act>& acts,
                      ToastEvents& events) {
    shadow(ctx, box, Lift::drawer, 10);
    fill(ctx, box, Role::raised, 10);
    outline(ctx, box, Role::line, 10);
    auto row = box.inset(ctx.px(14), ctx.px(12));
    const auto sign = icon_of(toast.look);
    const auto mark = row.take_left(ctx.px(20), ctx.px(10));
    icon_label(ctx, Rect::at(mark.min.x, mark.min.y, mark.width(), ctx.px(kLine)), 20, sign.role, sign.icon);
    const auto close = row.take_right(ctx.px(24), ctx.px(4));
    if (icon_button(ctx, "toast/close", Rect::at(close.min.x, row.min.y - ctx.px(2), ctx.px(24), ctx.px(24)),
                    icon::close, ctx.tr("action_close"_tr), Role::faint))
        toast.until_s = 0;
    auto buttons = shape.below ? row.take_bottom(ctx.px(kButton), ctx.px(8)) : row;
    for (const auto& act : acts) {
        const auto cell = buttons.take_right(std::min(act.width, buttons.width()), ctx.px(8));
        const auto at = Rect::at(cell.min.x, cell.centre().y - ctx.px(kButton / 2), cell.width(), ctx.px(kButton));
        if (!button(ctx, act.id, at, act.spec())) continue;
        act.run(ctx, toast, events);
        toast.until_s = 0;
    }
    ctx.text.draw_wrapped(ctx.list(), row.min, body(ctx), ctx.theme[Role::text], toast.text, shape.words, kMostLines,
                          ctx.px(kLine));
}

ToastEvents Toasts::draw(Context& ctx, const ToastRoom& room) {
    ToastEvents events;
    std::erase_if(toasts_, [&](const Toast& toast) { return toast.until_s <= ctx.input.time_s; });
    std::vector<Rect> taken(room.taken.begin(), room.taken.end());
    for (std::size_t i = toasts_.size(); i-- > 0;) {
        auto& toast = toasts_[i];
        ctx.wake_after(toast.until_s - ctx.input.time_s);
        const auto acts = acts_of(ctx, toast);
        const auto shape = shape_of(ctx, toast, acts, room.area.width() - ctx.px(24));
        auto clear = taken;
        for (const auto& [card, box] : room.cards)
            if (toast.about == card) clear.push_back(box);
        const auto box = place(ctx, room.area, shape.size, clear);
        const Layer layer(ctx, ("toast" + std::to_string(i)).c_str(), box.inset(-ctx.px(28)), ctx.layer_active);
        const Arrival arrival(ctx);
        draw_one(ctx, toast, shape, box, acts, events);
        probe(ctx.probes, "toast", static_cast<long long>(i), box.min, box.max);
        taken.push_back(box.inset(-ctx.px(4)));
    }
    return events;
}

}  // namespace recoup::ui::inline notices
