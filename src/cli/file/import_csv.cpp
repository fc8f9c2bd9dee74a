// import csv: the rows of a table as cases.
#include "app/incoming/case_table.h"
#include "app/intake/importer.h"
#include "cli/command_line/verb.h"
#include "cli/file/arriving.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

struct TableOptions {
    std::string path;
    MapOptions map;
    std::optional<std::filesystem::path> rejected;
    bool dry_run = false;
};

void declare_table(Grammar& grammar, TableOptions& options) {
    grammar.positional("FILE", options.path, "cli_help_import_csv"_tr);
    grammar.options("column", "FIELD=HEADING", options.map.columns, "cli_help_import_column"_tr);
    grammar.option("order", "dmy|mdy", options.map.order, "cli_help_import_order"_tr, core::words<core::DateOrder>());
    declare_stages(grammar, options.map);
    grammar.path_option("rejected", "FILE", options.rejected, "cli_help_import_rejected"_tr);
    grammar.flag("dry-run", options.dry_run, "cli_help_dry_run"_tr);
}

// Before anything is taken in: a file that cannot be written leaves all as it was.
core::Result<void> write_rejected(Call& call, const TableOptions& options, const app::CaseTable& table) {
    if (!options.rejected || options.dry_run || table.rejected.empty()) return {};
    const auto text = app::rejected_csv(table, call.lang);
    return write_output(call, {.path = *options.rejected, .kind = app::OutputKind::document},
                        std::as_bytes(std::span(text)));
}

Exit import_table(Call& call, const TableOptions& options) {
    const auto map = map_of(options.map);
    if (!map) return tl::unexpected(map.error());
    const auto path = portable::path_of(options.path);
    const auto bytes = app::read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto table = app::read_case_table(*bytes, *map, arrival_habit(call));
    if (!table) {
        table.error().path = portable::utf8(path);
        return tl::unexpected(table.error());
    }
    if (const auto written = write_rejected(call, options, *table); !written) return tl::unexpected(written.error());
    auto heading = core::trf(call.lang, "arrival_table"_tr, core::one_line(portable::utf8(path.filename())));
    auto arrival = std::move(table->arrival);
    return take_in(
        call, std::move(arrival),
        {.source = "csv", .heading = std::move(heading), .dry_run = options.dry_run, .folder = {}, .table = &*table});
}

}  // namespace

const Verb kImportCsv{929, "import csv", "cli_verb_import_csv"_tr, define<TableOptions, declare_table, import_table>};

}  // namespace recoup::cli::inline file
