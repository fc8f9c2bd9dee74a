// Cases of a file as CSV, JSON, Markdown or HTML, and where they are written. What the window and the command line
// export is made here. Any thread but a frame's; reads and writes files. Errors are of kind work, if not said
// otherwise.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/tables/whole_file.h"
#include "export/tables/csv.h"

namespace recoup::app::inline tables {

enum class TableFormat : std::uint8_t { csv, json, md, html };
std::span<const core::Word> words_of(core::WordsOf<TableFormat>);

enum class WithOriginals : std::uint8_t { none, inside, beside };
std::span<const core::Word> words_of(core::WordsOf<WithOriginals>);

struct TableChoice {
    TableFormat format = TableFormat::csv;
    std::string table = "cases";                    // of CSV
    exporting::CsvChoice csv = {};                  // its content is that of every format
    bool directory = true;                          // of JSON: platforms, phrases and refused pictures as well
    WithOriginals originals = WithOriginals::none;  // of JSON
    core::Reader reader = {};
};

// As text so many bytes of originals go into a document at most; more go beside it.
inline constexpr std::int64_t kMostInsideBytes = std::int64_t{100} << 20;

// One text. `out` is where it will stand, next to which originals may lie. Of kind usage: a column that is not there.
core::Result<std::string> make_table(WholeFile& file, exporting::ChosenCases cases, const TableChoice& choice,
                                     const std::filesystem::path& out);

// The table of all cases by their rows alone, which is what make_table() gives of a whole file, sooner.
struct CasesText {
    std::string text;
    std::size_t cases = 0;
};
core::Result<CasesText> csv_of_all_cases(const std::filesystem::path& path, const exporting::CsvChoice& choice);

// Every table of the file as CSV, into a folder that is not there yet; gives how many. With an error none is left.
core::Result<std::size_t> write_csv_folder(const WholeFile& file, exporting::ChosenCases cases,
                                           const TableChoice& choice, const std::filesystem::path& folder,
                                           Files& files);

// The originals of a document that refers to them, beside `out`. Fine where there are none.
core::Result<void> write_originals_beside(WholeFile& file, exporting::ChosenCases cases, const TableChoice& choice,
                                          const std::filesystem::path& out, Files& files);

}  // namespace recoup::app::inline tables
