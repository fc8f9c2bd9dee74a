#include "ui/palette/palette.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/text.h"
#include "core/base/words.h"
#include "core/model/show.h"
#include "core/view/found.h"
#include "ui/frame/icons.h"
#include "ui/kit/marked_text.h"
#include "ui/kit/motion.h"
#include "ui/notices/key_help.h"

namespace recoup::ui::inline palette {
namespace {

constexpr float kWidth = 640, kField = 44, kRow = 40, kHeading = 30, kPad = 8;
constexpr float kMostList = 460;
constexpr std::size_t kMostCases = 40;
constexpr std::size_t kCasesUnasked = 6;

// "12" and "#12" name a case by its number.
std::int64_t number_in(std::string_view query) {
    if (query.starts_with('#')) query.remove_prefix(1);
    std::int64_t number = 0;
    const auto result = std::from_chars(query.data(), query.data() + query.size(), number);
    return result.ec == std::errc() && result.ptr == query.data() + query.size() ? number : -1;
}

// Where the words stand that the title has not, in place of where the case stands.
void tell_found(const Context& ctx, const core::CaseRecord& record, const core::SearchQuery& query,
                PaletteEntry& entry) {
    const auto found = core::found_in(ctx.app.state, record, query, {.before = 12, .all = 60});
    entry.text_marks = found.title;
    const auto hit = core::with_place(found.beside, ctx.reader.lang);
    const bool beside = !found.beside.marks.empty();
    const auto number = "#" + std::to_string(record.row.number) + "  ";
    entry.detail = number + (beside ? hit.text : entry.detail);
    entry.detail_marks = beside ? hit.marks : found.platform;
    for (auto& mark : entry.detail_marks) {
        mark.begin += static_cast<std::uint32_t>(number.size());
        mark.end += static_cast<std::uint32_t>(number.size());
    }
}

PaletteEntry case_entry(const Context& ctx, const core::CaseRecord& record, const core::SearchQuery& query) {
    const auto& row = record.row;
    PaletteEntry entry{
        .group = PaletteGroup::found_case, .icon = icon::board, .tint = stage_role(row.stage), .text = row.title};
    if (record.in_bin())
        entry.detail = ctx.tr("settings_bin"_tr);
    else if (row.archived)
        entry.detail = ctx.tr("settings_archive"_tr);
    else
        entry.detail = core::label(ctx.reader.lang, row.stage);
    if (!row.platform.empty()) entry.detail = row.platform + " · " + entry.detail;
    tell_found(ctx, record, query, entry);
    entry.run = [id = row.uuid](Context&, PaletteEvents& events) { events.board.open = id; };
    return entry;
}

const core::CaseRecord* case_numbered(const Context& ctx, std::string_view query) {
    const auto number = number_in(core::trim(query));
    return number > 0 ? ctx.app.state.find_number(number) : nullptr;
}

// Places of the cases that are found, the newest first, those behind the others that are found by their sound alone.
std::vector<std::size_t> cases_for(const Context& ctx, const core::SearchQuery& query) {
    std::vector<std::size_t> places;
    const auto matches = ctx.app.state.search(query);
    for (const auto wanted : {core::Match::literal, core::Match::by_sound})
        for (std::size_t i = matches.size(); i-- > 0;)
            if (matches[i] == wanted) places.push_back(i);
    return places;
}

void find_cases(const Context& ctx, PaletteUi& ui, const core::SearchQuery& query) {
    const auto* exact = case_numbered(ctx, ui.query);
    const auto most = ui.found.size() + (query.empty() ? kCasesUnasked : kMostCases);
    for (const auto place : cases_for(ctx, query)) {
        const auto& record = ctx.app.state.cases()[place];
        if (ui.found.size() == most) return;
        if (&record == exact || (query.empty() && !record.on_board())) continue;
        ui.found.push_back(case_entry(ctx, record, query));
    }
}

// The cases to which what was chosen can be done.
void find_for_action(const Context& ctx, PaletteUi& ui, const core::SearchQuery& query) {
    const auto& action = *ui.wants_case;
    const auto take = [&](const core::CaseRecord& record) {
        if (!record.on_board() || !action.fits(record)) return;
        auto entry = case_entry(ctx, record, query);
        entry.run = [run_on = action.run_on, id = record.row.uuid](Context& c, PaletteEvents& events) {
            if (const auto* chosen = c.app.state.find(id)) run_on(c, events, *chosen);
        };
        ui.found.push_back(std::move(entry));
    };
    const auto* exact = case_numbered(ctx, ui.query);
    if (exact) take(*exact);
    for (const auto place : cases_for(ctx, query)) {
        if (ui.found.size() >= kMostCases) return;
        if (&ctx.app.state.cases()[place] != exact) take(ctx.app.state.cases()[place]);
    }
}

void find(const Context& ctx, PaletteUi& ui, std::span<const ViewEntry> views) {
    const auto key = (ui.wants_case ? ui.wants_case->text : "") + '\n' + ui.query + '\n' +
                     std::to_string(ctx.app.state.revision()) + '\n' +
                     std::to_string(static_cast<int>(ctx.reader.lang));
    if (key == ui.found_for) return;
    ui.found_for = key;
    ui.highlighted = 0;
    ui.scroll = 0;
    ui.found.clear();
    const auto query = core::search_query(ui.query);
    if (ui.wants_case) return find_for_action(ctx, ui, query);
    // A number names a case before anything else.
    if (const auto* exact = case_numbered(ctx, ui.query)) {
        ui.found.push_back(case_entry(ctx, *exact, query));
        ui.found.back().group = PaletteGroup::exact_case;
    }
    auto actions = palette_actions(ctx, ui.subject, views);
    std::erase_if(actions, [&](const auto& entry) { return core::match(query, entry.searched) == core::Match::none; });
    for (auto& action : actions) action.text_marks = core::marked(query, action.text, true);
    std::ranges::move(actions, std::back_inserter(ui.found));
    find_cases(ctx, ui, query);
}

// ---- the list: rows under the headings of their groups

class List {
  public:
    List(const Context& ctx, const std::vector<PaletteEntry>& found) : row_(ctx.px(kRow)), heading_(ctx.px(kHeading)) {
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (starts_group(found, i)) height_ += heading_;
            tops_.push_back(height_);
            height_ += row_;
        }
    }
    static bool starts_group(const std::vector<PaletteEntry>& found, std::size_t i) {
        return i == 0 || found[i].group != found[i - 1].group;
    }
    float top(std::size_t i) const { return tops_[i]; }
    float row() const { return row_; }
    float heading() const { return heading_; }
    float height() const { return height_; }

