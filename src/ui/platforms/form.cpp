#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/edit/apply.h"
#include "ui/frame/icons.h"
#include "ui/platforms/parts.h"

namespace recoup::ui::inline platforms {
namespace {

using core::PlatformRow;
using core::Tr;

constexpr std::int64_t kMostSpan = 10'000;
constexpr float kFormLine = 20;

struct TextInfo {
    PlatformField field;
    std::string PlatformRow::*row;
};
constexpr TextInfo kTexts[] = {{PlatformField::name, &PlatformRow::name},
                               {PlatformField::channels, &PlatformRow::channels},
                               {PlatformField::complaint_address, &PlatformRow::complaint_address},
                               {PlatformField::legal_name, &PlatformRow::legal_name},
                               {PlatformField::legal_address, &PlatformRow::legal_address},
                               {PlatformField::note, &PlatformRow::note}};

struct NumberInfo {
    PlatformField field;
    std::optional<std::int64_t> PlatformRow::*row;
};
constexpr NumberInfo kNumbers[] = {{PlatformField::review_days, &PlatformRow::review_days},
                                   {PlatformField::cooling_hours, &PlatformRow::cooling_hours}};

struct Drawn {
    PlatformField field;
    Tr caption, hint;
    const char* id;
    float height;
};
constexpr Drawn kName{PlatformField::name, "platform_name"_tr, "form_platform_hint"_tr, "platform/name", 36};
constexpr Drawn kPair[] = {
    {PlatformField::review_days, "platform_review_days"_tr, "platform_days_hint"_tr, "platform/review_days", 36},
    {PlatformField::cooling_hours, "platform_cooling_hours"_tr, "platform_hours_hint"_tr, "platform/cooling_hours",
     36}};
constexpr Drawn kLong[] = {
    {PlatformField::channels, "platform_channels"_tr, "platform_channels_hint"_tr, "platform/channels", 76},
    {PlatformField::complaint_address, "platform_address"_tr, "platform_address_hint"_tr, "platform/address", 56},
    {PlatformField::legal_name, "platform_legal_name"_tr, "platform_legal_name_hint"_tr, "platform/legal_name", 36},
    {PlatformField::legal_address, "platform_legal_address"_tr, "platform_legal_address_hint"_tr,
     "platform/legal_address", 36},
    {PlatformField::note, "case_note"_tr, "platform_note_hint"_tr, "platform/note", 76}};

// Nothing: no number. Empty: none is given.
std::optional<std::optional<std::int64_t>> read_number(std::string_view typed) {
    const auto text = core::trim(typed);
    if (text.empty()) return std::optional<std::int64_t>();
    std::int64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || value < 0 || value > kMostSpan)
        return std::nullopt;
    return value;
}

struct Reading {
    PlatformRow row;
    bool changed = false;
    std::optional<PlatformField> bad;
    std::string complaint;
};

void read_name(const Context& ctx, const PlatformsFrame& frame, Reading& reading) {
    reading.row.name = core::one_line(core::trim(reading.row.name));
    const auto* same = ctx.app.state.find_platform(reading.row.name);
    const bool taken = same && same->row.uuid != reading.row.uuid;
    if (!reading.row.name.empty() && !taken) return;
    reading.bad = PlatformField::name;
    reading.complaint = taken             ? ctx.trf("error_platform_exists"_tr, reading.row.name)
                        : frame.ui.adding ? std::string(ctx.tr("platform_name_first"_tr))
                                          : std::string(ctx.tr("error_platform_name"_tr));
}

Reading read(const Context& ctx, const PlatformsFrame& frame) {
    Reading reading;
    if (frame.record) reading.row = frame.record->row;
    for (const auto& info : kTexts) reading.row.*info.row = frame.ui[info.field].text;
    read_name(ctx, frame, reading);
    for (const auto& info : kNumbers) {
        const auto number = read_number(frame.ui[info.field].text);
        if (number) reading.row.*info.row = *number;
        if (number || reading.bad) continue;
        reading.bad = info.field;
        reading.complaint = ctx.tr("error_platform_number"_tr);
    }
    reading.changed = std::ranges::any_of(frame.ui.entries, [](const auto& e) { return e.text != e.was; });
    return reading;
}

void draw_text(Context& ctx, const PlatformsFrame& frame, const Drawn& drawn, Rect& column) {
    const auto& text = frame.ui[drawn.field].text;
    label(ctx, column.take_top(ctx.px(18), ctx.px(1)), small(ctx), Role::muted, ctx.tr(drawn.caption));
    const float height =
        ctx.text.draw_wrapped(ctx.list(), column.min, body(ctx), ctx.theme[Role::text],
                              text.empty() ? std::string_view("—") : text, column.width(), 40, ctx.px(kFormLine));
    column.take_top(height, ctx.px(12));
}

// A field is kept when it is left, and on Enter.
void draw_entry(Context& ctx, PlatformsFrame& frame, const Drawn& drawn, Rect& column) {
    if (!frame.editable) return draw_text(ctx, frame, drawn, column);
    auto& entry = frame.ui[drawn.field];
    const auto reading = read(ctx, frame);
    const bool asked = entry.text != entry.was || (frame.ui.adding && reading.changed);
    const bool wrong = reading.bad == drawn.field && asked;
    label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, ctx.tr(drawn.caption));
    const auto box = column.take_top(ctx.px(drawn.height), ctx.px(wrong ? 6 : 14));
    const bool is_long = drawn.height > kButtonHeight;
    const auto result = field(ctx, drawn.id, box, entry.text, entry.field,
                              {.hint = ctx.tr(drawn.hint),
                               .multiline = is_long,
                               .bad = wrong,
                               .max_bytes = is_long ? core::kMaxNoteBytes : core::kMaxFieldBytes});
    if (wrong) complain(ctx, column, reading.complaint);
    const bool left = entry.focused && !result.focused;
    entry.focused = result.focused;
    if (left || result.submitted) keep_entries(ctx, frame);
}

}  // namespace

