#include "ui/board/filter.h"

#include <array>
#include <functional>
#include <vector>

#include "core/base/words.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline board {
namespace {

using Facet = BoardFilterUi::Facet;

// Items and what each does, side by side.
struct FilterEntries {
    std::vector<MenuItem> items;
    std::vector<std::function<void()>> acts;

    void add(MenuItem item, std::function<void()> act = {}) {
        items.push_back(std::move(item));
        acts.push_back(std::move(act));
    }
};

std::string all(const Context& ctx) {
    return std::string(ctx.tr("filter_any"_tr));
}

std::string shown(const Context& ctx, Facet facet, const core::BoardFilter& filter) {
    switch (facet) {
        case Facet::turn:
            return filter.turn ? std::string(core::label(ctx.reader.lang, *filter.turn)) : all(ctx);
        case Facet::problem:
            return filter.problem ? std::string(core::label(ctx.reader.lang, *filter.problem)) : all(ctx);
        case Facet::platform:
            return filter.platform.value_or(all(ctx));
        case Facet::tag:
            return filter.tag.empty() ? all(ctx) : filter.tag;
        case Facet::none:
            break;
    }
    return {};
}

core::Tr name_of(Facet facet) {
    switch (facet) {
        case Facet::turn:
            return "filter_turn"_tr;
        case Facet::problem:
            return "case_problem"_tr;
        case Facet::platform:
            return "field_platform"_tr;
        case Facet::tag:
        case Facet::none:
            break;
    }
    return "tag"_tr;
}

void open_facet(Context& ctx, BoardFilterUi& ui, Facet facet) {
    ui.facet = facet;
    open_menu(ctx, ui.menu, Rect(ui.menu.beside));
}

FilterEntries facets(Context& ctx, BoardFilterUi& ui, core::BoardFilter& filter) {
    FilterEntries list;
    const auto text = [&](core::Tr key) { return std::string(ctx.tr(key)); };
    if (ui.folded != 0) list.add({.text = text("filter_quick"_tr), .heading = true});
    for (int i = 0; i < kQuickFilters; ++i) {
        if ((ui.folded >> i & 1) == 0) continue;
        const auto quick = static_cast<core::QuickFilter>(i);
        list.add({.text = quick_text(ctx, quick), .checked = filter.quick == quick},
                 [&filter, quick] { filter.quick = quick; });
    }
    list.add({.text = text("filter_heading"_tr), .heading = true, .line_above = ui.folded != 0});
    for (const auto facet : {Facet::turn, Facet::problem, Facet::platform, Facet::tag}) {
        if (facet == Facet::tag && ctx.app.board.tags.empty()) continue;
        list.add({.text = ctx.trf("pair_by_colon"_tr, ctx.tr(name_of(facet)), shown(ctx, facet, filter)), .hint = "›"},
                 [&ctx, &ui, facet] { open_facet(ctx, ui, facet); });
    }
    list.add({.text = text("filter_group"_tr), .heading = true, .line_above = true});
    const auto group = [&](core::Grouping grouping, core::Tr name) {
        list.add({.text = text(name), .checked = filter.group == grouping},
                 [&filter, grouping] { filter.group = grouping; });
    };
    group(core::Grouping::none, "filter_group_none"_tr);
    group(core::Grouping::platform, "filter_group_platform"_tr);
    if (filter.facets() > 0)
        list.add({.text = text("filter_clear"_tr), .icon = icon::filter_remove, .line_above = true}, [&filter] {
            filter.turn.reset();
            filter.problem.reset();
            filter.platform.reset();
            filter.tag.clear();
        });
    return list;
}

template <class E>
void add_words(const Context& ctx, FilterEntries& list, std::optional<E>& chosen) {
    list.add({.text = all(ctx), .checked = !chosen}, [&chosen] { chosen.reset(); });
    for (std::size_t i = 0; i < core::words<E>().size(); ++i) {
        const auto value = static_cast<E>(i);
        list.add({.text = std::string(core::label(ctx.reader.lang, value)), .checked = chosen == value},
                 [&chosen, value] { chosen = value; });
    }
}

FilterEntries values(const Context& ctx, Facet facet, core::BoardFilter& filter) {
    FilterEntries list;
    list.add({.text = std::string(ctx.tr(name_of(facet))), .heading = true});
    if (facet == Facet::turn) add_words(ctx, list, filter.turn);
    if (facet == Facet::problem) add_words(ctx, list, filter.problem);
    if (facet == Facet::platform) {
        list.add({.text = all(ctx), .checked = !filter.platform}, [&filter] { filter.platform.reset(); });
        for (const auto& name : ctx.app.board.platforms)
            list.add({.text = name, .checked = filter.platform == name}, [&filter, name] { filter.platform = name; });
    }
    if (facet == Facet::tag) {
        list.add({.text = all(ctx), .checked = filter.tag.empty()}, [&filter] { filter.tag.clear(); });
        for (const auto& name : ctx.app.board.tags)
            list.add({.text = name, .checked = filter.tag == name}, [&filter, name] { filter.tag = name; });
    }
    return list;
}

std::string button_text(const Context& ctx, const core::BoardFilter& filter) {
    const int count = filter.facets();
    return count > 0 ? ctx.trf("filter_more_count"_tr, count) : std::string(ctx.tr("filter_more"_tr));
}

bool is_narrowed(const core::BoardFilter& filter) {
    return filter.facets() > 0 || filter.group != core::Grouping::none;
}

}  // namespace

std::string quick_text(const Context& ctx, core::QuickFilter filter) {
    const auto at = static_cast<std::size_t>(filter);
    if (filter == core::QuickFilter::missing_evidence && ctx.app.board.counting) return ctx.trf(kQuickNames[at], "…");
    return ctx.trf(kQuickNames[at], ctx.app.board.counts[at]);
}

float draw_filter_button(Context& ctx, BoardFilterUi& ui, const core::BoardFilter& filter, const Rect& row,
                         float right_x) {
    const bool on = is_narrowed(filter);
    const auto text = button_text(ctx, filter);
    const float width = chip_width(ctx, text, on, icon::filter);
    const auto box = Rect::at(right_x - width, row.centre().y - ctx.px(15), width, ctx.px(30));
    if (chip(ctx, "filter/more", box, text, on, icon::filter)) {
        ui.facet = Facet::none;
        open_menu(ctx, ui.menu, box);
    }
    return box.min.x;
}

void draw_filter_menu(Context& ctx, BoardFilterUi& ui, core::BoardFilter& filter) {
    if (!ui.menu.open) return;
    const auto list = ui.facet == Facet::none ? facets(ctx, ui, filter) : values(ctx, ui.facet, filter);
    const int chosen = draw_menu(ctx, "filter menu", ui.menu, list.items);
    if (chosen >= 0 && list.acts[static_cast<std::size_t>(chosen)]) list.acts[static_cast<std::size_t>(chosen)]();
}

}  // namespace recoup::ui::inline board
