#include "ui/kit/amount_label.h"

#include "core/base/brief.h"

namespace recoup::ui::inline kit {

std::string amount_that_fits(Canvas& ctx, const TextStyle& style, const std::string& amount, float room_px) {
    return ctx.text.measure(style, amount) <= room_px ? amount : core::brief_amount(ctx.reader.lang, amount);
}

void amount_label(Canvas& ctx, const char* id, const Rect& box, const TextStyle& style, Role role,
                  const std::string& amount, Align align) {
    const auto text = amount_that_fits(ctx, style, amount, box.width());
    label(ctx, box, style, role, text, align);
    if (text != amount) tooltip(ctx, hit(ctx, id, box, Reach::pointer_only), box, amount);
}

}  // namespace recoup::ui::inline kit
