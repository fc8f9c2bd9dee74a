// The reply to what they said: one text for all of it, ready to be copied and kept with one press.
#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/marked_text.h"
#include "ui/kit/panel.h"
#include "ui/talk/talk.h"

namespace recoup::ui::inline talk {
namespace {

constexpr float kPitch = 21, kHeading = 44;

core::Heard heard_of(const Context& ctx, const TalkUi& ui, const TalkAbout& about, const TalkRead& read) {
    return {contact_of(ctx, ui, about, read), read.kinds, read.offered_minor};
}

core::ComposeFrom source(const Context& ctx, const TalkAbout& about, const core::CaseRecord& record) {
    return {record, ctx.app.state, ctx.app.rules, ctx.reader, about.playbook};
}

// Looked for again where something changed.
void find_replies(const Context& ctx, TalkUi& ui, const TalkAbout& about, const core::CaseRecord& record,
                  const core::Heard& heard) {
    Asked asked{ctx.app.state.revision(), ctx.reader.lang, std::chrono::floor<std::chrono::minutes>(ctx.reader.now),
                heard};
    asked.heard.contact.at = {};
    if (ui.asked == asked) return;
    ui.asked = std::move(asked);
    ui.replies = core::replies_to(ctx.app.messages, source(ctx, about, record), heard.kinds);
}

core::Result<core::Filled> fill_reply(const Context& ctx, const TalkUi& ui, const core::ComposeFrom& from,
                                      const core::Message& message) {
    core::ComposeChoice choice{.brief = ui.brief && !message.brief.empty()};
    choice.most = core::most_brief(ctx.app.choices.brief_limits, message.route);
    return core::compose_what_is_known(from, message, std::move(choice));
}

std::string names_of(const Context& ctx, const std::vector<core::Pushback>& kinds) {
    std::string text;
    for (const auto kind : kinds) text += (text.empty() ? "" : " + ") + std::string(core::label(ctx.reader.lang, kind));
    return text;
}

void draw_heading(Context& ctx, TalkUi& ui, const TalkRead& read, const core::Message& message, Rect row) {
    if (!message.brief.empty() &&
        link(ctx, "reply/brief", row, 0, ctx.tr(ui.brief ? "message_whole"_tr : "message_brief"_tr)))
        ui.brief = !ui.brief;
    if (ui.replies.size() > 1 && link(ctx, "reply/other", row, 0, ctx.tr("talk_other_reply"_tr))) ++ui.turned;
    icon_label(ctx, row.take_left(ctx.px(18), ctx.px(8)), 18, Role::accent, icon::message);
    const auto ready = ctx.tr("talk_reply_ready"_tr);
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), ready) + 1, ctx.px(10)), body_bold(ctx), Role::text,
          ready);
    const bool joint = ui.turned % ui.replies.size() == 0 && !read.kinds.empty();
    label(ctx, row, small(ctx), Role::muted,
          joint ? names_of(ctx, read.kinds) : std::string(message.title.in(ctx.reader.lang)));
}

struct Ways {
    bool copy_and_keep = false, keep_theirs = false;
};

Ways draw_ways(Context& ctx, std::string_view why_not, std::string_view why_no_reply, std::string_view after,
               Rect& column) {
    Ways ways;
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(6));
    const ButtonSpec both{.text = ctx.tr("message_copy_log"_tr),
                          .icon = icon::copy,
                          .look = ButtonLook::primary,
                          .key = "Ctrl Enter",
                          .why_not = why_not.empty() ? why_no_reply : why_not};
    const ButtonSpec theirs{.text = ctx.tr("talk_keep_theirs"_tr), .why_not = why_not};
    ways.copy_and_keep = button(ctx, "new_contact/answer", row.take_left(button_width(ctx, both), ctx.px(8)), both);
    ways.keep_theirs = button(ctx, "new_contact/keep", row.take_left(button_width(ctx, theirs), ctx.px(12)), theirs);
    if (ctx.text.measure(small(ctx), after) > row.width()) row = column.take_top(ctx.px(18));
    label(ctx, row, small(ctx), Role::muted, after, Align::right);
    return ways;
}

// What is waited for once it is kept.
std::string after_keeping(const Context& ctx, const core::AnswerContact& command) {
    if (command.theirs.promised_by)
        return ctx.trf("talk_then_promise"_tr, core::show_when(ctx.reader, *command.theirs.promised_by));
    if (!command.mine || !command.mine->deadline) return {};
    return ctx.trf("talk_then_wait"_tr, core::show_when(ctx.reader, command.mine->deadline->due));
}

struct Shown {
    const core::Message* message;
    const core::Filled* text;  // nothing: there is none
    std::string_view why_not;
    std::string after;
};

Ways draw_panel(Context& ctx, TalkUi& ui, const TalkRead& read, const Shown& shown, Rect& column) {
    const auto top = column.min;
    Ways ways;
    {
        Panel panel(ctx, column, {.heading = "", .fill = {}});
        if (shown.text) {
            fill(ctx, {top, {column.max.x, top.y + ctx.px(kHeading)}}, Role::accent_bg, 10);
            draw_heading(ctx, ui, read, *shown.message, panel.body.take_top(ctx.px(24), ctx.px(16)));
            const auto marked = mark_filled(*shown.text);
            const float height = marked_height(ctx, marked, panel.body.width(), ctx.px(kPitch));
            draw_marked(ctx, marked, panel.body.take_top(height, ctx.px(12)), ctx.px(kPitch));
        }
        const auto why_no_reply = shown.text ? std::string_view() : ctx.tr("talk_no_reply"_tr);
        ways = draw_ways(ctx, shown.why_not, why_no_reply, shown.after, panel.body);
    }
    const Rect box{top, {column.max.x, column.min.y - ctx.px(12)}};
    outline(ctx, box, Role::accent_line, 10);
    probe(ctx.probes, "talk/reply", box.min, box.max);
    return ways;
}

void keep(Context& ctx, TalkUi& ui, core::AnswerContact command) {
    ctx.send(std::move(command));
    ui = {};
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

}  // namespace

void draw_reply(Context& ctx, TalkUi& ui, const TalkAbout& about, const TalkRead& read, bool submitted, Rect& column) {
    const auto heard = heard_of(ctx, ui, about, read);
    const auto record = core::once_heard(about.record, heard);
    find_replies(ctx, ui, about, record, heard);
    const auto from = source(ctx, about, record);
    const auto* message = ui.replies.empty() ? nullptr : &ui.replies[ui.turned % ui.replies.size()];
    const auto filled = message ? std::optional(fill_reply(ctx, ui, from, *message)) : std::nullopt;
    const bool ready = filled && *filled && (*filled)->whole();
    const auto command =
        core::answer_of(heard, from, ready ? message : nullptr, ready ? (*filled)->text() : "", ctx.reader.lang);
    const auto ways = draw_panel(
        ctx, ui, read, {message, ready ? &**filled : nullptr, about.why_not, after_keeping(ctx, command)}, column);
    if (!ways.copy_and_keep && !ways.keep_theirs && !submitted) return;
    ui.tried = true;
    if (!read.good() || !about.why_not.empty()) return ctx.wake_after(0);
    learn(ctx, ui, read);
    if (ways.keep_theirs || !ready)
        return keep(ctx, ui, {.theirs = heard.contact, .mine = {}, .offered_minor = heard.offered_minor});
    ctx.copy((*filled)->text());
    keep(ctx, ui, command);
}

}  // namespace recoup::ui::inline talk
