#include "ui/guide/guide.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/guide/page_text.h"

namespace recoup::ui::inline guide {
namespace {

constexpr float kList = 296, kItemPad = 9, kItemLine = 20;
constexpr int kItemLines = 2;
// About 68 letters, or 42 ideographs, of the reading size.
constexpr float kMeasureLatin = 540, kMeasureHan = 632;

struct Entry {
    std::string_view id, title;
    char32_t icon;
    bool playbook;
};

char32_t playbook_icon(const core::Playbook& playbook) {
    if (playbook.id == "goods_shop") return icon::store;
    if (playbook.id == "software_service") return icon::layers;
    if (playbook.problems.empty()) return icon::guide;
    switch (playbook.problems.front()) {
        case core::Problem::payment_failure:
            return icon::card;
        case core::Problem::service_outage:
            return icon::play;
        case core::Problem::data_error:
            return icon::database;
        case core::Problem::goods_quality:
            return icon::cart;
        case core::Problem::not_received:
            return icon::truck;
        case core::Problem::not_as_described:
            return icon::text_size;
        case core::Problem::amount_dispute:
            return icon::receipt;
        case core::Problem::subscription:
            return icon::refresh;
        case core::Problem::warranty:
            return icon::shield_outline;
        case core::Problem::other:
            break;
    }
    return icon::guide;
}

std::vector<Entry> entries_of(const Context& ctx) {
    std::vector<Entry> entries;
    for (const auto& page : ctx.app.guide)
        entries.push_back({page.id, page.title.in(ctx.reader.lang),
                           entries.empty() ? icon::lightbulb : icon::alert_circle_outline, false});
    for (const auto& playbook : ctx.app.playbooks)
        entries.push_back({playbook.id, playbook.title.in(ctx.reader.lang), playbook_icon(playbook), true});
    return entries;
}

std::size_t shown_of(const GuideUi& ui, const std::vector<Entry>& entries) {
    const auto at = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.id == ui.page; });
    return at == entries.end() ? 0 : static_cast<std::size_t>(at - entries.begin());
}

core::Page page_of(const Context& ctx, const Entry& entry) {
    for (const auto& page : ctx.app.guide)
        if (page.id == entry.id && !entry.playbook) return core::page_of(page, ctx.reader.lang);
    const auto* playbook = core::find_playbook(ctx.app.playbooks, entry.id);
    return playbook ? core::page_of(*playbook, ctx.app.rules, ctx.app.messages, ctx.reader.lang) : core::Page{};
}

// ---- the list

void draw_item(Context& ctx, GuideUi& ui, const Entry& entry, bool on, Rect& column, const Scroll& scroll) {
    const float room = column.width() - ctx.px(20 + 10 + 10 + 10);
    const auto style = on ? body_bold(ctx) : body(ctx);
    const auto lines = ctx.text.break_lines(style, entry.title, room, kItemLines);
    const float height = ctx.px(kItemLine) * static_cast<float>(lines.size());
    const auto box = column.take_top(height + ctx.px(2 * kItemPad), ctx.px(2));
    const auto id = "guide/item/" + std::string(entry.id);
    const auto pressed = hit(ctx, id.c_str(), box);
    if (on || pressed.hovered) fill(ctx, box, on ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    const float x = box.min.x + ctx.px(10);
    icon_label(ctx, Rect::at(x, box.min.y + ctx.px(kItemPad), ctx.px(20), ctx.px(kItemLine)), 18,
               on ? Role::accent : Role::muted, entry.icon);
    ctx.text.draw_wrapped(ctx.list(), {x + ctx.px(30), box.min.y + ctx.px(kItemPad)}, style,
                          ctx.theme[on ? Role::accent : Role::text], entry.title, room, kItemLines, ctx.px(kItemLine));
    if (pressed.clicked) open_guide_page(ui, std::string(entry.id));
    if (on && ui.reveal_page) {
        const float top = box.min.y - scroll.top();
        reveal(ui.list_scroll, top - ctx.px(40), top + box.height() + ctx.px(16), scroll.box().height());
        ui.reveal_page = false;
    }
}

void draw_list(Context& ctx, GuideUi& ui, const std::vector<Entry>& entries, std::size_t shown, const Rect& area) {
    fill(ctx, area, Role::surface);
    fill(ctx, {{area.max.x - std::max(1.0F, ctx.px(1)), area.min.y}, area.max}, Role::line);
    const Scroll scroll(ctx, "guide/list", area, ui.list_content, ui.list_scroll);
    auto column = Rect::at(area.min.x + ctx.px(14), scroll.top() + ctx.px(18), area.width() - ctx.px(28), 1e7F);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == 0 || entries[i].playbook != entries[i - 1].playbook) {
            if (i > 0) column.take_top(ctx.px(16));
            label(ctx, column.take_top(ctx.px(20), ctx.px(6)).inset(ctx.px(10), 0), small_bold(ctx), Role::faint,
                  ctx.tr(entries[i].playbook ? "guide_playbooks"_tr : "guide_first_pages"_tr));
        }
        draw_item(ctx, ui, entries[i], i == shown, column, scroll);
    }
    const float height = column.min.y - scroll.top() + ctx.px(16);
    if (std::abs(height - ui.list_content) > 0.5F) ctx.wake_after(0);
    ui.list_content = height;
}

