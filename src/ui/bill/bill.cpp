#include "ui/bill/bill.h"

#include <algorithm>
#include <cmath>

#include "ui/bill/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline bill {
namespace {

constexpr float kBar = 60, kSide = 232, kPanel = 348, kLeastTable = 540, kLeastBelow = 220, kMostBelow = 320;
constexpr float kChips = 48;
constexpr std::size_t kMostPassword = 200;

using Step = BillLook::Step;

// Another bill begins from the start; what is known anew of the same one keeps what is marked.
void take_news(BillUi& ui, const BillLook& look) {
    if (ui.number != look.number) {
        ui.number = look.number;
        ui.generation = 0;
        ui.filter = {};
        ui.marked.clear();
        ui.place = 0;
        ui.scroll = ui.panel_scroll = 0;
    }
    if (!look.view || (ui.generation == look.generation && ui.lines_for == ui.filter)) return;
    const bool first = ui.generation == 0;
    const auto all = look.bill->payments.size();
    if (first && look.view->known_count == all) ui.filter.show = core::BillFilter::Show::known;
    if (ui.lines_for != ui.filter) ui.place = 0, ui.scroll = 0;
    ui.generation = look.generation;
    ui.lines_for = ui.filter;
    ui.lines = core::bill_lines(*look.bill, *look.view, ui.filter);
    ui.place = std::min(ui.place, ui.lines.empty() ? 0 : ui.lines.size() - 1);
}

void search_keys(Context& ctx, BillUi& ui, bool focused) {
    if (!focused) return;
    if (ctx.key(Key::down) || ctx.key(Key::enter)) ctx.text_focus.drop();
    if (!ctx.key(Key::escape)) return;
    if (ui.filter.search.empty()) ctx.text_focus.drop();
    ui.filter.search.clear();
    ctx.wake_after(0);
}

void draw_head(Context& ctx, BillUi& ui, const BillLook& look, const Rect& area, BillEvents& events) {
    const ReadingOrder order(ctx.focus);
    fill(ctx, area, Role::surface);
    fill(ctx, {{area.min.x, area.max.y - std::max(1.0F, ctx.px(1))}, area.max}, Role::line);
    auto row = area.inset(ctx.px(12), ctx.px(12));
    events.back = icon_button(ctx, "bill/back", row.take_left(ctx.px(kButtonHeight), ctx.px(8)), icon::arrow_left,
                              ctx.tr("bill_back"_tr));
    const ButtonSpec another{.text = ctx.tr(look.step == Step::none ? "palette_bill"_tr : "bill_another"_tr),
                             .icon = icon::receipt};
    if (button(ctx, "bill/another", row.take_right(button_width(ctx, another), ctx.px(12)), another))
        ctx.ask(ChoosePathRequest{PathUse::bill});
    if (look.view) {
        const auto search = row.take_right(std::min(ctx.px(260), row.width() * 0.5F), ctx.px(16));
        const auto result = field(ctx, "bill/search", search, ui.filter.search, ui.search_field,
                                  {.hint = ctx.tr("bill_search"_tr),
                                   .icon = icon::search,
                                   .key_hint = "/",
                                   .clearable = true,
                                   .max_bytes = 200});
        search_keys(ctx, ui, result.focused);
    }
    const auto heading = ctx.tr("view_bill"_tr);
    label(ctx, row.take_left(std::min(ctx.text.measure(title(ctx), heading) + 1, row.width()), ctx.px(12)), title(ctx),
          Role::text, heading);
    if (row.width() > ctx.px(60)) label(ctx, row, small(ctx), Role::muted, look.name);
}

// ---- no bill yet, or none that can be looked through

// In the middle; gives the room below.
Rect draw_saying(Context& ctx, const Rect& area, char32_t sign, std::string_view heading, std::string_view text,
                 std::string_view more = {}) {
    const float width = std::min(ctx.px(520), area.width() - ctx.px(48));
    const float top = std::max(area.min.y + ctx.px(16), area.centre().y - ctx.px(170));
    auto column = Rect::at(std::round(area.centre().x - width / 2), std::round(top), std::round(width), ctx.px(400));
    const auto disc = column.take_top(ctx.px(72), ctx.px(18));
    ctx.list().AddCircleFilled(disc.centre(), ctx.px(36), ctx.theme[Role::accent_bg], 48);
    icon_label(ctx, disc, 32, Role::accent, sign);
    label(ctx, column.take_top(ctx.px(28), ctx.px(8)), figure(ctx, 19), Role::text, heading, Align::centre);
    paragraph(ctx, column, body(ctx), Role::muted, text, Align::centre);
    column.take_top(ctx.px(8));
    if (!more.empty()) paragraph(ctx, column, body(ctx), Role::muted, more, Align::centre);
    column.take_top(ctx.px(12));
    return column;
}

Rect middle_of(Context& ctx, Rect& column, float width) {
    const auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(10));
    return Rect::at(std::round(row.centre().x - width / 2), row.min.y, width, row.height());
}

