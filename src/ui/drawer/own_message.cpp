#include "ui/drawer/own_message.h"

#include <algorithm>

#include "core/base/text.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr std::size_t kMostBody_bytes = 20'000, kMostTitle_bytes = 200;
constexpr std::int64_t kOwnOrder = 1000;  // behind the program's

// "own_20261122_154750": the same in no other second.
std::string new_id(const Context& ctx) {
    std::string id = "own_";
    for (const char c : core::show_exact(ctx.reader, ctx.reader.now))
        if (c == ' ')
            id += '_';
        else if (c != '-' && c != ':')
            id += c;
    return id;
}

core::Message message_of(const Context& ctx, const OwnMessage& own) {
    core::Message message;
    message.id = own.id.empty() ? new_id(ctx) : own.id;
    message.version = "1";
    message.order = kOwnOrder;
    const std::string title(core::trim(own.title)), body(core::trim(own.body));
    message.title = {title, title};
    message.body = {body, body};
    message.stages.assign(own.stages.begin(), own.stages.end());
    message.file = own.file;
    return message;
}

void draw_stages(Context& ctx, OwnMessage& own, Rect& column) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(4)), small(ctx), Role::muted, ctx.tr("own_stages"_tr));
    auto row = column.take_top(ctx.px(30), ctx.px(12));
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        const auto name = core::label(ctx.reader.lang, stage);
        const bool on = own.stages.contains(stage);
        const float width = chip_width(ctx, name, on);
        if (width > row.width()) row = column.take_top(ctx.px(30), ctx.px(12));
        const auto id = "own/stage/" + std::to_string(i);
        if (!chip(ctx, id.c_str(), row.take_left(width, ctx.px(6)), name, on)) continue;
        if (on)
            own.stages.erase(stage);
        else
            own.stages.insert(stage);
    }
}

// Every placeholder as a chip that puts it where the caret stands.
void draw_placeholders(Context& ctx, OwnMessage& own, Rect& column) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(4)), small(ctx), Role::muted, ctx.tr("own_placeholders"_tr));
    auto row = column.take_top(ctx.px(28), ctx.px(6));
    for (std::size_t i = 0; i < core::words<core::Placeholder>().size(); ++i) {
        const auto name = static_cast<core::Placeholder>(i);
        const auto text = core::label(ctx.reader.lang, name);
        const float width = chip_width(ctx, text, false);
        if (width > row.width()) row = column.take_top(ctx.px(28), ctx.px(6));
        const auto id = "own/placeholder/" + std::string(core::token(name));
        if (!chip(ctx, id.c_str(), row.take_left(width, ctx.px(6)), text, false)) continue;
        own.body_field.edit.insert(own.body, "{" + std::string(core::token(name)) + "}", kMostBody_bytes);
        own.body_field.want_focus = true;
    }
    column.take_top(ctx.px(6));
}

std::optional<std::string> complaint(const Context& ctx, const OwnMessage& own) {
    if (const auto parsed = core::parse_template(own.body); !parsed)
        return core::sentence(ctx.reader.lang, parsed.error());
    if (!own.tried) return std::nullopt;
    if (core::trim(own.title).empty()) return std::string(ctx.tr("own_no_title"_tr));
    if (core::trim(own.body).empty()) return std::string(ctx.tr("own_no_body"_tr));
    if (own.stages.empty()) return std::string(ctx.tr("own_no_stage"_tr));
    return std::nullopt;
}

void give_up(Context& ctx, MessagesUi& ui) {
    ui.own.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

}  // namespace

OwnMessage own_from(const core::Message& message, core::Lang lang) {
    OwnMessage own;
    if (message.own()) {
        own.id = message.id;
        own.file = message.file;
    }
    own.title = message.title.in(lang);
    own.body = message.body.in(lang);
    own.stages = {message.stages.begin(), message.stages.end()};
    return own;
}

void draw_own_message(Context& ctx, MessagesUi& ui, Rect& column) {
    auto& own = *ui.own;
    Panel panel(ctx, column, {.heading = ctx.tr(own.id.empty() ? "own_new"_tr : "own_edit"_tr), .fill = {}});
    field(ctx, "own/title", captioned(ctx, panel.body, ctx.tr("title"_tr)), own.title, own.title_field,
          {.hint = ctx.tr("own_title_hint"_tr), .max_bytes = kMostTitle_bytes});
    draw_stages(ctx, own, panel.body);
    label(ctx, panel.body.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, ctx.tr("own_body"_tr));
    const auto hint = ctx.trf("own_body_hint"_tr);
    const bool submitted = field(ctx, "own/body", panel.body.take_top(ctx.px(220), ctx.px(10)), own.body,
                                 own.body_field, {.hint = hint, .multiline = true, .max_bytes = kMostBody_bytes})
                               .submitted;
    const auto wrong = complaint(ctx, own);
    if (wrong) complain(ctx, panel.body, *wrong);
    auto row = panel.body.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const ButtonSpec save{.text = ctx.tr("action_save"_tr), .look = ButtonLook::primary};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr), .look = ButtonLook::ghost};
    const bool keep = button(ctx, "own/save", row.take_right(button_width(ctx, save), ctx.px(8)), save) || submitted;
    draw_placeholders(ctx, own, panel.body);
    if (button(ctx, "own/cancel", row.take_right(button_width(ctx, cancel)), cancel)) return give_up(ctx, ui);
    if (!keep) return;
    own.tried = true;
    if (complaint(ctx, own)) return;
    auto message = message_of(ctx, own);
    ui.shown = message.id;
    ctx.ask(SaveMessageRequest{std::move(message)});
    give_up(ctx, ui);
}

}  // namespace recoup::ui::inline drawer