// ---- the page

void draw_sheet(Context& ctx, GuideUi& ui, const Entry& entry, const Rect& area, GuideEvents& events) {
    const Scroll scroll(ctx, "guide/page", area, ui.content, ui.scroll);
    const float measure = ctx.px(ctx.reader.lang == core::Lang::zh ? kMeasureHan : kMeasureLatin);
    const float width = std::min(measure, area.width() - ctx.px(64));
    auto column = Rect::at(std::round(area.centre().x - width / 2), scroll.top() + ctx.px(36), width, 1e7F);
    draw_page(ctx, page_of(ctx, entry), column);
    if (entry.playbook && ctx.app.save != SaveLook::read_only) {
        column.take_top(ctx.px(20));
        const ButtonSpec begin{.text = ctx.tr("guide_new_case"_tr), .icon = icon::plus, .look = ButtonLook::primary};
        auto row = column.take_top(ctx.px(kButtonHeight));
        if (button(ctx, "guide/new_case", row.take_left(button_width(ctx, begin)), begin))
            events.new_case = std::string(entry.id);
    }
    const float height = column.min.y - scroll.top() + ctx.px(48);
    if (std::abs(height - ui.content) > 0.5F) ctx.wake_after(0);
    ui.content = height;
}

void take_keys(Context& ctx, GuideUi& ui, const std::vector<Entry>& entries, std::size_t shown, float page_px) {
    if (ctx.text_focus.any()) return;
    const auto go = [&](std::size_t to) {
        open_guide_page(ui, std::string(entries[to].id));
        ctx.wake_after(0);
    };
    if (ctx.key(Key::up) && shown > 0) go(shown - 1);
    if (ctx.key(Key::down) && shown + 1 < entries.size()) go(shown + 1);
    const auto scroll = [&](float by) {
        ui.scroll = std::clamp(ui.scroll + by, 0.0F, std::max(0.0F, ui.content - page_px));
        ctx.wake_after(0);
    };
    if (ctx.key(Key::page_down) || ctx.key(Key::space)) scroll(page_px * 0.9F);
    if (ctx.key(Key::page_up) || ctx.key(Key::space, false, true)) scroll(-page_px * 0.9F);
    if (ctx.key(Key::home)) scroll(-ui.content);
    if (ctx.key(Key::end)) scroll(ui.content);
}

}  // namespace

void open_guide_page(GuideUi& ui, std::string id) {
    if (ui.page == id) return;
    ui.page = std::move(id);
    ui.scroll = 0;
    ui.reveal_page = true;
}

GuideEvents draw_guide(Context& ctx, GuideUi& ui, const Rect& area) {
    GuideEvents events;
    const auto entries = entries_of(ctx);
    if (entries.empty()) return events;
    const auto shown = shown_of(ui, entries);
    auto rest = area;
    draw_list(ctx, ui, entries, shown, rest.take_left(std::min(ctx.px(kList), area.width() * 0.36F)));
    draw_sheet(ctx, ui, entries[shown], rest, events);
    take_keys(ctx, ui, entries, shown, rest.height());
    return events;
}

}  // namespace recoup::ui::inline guide
