#include "core/printed/lists.h"

#include "core/base/brief.h"
#include "core/letter/from.h"
#include "core/view/agenda.h"
#include "core/view/board.h"

namespace recoup::core::inline printed {
namespace {

Report begin(const Reader& reader, Tr name) {
    Report report;
    report.lang = reader.lang;
    report.title = report.heading = reader(name);
    report.made = trf(reader.lang, "report_made"_tr, written_day(reader, Day{day_of(reader, reader.now)}));
    report.running = capital(report.made);
    report.footer = reader("printed_footer"_tr);
    return report;
}

ReportTable table(const Reader& reader, std::string title, std::string hint, std::initializer_list<Tr> heads,
                  std::vector<float> widths) {
    ReportTable table{std::move(title), std::move(hint), {}, std::move(widths), {}};
    for (const auto head : heads) table.heads.emplace_back(reader(head));
    return table;
}

ReportTable section(const Reader& reader, const AgendaView& view, AgendaSection which) {
    return table(reader, std::string(section_name(view, which, reader.lang)), {},
                 {"report_head_due"_tr, "cli_column_left"_tr, "report_head_deadline"_tr, "cli_column_case"_tr,
                  "cli_column_amount"_tr},
                 {0.17F, 0.15F, 0.33F, 0.22F, 0.13F});
}

// Paper does not tick: a running clock is named by its whole hours.
std::string left(const Reader& reader, Chip chip, Instant last) {
    return chip.ticks ? brief_timer(reader.lang, reader.now, last) : std::move(chip.text);
}

std::vector<std::string> agenda_cells(const Reader& reader, const CaseRecord& record, const DeadlineRow& deadline) {
    auto row = agenda_row(record, deadline, reader);
    return {std::move(row.due), left(reader, std::move(row.chip), last_second(deadline.due, *reader.zones)),
            std::move(row.detail), fmt::format("#{} {}", record.row.number, row.title), std::move(row.amount)};
}

ReportTable column(const State& state, const Reader& reader, const BoardColumn& column) {
    auto hint = trf(reader.lang, "count_of_cases"_tr, column.cards.size());
    if (!column.sum.empty()) hint += " · " + column.sum;
    auto list =
        table(reader, std::string(label(reader.lang, column.stage)), std::move(hint),
              {"cli_column_id"_tr, "cli_column_case"_tr, "printed_about"_tr, "deadline"_tr, "cli_column_amount"_tr},
              {0.08F, 0.35F, 0.26F, 0.16F, 0.15F});
    for (const auto place : column.cards) {
        const auto& record = state.cases()[place];
        auto card = card_view(record, reader);
        list.rows.push_back({fmt::format("#{}", card.number), std::string(card.title), std::move(card.subtitle),
                             left(reader, std::move(card.chip), record.next_due()), std::move(card.amount)});
    }
    return list;
}

}  // namespace

Report printed_agenda(const State& state, const Reader& reader) {
    auto report = begin(reader, "rail_agenda"_tr);
    const auto view = agenda_view(state, {}, reader);
    for (int i = 0; i < kAgendaSections; ++i) {
        const auto which = static_cast<AgendaSection>(i);
        if (view.counts[static_cast<std::size_t>(i)] > 0) report.tables.push_back(section(reader, view, which));
        for (const auto& item : view.items) {
            if (item.section != which) continue;
            const auto& record = state.cases()[item.record];
            report.tables.back().rows.push_back(agenda_cells(reader, record, record.deadlines[item.deadline]));
        }
    }
    report.subtitle = view.items.empty() ? std::string(reader("cli_due_empty"_tr)) : capital(report.made);
    return report;
}

Report printed_board(const State& state, const Reader& reader) {
    auto report = begin(reader, "view_board"_tr);
    report.subtitle = capital(report.made);
    for (const auto& one : board_view(state, {}, reader).columns) report.tables.push_back(column(state, reader, one));
    return report;
}

}  // namespace recoup::core::inline printed