bool draw_way(Context& ctx, const char* id, Rect& column, const ButtonSpec& spec) {
    return button(ctx, id, middle_of(ctx, column, button_width(ctx, spec)), spec);
}

void draw_password(Context& ctx, BillUi& ui, const BillLook& look, const Rect& area) {
    auto column =
        draw_saying(ctx, area, icon::lock, ctx.tr("bill_locked"_tr), ctx.tr("bill_locked_text"_tr), look.trouble);
    if (std::exchange(ui.asked, look.generation) != look.generation) ui.password_field.want_focus = true;
    const auto box = middle_of(ctx, column, std::min(ctx.px(280), column.width()));
    const auto result = field(ctx, "bill/password", box, ui.password, ui.password_field,
                              {.hint = ctx.tr("bill_password"_tr),
                               .icon = icon::key,
                               .bad = !look.trouble.empty() && ui.password.empty(),
                               .max_bytes = kMostPassword});
    const ButtonSpec open{.text = ctx.tr("action_open"_tr), .look = ButtonLook::primary, .key = "Enter"};
    const bool pressed = draw_way(ctx, "bill/unlock", column, open);
    if ((pressed || result.submitted) && !ui.password.empty()) {
        ctx.ask(OpenBillRequest{look.path, ui.password});
        ui.password.clear();
        ui.password_field = {};
    }
}

void draw_other(Context& ctx, BillUi& ui, const BillLook& look, const Rect& area) {
    if (look.step == Step::locked) return draw_password(ctx, ui, look, area);
    if (look.step == Step::reading)
        return void(draw_saying(ctx, area, icon::receipt, ctx.tr("bill_reading"_tr), look.name));
    const ButtonSpec choose{.text = ctx.tr("palette_bill"_tr), .look = ButtonLook::primary, .key = "Enter"};
    const bool failed = look.step == Step::failed;
    auto column = failed
                      ? draw_saying(ctx, area, icon::alert_circle_outline, ctx.tr("bill_unread"_tr), look.trouble,
                                    ctx.tr("bill_map_hint"_tr))
                      : draw_saying(ctx, area, icon::receipt, ctx.tr("bill_invite"_tr), ctx.tr("bill_invite_text"_tr));
    if (draw_way(ctx, "bill/choose", column, choose) || ctx.key(Key::enter)) ctx.ask(ChoosePathRequest{PathUse::bill});
    const ButtonSpec keep{.text = ctx.tr("bill_as_evidence"_tr), .look = ButtonLook::ghost};
    if (failed && draw_way(ctx, "bill/keep", column, keep)) ctx.ask(ImportRequest{{look.path}, {}, {}});
}

// ---- a bill

void go(BillUi& ui, int by) {
    const auto last = static_cast<int>(ui.lines.size()) - 1;
    ui.place = static_cast<std::size_t>(std::clamp(static_cast<int>(ui.place) + by, 0, std::max(0, last)));
    ui.reveal = true;
}

