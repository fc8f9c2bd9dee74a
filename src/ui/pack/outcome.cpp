#include <algorithm>

#include "core/redact/covers.h"
#include "ui/frame/icons.h"
#include "ui/pack/parts.h"

namespace recoup::ui::inline pack {
namespace {

constexpr float kEdge = 24, kRow = 34;

char32_t sign_of(core::Lack lack) {
    switch (lack) {
        case core::Lack::other_side:
            return icon::store;
        case core::Lack::person:
            return icon::account;
        case core::Lack::payment_proof:
            return icon::receipt;
        case core::Lack::personal:
            return icon::eye_off;
        case core::Lack::no_time:
        case core::Lack::guessed_time:
            return icon::calendar;
        case core::Lack::no_evidence:
            return icon::images;
    }
    return icon::information_outline;
}

core::Tr words_of(core::Mend mend) {
    switch (mend) {
        case core::Mend::fill_in:
            return "pack_mend_fill_in"_tr;
        case core::Mend::cover:
            return "pack_mend_cover"_tr;
        case core::Mend::look_at:
            return "pack_mend_look_at"_tr;
        case core::Mend::attach:
            return "picker_add_none"_tr;
    }
    return {};
}

void mend(PackFrame& frame, const core::Missing& missing) {
    switch (missing.mend) {
        case core::Mend::fill_in:
            if (missing.lack == core::Lack::other_side) frame.events.platform = frame.record.row.platform;
            if (missing.lack != core::Lack::person) return;
            frame.ui.with_person = true;
            frame.ui.name.want_focus = true;
            frame.ui.scroll = 0;
            return;
        case core::Mend::cover:
        case core::Mend::look_at:
            frame.events.view = {missing.case_uuid, missing.evidence};
            return;
        case core::Mend::attach:
            frame.events.attach = missing.case_uuid;
            return;
    }
}

void draw_row(Context& ctx, PackFrame& frame, const core::Missing& missing, Rect row, std::size_t number) {
    const auto id = "pack/mend/" + std::to_string(number);
    const ButtonSpec spec{.text = ctx.tr(words_of(missing.mend))};
    const auto place = row.inset(0, ctx.px(3)).take_right(button_width(ctx, spec));
    row.max.x = place.min.x - ctx.px(12);
    if (button(ctx, id.c_str(), place, spec)) mend(frame, missing);
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(10)), 18, missing.asked ? Role::warn_text : Role::muted,
               sign_of(missing.lack));
    const float end = label(ctx, row, body(ctx), Role::text, missing.text);
    row.min.x = std::min(end + ctx.px(12), row.max.x);
    label(ctx, row, small(ctx), Role::muted, missing.note);
}

std::string grouped(const std::string& digest) {
    std::string text;
    for (std::size_t at = 0; at < 16 && at + 4 <= digest.size(); at += 4)
        text += (at > 0 ? " " : "") + digest.substr(at, 4);
    return text;
}

core::Tr write_words(const PackUi& ui) {
    if (ui.print) return "pack_print"_tr;
    switch (ui.form) {
        case core::PackForm::folder:
            return "pack_write_folder"_tr;
        case core::PackForm::zip:
            return "pack_write_zip"_tr;
        case core::PackForm::pdf:
            return "pack_write_pdf"_tr;
    }
    return {};
}

void draw_before(Context& ctx, PackFrame& frame, Rect row) {
    const bool placed = frame.ui.print || !ctx.app.export_folders.empty() || !frame.ui.folder.empty();
    const ButtonSpec write{.text = ctx.tr(write_words(frame.ui)),
                           .look = ButtonLook::primary,
                           .key = "Ctrl+Enter",
                           .why_not = placed ? std::string_view() : ctx.tr("pack_no_place"_tr)};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr)};
    const bool pressed = button(ctx, "pack/write", row.take_right(button_width(ctx, write), ctx.px(12)), write);
    if (button(ctx, "pack/cancel", row.take_right(button_width(ctx, cancel), ctx.px(12)), cancel))
        frame.events.close = true;
    const bool entered = ctx.key(Key::enter, true);
    if (ctx.key(Key::p, true)) return ctx.ask(PrintReportRequest{frame.ui.case_uuid, frame.choice.content});
    if (!placed || !(pressed || entered)) return;
    if (frame.ui.print)
        ctx.ask(PrintReportRequest{frame.ui.case_uuid, frame.choice.content});
    else
        ctx.ask(PackRequest{frame.ui.case_uuid, frame.choice, frame.ui.form, frame.path});
}

void draw_during(Context& ctx, const PackLook& look, Rect row) {
    const ButtonSpec stop{.text = ctx.tr("action_cancel"_tr)};
    if (button(ctx, "pack/stop", row.take_right(button_width(ctx, stop), ctx.px(16)), stop)) ctx.ask(StopPackRequest{});
    if (look.step == PackLook::Step::printing) {
        label(ctx, row, body(ctx), Role::text, ctx.tr("pack_printing"_tr));
        return;
    }
    auto lower = row;
    auto upper = lower.take_top(row.height() / 2);
    label(ctx, upper, body(ctx), Role::text, ctx.tr(look.part < 0.5F ? "pack_writing"_tr : "pack_reading_back"_tr));
    const float middle = lower.centre().y;
    progress(ctx, {{lower.min.x, middle - ctx.px(3)}, {lower.max.x, middle + ctx.px(3)}}, look.part);
    ctx.wake_after(0.1);
}

