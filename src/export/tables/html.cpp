#include "core/base/text.h"
#include "export/tables/sheet.h"

namespace recoup::exporting::inline tables {
namespace {

constexpr std::string_view kPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

// The colours are the program's own, light and dark; on paper always light.
constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark;--back:#f4f5f7;--page:#fff;--line:#e3e6eb;--text:#1c2333;--quiet:#566074}
@media (prefers-color-scheme:dark){:root{--back:#12151c;--page:#1a1f29;--line:#2c3443;--text:#e8ecf4;--quiet:#a3adbf}}
body{margin:0;background:var(--back);color:var(--text);font:14px/1.5 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif}
main{max-width:1100px;margin:0 auto;padding:24px}
section{background:var(--page);border:1px solid var(--line);border-radius:10px;padding:16px 20px;margin:16px 0}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:0 0 8px}h3{font-size:14px;margin:16px 0 4px}
p{margin:4px 0;white-space:pre-wrap}.quiet{color:var(--quiet);font-size:12px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0}dt{color:var(--quiet)}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{color:var(--quiet);font-weight:600;white-space:nowrap}td{font-variant-numeric:tabular-nums}
.pictures{display:flex;flex-wrap:wrap;gap:12px;margin:12px 0}
figure{margin:0;width:160px}img{display:block;max-width:160px;border:1px solid var(--line);border-radius:8px}
figcaption{color:var(--quiet);font-size:12px;overflow-wrap:anywhere}
@media print{:root{--back:#fff;--page:#fff;--line:#ccc;--text:#000;--quiet:#444}body{font-size:10pt}
main{max-width:none;padding:0}section{border:0;padding:0}figure,tr{break-inside:avoid}h2,h3{break-after:avoid}}
)";

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : core::without_controls(text)) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else
            out += c;
    }
    return out;
}

void add_cells(std::string& out, std::string_view tag, const std::vector<std::string>& cells) {
    out += "<tr>";
    for (const auto& cell : cells) ((((out += '<') += tag) += '>') += html_text(cell) + "</") += std::string(tag) + '>';
    out += "</tr>\n";
}

void add_table(std::string& out, const SheetTable& table) {
    if (table.rows.empty()) return;
    if (!table.heading.empty()) out += "<h3>" + html_text(table.heading) + "</h3>\n";
    out += "<table>\n<thead>";
    add_cells(out, "th", table.columns);
    out += "</thead>\n<tbody>\n";
    for (const auto& row : table.rows) add_cells(out, "td", row);
    out += "</tbody>\n</table>\n";
}

void add_pictures(std::string& out, const std::vector<SheetPicture>& pictures) {
    if (pictures.empty()) return;
    out += "<div class=\"pictures\">\n";
    for (const auto& picture : pictures)
        out += "<figure><img alt=\"" + html_text(picture.title) + "\" src=\"" + html_text(picture.uri) +
               "\"><figcaption>" + html_text(picture.title) + "</figcaption></figure>\n";
    out += "</div>\n";
}

void add_case(std::string& out, const SheetCase& one, bool titled) {
    out += "<section>\n";
    if (titled) out += "<h2>" + html_text(one.title) + "</h2>\n";
    out += "<dl>\n";
    for (const auto& [name, value] : one.facts)
        out += "<dt>" + html_text(name) + "</dt><dd>" + html_text(value) + "</dd>\n";
    out += "</dl>\n";
    if (!one.note.empty()) out += "<p>" + html_text(one.note) + "</p>\n";
    add_pictures(out, one.pictures);
    for (const auto& table : one.tables) add_table(out, table);
    out += "</section>\n";
}

}  // namespace

std::string html(const Sheet& sheet) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += sheet.lang == core::Lang::zh ? "zh-Hans" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
    out += kPolicy;
    out += "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + html_text(sheet.title) +
           "</title>\n<style>";
    out += kStyle;
    out += "</style>\n</head>\n<body>\n<main>\n<h1>" + html_text(sheet.title) + "</h1>\n<p class=\"quiet\">" +
           html_text(sheet.made) + "</p>\n";
    if (!sheet.overview.rows.empty()) {
        out += "<section>\n";
        add_table(out, sheet.overview);
        out += "</section>\n";
    }
    for (const auto& one : sheet.cases) add_case(out, one, sheet.cases.size() > 1);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace recoup::exporting::inline tables
