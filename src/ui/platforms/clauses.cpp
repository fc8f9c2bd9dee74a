#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/edit/apply.h"
#include "ui/frame/icons.h"
#include "ui/platforms/parts.h"

namespace recoup::ui::inline platforms {
namespace {

constexpr float kShotWidth = 44, kShotHeight = 58, kLine = 20;
constexpr std::size_t kShotRows = 2;
constexpr int kMostLines = 12;

bool can_keep(const ClauseDraft& draft) {
    return !core::trim(draft.number).empty() && !core::trim(draft.text).empty();
}

core::FileClass class_of(const PlatformsUi& ui, const std::string& sha256) {
    const auto it = std::ranges::find(ui.shots, sha256, &core::PlatformShot::sha256);
    return it == ui.shots.end() ? core::FileClass::picture : it->file_class;
}

// ---- the clauses that are kept

// The original may belong to a case that names another platform now.
void view_shot(const Context& ctx, PlatformsFrame& frame, const std::string& sha256) {
    for (const auto& record : ctx.app.state.cases())
        for (const auto& item : record.evidence)
            if (item.sha256 == sha256 && !record.in_bin()) frame.events.view = {record.row.uuid, item.uuid};
}

void start_edit(Context& ctx, PlatformsFrame& frame, const core::ClauseRow& row) {
    frame.ui.clause =
        ClauseDraft{.of = row.uuid, .title = row.title, .number = row.clause, .text = row.text, .sha256 = row.sha256};
    frame.ui.clause->text_field.want_focus = true;
    ctx.wake_after(0);
}

void draw_clause(Context& ctx, PlatformsFrame& frame, const core::ClauseRow& row, std::size_t index, Rect& column) {
    const IdScope scope(row.uuid);
    const auto id = [&](const char* part) { return "clause/" + std::to_string(index) + part; };
    const float top = column.min.y;
    auto content = column;
    content.max.y = top + kEndless_px;
    if (frame.editable) {
        auto buttons = Rect::at(column.min.x, top, column.width(), ctx.px(24));
        if (small_button(ctx, id("/remove").c_str(), buttons, icon::remove, ctx.tr("clause_remove"_tr), Role::faint))
            ctx.send(core::RemoveClause{row.platform_uuid, row.uuid});
        if (small_button(ctx, id("/edit").c_str(), buttons, icon::pencil, ctx.tr("clause_edit"_tr), Role::faint))
            start_edit(ctx, frame, row);
        content.max.x -= ctx.px(72);
    }
    float least = top;
    if (!row.sha256.empty()) {
        const auto strip = content.take_left(ctx.px(kShotWidth), ctx.px(12));
        const auto shot = Rect::at(strip.min.x, top + ctx.px(2), ctx.px(kShotWidth), ctx.px(kShotHeight));
        const auto pressed = hit(ctx, id("/shot").c_str(), shot, Reach::focusable, 4);
        thumbnail(ctx, shot, {row.sha256, class_of(frame.ui, row.sha256), {}}, 4);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        if (pressed.clicked) view_shot(ctx, frame, row.sha256);
        least = shot.max.y + ctx.px(2);
    }
    const auto name = row.title.empty() ? row.clause : ctx.trf("clause_name"_tr, row.title, row.clause);
    label(ctx, content.take_top(ctx.px(24), ctx.px(1)), body_bold(ctx), Role::text, name);
    content.take_top(ctx.text.draw_wrapped(ctx.list(), content.min, body(ctx), ctx.theme[Role::muted], row.text,
                                           content.width(), kMostLines, ctx.px(kLine)));
    column.min.y = std::max(content.min.y, least);
    probe(ctx.probes, id(""), {column.min.x, top}, {column.max.x, column.min.y});
    column.take_top(ctx.px(12));
}

// ---- one being written

// The pictures it may be chosen from; the chosen one is among them.
std::vector<core::PlatformShot> choice_of(const PlatformsUi& ui, const ClauseDraft& draft) {
    auto shots = ui.shots;
    const bool known = std::ranges::find(shots, draft.sha256, &core::PlatformShot::sha256) != shots.end();
    if (!draft.sha256.empty() && !known)
        shots.insert(shots.begin(), {{}, {}, draft.sha256, core::FileClass::picture, ""});
    return shots;
}

void draw_choice(Context& ctx, PlatformsFrame& frame, Rect& column) {
    auto& draft = *frame.ui.clause;
    const auto shots = choice_of(frame.ui, draft);
    auto line = column.take_top(ctx.px(18), ctx.px(4));
    const auto name = ctx.tr("clause_shot"_tr);
    label(ctx, line.take_left(ctx.text.measure(small(ctx), name) + 1, ctx.px(10)), small(ctx), Role::muted, name);
    label(ctx, line, small(ctx), Role::faint, ctx.tr(shots.empty() ? "clause_shot_none"_tr : "clause_shot_hint"_tr));
    const float gap = ctx.px(6);
    const auto across =
        std::max<std::size_t>(1, static_cast<std::size_t>((column.width() + gap) / (ctx.px(kShotWidth) + gap)));
    Rect row;
    for (std::size_t i = 0; i < std::min(shots.size(), across * kShotRows); ++i) {
        if (i % across == 0) row = column.take_top(ctx.px(kShotHeight), gap);
        const auto& shot = shots[i];
        const auto box = row.take_left(ctx.px(kShotWidth), gap);
        const auto id = "clause/choice/" + std::to_string(i);
        const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 6);
        thumbnail(ctx, box, {shot.sha256, shot.file_class, {}}, 4);
        const bool on = shot.sha256 == draft.sha256;
        if (on || pressed.hovered) outline(ctx, box, on ? Role::accent : Role::faint, 4, on ? 2 : 1);
        if (on) {
            const auto corner = Rect::at(box.max.x - ctx.px(17), box.min.y + ctx.px(2), ctx.px(15), ctx.px(15));
            fill(ctx, corner, Role::raised, 8);
            icon_label(ctx, corner, 15, Role::accent, icon::check_circle);
        }
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        tooltip(ctx, pressed, box, shot.title);
        if (pressed.clicked) draft.sha256 = on ? "" : shot.sha256;
    }
    column.take_top(ctx.px(6));
}

void give_up(Context& ctx, PlatformsFrame& frame) {
    frame.ui.clause.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

// Fields, picture, buttons; true when it is to be kept.
bool draw_draft_fields(Context& ctx, ClauseDraft& draft, Rect& column) {
    auto right = column;
    auto left = right.take_left(std::floor(column.width() * 0.6F), ctx.px(12));
    bool enter = field(ctx, "clause/title", captioned(ctx, left, ctx.tr("clause_title"_tr)), draft.title,
                       draft.title_field, {.hint = ctx.tr("clause_title_hint"_tr), .max_bytes = core::kMaxFieldBytes})
                     .submitted;
    const bool no_number = draft.tried && core::trim(draft.number).empty();
    enter =
        field(ctx, "clause/number", captioned(ctx, right, ctx.tr("clause_number"_tr)), draft.number, draft.number_field,
              {.hint = ctx.tr("clause_number_hint"_tr), .bad = no_number, .max_bytes = core::kMaxFieldBytes})
            .submitted ||
        enter;
    column.min.y = left.min.y;
    label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, ctx.tr("clause_text"_tr));
    const bool no_text = draft.tried && core::trim(draft.text).empty();
    return field(ctx, "clause/text", column.take_top(ctx.px(96), ctx.px(12)), draft.text, draft.text_field,
                 {.hint = ctx.tr("clause_text_hint"_tr),
                  .multiline = true,
                  .bad = no_text,
                  .max_bytes = core::kMaxNoteBytes})
               .submitted ||
           enter;
}

void draw_draft(Context& ctx, PlatformsFrame& frame, Rect& column) {
    auto& draft = *frame.ui.clause;
    const float top = column.min.y;
    if (!draft.of && frame.record && !frame.record->clauses.empty()) {
        fill(ctx, Rect::at(column.min.x, top, column.width(), std::max(1.0F, ctx.px(1))), Role::line);
        column.take_top(ctx.px(12));
    }
    const bool enter = draw_draft_fields(ctx, draft, column);
    draw_choice(ctx, frame, column);
    if (draft.tried && !can_keep(draft)) complain(ctx, column, ctx.tr("error_clause_empty"_tr));
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(12));
    if (!std::exchange(draft.shown, true)) frame.reveal = Rect{{column.min.x, top}, {column.max.x, column.min.y}};
    const ButtonSpec save{.text = ctx.tr("action_save"_tr), .look = ButtonLook::primary};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr), .look = ButtonLook::ghost};
    const bool pressed = button(ctx, "clause/keep", row.take_right(button_width(ctx, save), ctx.px(8)), save);
    if (button(ctx, "clause/cancel", row.take_right(button_width(ctx, cancel)), cancel)) return give_up(ctx, frame);
    if (!pressed && !enter) return;
    draft.tried = true;
    ctx.wake_after(0);
    if (can_keep(draft)) keep_clause(ctx, frame);
}

