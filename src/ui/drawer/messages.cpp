#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/letter/compose.h"
#include "ui/drawer/own_message.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/marked_text.h"

namespace recoup::ui::inline drawer {
namespace {

using core::Message;

constexpr float kRow = 44, kPitch = 21;
constexpr double kCopiedShown_s = 2;
const std::string kNone = "-";

core::Lang lang_of(const Context& ctx, const MessagesUi& ui) {
    return ui.lang.value_or(ctx.reader.lang);
}

core::ComposeFrom source(const Context& ctx, const DrawerFrame& frame, core::Lang lang) {
    auto reader = ctx.reader;
    reader.lang = lang;
    const auto& row = frame.record.row;
    return {frame.record,
            ctx.app.state,
            ctx.app.rules,
            reader,
            core::playbook_of(ctx.app.playbooks, row.playbook, row.problem),
            ctx.app.playbooks};
}

char32_t channel_icon(core::Channel channel) {
    switch (channel) {
        case core::Channel::phone:
            return icon::phone;
        case core::Channel::email:
            return icon::email;
        case core::Channel::form:
            return icon::checklist;
        case core::Channel::letter:
            return icon::file_text;
        case core::Channel::public_post:
            return icon::web;
        case core::Channel::chat:
        case core::Channel::in_person:
        case core::Channel::other:
            break;
    }
    return icon::message;
}

void unfold(Context& ctx, MessagesUi& ui, std::string id) {
    const auto lang = ui.lang;
    const bool brief = ui.brief;
    ui = MessagesUi{.shown = std::move(id), .brief = brief, .lang = lang};
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

// ---- one message, unfolded

void draw_choices(Context& ctx, MessagesUi& ui, const Message& message, Rect& column) {
    auto row = column.take_top(ctx.px(32), ctx.px(12));
    const std::array<std::string_view, 2> langs{ctx.tr("message_lang_zh"_tr), ctx.tr("message_lang_en"_tr)};
    const int lang =
        segments(ctx, "message/lang", row.take_right(std::min(ctx.px(150), row.width() * 0.46F), ctx.px(10)), langs,
                 lang_of(ctx, ui) == core::Lang::zh ? 0 : 1);
    if (lang >= 0) ui.lang = lang == 0 ? core::Lang::zh : core::Lang::en;
    if (message.brief.empty()) return;
    const std::array<std::string_view, 2> lengths{ctx.tr("message_whole"_tr), ctx.tr("message_brief"_tr)};
    const int length =
        segments(ctx, "message/length", row.take_left(std::min(ctx.px(170), row.width())), lengths, ui.brief ? 1 : 0);
    if (length >= 0) ui.brief = length == 1;
}

// The fields for what the case cannot fill: typed here, or dropped with its sentence.
void draw_missing(Context& ctx, MessagesUi& ui, const std::vector<core::Placeholder>& asked, Rect& column) {
    if (asked.empty()) return;
    auto heading = column.take_top(ctx.px(18), ctx.px(8));
    icon_label(ctx, heading.take_left(ctx.px(16), ctx.px(6)), 16, Role::warn_text, icon::alert_circle_outline);
    label(ctx, heading, small(ctx), Role::warn_text, ctx.tr("message_asks"_tr));
    for (const auto name : asked) {
        const auto token = std::string(core::token(name));
        auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(8));
        const bool dropped = ui.dropped.contains(name);
        const ButtonSpec spec{.text = ctx.tr(dropped ? "message_keep"_tr : "message_drop"_tr),
                              .look = ButtonLook::ghost};
        const auto id = "message/drop/" + token;
        if (button(ctx, id.c_str(), row.take_right(button_width(ctx, spec), ctx.px(6)), spec)) {
            if (dropped)
                ui.dropped.erase(name);
            else
                ui.dropped.insert(name);
        }
        const auto caption = core::label(ctx.reader.lang, name);
        label(ctx, row.take_left(std::min(ctx.px(132), row.width() * 0.4F), ctx.px(8)), body(ctx),
              dropped ? Role::faint : Role::text, caption);
        if (dropped) {
            label(ctx, row, small(ctx), Role::faint, ctx.tr("message_dropped"_tr));
            continue;
        }
        auto& filling = ui.filled[name];
        const auto field_id = "message/fill/" + token;
        field(ctx, field_id.c_str(), row, filling.text, filling.field, {.hint = "", .max_bytes = 1000});
    }
    column.take_top(ctx.px(4));
}

// How long the short form may be for that route: a number that can be is taken while it is typed.
void draw_limit(Context& ctx, MessagesUi& ui, core::Route route, Rect row) {
    const auto chosen = core::most_brief(ctx.app.choices.brief_limits, route);
    if (!ui.limit) ui.limit = std::to_string(chosen);
    std::size_t typed = 0;
    const auto& text = *ui.limit;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), typed);
    const bool good = read.ec == std::errc() && read.ptr == text.data() + text.size() &&
                      typed >= core::kLeastBriefLimit && typed <= core::kMostBriefLimit;
    const auto name = ctx.tr("message_limit"_tr);
    label(ctx, row.take_left(ctx.text.measure(small(ctx), name) + 1, ctx.px(8)), small(ctx), Role::muted, name);
    field(ctx, "message/limit", row.take_left(ctx.px(72)), *ui.limit, ui.limit_field,
          {.hint = "", .bad = !good, .max_bytes = 5});
    if (!good || typed == chosen) return;
    auto choices = ctx.app.choices;
    choices.brief_limits[route] = typed;
    ctx.ask(SettingsRequest{std::move(choices)});
}

