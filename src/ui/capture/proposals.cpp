// What the pictures of the dialog propose: fields, their places in the picture, the case they may belong to.
#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/base/text.h"
#include "ui/capture/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline capture {
namespace {

using State = DraftsRead::State;

const std::vector<core::Proposal>& proposals_for(const core::CaseSuggestion& suggestion, ReadField field) {
    switch (field) {
        case ReadField::amount:
            return suggestion.amount;
        case ReadField::platform:
            return suggestion.platform;
        case ReadField::order:
            return suggestion.order;
        case ReadField::paid_at:
            break;
    }
    return suggestion.paid_at;
}

const std::string& typed_in(const NewCaseUi& ui, ReadField field) {
    switch (field) {
        case ReadField::amount:
            return ui.amount;
        case ReadField::platform:
            return ui.platform;
        case ReadField::order:
            return ui.order_no;
        case ReadField::paid_at:
            break;
    }
    return ui.paid_at;
}

const DraftsRead* read_of(const Context& ctx, const NewCaseUi& ui) {
    return ui.proposals_dropped ? nullptr : ctx.app.drafts_read;
}

std::size_t index(ReadField field) {
    return static_cast<std::size_t>(field);
}

// 16 round.
void draw_number(Context& ctx, ImVec2 centre, ReadField field, Role role) {
    const float radius = ctx.px(8);
    ctx.list().AddCircleFilled(centre, radius, ctx.theme[role]);
    const TextStyle style{Face::semibold, ctx.px(11), true};
    label(ctx, Rect{{centre.x - radius, centre.y - radius}, {centre.x + radius, centre.y + radius}}, style,
          Role::on_accent, std::to_string(index(field) + 1), Align::centre);
}

Role mark_of(const NewCaseUi& ui, ReadField field) {
    return ui.taken[index(field)] ? Role::ok_text : Role::accent;
}

}  // namespace

const core::Proposal* proposal(const Context& ctx, const NewCaseUi& ui, ReadField field) {
    const auto* read = read_of(ctx, ui);
    if (!read) return nullptr;
    const auto& all = proposals_for(read->suggestion, field);
    return all.empty() ? nullptr : &all.front();
}

std::string proposed_text(const Context& ctx, const NewCaseUi& ui, ReadField field) {
    const auto* found = proposal(ctx, ui, field);
    if (!found) return {};
    if (field != ReadField::amount || !found->minor) return found->text;
    const auto sum = core::format_decimal(*found->minor, found->currency);
    return found->currency == ui.home.currency ? sum : found->currency + ' ' + sum;
}

std::string proposed_title(const Context& ctx, const NewCaseUi& ui) {
    const auto* read = read_of(ctx, ui);
    return read ? read->suggestion.title : std::string();
}

bool has_proposals(const Context& ctx, const NewCaseUi& ui) {
    const auto* read = read_of(ctx, ui);
    return read && (!read->suggestion.empty() || !read->suggestion.title.empty());
}

void note_taken(const Context& ctx, NewCaseUi& ui) {
    for (std::size_t i = 0; i < kReadFields; ++i) {
        const auto field = static_cast<ReadField>(i);
        const auto* found = proposal(ctx, ui, field);
        const auto& typed = typed_in(ui, field);
        const bool same_sum = field == ReadField::amount && found && found->minor &&
                              typed == core::format_decimal(*found->minor, found->currency);
        ui.taken[i] = found && !typed.empty() && (same_sum || typed == found->text);
    }
}

std::vector<core::ReadFrom> read_from(const Context& ctx, const NewCaseUi& ui) {
    using core::CaseField;
    static constexpr CaseField kFields[kReadFields] = {CaseField::paid, CaseField::platform, CaseField::order_no,
                                                       CaseField::paid_at};
    std::vector<core::ReadFrom> all;
    for (std::size_t i = 0; i < kReadFields; ++i) {
        const auto field = static_cast<ReadField>(i);
        const auto* found = proposal(ctx, ui, field);
        if (!found || found->picture >= ctx.app.drafts.size()) continue;
        const bool says = field == ReadField::amount    ? found->minor.has_value()
                          : field == ReadField::paid_at ? found->when.has_value()
                                                        : !found->text.empty();
        if (says && (ui.taken[i] || core::trim(typed_in(ui, field)).empty()))
            all.push_back({kFields[i], ctx.app.drafts[found->picture].evidence.sha256});
    }
    return all;
}

void take_problem(const Context& ctx, NewCaseUi& ui) {
    const auto* read = read_of(ctx, ui);
    if (!read || ui.problem_chosen || !read->suggestion.problem) return;
    ui.problem = *read->suggestion.problem;
    ui.playbook = read->suggestion.playbook;
}

void draw_caption(Context& ctx, const NewCaseUi& ui, Rect row, core::Tr text, ReadField field) {
    if (proposal(ctx, ui, field)) {
        const auto place = row.take_left(ctx.px(16), ctx.px(6));
        draw_number(ctx, place.centre(), field, mark_of(ui, field));
    }
    if (ui.taken[index(field)]) {
        const auto note = ctx.tr("read_taken"_tr);
        label(ctx, row.take_right(ctx.text.measure(small(ctx), note) + 1), small(ctx), Role::ok_text, note);
        icon_label(ctx, row.take_right(ctx.px(14), ctx.px(4)), 14, Role::ok_text, icon::check);
    }
    label(ctx, row, small(ctx), Role::muted, ctx.tr(text));
}

