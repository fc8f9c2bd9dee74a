#include "ui/guide/guide.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/base/text.h"
#include "ui/frame/icons.h"
#include "ui/guide/page_text.h"

namespace recoup::ui::inline guide {
namespace {

constexpr float kList = 296, kItemPad = 9, kItemLine = 20, kPassageLine = 18;
constexpr int kItemLines = 2;
// About 68 letters, or 42 ideographs, of the reading size.
constexpr float kMeasureLatin = 540, kMeasureHan = 632;

struct Entry {
    std::string id, title;
    char32_t icon;
    bool playbook;
    std::string passage = {};  // where the words that are searched stand
};

struct Sign {
    std::string_view id;
    char32_t icon;
};
constexpr Sign kPageSigns[] = {
    {"start", icon::lightbulb},
    {"swindlers", icon::alert_circle_outline},
    {"myths", icon::alert_circle_outline},
    {"proof", icon::gavel},
    {"questions", icon::help},
    {"at_a_glance", icon::list},
};
constexpr Sign kPlaybookSigns[] = {
    {"goods_shop", icon::store},     {"software_service", icon::layers}, {"prepaid_closed", icon::wallet},
    {"travel_tickets", icon::earth}, {"food_delivery", icon::package},   {"live_stream", icon::camera},
    {"second_hand", icon::swap},     {"minor_topup", icon::account},
};

const Sign* sign_of(std::span<const Sign> signs, std::string_view id) {
    const auto at = std::ranges::find(signs, id, &Sign::id);
    return at == signs.end() ? nullptr : &*at;
}

char32_t page_icon(std::string_view id) {
    const auto* sign = sign_of(kPageSigns, id);
    return sign ? sign->icon : icon::guide;
}

char32_t playbook_icon(const core::Playbook& playbook) {
    if (const auto* sign = sign_of(kPlaybookSigns, playbook.id)) return sign->icon;
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
    const auto lang = ctx.reader.lang;
    for (const auto& page : ctx.app.guide)
        entries.push_back({page.id, std::string(page.title.in(lang)), page_icon(page.id), false});
    if (!ctx.app.channels.empty())
        entries.push_back({"channels", std::string(ctx.tr("channels_title"_tr)), icon::bank, false});
    for (const auto& playbook : ctx.app.playbooks)
        entries.push_back({playbook.id, std::string(playbook.title.in(lang)), playbook_icon(playbook), true});
    return entries;
}

std::size_t shown_of(const GuideUi& ui, const std::vector<Entry>& entries) {
    const auto at = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.id == ui.page; });
    return at == entries.end() ? 0 : static_cast<std::size_t>(at - entries.begin());
}

core::Page page_of(const Context& ctx, const Entry& entry) {
    if (entry.id == "channels" && !entry.playbook) return core::page_of(ctx.app.channels, ctx.reader.lang);
    for (const auto& page : ctx.app.guide)
        if (page.id == entry.id && !entry.playbook) return core::page_of(page, ctx.reader.lang);
    const auto* playbook = core::find_playbook(ctx.app.playbooks, entry.id);
    return playbook ? core::page_of(*playbook, ctx.app.rules, ctx.app.messages, ctx.reader.lang) : core::Page{};
}

// ---- the search

void find(const Context& ctx, GuideUi& ui, const std::vector<Entry>& entries) {
    if (ui.found.typed == ui.search && ui.found.lang == ctx.reader.lang) return;
    std::vector<core::Page> pages;
    for (const auto& entry : entries) pages.push_back(page_of(ctx, entry));
    ui.found = {ui.search, ctx.reader.lang, core::search_pages(pages, ui.search)};
}

// Those that are listed: all, or what is found.
std::vector<Entry> listed(const Context& ctx, GuideUi& ui, const std::vector<Entry>& entries) {
    if (core::trim(ui.search).empty()) return entries;
    find(ctx, ui, entries);
    std::vector<Entry> found;
    for (const auto& hit : ui.found.hits) {
        if (hit.page >= entries.size()) continue;
        found.push_back(entries[hit.page]);
        found.back().passage = hit.passage;
    }
    return found;
}

// Esc empties the search, and once more leaves it.
void draw_search(Context& ctx, GuideUi& ui, Rect& column) {
    const auto box = column.take_top(ctx.px(kButtonHeight), ctx.px(12));
    const auto field_of =
        field(ctx, "guide/search", box, ui.search, ui.search_field,
              {.hint = ctx.tr("guide_search"_tr), .icon = icon::search, .clearable = true, .max_bytes = 200});
    if (!field_of.focused || !ctx.key(Key::escape)) return;
    if (ui.search.empty())
        ctx.text_focus.drop();
    else
        ui.search.clear();
    ctx.wake_after(0);
}

// ---- the list