void draw_preview(Context& ctx, MessagesUi& ui, const Message& message, const core::Filled& filled, Rect& column) {
    const auto marked = mark_missing(filled, ctx.reader.lang);
    const float pad = ctx.px(14);
    const float height = marked_height(ctx, marked, column.width() - 2 * pad, ctx.px(kPitch));
    const auto box = column.take_top(height + 2 * pad, ctx.px(8));
    fill(ctx, box, Role::background, 8);
    probe(ctx.probes, "message/preview", box.min, box.max);
    draw_marked(ctx, marked, box.inset(pad), ctx.px(kPitch));
    if (!filled.blanks.empty())
        label(ctx, column.take_top(ctx.px(16), ctx.px(4)), small(ctx), Role::warn_text, ctx.tr("message_blanks"_tr));
    if (!ui.brief || message.brief.empty()) return;
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(8));
    const auto most = core::most_brief(ctx.app.choices.brief_limits, message.route);
    const auto count = ctx.trf("message_characters"_tr, core::count_characters(filled.text()), most);
    label(ctx, row.take_right(ctx.text.measure(small(ctx), count) + 1), small(ctx), Role::faint, count, Align::right);
    draw_limit(ctx, ui, message.route, row);
}

void draw_copy(Context& ctx, DrawerFrame& frame, const core::ComposeFrom& from, const Message& message,
               const core::Filled& filled, Rect& column) {
    auto& ui = frame.ui.messages;
    const bool whole = filled.whole();
    const auto not_whole = whole ? std::string_view() : ctx.tr("message_not_whole"_tr);
    const auto not_logged = !whole                                ? not_whole
                            : ctx.app.save == SaveLook::read_only ? ctx.tr("why_not_read_only"_tr)
                            : frame.view.in_bin                   ? ctx.tr("why_not_in_bin"_tr)
                                                                  : std::string_view();
    auto row = column.take_top(ctx.px(kButtonHeight));
    const double left = ui.copied_s + kCopiedShown_s - ctx.input.time_s;
    const bool copied = left > 0;
    if (copied) ctx.wake_after(left);
    const ButtonSpec log{
        .text = ctx.tr("message_copy_log"_tr), .icon = icon::check, .look = ButtonLook::primary, .why_not = not_logged};
    const ButtonSpec copy{.text = ctx.tr(copied ? "copied"_tr : "action_copy"_tr),
                          .icon = copied ? icon::check : icon::copy,
                          .why_not = not_whole};
    const bool do_log = button(ctx, "message/copy_log", row.take_left(button_width(ctx, log), ctx.px(8)), log);
    const bool do_copy = button(ctx, "message/copy", row.take_left(button_width(ctx, copy), ctx.px(12)), copy);
    auto said = std::string(ctx.tr(whole ? "message_log_plain"_tr : "message_not_whole"_tr));
    if (const auto due = core::reply_deadline(message, ctx.reader); whole && due)
        said = ctx.trf("message_log_reply"_tr, core::show_when(ctx.reader, *due));
    const auto lines = ctx.text.break_lines(small(ctx), said, row.width(), 2);
    const float height = ctx.px(17) * static_cast<float>(lines.size());
    ctx.text.draw_wrapped(ctx.list(), {row.min.x, std::round(row.centre().y - height / 2)}, small(ctx),
                          ctx.theme[Role::muted], said, row.width(), 2, ctx.px(17));
    if (!do_log && !do_copy) return;
    ui.copied_s = ctx.input.time_s;
    ctx.copy(filled.text());
    if (do_log) ctx.send(core::contact_of(from, message, filled.text(), ctx.reader.lang));
}

