#include "export/tables/sheet.h"

#include "core/base/money.h"
#include "core/edit/case_fields.h"
#include "core/model/amounts.h"
#include "core/model/platforms.h"
#include "core/view/case.h"
#include "export/tables/columns.h"

namespace recoup::exporting::inline tables {
namespace {

class Maker {
  public:
    Maker(const Content& content, const core::Reader& reader, const PictureOf& picture_of)
        : content_(content), reader_(reader), picture_of_(picture_of) {}

    SheetTable overview(ChosenCases cases) const;
    SheetCase case_of(const core::CaseRecord& record) const;

  private:
    std::string say(core::Tr key) const { return std::string(reader_(key)); }
    std::string text(std::string_view value) const { return core::without_words(value, content_.covered); }
    template <class E>
    std::string word(E value) const {
        return std::string(core::label(reader_.lang, value));
    }
    std::string at(core::Instant instant) const { return core::show_exact(reader_, instant).substr(0, 16); }
    std::string at(const core::When& when) const {
        if (!when.is_day()) return at(when.instant);
        return core::to_iso(when.day) + (when.zone == reader_.zone ? "" : " [" + when.zone + "]");
    }
    template <class T>
    std::string at(const std::optional<T>& moment) const {
        return moment ? at(*moment) : std::string();
    }
    std::string sum(const std::optional<std::int64_t>& minor, const core::CaseRow& row) const {
        return minor && content_.amounts ? core::format_amount(*minor, row.currency) : std::string();
    }
    std::string note(const std::string& value) const { return content_.notes ? text(value) : std::string(); }

    std::string field(const core::CaseRow& row, const std::string& value) const {
        return &value == &row.refund_method ? core::show_refund_way(reader_.lang, text(value)) : text(value);
    }
    std::string field(const core::CaseRow& row, const std::optional<std::int64_t>& minor) const {
        return sum(minor, row);
    }
    std::string field(const core::CaseRow&, const std::optional<core::When>& when) const { return at(when); }
    std::string field(const core::CaseRow&, core::Problem problem) const { return word(problem); }
    std::string field(const core::CaseRow&, core::Cycle cycle) const {
        return cycle == core::Cycle::none ? std::string() : word(cycle);
    }

    void add_facts(SheetCase& into, const core::CaseRow& row) const;
    void add_evidence(SheetCase& into, const core::CaseRecord& record) const;
    void add_deadlines(SheetCase& into, const core::CaseRecord& record) const;
    void add_contacts(SheetCase& into, const core::CaseRecord& record) const;
    void add_routes(SheetCase& into, const core::CaseRecord& record) const;

