#include "ui/notices/key_help.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "ui/kit/modal.h"

namespace recoup::ui::inline notices {
namespace {

constexpr float kRow = 32, kHeading = 34, kGroupGap = 14;

struct Line {
    std::string_view keys;
    core::Tr text;
};
struct Group {
    core::Tr name;
    std::vector<Line> lines;
};

constexpr Line kActing[] = {{"Ctrl+K", "keys_palette"_tr},     {"N", "action_new_case"_tr},
                            {"Ctrl+V", "action_paste"_tr},     {"Ctrl+O", "action_open_other"_tr},
                            {"Ctrl+E", "pack_open"_tr},        {"Ctrl+P", "keys_print"_tr},
                            {"/", "keys_search"_tr},           {"Ctrl+Z", "action_undo"_tr},
                            {"Ctrl+Shift+Z", "action_redo"_tr}};
constexpr Line kWindow[] = {{"Ctrl++|Ctrl+−", "keys_scale"_tr},
                            {"Ctrl+0", "keys_scale_auto"_tr},
                            {"F1", "keys_title"_tr},
                            {"Esc", "keys_close"_tr}};
constexpr Line kToday[] = {{"↑|↓", "today_keys_choose"_tr},        {"Enter", "today_keys_do"_tr},
                           {"Space", "today_keys_open"_tr},        {"S", "today_keys_later"_tr},
                           {"N|Delete", "today_keys_pictures"_tr}, {"Delete", "today_keys_hide"_tr}};
constexpr Line kBoard[] = {
    {"←|→|↑|↓", "keys_select"_tr}, {"Shift+←|→|↑|↓", "keys_move"_tr},       {"Enter", "keys_open"_tr},
    {"Space", "keys_mark"_tr},     {"Ctrl+Shift+V", "keys_paste_words"_tr}, {"Ctrl+Enter", "message_copy_log"_tr},
    {"Tab", "keys_tab"_tr}};
constexpr Line kAgenda[] = {{"↑|↓", "agenda_keys_select"_tr}, {"Enter", "keys_open"_tr},
                            {"D", "deadline_mark_done"_tr},   {"S", "agenda_snooze"_tr},
                            {"←|→", "agenda_keys_month"_tr},  {"F", "agenda_keys_day"_tr},
                            {"T", "agenda_back_to_today"_tr}};
constexpr Line kViewer[] = {{"←|→", "keys_previous_next"_tr},
                            {"Home|End", "keys_first_last"_tr},
                            {"+|−", "keys_zoom"_tr},
                            {"1", "keys_actual_size"_tr},
                            {"F|0", "viewer_fit"_tr},
                            {"←|→|↑|↓", "keys_pan"_tr},
                            {"Ctrl+F", "viewer_find"_tr},
                            {"F3|Shift+F3", "keys_find_next"_tr},
                            {"Ctrl+A", "viewer_select_all"_tr},
                            {"Shift+←|→|↑|↓", "keys_select_text"_tr},
                            {"Ctrl+C", "viewer_copy_text"_tr},
                            {"T", "viewer_frames"_tr},
                            {"Delete", "evidence_remove"_tr},
                            {"R", "redact"_tr},
                            {"N", "keys_redact_box"_tr},
                            {"Ctrl+←|→|↑|↓", "keys_redact_size"_tr},
                            {"Space", "keys_redact_original"_tr}};
constexpr Line kBill[] = {{"↑|↓", "bill_keys_choose"_tr},
                          {"Space", "bill_keys_mark"_tr},
                          {"Enter", "bill_keys_take"_tr},
                          {"W", "rail_watch"_tr},
                          {"X", "bill_fine"_tr}};
constexpr Line kWatch[] = {{"↑|↓", "keys_watch_choose"_tr}, {"A", "keys_watch_add"_tr}, {"C", "watch_start"_tr},
                           {"R", "watch_renewed"_tr},       {"D", "keys_watch_end"_tr}, {"Enter", "action_open"_tr}};
constexpr Line kGuide[] = {{"↑|↓", "keys_guide_pages"_tr}, {"PageUp|PageDown", "keys_scroll"_tr}};

template <std::size_t count>
Group group_of(core::Tr name, const Line (&lines)[count]) {
    return {name, {std::begin(lines), std::end(lines)}};
}

// What is done from anywhere, the views, the window itself.
Group everywhere(std::span<const ViewEntry> views) {
    auto group = group_of("keys_everywhere"_tr, kActing);
    for (const auto& view : views)
        if (!view.key.text.empty()) group.lines.push_back({view.key.text, view.title});
    group.lines.insert(group.lines.end(), std::begin(kWindow), std::end(kWindow));
    return group;
}

float height_of(const Context& ctx, std::span<const Group> groups) {
    float height = 0;
    for (const auto& group : groups)
        height += ctx.px(kHeading + kGroupGap) + ctx.px(kRow) * static_cast<float>(group.lines.size());
    return height;
}

void draw_groups(Context& ctx, Rect column, std::span<const Group> groups) {
    for (const auto& group : groups) {
        label(ctx, column.take_top(ctx.px(kHeading)), small_bold(ctx), Role::muted, ctx.tr(group.name));
        for (const auto& line : group.lines) {
            auto row = column.take_top(ctx.px(kRow));
            fill(ctx, {row.min, {row.max.x, row.min.y + std::max(1.0F, ctx.px(1))}}, Role::line);
            row.max.x = key_caps(ctx, row, line.keys) - ctx.px(8);
            label(ctx, row, body(ctx), Role::text, ctx.tr(line.text));
        }
        column.take_top(ctx.px(kGroupGap));
    }
}

// One cap, right-aligned; returns its left end.
float key_cap(Context& ctx, const Rect& box, std::string_view text) {
    const TextStyle style{Face::regular, ctx.px(12), false};
    const float width = std::max(ctx.px(22), std::ceil(ctx.text.measure(style, text)) + ctx.px(12));
    const auto cap = Rect::at(box.max.x - width, std::floor(box.centre().y - ctx.px(11)), width, ctx.px(22));
    fill(ctx, cap, Role::background, 5);
    outline(ctx, cap, Role::line, 5);
    label(ctx, cap, style, Role::muted, text, Align::centre);
    return cap.min.x;
}

}  // namespace

float key_caps(Context& ctx, const Rect& box, std::string_view keys) {
    auto rest = box;
    while (!keys.empty()) {
        // A key may be "+" itself: a separator has something behind it.
        auto cut = keys.size() < 2 ? std::string_view::npos : keys.find_last_of("+|", keys.size() - 2);
        const bool way = cut != std::string_view::npos && keys[cut] == '|';
        const auto last = cut == std::string_view::npos ? keys : keys.substr(cut + 1);
        rest.max.x = key_cap(ctx, rest, last);
        keys = cut == std::string_view::npos ? std::string_view() : keys.substr(0, cut);
        if (!keys.empty()) rest.max.x -= ctx.px(way ? 8 : 4);
    }
    return rest.max.x;
}

bool draw_key_help(Context& ctx, KeyHelpUi& ui, std::span<const ViewEntry> views) {
    const Group left[] = {everywhere(views), group_of("rail_agenda"_tr, kAgenda), group_of("view_bill"_tr, kBill),
                          group_of("rail_watch"_tr, kWatch)};
    const Group right[] = {group_of("today"_tr, kToday), group_of("rail_board"_tr, kBoard),
                           group_of("keys_viewer"_tr, kViewer), group_of("rail_guide"_tr, kGuide)};
    const float content = std::max(height_of(ctx, left), height_of(ctx, right));
    Modal modal(ctx, {.name = "keys",
                      .design_size = {760, content / ctx.input.scale + 82},
                      .heading = ctx.tr("keys_title"_tr),
                      .footer_height = 0});
    auto body = modal.body;
    const Scroll scroll(ctx, "keys/scroll", body, content, ui.scroll);
    const float gap = ctx.px(40);
    const float width = (body.width() - gap - ctx.px(10)) / 2;
    draw_groups(ctx, Rect::at(body.min.x, scroll.top(), width, content), left);
    draw_groups(ctx, Rect::at(body.min.x + width + gap, scroll.top(), width, content), right);
    const bool again = ctx.key(Key::f1);
    return modal.dismissed() || again;
}

}  // namespace recoup::ui::inline notices