const core::Result<core::Filled>& filled(std::optional<FilledMessage>& kept, const core::ComposeFrom& from,
                                         const Message& message, const core::ComposeChoice& choice) {
    if (!kept || kept->id != message.id || kept->lang != from.reader.lang || kept->choice != choice)
        kept = FilledMessage{message.id, from.reader.lang, choice, core::compose(from, message, choice)};
    return kept->text;
}

void draw_unfolded(Context& ctx, DrawerFrame& frame, const Message& message, Rect& column) {
    auto& ui = frame.ui.messages;
    const auto from = source(ctx, frame, lang_of(ctx, ui));
    draw_choices(ctx, ui, message, column);
    core::ComposeChoice choice{.brief = ui.brief && !message.brief.empty()};
    choice.most = core::most_brief(ctx.app.choices.brief_limits, message.route);
    auto& kept = frame.ui.filled_messages;
    const auto& bare = filled(kept.bare, from, message, choice);
    if (!bare) return complain(ctx, column, core::sentence(ctx.reader.lang, bare.error()));
    draw_missing(ctx, ui, bare->missing, column);
    for (const auto name : bare->missing) {
        if (ui.dropped.contains(name))
            choice.dropped.insert(name);
        else if (!ui.filled[name].text.empty())
            choice.set[name] = ui.filled[name].text;
    }
    const auto& whole = filled(kept.completed, from, message, choice);
    if (!whole) return;
    draw_preview(ctx, ui, message, *whole, column);
    draw_copy(ctx, frame, from, message, *whole, column);
    column.take_top(ctx.px(10));
    auto row = column.take_top(ctx.px(18), ctx.px(12));
    if (message.own() && link(ctx, "message/remove", row, icon::remove, ctx.tr("message_remove"_tr), Role::muted))
        ctx.ask(RemoveMessageRequest{message});
    const auto edit = message.own() ? "action_edit"_tr : "message_adapt"_tr;
    if (link(ctx, "message/edit", row, icon::pencil, ctx.tr(edit), Role::muted))
        ui.own = own_from(message, lang_of(ctx, ui));
}

// ---- the list