// A clause belongs to a platform of the directory: one that only cases name goes there first.
void start_new(Context& ctx, PlatformsFrame& frame) {
    if (!frame.record) {
        core::PlatformRow row;
        row.name = frame.ui.chosen;
        ctx.send(core::SavePlatform{std::move(row)});
    }
    auto& draft = frame.ui.clause.emplace();
    if (frame.record && !frame.record->clauses.empty()) draft.title = frame.record->clauses.back().title;
    draft.title_field.want_focus = draft.title.empty();
    draft.number_field.want_focus = !draft.title.empty();
    ctx.wake_after(0);
}

}  // namespace

void keep_clause(Context& ctx, PlatformsFrame& frame) {
    const auto& draft = frame.ui.clause;
    if (!draft || !frame.record || !can_keep(*draft)) return;
    core::ClauseRow row{.uuid = draft->of, .platform_uuid = frame.record->row.uuid};
    for (const auto& clause : frame.record->clauses)
        if (clause.uuid == draft->of) row = clause;
    row.title = draft->title;
    row.clause = draft->number;
    row.text = draft->text;
    row.sha256 = draft->sha256;
    ctx.send(core::SaveClause{std::move(row)});
    give_up(ctx, frame);
}

void draw_clauses(Context& ctx, PlatformsFrame& frame, Rect& column) {
    const auto clauses =
        frame.record ? std::span<const core::ClauseRow>(frame.record->clauses) : std::span<const core::ClauseRow>();
    if (clauses.empty() && !frame.editable) return;
    Panel panel(ctx, column, {.heading = ctx.tr("clauses_box"_tr), .fill = {}});
    const bool writing_new = frame.ui.clause && !frame.ui.clause->of;
    if (frame.editable && !frame.ui.clause &&
        link(ctx, "clause/add", panel.heading, icon::plus, ctx.tr("clause_add"_tr)))
        start_new(ctx, frame);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        if (frame.ui.clause && frame.ui.clause->of == clauses[i].uuid)
            draw_draft(ctx, frame, panel.body);
        else
            draw_clause(ctx, frame, clauses[i], i, panel.body);
    }
    if (writing_new && frame.ui.clause) draw_draft(ctx, frame, panel.body);
    if (clauses.empty() && !writing_new)
        label(ctx, panel.body.take_top(ctx.px(20), ctx.px(12)), small(ctx), Role::faint, ctx.tr("clauses_none"_tr));
    panel.body.min.y -= ctx.px(12);
}

}  // namespace recoup::ui::inline platforms
