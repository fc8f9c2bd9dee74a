#include "ui/put_away/put_away.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/base/words.h"
#include "core/model/show.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline put_away {
namespace {

constexpr float kMostWidth = 860, kRow = 64, kHead = 36, kMargin = 24;

using Cases = std::vector<const core::CaseRecord*>;

bool is_there(const core::CaseRecord& record, PutAway where) {
    return where == PutAway::bin ? record.in_bin() : record.row.archived && !record.in_bin();
}

// Those put away last come first.
Cases cases_of(const Context& ctx, PutAway where, std::string_view search) {
    const auto& cases = ctx.app.state.cases();
    const auto matches = ctx.app.state.search(core::search_query(search));
    Cases found;
    for (std::size_t i = 0; i < cases.size(); ++i)
        if (matches[i] != core::Match::none && is_there(cases[i], where)) found.push_back(&cases[i]);
    const auto since = [&](const core::CaseRecord* record) {
        return where == PutAway::bin ? *record->row.removed_at : record->row.updated_at;
    };
    std::ranges::sort(found, [&](const auto* a, const auto* b) { return since(a) > since(b); });
    return found;
}

std::string joined(const std::string& first, std::string_view second) {
    if (first.empty()) return std::string(second);
    return second.empty() ? first : first + " · " + std::string(second);
}

std::string detail_of(const Context& ctx, const core::CaseRecord& record, PutAway where) {
    const auto& row = record.row;
    if (where == PutAway::bin)
        return joined(row.platform, ctx.trf("settings_removed_at"_tr, core::show_instant(ctx.reader, *row.removed_at)));
    return joined(row.platform,
                  record.ended() ? core::label(ctx.reader.lang, row.outcome) : core::label(ctx.reader.lang, row.stage));
}

bool draw_back(Context& ctx, PutAway where, Rect& row) {
    const bool bin = where == PutAway::bin;
    const ButtonSpec spec{
        .text = ctx.tr(bin ? "action_restore"_tr : "action_unarchive"_tr),
        .icon = bin ? icon::restore : icon::board,
        .why_not = ctx.app.save == SaveLook::read_only ? ctx.tr("why_not_read_only_change"_tr) : std::string_view()};
    const auto place = row.take_right(button_width(ctx, spec), ctx.px(12));
    return button(ctx, bin ? "put_away/restore" : "put_away/unarchive",
                  Rect::at(place.min.x, row.centre().y - ctx.px(17), place.width(), ctx.px(34)), spec);
}

void draw_row(Context& ctx, const core::CaseRecord& record, PutAway where, const Rect& line, PutAwayEvents& events) {
    const IdScope id(record.row.uuid);
    auto row = line.inset(ctx.px(16), 0);
    if (draw_back(ctx, where, row)) {
        if (where == PutAway::bin)
            ctx.send(core::RestoreCase{record.row.uuid});
        else
            ctx.send(core::ArchiveCase{record.row.uuid, false, core::Outcome::none});
    }
    const auto area = Rect{{line.min.x + ctx.px(6), line.min.y + ctx.px(6)}, {row.max.x, line.max.y - ctx.px(6)}};
    const auto pressed = hit(ctx, "put_away/open", area, Reach::focusable, 8);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 8);
        ctx.out.cursor = Cursor::hand;
    }
    if (pressed.clicked) events.open = record.row.uuid;
    icon_label(ctx, row.take_left(ctx.px(22), ctx.px(12)), 20, Role::muted,
               where == PutAway::bin ? icon::remove : icon::archive);
    auto text = Rect::at(row.min.x, row.centre().y - ctx.px(20), row.width(), ctx.px(40));
    label(ctx, text.take_top(ctx.px(20), ctx.px(1)), body(ctx), Role::text, record.row.title);
    label(ctx, text, small(ctx), Role::muted, detail_of(ctx, record, where));
}

void draw_list(Context& ctx, const Cases& cases, PutAway where, const Rect& sheet, PutAwayEvents& events) {
    shadow(ctx, sheet, Lift::card, 10);
    fill(ctx, sheet, Role::surface, 10);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto line =
            Rect::at(sheet.min.x, sheet.min.y + ctx.px(kRow) * static_cast<float>(i), sheet.width(), ctx.px(kRow));
        if (line.max.y < 0 || line.min.y > ctx.input.display_px.y) continue;
        draw_row(ctx, *cases[i], where, line, events);
        if (i > 0)
            fill(ctx,
                 Rect::at(line.min.x + ctx.px(16), line.min.y, line.width() - ctx.px(32), std::max(1.0F, ctx.px(1))),
                 Role::line);
    }
}

