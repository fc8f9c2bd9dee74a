#include "ui/drawer/case_form.h"

#include <algorithm>
#include <vector>

#include "core/advice/suggest.h"
#include "core/base/amount_text.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/edit/apply.h"
#include "ui/fields/money_field.h"
#include "ui/fields/when_text.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline drawer {
namespace {

using core::AmountMembers;
using core::CaseFieldInfo;
using core::CaseRow;
using core::MomentMembers;
using core::TextMembers;

// Row by row, two a row; the note has its own.
std::vector<const CaseFieldInfo*> fields_in(const CaseForm& form) {
    std::vector<const CaseFieldInfo*> fields;
    for (std::size_t i = 0; i < core::kCaseFieldCount; ++i)
        if (const auto& info = core::info_of(static_cast<CaseField>(i));
            info.in_form && (form.subscription || !info.subscription))
            fields.push_back(&info);
    return fields;
}

// What is typed as a text: the region and the currency are chosen.
bool is_typed(const CaseFieldInfo& info) {
    return info.field == CaseField::note || (info.in_form && info.field != CaseField::region);
}

bool touched(const CaseForm::Entry& entry) {
    return entry.text != entry.was;
}

void blame(FormReading& reading, CaseField field, std::string complaint) {
    if (reading.bad) return;
    reading.bad = field;
    reading.complaint = std::move(complaint);
}

// What was paid or is asked for is above zero; what came, was offered or charged may be nothing.
core::Result<std::int64_t> read_money(const CaseForm& form, const CaseFieldInfo& info) {
    auto minor = core::read_amount_in(form[info.field].text, {form.home.currency, form.home.region});
    if (!minor || !info.above_zero) return minor;
    return core::above_zero(*minor, form.home.currency);
}

// Amounts are read again when the currency changes: its minor unit may be another.
void read_amounts(const CaseForm& form, const core::Reader& reader, FormReading& reading) {
    const bool other_currency = form.home.currency != form.home_was.currency;
    if (other_currency) reading.fields.currency = form.home.currency;
    if (form.home.region != form.home_was.region) reading.fields.jurisdiction = form.home.region;
    core::for_fields<AmountMembers>([&](const CaseFieldInfo& info, const AmountMembers& members) {
        const auto& entry = form[info.field];
        if (!info.in_form || (!touched(entry) && !other_currency)) return;
        std::optional<std::int64_t> minor;
        if (!core::trim(entry.text).empty()) {
            const auto read = read_money(form, info);
            if (read)
                minor = *read;
            else
                blame(reading, info.field, core::sentence(reader.lang, read.error()));
        }
        reading.fields.*members.wanted = minor;
    });
}

void read_moments(const CaseForm& form, const core::Reader& reader, FormReading& reading) {
    for (const auto* info : fields_in(form)) {
        const auto* members = std::get_if<MomentMembers>(&info->members);
        if (!members || !touched(form[info->field])) continue;
        const auto& entry = form[info->field];
        std::optional<core::When> when;
        if (!core::trim(entry.text).empty()) {
            const auto read = core::read_when(entry.text, core::date_habit(reader, info->looks));
            if (read)
                when = read->when;
            else
                blame(reading, info->field, core::sentence(reader.lang, read.error()));
        }
        reading.fields.*members->wanted = when;
    }
}

void draw_region(Context& ctx, CaseForm& form, const Rect& box) {
    std::vector<std::string> names, tokens;
    for (const auto& one : core::regions()) tokens.emplace_back(one.token);
    if (!core::find_region(form.home_was.region)) tokens.push_back(form.home_was.region);
    for (const auto& token : tokens) names.push_back(core::region_name(ctx.reader.lang, token));
    const auto selected = static_cast<int>(std::find(tokens.begin(), tokens.end(), form.home.region) - tokens.begin());
    const int chosen = select(ctx, "form/region", box, names, selected, form.region_list);
    if (chosen >= 0) form.home.region = form.calendar = tokens[static_cast<std::size_t>(chosen)];
}

// The currency is the case's: chosen at one amount, all follow.
TextFieldResult draw_money(Context& ctx, CaseForm& form, const CaseFieldInfo& drawn, const char* id, const Rect& box,
                           bool bad) {
    auto& entry = form[drawn.field];
    const auto from = form.home;
    const auto result =
        money_field(ctx, id, box, entry.text, entry.field, entry.currencies, form.home, {.hint = "—", .bad = bad});
    if (result.was.empty()) return result.field;
    core::for_fields<AmountMembers>([&](const CaseFieldInfo& info, const AmountMembers&) {
        if (info.field != drawn.field)
            form[info.field].text = carried_text(form[info.field].text, from, form.home.currency);
    });
    return result.field;
}

template <class Word>
void choose(Context& ctx, const char* id, const Rect& box, Word& value, SelectState& list) {
    std::vector<std::string> names;
    for (const auto& word : core::words<Word>()) names.emplace_back(ctx.tr(word.label));
    const int chosen = select(ctx, id, box, names, static_cast<int>(value), list);
    if (chosen >= 0) value = static_cast<Word>(chosen);
}

// Draws one control; true when Enter was pressed in it.
bool draw_entry(Context& ctx, CaseForm& form, const CaseFieldInfo& drawn, const Rect& box, const FormReading& reading) {
    const auto name = "form/" + std::string(drawn.name);
    const auto* id = name.c_str();
    if (drawn.field == CaseField::problem) return choose(ctx, id, box, form.problem, form.problem_list), false;
    if (drawn.field == CaseField::cycle) return choose(ctx, id, box, form.cycle, form.cycle_list), false;
    if (drawn.field == CaseField::region) return draw_region(ctx, form, box), false;
    auto& entry = form[drawn.field];
    const bool bad = reading.bad == drawn.field && (form.tried || !entry.focused);
    const auto hint = core::is_kept_as<MomentMembers>(drawn) ? ctx.tr("case_moment_hint"_tr) : std::string_view("—");
    const FieldSpec spec{
        .hint = hint, .bad = bad, .max_bytes = drawn.most_bytes > 0 ? drawn.most_bytes : core::kMaxFieldBytes};
    const auto suggest = [&](std::string_view typed) {
        return core::platforms_like(ctx.app.state, typed, kMostSuggested);
    };
    const auto draw = [&] {
        if (core::is_kept_as<AmountMembers>(drawn)) return draw_money(ctx, form, drawn, id, box, bad);
        if (drawn.field == CaseField::platform)
            return suggest_field(ctx, id, box, entry.text, entry.field, spec, form.platform_list, suggest).field;
        if (core::is_kept_as<MomentMembers>(drawn))
            return date_field(ctx, id, box, entry.text, entry.field, entry.months,
                              {.hint = hint, .bad = bad, .looks = drawn.looks, .calendar = form.calendar});
        return field(ctx, id, box, entry.text, entry.field, spec);
    };
    const auto result = draw();
    entry.focused = result.focused;
    return result.submitted;
}

bool draw_note(Context& ctx, CaseForm& form, Rect& column) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted,
          ctx.tr(core::info_of(CaseField::note).label));
    auto& entry = form[CaseField::note];
    const auto result =
        field(ctx, "form/note", column.take_top(ctx.px(132), ctx.px(14)), entry.text, entry.field,
              {.hint = ctx.tr("case_note_hint"_tr), .multiline = true, .max_bytes = core::kMaxNoteBytes});
    return result.submitted;
}

}  // namespace

