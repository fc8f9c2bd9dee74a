#include "app/tables/export_tables.h"

#include <map>

#include "app/file/output.h"
#include "app/file/target.h"
#include "export/tables/document.h"
#include "portable/path_text.h"
#include "store/file/file.h"

namespace recoup::app::inline tables {
namespace {

namespace fs = std::filesystem;
using exporting::ChosenCases;

constexpr core::Word kFormats[] = {{"csv", "table_format_csv"_tr},
                                   {"json", "table_format_json"_tr},
                                   {"md", "table_format_md"_tr},
                                   {"html", "table_format_html"_tr}};
constexpr core::Word kOriginals[] = {
    {"none", "originals_none"_tr}, {"inside", "originals_inside"_tr}, {"beside", "originals_beside"_tr}};

// "refunds.json" -> "refunds.originals"
fs::path folder_beside(const fs::path& out) {
    auto folder = out;
    return folder.replace_extension(".originals");
}

// What a piece of evidence or a clause shows, by digest: each once.
std::map<std::string, std::int64_t> originals_of(const core::State& state, ChosenCases cases, bool directory) {
    std::map<std::string, std::int64_t> sizes;
    for (const auto* record : cases)
        for (const auto& row : record->evidence) sizes[row.sha256] = row.bytes;
    if (directory)
        for (const auto& record : state.platforms())
            for (const auto& clause : record.clauses)
                if (!clause.sha256.empty()) sizes.try_emplace(clause.sha256, 0);
    return sizes;
}

core::Result<std::vector<exporting::DocumentOriginal>> listed_originals(WholeFile& file, ChosenCases cases,
                                                                        const TableChoice& choice,
                                                                        const fs::path& out) {
    std::vector<exporting::DocumentOriginal> originals;
    if (choice.originals == WithOriginals::none) return originals;
    const bool inside = choice.originals == WithOriginals::inside;
    const auto folder = portable::utf8(folder_beside(out).filename());
    std::int64_t room = kMostInsideBytes;
    for (const auto& [sha256, size] : originals_of(file.state(), cases, choice.directory)) {
        if (inside && size > room) return core::fail(core::ErrorKind::work, "export_originals_large"_tr);
        const auto bytes = file.original(sha256);
        if (!bytes) return tl::unexpected(bytes.error());
        exporting::DocumentOriginal original{.sha256 = sha256, .bytes = static_cast<std::int64_t>(bytes->size())};
        room -= original.bytes;
        if (inside)
            original.base64 = exporting::base64(*bytes);
        else
            original.file = folder + '/' + sha256;
        originals.push_back(std::move(original));
    }
    return originals;
}

core::Result<void> fill(OutputTarget& target, const WholeFile& file, ChosenCases cases, const TableChoice& choice,
                        const fs::path& folder) {
    for (const auto table : exporting::csv_tables()) {
        const auto text = exporting::csv(table, file.state(), cases, choice.csv);
        if (!text) return tl::unexpected(text.error());
        if (const auto failed = target.add(std::string(table) + ".csv", std::as_bytes(std::span(*text))))
            return tl::unexpected(cannot_write(failed, folder));
    }
    return {};
}

}  // namespace

std::span<const core::Word> words_of(core::WordsOf<TableFormat>) {
    return kFormats;
}

std::span<const core::Word> words_of(core::WordsOf<WithOriginals>) {
    return kOriginals;
}

core::Result<std::string> make_table(WholeFile& file, ChosenCases cases, const TableChoice& choice,
                                     const fs::path& out) {
    if (choice.format == TableFormat::csv) return exporting::csv(choice.table, file.state(), cases, choice.csv);
    const auto& content = choice.csv.content;
    if (choice.format == TableFormat::json) {
        const auto originals = listed_originals(file, cases, choice, out);
        if (!originals) return tl::unexpected(originals.error());
        return exporting::document(file.state(), cases, choice.directory, content, *originals);
    }
    const bool pictures = choice.format == TableFormat::html;
    const auto sheet =
        exporting::make_sheet(cases, content, choice.reader, pictures ? file.thumbnails() : exporting::PictureOf());
    return pictures ? exporting::html(sheet) : exporting::markdown(sheet);
}

core::Result<CasesText> csv_of_all_cases(const fs::path& path, const exporting::CsvChoice& choice) {
    const auto file = store::File::open(path, {});  // as a whole file is opened
    if (!file) return tl::unexpected(file.error());
    std::size_t cases = 0;
    const auto each = [&](const exporting::TakeCase& take) {
        return (*file)->each_case([&](const core::CaseRow& row) { ++cases, take(row); });
    };
    return exporting::csv_of_cases(each, choice).map([&](std::string text) {
        return CasesText{std::move(text), cases};
    });
}

core::Result<std::size_t> write_csv_folder(const WholeFile& file, ChosenCases cases, const TableChoice& choice,
                                           const fs::path& folder, Files& files) {
    const auto written =
        write_folder(folder, files, [&](OutputTarget& target) { return fill(target, file, cases, choice, folder); });
    if (!written) return tl::unexpected(written.error());
    return exporting::csv_tables().size();
}

core::Result<void> write_originals_beside(WholeFile& file, ChosenCases cases, const TableChoice& choice,
                                          const fs::path& out, Files& files) {
    const auto wanted = originals_of(file.state(), cases, choice.directory);
    if (choice.originals != WithOriginals::beside || wanted.empty()) return {};
    const auto folder = folder_beside(out);
    if (const auto failed = files.make_folder(folder)) return tl::unexpected(cannot_write(failed, folder));
    for (const auto& [sha256, size] : wanted) {
        std::error_code ignored;
        if (fs::exists(folder / portable::path_of(sha256), ignored)) continue;  // is named by its content
        const auto bytes = file.original(sha256);
        if (!bytes) return tl::unexpected(bytes.error());
        if (const auto written = files.write_new_file(folder, sha256, *bytes); !written)
            return tl::unexpected(cannot_write(written.error(), folder));
    }
    return {};
}

}  // namespace recoup::app::inline tables