void draw_others(Context& ctx, NewCaseUi& ui, Rect& column) {
    const auto* read = read_of(ctx, ui);
    if (!read) return;
    const auto& amounts = read->suggestion.amount;
    if (amounts.size() < 2 || amounts[0].minor == amounts[1].minor) return;
    const auto sum = [](const core::Proposal& one) { return core::format_amount(one.minor.value_or(0), one.currency); };
    column.min.y -= ctx.px(8);
    auto row = column.take_top(ctx.px(20), ctx.px(8));
    icon_label(ctx, row.take_left(ctx.px(16), ctx.px(6)), 15, Role::warn_text, icon::alert);
    label(ctx, row, small(ctx), Role::warn_text, ctx.trf("read_differs"_tr, sum(amounts[0]), sum(amounts[1])));
}

std::vector<ReadFrame> draw_frames(Context& ctx, const NewCaseUi& ui, const Rect& picture) {
    std::vector<ReadFrame> frames;
    const auto* read = read_of(ctx, ui);
    if (!read || ui.shown_draft >= read->texts.size() || !read->texts[ui.shown_draft]) return frames;
    const auto& text = *read->texts[ui.shown_draft];
    if (text.width <= 0) return frames;
    const float zoom = picture.width() / static_cast<float>(text.width);
    for (std::size_t i = 0; i < kReadFields; ++i) {
        const auto field = static_cast<ReadField>(i);
        const auto* found = proposal(ctx, ui, field);
        if (!found || found->picture != ui.shown_draft || found->line >= text.lines.size()) continue;
        const auto& line = text.lines[found->line];
        const auto box = Rect::at(picture.min.x + static_cast<float>(line.x) * zoom,
                                  picture.min.y + static_cast<float>(line.y) * zoom, static_cast<float>(line.w) * zoom,
                                  static_cast<float>(line.h) * zoom)
                             .inset(-ctx.px(3));
        outline(ctx, box, mark_of(ui, field), 4, 1.5F);
        draw_number(ctx, {box.min.x, box.min.y}, field, mark_of(ui, field));
        probe(ctx.probes, "new/frame/" + std::to_string(i + 1), box.min, box.max);
        frames.push_back({field, box});
    }
    return frames;
}

void join_frame(Context& ctx, const NewCaseUi& ui, const std::vector<ReadFrame>& frames, ReadField focused,
                const Rect& field) {
    const auto found = std::ranges::find(frames, focused, &ReadFrame::field);
    if (found == frames.end()) return;
    const auto colour = ctx.theme[mark_of(ui, focused)];
    const float thick = ctx.px(1.5F);
    fill(ctx, found->box, faded(colour, 0.16F), 4);
    outline(ctx, found->box, mark_of(ui, focused), 4, 2);
    const ImVec2 from{found->box.max.x, std::round(found->box.centre().y)};
    const ImVec2 to{field.min.x, std::round(field.centre().y)};
    const float bend = std::round(to.x - ctx.px(12));
    const ImVec2 way[] = {from, {bend, from.y}, {bend, to.y}, to};
    ctx.list().AddPolyline(way, 4, colour, 0, thick);
}

void draw_read_chip(Context& ctx, const NewCaseUi& ui, Rect head) {
    const auto* read = ctx.app.drafts_read;
    if (!read || read->state == State::none || ui.proposals_dropped) return;
    std::size_t places = 0;
    for (std::size_t i = 0; i < kReadFields; ++i) places += proposal(ctx, ui, static_cast<ReadField>(i)) != nullptr;
    const bool reading = read->state == State::reading;
    const auto text = reading       ? std::string(ctx.tr("read_going_on"_tr))
                      : places == 0 ? std::string(ctx.tr("read_nothing"_tr))
                                    : ctx.trf("read_places"_tr, places);
    const float width = std::ceil(ctx.text.measure(small_bold(ctx), text)) + ctx.px(24);
    if (head.width() < width) return;
    const auto place = head.take_left(width);
    const auto box = Rect::at(place.min.x, place.centre().y - ctx.px(12), width, ctx.px(24));
    const bool found = places > 0 && !reading;
    fill(ctx, box, found ? Role::accent_bg : Role::background, 12);
    label(ctx, box, small_bold(ctx), found ? Role::accent : Role::muted, text, Align::centre);
    probe(ctx.probes, "new/read", box.min, box.max);
}

bool draw_belongs(Context& ctx, Rect& column) {
    const auto* read = ctx.app.drafts_read;
    if (!read || !read->belongs || ctx.app.drafts.empty()) return false;
    const auto& belongs = *read->belongs;
    const auto box = column.take_top(ctx.px(62), ctx.px(14));
    fill(ctx, box, Role::accent_bg, 10);
    auto inner = box.inset(ctx.px(12), ctx.px(10));
    const auto& item = ctx.app.drafts.front().evidence;
    thumbnail(ctx, inner.take_left(ctx.px(28), ctx.px(12)), {item.sha256, item.file_class, item.name}, 4);
    const ButtonSpec put{.text = ctx.tr("read_put_there"_tr), .key = "Alt Enter"};
    auto place = inner.take_right(button_width(ctx, put), ctx.px(12));
    place = Rect::at(place.min.x, place.centre().y - ctx.px(17), place.width(), ctx.px(34));
    const bool pressed = button(ctx, "new/belongs", place, put);
    label(ctx, inner.take_top(ctx.px(22)), body_bold(ctx), Role::text, ctx.trf("read_belongs"_tr, belongs.title));
    label(ctx, inner.take_top(ctx.px(18)), small(ctx), Role::muted, belongs.why);
    return pressed || ctx.alt_key(Key::enter);
}

}  // namespace recoup::ui::inline capture
