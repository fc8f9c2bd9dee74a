#include "cli/output/tables.h"

#include "cli/output/report.h"
#include "core/model/show.h"

namespace recoup::cli::inline output {

using core::Tr;

Table evidence_table(const Call& call, const core::CaseRecord& record) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("evidence_kind"_tr)},
                 {tr("cli_column_name"_tr), false, true},
                 {tr("cli_column_size"_tr), true},
                 {tr("cli_column_pixels"_tr), true},
                 {tr("evidence_captured"_tr)}});
    for (const auto& row : record.evidence)
        table.add({{std::to_string(row.number), Ink::strong},
                   {std::string(core::label(call.lang, row.kind))},
                   {row.caption.empty() ? row.name : row.name + " — " + row.caption},
                   {core::show_bytes(row.bytes)},
                   {row.width > 0 ? fmt::format("{}×{}", row.width, row.height) : std::string()},
                   {row.captured_at ? local_time(call, *row.captured_at) : std::string()}});
    return table;
}

Table deadline_table(const Call& call, const core::CaseRecord& record) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_left"_tr)},
                 {tr("cli_column_due_at"_tr)},
                 {tr("deadline"_tr), false, true},
                 {tr("cli_column_snoozed"_tr)}});
    for (const auto& row : record.deadlines)
        table.add({{std::to_string(row.number), Ink::strong},
                   record.ended() && !row.done_at ? Cell{""} : time_left(call, row),
                   {local_when(call, row.due)},
                   {row.title},
                   {row.snoozed_until ? local_time(call, *row.snoozed_until) : std::string(), Ink::muted}});
    return table;
}

}  // namespace recoup::cli::inline output
