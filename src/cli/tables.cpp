#include "cli/tables.h"

#include "cli/report.h"
#include "core/show.h"

namespace recoup::cli {

using core::Tr;

Table evidence_table(const Context& context, const core::CaseRecord& record) {
    const auto tr = [&](Tr key) { return std::string(core::tr(context.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_kind"_tr)},
                 {tr("cli_column_name"_tr), false, true},
                 {tr("cli_column_size"_tr), true},
                 {tr("cli_column_pixels"_tr), true},
                 {tr("cli_column_captured"_tr)}});
    for (const auto& row : record.evidence)
        table.add({{std::to_string(row.number), Ink::strong},
                   {std::string(core::label(context.lang, row.kind))},
                   {row.caption.empty() ? row.name : row.name + " — " + row.caption},
                   {core::show_bytes(row.bytes)},
                   {row.width > 0 ? fmt::format("{}×{}", row.width, row.height) : std::string()},
                   {row.captured_at ? local_time(context, *row.captured_at) : std::string()}});
    return table;
}

Table deadline_table(const Context& context, const core::CaseRecord& record) {
    const auto tr = [&](Tr key) { return std::string(core::tr(context.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_left"_tr)},
                 {tr("cli_column_due_at"_tr)},
                 {tr("cli_column_deadline"_tr), false, true},
                 {tr("cli_column_snoozed"_tr)}});
    for (const auto& row : record.deadlines)
        table.add({{std::to_string(row.number), Ink::strong},
                   record.ended() && !row.done_at ? Cell{""} : time_left(context, row),
                   {local_when(context, row.due)},
                   {row.title},
                   {row.snoozed_until ? local_time(context, *row.snoozed_until) : std::string(), Ink::muted}});
    return table;
}

}  // namespace recoup::cli
