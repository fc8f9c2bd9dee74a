#include "ui/case_form.h"

#include <algorithm>
#include <vector>

#include "core/amount_text.h"
#include "core/apply.h"
#include "core/money.h"
#include "core/suggest.h"
#include "core/text.h"
#include "ui/money_field.h"
#include "ui/panel.h"
#include "ui/when_text.h"

namespace recoup::ui {
namespace {

using core::CaseFields;
using core::CaseRow;
using core::Tr;

template <class T>
using Wanted = std::optional<T> CaseFields::*;

struct TextInfo {
    CaseField field;
    std::string CaseRow::*row;
    Wanted<std::string> wanted;
};
constexpr TextInfo kTexts[] = {
    {CaseField::platform, &CaseRow::platform, &CaseFields::platform},
    {CaseField::order_no, &CaseRow::order_no, &CaseFields::order_no},
    {CaseField::payment_method, &CaseRow::payment_method, &CaseFields::payment_method},
    {CaseField::refund_method, &CaseRow::refund_method, &CaseFields::refund_method},
    {CaseField::note, &CaseRow::note, &CaseFields::note},
};

struct AmountInfo {
    CaseField field;
    std::optional<std::int64_t> CaseRow::*row;
    Wanted<std::optional<std::int64_t>> wanted;
};
constexpr AmountInfo kAmounts[] = {
    {CaseField::paid, &CaseRow::paid_minor, &CaseFields::paid_minor},
    {CaseField::claimed, &CaseRow::claimed_minor, &CaseFields::claimed_minor},
    {CaseField::offered, &CaseRow::offered_minor, &CaseFields::offered_minor},
    {CaseField::received, &CaseRow::received_minor, &CaseFields::received_minor},
    {CaseField::fee, &CaseRow::fee_minor, &CaseFields::fee_minor},
};

struct MomentInfo {
    CaseField field;
    std::optional<core::When> CaseRow::*row;
    Wanted<std::optional<core::When>> wanted;
};
constexpr MomentInfo kMoments[] = {
    {CaseField::occurred_at, &CaseRow::occurred_at, &CaseFields::occurred_at},
    {CaseField::paid_at, &CaseRow::paid_at, &CaseFields::paid_at},
    {CaseField::goods_at, &CaseRow::received_at, &CaseFields::received_at},
};

struct Drawn {
    CaseField field;
    Tr caption;
    const char* id;
};
// Row by row, two a row; the note has its own.
constexpr Drawn kDrawn[] = {
    {CaseField::platform, "case_platform"_tr, "form/platform"},
    {CaseField::problem, "case_problem"_tr, "form/problem"},
    {CaseField::paid, "case_paid"_tr, "form/paid"},
    {CaseField::claimed, "case_claimed"_tr, "form/claimed"},
    {CaseField::offered, "case_offered"_tr, "form/offered"},
    {CaseField::received, "case_received"_tr, "form/received"},
    {CaseField::fee, "case_fee"_tr, "form/fee"},
    {CaseField::region, "case_region"_tr, "form/region"},
    {CaseField::order_no, "case_order_no"_tr, "form/order_no"},
    {CaseField::payment_method, "case_payment_method"_tr, "form/payment_method"},
    {CaseField::occurred_at, "case_occurred_at"_tr, "form/occurred_at"},
    {CaseField::refund_method, "case_refund_method"_tr, "form/refund_method"},
    {CaseField::paid_at, "case_paid_at"_tr, "form/paid_at"},
    {CaseField::goods_at, "case_goods_at"_tr, "form/goods_at"},
};

bool touched(const CaseForm::Entry& entry) {
    return entry.text != entry.was;
}

bool is_amount(CaseField field) {
    return std::any_of(std::begin(kAmounts), std::end(kAmounts), [&](const auto& i) { return i.field == field; });
}

bool is_moment(CaseField field) {
    return std::any_of(std::begin(kMoments), std::end(kMoments), [&](const auto& i) { return i.field == field; });
}

void blame(FormReading& reading, CaseField field, std::string complaint) {
    if (reading.bad) return;
    reading.bad = field;
    reading.complaint = std::move(complaint);
}

// What was paid or is asked for is above zero; what came, was offered or charged may be nothing.
core::Result<std::int64_t> read_money(const CaseForm& form, CaseField field) {
    const auto minor = core::read_amount_in(form[field].text, {form.home.currency, form.home.region});
    if (!minor || (field != CaseField::paid && field != CaseField::claimed)) return minor;
    return core::above_zero(*minor, form.home.currency);
}

// Amounts are read again when the currency changes: its minor unit may be another.
void read_amounts(const CaseForm& form, const core::Reader& reader, FormReading& reading) {
    const bool other_currency = form.home.currency != form.home_was.currency;
    if (other_currency) reading.fields.currency = form.home.currency;
    if (form.home.region != form.home_was.region) reading.fields.jurisdiction = form.home.region;
    for (const auto& info : kAmounts) {
        const auto& entry = form[info.field];
        if (!touched(entry) && !other_currency) continue;
        std::optional<std::int64_t> minor;
        if (!core::trim(entry.text).empty()) {
            const auto read = read_money(form, info.field);
            if (read)
                minor = *read;
            else
                blame(reading, info.field, core::sentence(reader.lang, read.error()));
        }
        reading.fields.*info.wanted = minor;
    }
}

void read_moments(const CaseForm& form, const core::Reader& reader, FormReading& reading) {
    for (const auto& info : kMoments) {
        const auto& entry = form[info.field];
        if (!touched(entry)) continue;
        std::optional<core::When> when;
        if (!core::trim(entry.text).empty()) {
            when = core::parse_when(entry.text, *reader.zones, reader.zone, reader.now);
            if (!when) blame(reading, info.field, std::string(reader("case_moment_bad"_tr)));
        }
        reading.fields.*info.wanted = when;
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
TextFieldResult draw_money(Context& ctx, CaseForm& form, const Drawn& drawn, const Rect& box, bool bad) {
    auto& entry = form[drawn.field];
    const auto from = form.home;
    const auto result = money_field(ctx, drawn.id, box, entry.text, entry.field, entry.currencies, form.home,
                                    {.hint = "—", .bad = bad});
    if (result.was.empty()) return result.field;
    for (const auto& info : kAmounts)
        if (info.field != drawn.field)
            form[info.field].text = carried_text(form[info.field].text, from, form.home.currency);
    return result.field;
}

// Draws one control; true when Enter was pressed in it.
bool draw_entry(Context& ctx, CaseForm& form, const Drawn& drawn, const Rect& box, const FormReading& reading) {
    if (drawn.field == CaseField::problem) {
        std::vector<std::string> names;
        for (const auto& word : core::words<core::Problem>()) names.emplace_back(ctx.tr(word.label));
        const int chosen = select(ctx, drawn.id, box, names, static_cast<int>(form.problem), form.problem_list);
        if (chosen >= 0) form.problem = static_cast<core::Problem>(chosen);
        return false;
    }
    if (drawn.field == CaseField::region) return draw_region(ctx, form, box), false;
    auto& entry = form[drawn.field];
    const bool bad = reading.bad == drawn.field && (form.tried || !entry.focused);
    const auto hint = is_moment(drawn.field) ? ctx.tr("case_moment_hint"_tr) : std::string_view("—");
    const FieldSpec spec{.hint = hint, .bad = bad, .max_bytes = core::kMaxFieldBytes};
    const auto suggest = [&](std::string_view typed) {
        return core::platforms_like(ctx.app.state, typed, kMostSuggested);
    };
    const auto draw = [&] {
        if (is_amount(drawn.field)) return draw_money(ctx, form, drawn, box, bad);
        if (drawn.field == CaseField::platform)
            return suggest_field(ctx, drawn.id, box, entry.text, entry.field, spec, form.platform_list, suggest).field;
        if (is_moment(drawn.field))
            return date_field(ctx, drawn.id, box, entry.text, entry.field, entry.months,
                              {.hint = hint, .bad = bad, .calendar = form.calendar});
        return field(ctx, drawn.id, box, entry.text, entry.field, spec);
    };
    const auto result = draw();
    entry.focused = result.focused;
    return result.submitted;
}

bool draw_note(Context& ctx, CaseForm& form, Rect& column) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, ctx.tr("case_note"_tr));
    auto& entry = form[CaseField::note];
    const auto result =
        field(ctx, "form/note", column.take_top(ctx.px(132), ctx.px(14)), entry.text, entry.field,
              {.hint = ctx.tr("case_note_hint"_tr), .multiline = true, .max_bytes = core::kMaxNoteBytes});
    return result.submitted;
}

}  // namespace

CaseForm make_case_form(const CaseRow& row, const core::Reader& reader, CaseField first) {
    CaseForm form;
    for (const auto& info : kTexts) form[info.field].text = row.*info.row;
    for (const auto& info : kAmounts)
        if (const auto& minor = row.*info.row) form[info.field].text = core::format_decimal(*minor, row.currency);
    for (const auto& info : kMoments)
        if (const auto& when = row.*info.row) form[info.field].text = typed_when(*when, reader);
    form.home = form.home_was = {row.jurisdiction, row.currency};
    for (auto& entry : form.entries) entry.was = entry.text;
    form.problem = form.problem_was = row.problem;
    form.calendar = row.jurisdiction;
    form[first].field.want_focus = true;
    form[first].field.select_on_focus = first != CaseField::note;
    return form;
}

FormReading read_case_form(const CaseForm& form, const core::Reader& reader) {
    FormReading reading;
    for (const auto& info : kTexts)
        if (touched(form[info.field])) reading.fields.*info.wanted = form[info.field].text;
    if (form.problem != form.problem_was) reading.fields.problem = form.problem;
    read_amounts(form, reader, reading);
    read_moments(form, reader, reading);
    reading.changed = form.problem != form.problem_was || form.home != form.home_was ||
                      std::any_of(form.entries.begin(), form.entries.end(), [](const auto& e) { return touched(e); });
    return reading;
}

FormEnd draw_case_form(Context& ctx, CaseForm& form, Rect& column) {
    const auto reading = read_case_form(form, ctx.reader);
    bool keep = false;
    for (std::size_t i = 0; i < std::size(kDrawn); i += 2) {
        auto right = column;
        auto left = right.take_left(std::floor((column.width() - ctx.px(12)) / 2), ctx.px(12));
        keep = draw_entry(ctx, form, kDrawn[i], captioned(ctx, left, ctx.tr(kDrawn[i].caption)), reading) || keep;
        keep =
            draw_entry(ctx, form, kDrawn[i + 1], captioned(ctx, right, ctx.tr(kDrawn[i + 1].caption)), reading) || keep;
        column.min.y = left.min.y;
        const bool wrong = reading.bad && (*reading.bad == kDrawn[i].field || *reading.bad == kDrawn[i + 1].field);
        if (!wrong || (!form.tried && form[*reading.bad].focused)) continue;
        column.min.y -= ctx.px(8);
        complain(ctx, column, reading.complaint);
    }
    keep = draw_note(ctx, form, column) || keep;

    auto row = column.take_top(ctx.px(kButtonHeight));
    const ButtonSpec save{.text = ctx.tr("case_save"_tr), .look = ButtonLook::primary};
    const ButtonSpec cancel{.text = ctx.tr("case_cancel"_tr), .look = ButtonLook::ghost};
    keep = button(ctx, "form/save", row.take_right(button_width(ctx, save), ctx.px(8)), save) || keep;
    const bool give_up = button(ctx, "form/cancel", row.take_right(button_width(ctx, cancel)), cancel);
    if (give_up) return FormEnd::give_up;
    if (!keep) return FormEnd::open;
    form.tried = true;
    return reading.bad ? FormEnd::open : FormEnd::keep;
}

}  // namespace recoup::ui