  private:
    float row_, heading_;
    float height_ = 0;
    std::vector<float> tops_;
};

std::string group_name(const Context& ctx, const PaletteUi& ui, PaletteGroup group) {
    if (ui.wants_case) return ctx.trf("palette_which_case"_tr, ui.wants_case->text);
    if (group == PaletteGroup::found_case || group == PaletteGroup::exact_case) return std::string(ctx.tr("cases"_tr));
    if (group == PaletteGroup::needs_case) return std::string(ctx.tr("palette_on_a_case"_tr));
    const auto* record = ui.subject.case_uuid ? ctx.app.state.find(*ui.subject.case_uuid) : nullptr;
    if (group == PaletteGroup::subject && record) return record->row.title;
    return std::string(ctx.tr("palette_actions"_tr));
}

// An action that needs a case asks for it in the same list.
void choose(Context& ctx, PaletteUi& ui, std::size_t index, PaletteEvents& events) {
    const auto entry = ui.found[index];
    if (entry.run_on) {
        ui.wants_case = entry;
        ui.query.clear();
        ui.field.want_focus = true;
        return ctx.wake_after(0);
    }
    entry.run(ctx, events);
    events.close = true;
}

void draw_row(Context& ctx, PaletteUi& ui, std::size_t index, const Rect& line, PaletteEvents& events) {
    const auto& entry = ui.found[index];
    const auto name = "palette/" + std::to_string(index);
    const auto pressed = hit(ctx, name.c_str(), line, Reach::pointer_only);
    const auto moved = ImGui::GetIO().MouseDelta;
    if (pressed.hovered && (moved.x != 0 || moved.y != 0)) ui.highlighted = static_cast<int>(index);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    const bool on = static_cast<int>(index) == ui.highlighted;
    if (on) fill(ctx, line, Role::accent_bg, 8);
    auto inner = line.inset(ctx.px(10), 0);
    const bool is_case = entry.group == PaletteGroup::found_case || entry.group == PaletteGroup::exact_case;
    const auto mark = inner.take_left(ctx.px(20), ctx.px(12));
    if (is_case)
        ctx.list().AddCircleFilled(mark.centre(), ctx.px(4.5F), ctx.theme[entry.tint]);
    else
        icon_label(ctx, mark, 18, entry.tint, entry.icon);
    if (!entry.keys.empty()) inner.max.x = key_caps(ctx, inner, entry.keys) - ctx.px(12);
    const float wanted = ctx.text.measure(body(ctx), entry.text) + 1;
    const float detail = entry.detail.empty() ? 0 : ctx.text.measure(small(ctx), entry.detail) + ctx.px(12);
    const float text = std::min(wanted, std::max(inner.width() - detail, inner.width() * 0.55F));
    found_label(ctx, inner.take_left(text, ctx.px(12)), body(ctx), Role::text, entry.text, entry.text_marks);
    if (is_case) inner.min.x = std::max(inner.min.x, inner.max.x - ctx.text.measure(small(ctx), entry.detail));
    found_label(ctx, inner, small(ctx), Role::muted, entry.detail, entry.detail_marks);
    if (pressed.clicked) choose(ctx, ui, index, events);
}

void draw_list(Context& ctx, PaletteUi& ui, const List& list, const Rect& area, PaletteEvents& events) {
    const Scroll scroll(ctx, "palette/scroll", area, list.height(), ui.scroll);
    const auto strip = [&](float top, float height) {
        return Rect::at(area.min.x + ctx.px(kPad), scroll.top() + top, area.width() - ctx.px(2 * kPad), height);
    };
    for (std::size_t i = 0; i < ui.found.size(); ++i) {
        if (List::starts_group(ui.found, i)) {
            const auto box = strip(list.top(i) - list.heading(), list.heading()).inset(ctx.px(10), 0);
            label(ctx, box, small_bold(ctx), Role::faint, group_name(ctx, ui, ui.found[i].group));
        }
        const auto line = strip(list.top(i), list.row());
        if (line.overlaps(area)) draw_row(ctx, ui, i, line, events);
    }
}

void list_keys(Context& ctx, PaletteUi& ui, const List& list, float view_height) {
    const int last = static_cast<int>(ui.found.size()) - 1;
    int to = ui.highlighted;
    if (ctx.key(Key::down)) to = to < last ? to + 1 : 0;
    if (ctx.key(Key::up)) to = to > 0 ? to - 1 : last;
    if (ctx.key(Key::page_down)) to = std::min(last, to + 8);
    if (ctx.key(Key::page_up)) to = std::max(0, to - 8);
    if (to == ui.highlighted || last < 0) return;
    ui.highlighted = to;
    const auto index = static_cast<std::size_t>(to);
    const float top = list.top(index) - (List::starts_group(ui.found, index) ? list.heading() : 0);
    reveal(ui.scroll, top, list.top(index) + list.row(), view_height);
}

void run_highlighted(Context& ctx, PaletteUi& ui, PaletteEvents& events) {
    if (ui.highlighted < static_cast<int>(ui.found.size()))
        choose(ctx, ui, static_cast<std::size_t>(ui.highlighted), events);
}

}  // namespace