void draw_words(Context& ctx, Rect row, const std::string& first, const std::string& second, Role role) {
    auto upper = row.take_top(row.height() / 2);
    label(ctx, upper, body_bold(ctx), role, first);
    label(ctx, row, small(ctx), role, second);
}

// The button that ends it.
void draw_done(Context& ctx, PackFrame& frame, Rect& row) {
    const ButtonSpec done{.text = ctx.tr("agenda_done"_tr), .look = ButtonLook::primary};
    const bool enter = !ctx.text_focus.any() && ctx.key(Key::enter);
    if (button(ctx, "pack/done", row.take_right(button_width(ctx, done), ctx.px(12)), done) || enter)
        frame.events.close = true;
    icon_label(ctx, row.take_left(ctx.px(24), ctx.px(10)), 22, Role::ok_text, icon::check_circle);
}

void draw_after(Context& ctx, PackFrame& frame, const PackLook& look, Rect row) {
    draw_done(ctx, frame, row);
    const ButtonSpec place{.text = ctx.tr("pack_open_place"_tr), .icon = icon::folder_outline};
    const ButtonSpec copy{.text = ctx.tr("pack_copy_digest"_tr), .icon = icon::copy};
    if (button(ctx, "pack/place", row.take_right(button_width(ctx, place), ctx.px(12)), place))
        ctx.ask(ShowFileRequest{look.path});
    if (button(ctx, "pack/copy", row.take_right(button_width(ctx, copy), ctx.px(12)), copy)) ctx.copy(look.digest);
    draw_words(ctx, row, ctx.trf("pack_done"_tr, look.files),
               ctx.trf("pack_done_detail"_tr, core::show_bytes(look.bytes), grouped(look.digest)), Role::ok_text);
}

void draw_printed(Context& ctx, PackFrame& frame, Rect row) {
    draw_done(ctx, frame, row);
    label(ctx, row, body_bold(ctx), Role::ok_text, ctx.tr("pack_printed"_tr));
}

void draw_failed(Context& ctx, const PackLook& look, Rect row) {
    const ButtonSpec again{.text = ctx.tr("start_again"_tr)};
    if (button(ctx, "pack/again", row.take_right(button_width(ctx, again), ctx.px(12)), again))
        ctx.ask(ForgetPackRequest{});
    icon_label(ctx, row.take_left(ctx.px(24), ctx.px(10)), 22, Role::bad_text, icon::alert_circle);
    draw_words(ctx, row, look.trouble, look.path, Role::bad_text);
}

}  // namespace

void draw_missing(Context& ctx, PackFrame& frame, const Rect& area) {
    const auto all = core::missing_for(ctx.app.state, frame.record, frame.choice, ctx.reader.lang, core::count_covered);
    auto inside = area.inset(ctx.px(kEdge), ctx.px(12));
    auto head = inside.take_top(ctx.px(26), ctx.px(4));
    if (all.empty()) {
        label(ctx, head, body_bold(ctx), Role::ok_text, ctx.tr("pack_nothing_missing"_tr));
        return;
    }
    const auto count = std::to_string(all.size());
    head.min.x = label(ctx, head, body_bold(ctx), Role::text, ctx.tr("pack_missing"_tr)) + ctx.px(8);
    head.min.x = label(ctx, head, body(ctx), Role::muted, count) + ctx.px(10);
    label(ctx, head, small(ctx), Role::muted, ctx.tr("pack_missing_hint"_tr));
    const float height = ctx.px(kRow) * static_cast<float>(all.size());
    const Scroll scroll(ctx, "pack/missing", inside, height, frame.ui.missing_scroll);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto row =
            Rect::at(inside.min.x, scroll.top() + ctx.px(kRow) * static_cast<float>(i), inside.width(), ctx.px(kRow));
        if (row.overlaps(inside)) draw_row(ctx, frame, all[i], row, i);
    }
}

void draw_pack_footer(Context& ctx, PackFrame& frame, const Rect& area) {
    const auto& look = ctx.app.pack;
    using Step = PackLook::Step;
    const bool told = look.step == Step::done || look.step == Step::printed || look.step == Step::failed;
    if (told) {
        const auto role = look.step == Step::failed ? Role::bad_bg : Role::ok_bg;
        ctx.list().AddRectFilled(area.min, area.max, ctx.theme[role], ctx.px(12), ImDrawFlags_RoundCornersBottom);
    } else {
        fill(ctx, {area.min, {area.max.x, area.min.y + std::max(1.0F, ctx.px(1))}}, Role::line);
    }
    const auto row = area.inset(ctx.px(kEdge), ctx.px(18));
    switch (look.step) {
        case Step::none:
            return draw_before(ctx, frame, row);
        case Step::writing:
        case Step::printing:
            return draw_during(ctx, look, row);
        case Step::done:
            return draw_after(ctx, frame, look, row);
        case Step::printed:
            return draw_printed(ctx, frame, row);
        case Step::failed:
            return draw_failed(ctx, look, row);
    }
}

}  // namespace recoup::ui::inline pack
