#include "ui/capture/picker.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "portable/path_parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline capture {
namespace {

constexpr float kCellWidth = 128, kShotHeight = 150, kCellHeight = 206, kCellGap = 12;

struct Grid {
    Rect area;
    int columns;
    float cell_width, pitch_x, pitch_y;
    int count;

    Rect cell(int i, float top) const {
        const int row = i / columns;
        return Rect::at(area.min.x + pitch_x * static_cast<float>(i % columns), top + pitch_y * static_cast<float>(row),
                        cell_width, 0);
    }
    float content() const {
        const int rows = (count + columns - 1) / columns;
        return pitch_y * static_cast<float>(rows);
    }
};

Grid grid_of(const Context& ctx, const Rect& area) {
    Grid grid{};
    grid.area = area.inset(ctx.px(4), 0);
    grid.area.max.x -= ctx.px(8);
    const float gap = ctx.px(kCellGap);
    grid.columns = std::max(1, static_cast<int>((grid.area.width() + gap) / (ctx.px(kCellWidth) + gap)));
    grid.cell_width = std::floor((grid.area.width() + gap) / static_cast<float>(grid.columns) - gap);
    grid.pitch_x = grid.cell_width + gap;
    grid.pitch_y = ctx.px(kCellHeight + 4);
    grid.count = static_cast<int>(ctx.app.newest.size());
    return grid;
}

void toggle(PickerUi& ui, const std::string& path) {
    const auto found = std::find(ui.chosen.begin(), ui.chosen.end(), path);
    if (found == ui.chosen.end())
        ui.chosen.push_back(path);
    else
        ui.chosen.erase(found);
}

void draw_number(Context& ctx, const Rect& shot, int number) {
    const float size = ctx.px(24);
    const auto badge = Rect::at(shot.max.x - size - ctx.px(6), shot.min.y + ctx.px(6), size, size);
    fill(ctx, badge, number > 0 ? Role::accent : Role::raised, 12);
    if (number > 0)
        label(ctx, badge, figure(ctx, 12), Role::on_accent, std::to_string(number), Align::centre);
    else
        outline(ctx, badge, Role::faint, 12, 1.5F);
}

void draw_cell(Context& ctx, PickerUi& ui, Rect cell, int index) {
    const auto& file = ctx.app.newest[static_cast<std::size_t>(index)];
    cell.max.y = cell.min.y + ctx.px(kCellHeight);
    const auto name = "picker/" + std::to_string(index);
    const auto pressed = hit(ctx, name.c_str(), cell, Reach::pointer_only);
    if (pressed.clicked) {
        toggle(ui, file.path);
        ui.cursor = index;
        ui.keyboard = false;
    }
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    const auto shot = cell.take_top(ctx.px(kShotHeight), ctx.px(6));
    file_thumbnail(ctx, shot, file.path, 8);
    const auto at = std::find(ui.chosen.begin(), ui.chosen.end(), file.path);
    const int number = at == ui.chosen.end() ? 0 : static_cast<int>(at - ui.chosen.begin()) + 1;
    if (number > 0)
        outline(ctx, shot, Role::accent, 8, 2.5F);
    else
        outline(ctx, shot, pressed.hovered ? Role::faint : Role::line, 8);
    if (number > 0 || pressed.hovered) draw_number(ctx, shot, number);
    if (ui.keyboard && index == ui.cursor) outline(ctx, shot.inset(-ctx.px(4)), Role::accent, 11, 2);
    tooltip(ctx, pressed, shot, file.name);
    label(ctx, cell.take_top(ctx.px(18), ctx.px(1)), small(ctx), Role::text, file.name);
    label(ctx, cell.take_top(ctx.px(18)), small(ctx), Role::faint, file.modified);
}

void draw_nothing(Context& ctx, const Rect& area) {
    const bool busy = ctx.app.newest_loading;
    auto box = Rect::at(area.min.x, area.centre().y - ctx.px(56), area.width(), ctx.px(112));
    icon_label(ctx, box.take_top(ctx.px(52), ctx.px(10)), 44, Role::faint, busy ? icon::loading : icon::folder_image);
    label(ctx, box.take_top(ctx.px(22), ctx.px(2)), body_bold(ctx), Role::text,
          ctx.tr(busy ? "picker_loading"_tr : "picker_none"_tr), Align::centre);
    if (!busy)
        label(ctx, box.take_top(ctx.px(20)), small(ctx), Role::muted, ctx.tr("picker_none_help"_tr), Align::centre);
    probe(ctx.probes, "picker/nothing", area.min, area.max);
}

void draw_grid(Context& ctx, PickerUi& ui, const Grid& grid, const Rect& area) {
    const float pad = ctx.px(5);  // the cursor goes around the first row
    const Scroll scroll(ctx, "picker/scroll", area, grid.content() + pad, ui.scroll);
    for (int i = 0; i < grid.count; ++i) {
        auto cell = grid.cell(i, scroll.top() + pad);
        cell.max.y = cell.min.y + ctx.px(kCellHeight);
        if (cell.overlaps(area)) draw_cell(ctx, ui, cell, i);
    }
}

void move_cursor(PickerUi& ui, const Grid& grid, const Rect& area, int by) {
    const int to = ui.cursor + by;
    if (ui.keyboard && to >= 0 && to < grid.count) ui.cursor = to;
    ui.keyboard = true;
    const int row = ui.cursor / grid.columns;
    const float top = grid.pitch_y * static_cast<float>(row);
    reveal(ui.scroll, top, top + grid.pitch_y, area.height());
}

void grid_keys(Context& ctx, PickerUi& ui, const Grid& grid, const Rect& area) {
    if (grid.count == 0 || ctx.text_focus.any()) return;
    ui.cursor = std::clamp(ui.cursor, 0, grid.count - 1);
    if (ctx.key(Key::left)) move_cursor(ui, grid, area, -1);
    if (ctx.key(Key::right)) move_cursor(ui, grid, area, +1);
    if (ctx.key(Key::up)) move_cursor(ui, grid, area, -grid.columns);
    if (ctx.key(Key::down)) move_cursor(ui, grid, area, +grid.columns);
    if (ctx.key(Key::space)) {
        ui.keyboard = true;
        toggle(ui, ctx.app.newest[static_cast<std::size_t>(ui.cursor)].path);
    }
}

bool add(Context& ctx, const PickerUi& ui) {
    auto paths = ui.chosen;
    if (auto typed = path_from_text(ui.path); !typed.empty()) paths.push_back(std::move(typed));
    if (paths.empty()) return false;
    ctx.ask(ImportRequest{std::move(paths), ui.case_uuid, ui.kind});
    return true;
}

bool draw_footer(Context& ctx, PickerUi& ui, Rect row) {
    const bool typed = !path_from_text(ui.path).empty();
    const auto count = ui.chosen.size() + (typed ? 1 : 0);
    const auto text = count > 0 ? ctx.trf("picker_add"_tr, count) : std::string(ctx.tr("picker_add_none"_tr));
    const ButtonSpec spec{.text = text,
                          .icon = icon::plus,
                          .look = ButtonLook::primary,
                          .why_not = count > 0 ? std::string_view() : ctx.tr("picker_why_not"_tr)};
    const auto place = row.take_right(button_width(ctx, spec), ctx.px(12));
    const ButtonSpec choose{.text = ctx.tr("files_choose_file"_tr)};
    const auto chooser = row.take_right(button_width(ctx, choose), ctx.px(8));
    const auto result = field(ctx, "picker/path", row, ui.path, ui.path_field,
                              {.hint = ctx.tr("picker_path_hint"_tr),
                               .icon = icon::folder_outline,
                               .bad = !ui.path.empty() && !typed && !ctx.text_focus.any()});
    if (button(ctx, "picker/choose", chooser, choose))
        ctx.ask(ChoosePathRequest{.use = PathUse::evidence, .case_uuid = ui.case_uuid, .kind = ui.kind});
    const bool pressed = button(ctx, "picker/add", place, spec);
    const bool entered = result.submitted || (!result.focused && ctx.key(Key::enter));
    return (pressed || entered) && add(ctx, ui);
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low >= 0) i += 2;
        out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    }
    return out;
}

}  // namespace