void draw_nothing(Context& ctx, PutAway where, bool searched, const Rect& area) {
    const auto text = searched                ? "nothing_found"_tr
                      : where == PutAway::bin ? "settings_bin_empty"_tr
                                              : "settings_archive_empty"_tr;
    const float width = std::min(ctx.px(440), area.width());
    auto column = Rect::at(std::round(area.centre().x - width / 2), area.min.y + ctx.px(72), width, ctx.px(160));
    icon_label(ctx, column.take_top(ctx.px(40), ctx.px(12)), 32, Role::faint,
               where == PutAway::bin ? icon::remove : icon::archive);
    for (const auto& line : ctx.text.break_lines(body(ctx), ctx.tr(text), width, 4))
        label(ctx, column.take_top(ctx.px(22)), body(ctx), Role::muted,
              ctx.tr(text).substr(line.begin, line.end - line.begin), Align::centre);
}

std::string counted(const Context& ctx, core::Tr name, int count) {
    return std::string(ctx.tr(name)) + " " + std::to_string(count);
}

}  // namespace

PutAwayEvents draw_put_away(Context& ctx, PutAwayUi& ui, std::string_view search, const Rect& area) {
    PutAwayEvents events;
    const float width = std::min(ctx.px(kMostWidth), area.width() - ctx.px(40));
    auto column = Rect::at(std::round(area.centre().x - width / 2), area.min.y + ctx.px(kMargin), std::round(width),
                           area.height() - ctx.px(kMargin));
    const auto archive = counted(ctx, "settings_archive"_tr, ctx.app.board.archived);
    const auto bin = counted(ctx, "settings_bin"_tr, ctx.app.board.in_bin);
    const std::array<std::string_view, 2> names{archive, bin};
    auto head = column.take_top(ctx.px(kHead), ctx.px(16));
    const auto which = head.take_left(std::min(ctx.px(280), head.width()));
    outline(ctx, which.inset(-ctx.px(1)), Role::line, 9);
    const int chosen = segments(ctx, "put_away/which", which, names, static_cast<int>(ui.shown));
    if (chosen >= 0) ui.shown = static_cast<PutAway>(chosen);
    const auto cases = cases_of(ctx, ui.shown, search);
    const float height = ctx.px(kRow) * static_cast<float>(cases.size());
    const Rect view{{area.min.x, column.min.y - ctx.px(4)}, area.max};
    const Scroll scroll(ctx, "put_away/scroll", view, height + ctx.px(4 + kMargin),
                        ui.scroll[static_cast<std::size_t>(ui.shown)]);
    const ReadingOrder order(ctx.focus);
    if (cases.empty())
        draw_nothing(ctx, ui.shown, !core::trim(search).empty(), column);
    else
        draw_list(ctx, cases, ui.shown, Rect::at(column.min.x, scroll.top() + ctx.px(4), column.width(), height),
                  events);
    return events;
}

std::optional<PutAway> draw_put_away_chips(Context& ctx, Rect& row, bool brief) {
    std::optional<PutAway> chosen;
    if (ctx.app.board.archived == 0 && ctx.app.board.in_bin == 0) return chosen;
    const auto draw = [&](const char* id, PutAway where, core::Tr name, int count, char32_t sign) {
        const auto text = brief ? std::to_string(count) : counted(ctx, name, count);
        const auto place = row.take_right(chip_width(ctx, text, false, sign), ctx.px(8));
        const auto box = Rect::at(place.min.x, row.centre().y - ctx.px(15), place.width(), ctx.px(30));
        if (chip(ctx, id, box, text, false, sign, brief ? ctx.tr(name) : std::string_view())) chosen = where;
    };
    draw("board/bin", PutAway::bin, "settings_bin"_tr, ctx.app.board.in_bin, icon::remove);
    draw("board/archive", PutAway::archive, "settings_archive"_tr, ctx.app.board.archived, icon::archive);
    const auto line = row.take_right(std::max(1.0F, ctx.px(1)), ctx.px(8));
    fill(ctx, Rect::at(line.min.x, row.centre().y - ctx.px(10), line.width(), ctx.px(20)), Role::line);
    return chosen;
}

}  // namespace recoup::ui::inline put_away