void draw_item(Context& ctx, GuideUi& ui, const Entry& entry, bool on, Rect& column, const Scroll& scroll) {
    const float room = column.width() - ctx.px(20 + 10 + 10 + 10);
    const auto style = on ? body_bold(ctx) : body(ctx);
    const auto lines = ctx.text.break_lines(style, entry.title, room, kItemLines);
    const auto passage = ctx.text.break_lines(small(ctx), entry.passage, room, kItemLines);
    const float title_height = ctx.px(kItemLine) * static_cast<float>(lines.size());
    const float height =
        title_height + (entry.passage.empty() ? 0 : ctx.px(kPassageLine) * static_cast<float>(passage.size()));
    const auto box = column.take_top(height + ctx.px(2 * kItemPad), ctx.px(2));
    const auto id = "guide/item/" + entry.id;
    const auto pressed = hit(ctx, id.c_str(), box);
    if (on || pressed.hovered) fill(ctx, box, on ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    const float x = box.min.x + ctx.px(10);
    icon_label(ctx, Rect::at(x, box.min.y + ctx.px(kItemPad), ctx.px(20), ctx.px(kItemLine)), 18,
               on ? Role::accent : Role::muted, entry.icon);
    ctx.text.draw_wrapped(ctx.list(), {x + ctx.px(30), box.min.y + ctx.px(kItemPad)}, style,
                          ctx.theme[on ? Role::accent : Role::text], entry.title, room, kItemLines, ctx.px(kItemLine));
    if (!entry.passage.empty())
        ctx.text.draw_wrapped(ctx.list(), {x + ctx.px(30), box.min.y + ctx.px(kItemPad) + title_height}, small(ctx),
                              ctx.theme[Role::muted], entry.passage, room, kItemLines, ctx.px(kPassageLine));
    if (pressed.clicked) open_guide_page(ui, entry.id);
    if (on && ui.reveal_page) {
        const float top = box.min.y - scroll.top();
        reveal(ui.list_scroll, top - ctx.px(40), top + box.height() + ctx.px(16), scroll.box().height());
        ui.reveal_page = false;
    }
}

void draw_list(Context& ctx, GuideUi& ui, const std::vector<Entry>& entries, std::string_view shown,
               const Rect& whole) {
    auto area = whole;
    fill(ctx, area, Role::surface);
    fill(ctx, {{area.max.x - std::max(1.0F, ctx.px(1)), area.min.y}, area.max}, Role::line);
    auto head = area.take_top(ctx.px(kButtonHeight + 28)).inset(ctx.px(14), 0);
    head.take_top(ctx.px(16));
    draw_search(ctx, ui, head);
    const bool searching = !core::trim(ui.search).empty();
    const Scroll scroll(ctx, "guide/list", area, ui.list_content, ui.list_scroll);
    auto column = Rect::at(area.min.x + ctx.px(14), scroll.top() + ctx.px(6), area.width() - ctx.px(28), 1e7F);
    if (searching && entries.empty())
        ctx.text.draw_wrapped(ctx.list(), {column.min.x + ctx.px(10), column.min.y}, small(ctx), ctx.theme[Role::muted],
                              ctx.tr("guide_search_none"_tr), column.width() - ctx.px(20), 4, ctx.px(kItemLine));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!searching && (i == 0 || entries[i].playbook != entries[i - 1].playbook)) {
            if (i > 0) column.take_top(ctx.px(16));
            label(ctx, column.take_top(ctx.px(20), ctx.px(6)).inset(ctx.px(10), 0), small_bold(ctx), Role::faint,
                  ctx.tr(entries[i].playbook ? "guide_playbooks"_tr : "guide_first_pages"_tr));
        }
        draw_item(ctx, ui, entries[i], entries[i].id == shown, column, scroll);
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

void take_keys(Context& ctx, GuideUi& ui, const std::vector<Entry>& entries, std::string_view id, float page_px) {
    if (ctx.text_focus.any()) return;
    const auto at = std::ranges::find(entries, id, &Entry::id);
    const auto shown = static_cast<std::size_t>(at - entries.begin());
    const bool listed = at != entries.end();  // the page that is shown may be none of those that are found
    const auto go = [&](std::size_t to) {
        open_guide_page(ui, entries[to].id);
        ctx.wake_after(0);
    };
    const auto next = listed ? shown + 1 : 0;
    if (ctx.key(Key::up) && shown > 0) go(shown - 1);
    if (ctx.key(Key::down) && next < entries.size()) go(next);
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
    const auto& shown = entries[shown_of(ui, entries)];
    auto rest = area;
    const auto list = listed(ctx, ui, entries);
    draw_list(ctx, ui, list, shown.id, rest.take_left(std::min(ctx.px(kList), area.width() * 0.36F)));
    draw_sheet(ctx, ui, shown, rest, events);
    take_keys(ctx, ui, list, shown.id, rest.height());
    return events;
}

}  // namespace recoup::ui::inline guide