std::string path_from_text(std::string_view text) {
    text = core::trim(text);
    if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        text = text.substr(1, text.size() - 2);
    constexpr std::string_view kScheme = "file://";
    const auto path = text.starts_with(kScheme)
                          ? std::string(portable::without_url_root(percent_decoded(text.substr(kScheme.size()))))
                          : std::string(text);
    const bool absolute = portable::is_absolute(path) || path.starts_with("~/");
    return absolute && path.size() > 1 && core::is_valid_utf8(path) ? path : std::string();
}

bool draw_picker(Context& ctx, PickerUi& ui) {
    if (!ui.asked) {
        ui.asked = true;
        ctx.ask(ListPicturesRequest{});
    }
    const auto detail = std::string(ctx.tr("picker_detail"_tr)) + " · " + std::string(ctx.tr("picker_paste_hint"_tr));
    Modal modal(
        ctx,
        {.name = "picker", .design_size = {880, 680}, .heading = ctx.tr("choose_screenshots"_tr), .detail = detail});
    const auto grid = grid_of(ctx, modal.body);
    grid_keys(ctx, ui, grid, modal.body);
    if (grid.count == 0)
        draw_nothing(ctx, modal.body);
    else
        draw_grid(ctx, ui, grid, modal.body);
    const bool added = draw_footer(ctx, ui, modal.footer);
    const bool pasted = ctx.key(Key::v, true);
    if (pasted) ctx.ask(PasteRequest{ui.case_uuid, ui.kind});
    return modal.dismissed() || added || pasted;
}

}  // namespace recoup::ui::inline capture