void move_keys(Context& ctx, BillUi& ui, const Rect& table) {
    const int page = std::max(1, static_cast<int>(table.height() / ctx.px(52)) - 2);
    const int all = static_cast<int>(ui.lines.size());
    const std::pair<Key, int> steps[] = {{Key::up, -1},          {Key::down, +1},   {Key::page_up, -page},
                                         {Key::page_down, page}, {Key::home, -all}, {Key::end, all}};
    for (const auto& [key, by] : steps) {
        if (!ctx.key(key)) continue;
        ctx.focus.clear();
        go(ui, by);
    }
}

void take_keys(Context& ctx, BillFrame& frame, const Rect& table) {
    auto& ui = frame.ui;
    if (ctx.text_focus.any() || ctx.input.chords.empty()) return;
    ctx.wake_after(0);
    move_keys(ctx, ui, table);
    if (ctx.key(Key::space) && ui.place < ui.lines.size() && !ui.lines[ui.place].missing)
        mark(ui, ui.lines[ui.place].payment);
    const auto letter = [&](Key key) {
        if (!ctx.key(key)) return false;
        return ctx.out.forget_letter = true;
    };
    if (letter(Key::n)) take_new(ctx, frame);
    if (letter(Key::w)) take_watched(ctx, frame);
    if (letter(Key::x)) call_fine(ctx, frame);
    if (letter(Key::slash)) ui.search_field.want_focus = true;
    if (ctx.key(Key::enter)) take_first(ctx, frame);
    if (!ctx.key(Key::escape)) return;
    if (ui.marked.empty())
        frame.events.back = true;
    else
        ui.marked.clear();
}

void draw_panel_area(Context& ctx, BillFrame& frame, Rect area, bool beside) {
    fill(ctx, area, Role::surface);
    const float line = std::max(1.0F, ctx.px(1));
    fill(ctx, beside ? area.take_left(line) : area.take_top(line), Role::line);
    auto inner = area.inset(ctx.px(20), ctx.px(beside ? 20 : 14));
    const float width = beside ? inner.width() : std::min(ctx.px(300), inner.width() * 0.45F);
    const auto footer =
        beside ? inner.take_bottom(std::min(offers_height(ctx, frame, width), inner.height() * 0.6F), ctx.px(12))
               : inner.take_right(width, ctx.px(20));
    draw_panel(ctx, frame, inner);
    draw_offers(ctx, frame, footer);
}

void draw_shown(Context& ctx, BillUi& ui, const BillLook& look, Rect area, BillEvents& events) {
    auto frame = bill_frame(ctx, ui, look, events);
    const bool wide = area.width() >= ctx.px(kSide + kPanel + kLeastTable);
    const bool beside = area.width() >= ctx.px(kPanel + kLeastTable);
    if (wide)
        draw_side(ctx, frame, area.take_left(ctx.px(kSide)));
    else
        draw_side_chips(ctx, frame, area.take_top(ctx.px(kChips)));
    const float below = std::clamp(area.height() * 0.42F, ctx.px(kLeastBelow), ctx.px(kMostBelow));
    std::optional<Rect> panel;
    if (beside)
        panel = area.take_right(ctx.px(kPanel));
    else if (!frame.choice.payments.empty())
        panel = area.take_bottom(std::min(below, area.height() * 0.6F));
    draw_table(ctx, frame, area);
    if (panel) draw_panel_area(ctx, frame, *panel, beside);
    // Behind what Tab has reached, which has its Enter and Space first.
    take_keys(ctx, frame, area);
}

}  // namespace

BillEvents draw_bill(Context& ctx, BillUi& ui, const Rect& area) {
    BillEvents events;
    if (!ui.wanted.empty()) ctx.ask(OpenBillRequest{std::exchange(ui.wanted, {})});
    const BillLook none;
    const auto& look = ctx.app.bill ? *ctx.app.bill : none;
    take_news(ui, look);
    auto rest = area;
    const auto bar = rest.take_top(ctx.px(kBar));
    draw_head(ctx, ui, look, bar, events);
    if (look.view)
        draw_shown(ctx, ui, look, rest, events);
    else
        draw_other(ctx, ui, look, rest);
    if (!ctx.text_focus.any() && ctx.key(Key::escape)) events.back = true;
    if (ui.lines_for != ui.filter) ctx.wake_after(0);
    return events;
}

}  // namespace recoup::ui::inline bill
