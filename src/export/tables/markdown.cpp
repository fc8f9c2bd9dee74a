#include "core/base/text.h"
#include "export/tables/sheet.h"

namespace recoup::exporting::inline tables {
namespace {

// Text that reads as itself: in one line, and no character of it makes mark-up, a tag or a link.
std::string md_text(std::string_view text) {
    std::string out;
    bool first = true;
    for (const char c : core::without_controls(text)) {
        const bool line_end = c == '\n' || c == '\r' || c == '\t';
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else if (std::string_view("\\`*_[]>|~#$").find(c) != std::string_view::npos ||
                 (first && std::string_view("+-=").find(c) != std::string_view::npos))
            (out += '\\') += c;
        else if (c == '/' && out.ends_with(":"))
            out += "\\/";  // else "http://" becomes a link
        else
            out += line_end ? ' ' : c;
        first = false;
    }
    return out;
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
    out += '|';
    for (const auto& cell : cells) out += ' ' + md_text(cell) + " |";
    out += '\n';
}

void add_md_table(std::string& out, const SheetTable& table) {
    if (table.rows.empty()) return;
    if (!table.heading.empty()) out += "### " + md_text(table.heading) + "\n\n";
    add_line(out, table.columns);
    out += '|';
    for (std::size_t i = 0; i < table.columns.size(); ++i) out += " --- |";
    out += '\n';
    for (const auto& row : table.rows) add_line(out, row);
    out += '\n';
}

}  // namespace

std::string markdown(const Sheet& sheet) {
    std::string out = "# " + md_text(sheet.title) + "\n\n" + md_text(sheet.made) + "\n\n";
    add_md_table(out, sheet.overview);
    for (const auto& one : sheet.cases) {
        if (sheet.cases.size() > 1) out += "## " + md_text(one.title) + "\n\n";
        for (const auto& [name, value] : one.facts) out += "- **" + md_text(name) + "** " + md_text(value) + '\n';
        out += '\n';
        if (!one.note.empty()) out += md_text(one.note) + "\n\n";
        for (const auto& table : one.tables) add_md_table(out, table);
    }
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace recoup::exporting::inline tables