CaseForm make_case_form(const CaseRow& row, const core::Reader& reader, CaseField first) {
    CaseForm form;
    core::for_fields<TextMembers>([&](const CaseFieldInfo& info, const TextMembers& members) {
        if (is_typed(info)) form[info.field].text = row.*members.row;
    });
    core::for_fields<AmountMembers>([&](const CaseFieldInfo& info, const AmountMembers& members) {
        if (const auto& minor = row.*members.row) form[info.field].text = core::format_decimal(*minor, row.currency);
    });
    core::for_fields<MomentMembers>([&](const CaseFieldInfo& info, const MomentMembers& members) {
        if (const auto& when = row.*members.row) form[info.field].text = typed_when(*when, reader);
    });
    form.home = form.home_was = {row.jurisdiction, row.currency};
    for (auto& entry : form.entries) entry.was = entry.text;
    form.problem = form.problem_was = row.problem;
    form.cycle = form.cycle_was = row.cycle;
    form.subscription = row.watch == core::Watch::subscription;
    form.calendar = row.jurisdiction;
    form[first].field.want_focus = true;
    form[first].field.select_on_focus = first != CaseField::note;
    return form;
}

FormReading read_case_form(const CaseForm& form, const core::Reader& reader) {
    FormReading reading;
    core::for_fields<TextMembers>([&](const CaseFieldInfo& info, const TextMembers& members) {
        if (touched(form[info.field])) reading.fields.*members.wanted = form[info.field].text;
    });
    if (form.problem != form.problem_was) reading.fields.problem = form.problem;
    if (form.cycle != form.cycle_was) reading.fields.cycle = form.cycle;
    read_amounts(form, reader, reading);
    read_moments(form, reader, reading);
    reading.changed = form.problem != form.problem_was || form.cycle != form.cycle_was || form.home != form.home_was ||
                      std::any_of(form.entries.begin(), form.entries.end(), [](const auto& e) { return touched(e); });
    return reading;
}

FormEnd draw_case_form(Context& ctx, CaseForm& form, Rect& column) {
    const auto reading = read_case_form(form, ctx.reader);
    bool keep = false;
    const auto fields = fields_in(form);
    const auto draw = [&](const CaseFieldInfo& info, Rect& place) {
        keep = draw_entry(ctx, form, info, captioned(ctx, place, ctx.tr(info.label)), reading) || keep;
    };
    for (std::size_t i = 0; i < fields.size(); i += 2) {
        const auto* second = i + 1 < fields.size() ? fields[i + 1] : nullptr;
        auto right = column;
        auto left = right.take_left(std::floor((column.width() - ctx.px(12)) / 2), ctx.px(12));
        draw(*fields[i], left);
        if (second) draw(*second, right);
        column.min.y = left.min.y;
        const bool wrong =
            reading.bad && (*reading.bad == fields[i]->field || (second && *reading.bad == second->field));
        if (!wrong || (!form.tried && form[*reading.bad].focused)) continue;
        column.min.y -= ctx.px(8);
        complain(ctx, column, reading.complaint);
    }
    keep = draw_note(ctx, form, column) || keep;

    auto row = column.take_top(ctx.px(kButtonHeight));
    const ButtonSpec save{.text = ctx.tr("action_save"_tr), .look = ButtonLook::primary};
    const ButtonSpec cancel{.text = ctx.tr("action_cancel"_tr), .look = ButtonLook::ghost};
    keep = button(ctx, "form/save", row.take_right(button_width(ctx, save), ctx.px(8)), save) || keep;
    const bool give_up = button(ctx, "form/cancel", row.take_right(button_width(ctx, cancel)), cancel);
    if (give_up) return FormEnd::give_up;
    if (!keep) return FormEnd::open;
    form.tried = true;
    return reading.bad ? FormEnd::open : FormEnd::keep;
}

}  // namespace recoup::ui::inline drawer