void fill_entries(PlatformsUi& ui, const core::PlatformRecord* record) {
    PlatformRow row;
    row.name = ui.chosen;
    if (record && !ui.adding) row = record->row;
    const auto key = ui.adding ? "\n" : ui.chosen;  // no name holds a newline
    const bool another = ui.entries_of != key;
    ui.entries_of = key;
    const auto put = [&](PlatformField field, std::string text) {
        auto& entry = ui[field];
        if (another) entry.focused = false;
        if (another || entry.text == entry.was || text != entry.was) entry.text = text;
        entry.was = std::move(text);
    };
    for (const auto& info : kTexts) put(info.field, row.*info.row);
    for (const auto& info : kNumbers) put(info.field, row.*info.row ? std::to_string(*(row.*info.row)) : "");
}

void keep_entries(Context& ctx, PlatformsFrame& frame) {
    auto& ui = frame.ui;
    auto reading = read(ctx, frame);
    if (reading.bad || !reading.changed) return;
    ui.chosen = reading.row.name;
    ui.adding = false;
    ui.entries_of = ui.chosen;
    for (auto& entry : ui.entries) entry.was = entry.text;
    ui.reveal_chosen = true;
    ctx.send(core::SavePlatform{std::move(reading.row)});
    ctx.wake_after(0);
}

bool drop_typing(Context& ctx, PlatformsUi& ui) {
    if (!ctx.text_focus.any()) return false;
    for (auto& entry : ui.entries)
        if (entry.focused) entry.text = entry.was;
    ctx.text_focus.drop();
    return true;
}

void draw_platform_name(Context& ctx, PlatformsFrame& frame, Rect& column) {
    if (frame.editable && (frame.record || frame.ui.adding)) {
        draw_entry(ctx, frame, kName, column);
        const auto& entry = frame.ui[PlatformField::name];
        if (frame.ui.adding || frame.cases == 0 || entry.text == entry.was) return;
        column.min.y -= ctx.px(8);
        label(ctx, column.take_top(ctx.px(18), ctx.px(10)), small(ctx), Role::warn_text,
              ctx.trf("platform_renamed"_tr, frame.cases, entry.was));
        return;
    }
    label(ctx, column.take_top(ctx.px(26), ctx.px(2)), title(ctx), Role::text, frame.ui.chosen);
    if (!frame.record)
        label(ctx, column.take_top(ctx.px(18), ctx.px(2)), small(ctx), Role::muted,
              ctx.tr(frame.editable ? "platform_not_kept"_tr : "platform_not_kept_read"_tr));
    column.take_top(ctx.px(10));
}

void draw_platform_fields(Context& ctx, PlatformsFrame& frame, Rect& column) {
    if (!frame.editable && !frame.record) return;
    auto right = column;
    auto left = right.take_left(std::floor((column.width() - ctx.px(12)) / 2), ctx.px(12));
    draw_entry(ctx, frame, kPair[0], left);
    draw_entry(ctx, frame, kPair[1], right);
    column.min.y = std::max(left.min.y, right.min.y);
    for (const auto& drawn : kLong) draw_entry(ctx, frame, drawn, column);
}

}  // namespace recoup::ui::inline platforms