PaletteEvents draw_palette(Context& ctx, PaletteUi& ui, std::span<const ViewEntry> views) {
    PaletteEvents events;
    const auto display = ctx.input.display_px;
    {
        const Layer below(ctx, "palette/below", Rect{{0, 0}, display}, false);
        events.close = scrim(ctx, "palette/scrim", Rect{{0, 0}, display});
    }
    if (!std::exchange(ui.opened, true)) ui.field.want_focus = true;
    find(ctx, ui, views);
    const List list(ctx, ui.found);
    const float width = std::min(ctx.px(kWidth), display.x - ctx.px(48));
    const float top = std::round(display.y * 0.12F);
    const float head = ctx.px(kField + 2 * kPad);
    const float room = std::min(ctx.px(kMostList), display.y - top - head - ctx.px(32));
    const float shown = ui.found.empty() ? ctx.px(72) : std::min(list.height(), room);
    const auto box = Rect::at(std::round((display.x - width) / 2), top, width, std::round(head + shown + ctx.px(kPad)));
    const Layer layer(ctx, "palette", box.inset(-ctx.px(28)), ctx.layer_active);
    const Arrival arrival(ctx);
    shadow(ctx, box, Lift::modal, 12);
    fill(ctx, box, Role::surface, 12);
    if (ctx.theme.dark) outline(ctx, box, Role::line, 12);
    probe(ctx.probes, "palette", box.min, box.max);

    auto rest = box;
    const auto entry = rest.take_top(head).inset(ctx.px(kPad));
    rest.max.y -= ctx.px(kPad);
    const auto result = field(ctx, "palette/field", entry, ui.query, ui.field,
                              {.hint = ctx.tr(ui.wants_case ? "palette_case_hint"_tr : "palette_hint"_tr),
                               .icon = icon::search,
                               .max_bytes = 200});
    list_keys(ctx, ui, list, rest.height());
    if (result.submitted) run_highlighted(ctx, ui, events);
    if (ui.found.empty())
        label(ctx, rest, body(ctx), Role::muted, ctx.tr("palette_nothing"_tr), Align::centre);
    else
        draw_list(ctx, ui, list, rest, events);
    if (ui.wants_case && ctx.key(Key::escape)) {  // back to the actions
        ui.wants_case.reset();
        ui.query.clear();
        ctx.wake_after(0);
    }
    if (ctx.key(Key::escape) || ctx.key(Key::k, true)) events.close = true;
    return events;
}

}  // namespace recoup::ui::inline palette