    const Content& content_;
    const core::Reader& reader_;
    const PictureOf& picture_of_;
};

SheetTable Maker::overview(ChosenCases cases) const {
    SheetTable table{{},
                     {"#", say("title"_tr), say("case_platform"_tr), say("case_problem"_tr), say("case_stage"_tr),
                      say("cli_column_amount"_tr), say("case_received"_tr), say("deadline"_tr)},
                     {}};
    for (const auto* record : cases) {
        const auto& row = record->row;
        const auto* next = record->ended() ? nullptr : record->next_deadline();
        table.rows.push_back({std::to_string(row.number), text(row.title), text(row.platform), word(row.problem),
                              row.outcome == core::Outcome::none ? word(row.stage) : word(row.outcome),
                              sum(core::asked_minor(row), row), sum(row.received_minor, row),
                              next ? at(next->due) : std::string()});
    }
    return table;
}

void Maker::add_facts(SheetCase& into, const core::CaseRow& row) const {
    const auto add = [&](core::Tr name, std::string value) {
        if (!value.empty()) into.facts.emplace_back(say(name), std::move(value));
    };
    add("case_stage"_tr, word(row.stage));
    if (row.outcome != core::Outcome::none) add("cli_fact_outcome"_tr, word(row.outcome));
    for (const auto& info : core::kCaseFields) {
        if (info.field == core::CaseField::title || info.field == core::CaseField::note ||
            info.field == core::CaseField::playbook || info.field == core::CaseField::region ||
            info.field == core::CaseField::currency)
            continue;
        add(info.fact, std::visit([&](const auto& members) { return field(row, row.*members.row); }, info.members));
    }
    auto tags = text(row.tags);
    std::ranges::replace(tags, '\n', ' ');
    add("cli_fact_tags"_tr, std::move(tags));
    into.note = note(row.note);
}

void Maker::add_evidence(SheetCase& into, const core::CaseRecord& record) const {
    SheetTable table{say("evidence"_tr),
                     {"#", say("evidence_kind"_tr), say("viewer_caption"_tr), say("platform_name"_tr),
                      say("evidence_captured"_tr), "SHA-256"},
                     {}};
    for (const auto* row : rows_in_order<core::EvidenceRow>(record)) {
        table.rows.push_back({"E" + std::to_string(row->number), word(row->kind), text(row->caption), text(row->name),
                              at(row->captured_at), row->sha256});
        auto uri = picture_of_ ? picture_of_(*row) : std::string();
        if (!uri.empty())
            into.pictures.push_back(
                {std::move(uri), "E" + std::to_string(row->number) + " · " +
                                     (row->caption.empty() ? word(row->kind) : text(row->caption))});
    }
    into.tables.push_back(std::move(table));
}

void Maker::add_deadlines(SheetCase& into, const core::CaseRecord& record) const {
    SheetTable table{
        say("cli_heading_deadlines"_tr),
        {say("title"_tr), say("why_due"_tr), say("column_actor"_tr), say("agenda_done"_tr), say("case_note"_tr)},
        {}};
    for (const auto& row : record.deadlines)
        table.rows.push_back({row.title.empty() ? say("deadline"_tr) : text(row.title), at(row.due), word(row.actor),
                              at(row.done_at), note(row.note)});
    into.tables.push_back(std::move(table));
}

void Maker::add_contacts(SheetCase& into, const core::CaseRecord& record) const {
    if (!content_.contacts) return;
    SheetTable table{
        say("cli_heading_contacts"_tr),
        {say("cli_column_at"_tr), say("column_direction"_tr), say("column_channel"_tr), say("shared_other_side"_tr),
         say("contact_ticket_hint"_tr), say("column_words"_tr), say("column_text"_tr), say("column_promised_by"_tr)},
        {}};
    for (const auto* row : rows_in_order<core::ContactRow>(record))
        table.rows.push_back({at(row->at), word(row->direction), word(row->channel), word(row->party),
                              text(row->ticket), text(row->words), text(row->text), at(row->promised_by)});
    into.tables.push_back(std::move(table));
}

void Maker::add_routes(SheetCase& into, const core::CaseRecord& record) const {
    SheetTable table{say("cli_fact_route"_tr),
                     {say("cli_fact_route"_tr), say("column_state"_tr), say("contact_ticket_hint"_tr),
                      say("column_taken_at"_tr), say("case_note"_tr)},
                     {}};
    for (const auto* row : rows_in_order<core::RouteRow>(record))
        table.rows.push_back(
            {word(row->route), word(row->state), text(row->ticket), at(row->taken_at), note(row->note)});
    into.tables.push_back(std::move(table));
}

SheetCase Maker::case_of(const core::CaseRecord& record) const {
    SheetCase made;
    made.title = std::to_string(record.row.number) + " · " + text(record.row.title);
    add_facts(made, record.row);
    add_evidence(made, record);
    add_deadlines(made, record);
    add_contacts(made, record);
    add_routes(made, record);
    std::erase_if(made.tables, [](const SheetTable& table) { return table.rows.empty(); });
    return made;
}

}  // namespace

Sheet make_sheet(ChosenCases cases, const Content& content, const core::Reader& reader, const PictureOf& picture_of) {
    const Maker maker(content, reader, picture_of);
    Sheet sheet{.lang = reader.lang, .title = {}, .made = {}, .overview = {}, .cases = {}};
    sheet.title = cases.size() == 1 ? core::without_words(cases.front()->row.title, content.covered)
                                    : core::trf(reader.lang, "sheet_title"_tr, cases.size());
    sheet.made = core::trf(reader.lang, "sheet_made"_tr, core::show_exact(reader, reader.now));
    if (cases.size() != 1) sheet.overview = maker.overview(cases);
    for (const auto* record : cases) sheet.cases.push_back(maker.case_of(*record));
    return sheet;
}

}  // namespace recoup::exporting::inline tables