// The first words of it, as the case fills them.
std::string first_words(const Context& ctx, const DrawerFrame& frame, const Message& message) {
    const auto filled = core::compose(source(ctx, frame, ctx.reader.lang), message, {});
    auto text = filled ? mark_missing(*filled, ctx.reader.lang).text : std::string();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// The list is as it was in the frame before, or filled again. Behind a pause nothing says that the templates are still
// those that lay there.
FilledMessages& fill_messages(const Context& ctx, DrawerFrame& frame) {
    auto& kept = frame.ui.filled_messages;
    const FilledFrom from{frame.view.uuid, ctx.app.state.revision(), ctx.reader.lang,
                          std::chrono::floor<std::chrono::minutes>(ctx.reader.now), ctx.app.messages.data()};
    const bool same = kept.from == from && kept.frame + 1 >= ImGui::GetFrameCount();
    if (!same) {
        kept = {.from = from, .choices = core::messages_for(ctx.app.messages, source(ctx, frame, ctx.reader.lang))};
        for (const auto& one : kept.choices)
            kept.first_words.push_back(one.why_not.empty() ? first_words(ctx, frame, *one.message) : one.why_not);
    }
    kept.frame = ImGui::GetFrameCount();
    return kept;
}

struct MessageLine {
    const Message& message;
    const std::string& first_words;
    bool open = false;
};

void draw_message(Context& ctx, DrawerFrame& frame, const MessageLine& line, Rect& column) {
    const auto& [message, words, open] = line;
    auto row = column.take_top(ctx.px(kRow), open ? ctx.px(10) : ctx.px(2));
    const auto area = row.inset(-ctx.px(6), 0);
    const auto id = "message/" + message.id;
    const auto pressed = hit(ctx, id.c_str(), area);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 8);
        ctx.out.cursor = Cursor::hand;
    }
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(10)), 18, open ? Role::accent : Role::muted,
               channel_icon(message.channel));
    icon_label(ctx, row.take_right(ctx.px(18), ctx.px(8)), 18, Role::faint,
               open ? icon::chevron_up : icon::chevron_down);
    if (message.own()) {
        const auto tag = ctx.tr("message_own"_tr);
        label(ctx, row.take_right(ctx.text.measure(small(ctx), tag) + 1, ctx.px(8)), small(ctx), Role::accent, tag);
    }
    auto lines = Rect::at(row.min.x, row.centre().y - ctx.px(19), row.width(), ctx.px(38));
    label(ctx, open ? row : lines.take_top(ctx.px(20)), body_bold(ctx), open ? Role::accent : Role::text,
          message.title.in(ctx.reader.lang));
    if (!open) label(ctx, lines, small(ctx), Role::muted, words);
    if (pressed.clicked) unfold(ctx, frame.ui.messages, open ? kNone : message.id);
    if (open) draw_unfolded(ctx, frame, message, column);
}

void draw_group(Context& ctx, DrawerFrame& frame, const FilledMessages& filled, bool fits, const std::string& open,
                Rect& column) {
    const auto& choices = filled.choices;
    if (std::none_of(choices.begin(), choices.end(), [&](const auto& one) { return one.fits == fits; })) return;
    Panel panel(ctx, column, {.heading = ctx.tr(fits ? "messages_fit"_tr : "messages_others"_tr), .fill = {}});
    if (fits || std::none_of(choices.begin(), choices.end(), [](const auto& one) { return one.fits; })) {
        auto line = panel.heading;
        if (link(ctx, "message/new", line, icon::plus, ctx.tr("message_new"_tr)))
            frame.ui.messages.own = OwnMessage{.stages = {frame.view.stage}};
    }
    bool first = true;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto& one = choices[i];
        if (one.fits != fits) continue;
        if (!first) {
            fill(ctx, Rect::at(panel.body.min.x, panel.body.min.y, panel.body.width(), std::max(1.0F, ctx.px(1))),
                 Role::line);
            panel.body.take_top(ctx.px(3));
        }
        first = false;
        draw_message(ctx, frame, {*one.message, filled.first_words[i], one.message->id == open}, panel.body);
    }
}

}  // namespace

void draw_messages_tab(Context& ctx, DrawerFrame& frame, Rect& column) {
    auto& ui = frame.ui.messages;
    if (ui.own) {
        draw_own_message(ctx, ui, column);
        return;
    }
    const auto& filled = fill_messages(ctx, frame);
    auto open = ui.shown;
    if (open.empty() && !filled.choices.empty() && filled.choices.front().fits)
        open = filled.choices.front().message->id;
    draw_group(ctx, frame, filled, true, open, column);
    draw_group(ctx, frame, filled, false, open, column);
}

}  // namespace recoup::ui::inline drawer
