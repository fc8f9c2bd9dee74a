#include "export/report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace recoup::exporting::inline report {
namespace {

using core::Exhibit;
using core::Report;

constexpr std::string_view kStyle =
    R"(:root{color-scheme:light dark;--text:#101318;--muted:#566074;--line:#d5d9e2;--ground:#fff}
@media (prefers-color-scheme:dark){:root{--text:#e8eaf0;--muted:#a3adbf;--line:#3a4358;--ground:#14171f}}
body{margin:0 auto;max-width:52rem;padding:2rem 1.25rem;background:var(--ground);color:var(--text);font:1rem/1.55 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.2rem;margin:2rem 0 .4rem}h2 small,.muted{color:var(--muted);font-weight:400;font-size:.85rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}thead th{font-size:.85rem;border-bottom-color:var(--text)}.facts th{width:7rem;color:var(--muted);font-weight:400}
ol{list-style:none;margin:0;padding:0}li{display:grid;grid-template-columns:8rem 1fr auto;gap:.5rem;padding:.2rem 0}.step{grid-column:2;position:relative;padding-left:1.5rem}.marks{grid-column:3}.step::before{content:"";position:absolute;left:0;top:.5rem;width:.55rem;height:.55rem;border-radius:50%;box-sizing:border-box;border:2px solid var(--text);background:var(--text);print-color-adjust:exact}.theirs .step::before{background:none}
a.mark,.mark{border:1px solid var(--text);border-radius:.3rem;padding:0 .35rem;color:inherit;text-decoration:none;font-size:.85rem;font-weight:600;white-space:nowrap}
code{font-size:.8rem}img{max-width:100%;height:auto;border:1px solid var(--line)}figure{margin:0}section.exhibit{border-top:1px solid var(--text);margin-top:2rem}.shot{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1.5rem;align-items:start}
.framed{position:relative;display:inline-block;max-width:100%}.framed img{display:block}.frame{position:absolute;box-sizing:content-box;margin:-4px;padding:2px;border:2px solid #101318;border-radius:4px;box-shadow:0 0 0 1.5px #fff,inset 0 0 0 1.5px #fff}
.number{display:inline-block;min-width:1.25em;border-radius:1em;background:#101318;color:#fff;font:600 .75rem/1.25em system-ui,sans-serif;text-align:center;box-shadow:0 0 0 1.5px #fff;print-color-adjust:exact}.frame .number{position:absolute;right:calc(100% + 1px);top:50%;transform:translateY(-50%)}figcaption{margin-top:.4rem}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem}.sign{display:flex;gap:2rem;margin-top:2.5rem}.sign span{flex:1;border-bottom:1px solid var(--text);padding-top:1.5rem}
@media print{body{max-width:none;padding:0}section.exhibit{break-before:page;border:0}tr,li{break-inside:avoid}img{max-height:22cm}}
@page{size:A4;margin:20mm})";

class Page {
  public:
    Page(const Report& report, const PictureAddress& picture, const HtmlSink& sink)
        : report_(report), picture_(picture), sink_(sink) {}

    core::Result<void> write() {
        head();
        facts();
        story();
        exhibits();
        sign();
        for (std::size_t i = 0; i < report_.exhibits.size(); ++i)
            if (auto done = exhibit(i); !done) return done;
        rules();
        for (const auto& one : report_.tables) table(one);
        transcript();
        foot();
        return {};
    }

  private:
    template <typename... Args>
    void put(fmt::format_string<const Args&...> form, const Args&... args) {
        sink_(fmt::format(form, args...));
    }
    static std::string safe(std::string_view text) { return escape_html(text); }
    std::string say(core::Tr key) const { return safe(core::tr(report_.lang, key)); }

    void head() {
        put("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
            "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n",
            report_.lang == core::Lang::zh ? "zh-CN" : "en", safe(report_.heading));
        sink_(kStyle);
        put("\n</style>\n</head>\n<body>\n<header>\n<p class=\"muted\">{}</p>\n<h1>{}</h1>\n<p "
            "class=\"muted\">{}</p>\n</header>\n",
            safe(report_.running), safe(report_.heading), safe(report_.subtitle));
    }

    // An element that is not there where it would be empty.
    static std::string within(std::string_view element, std::string_view text) {
        if (text.empty()) return {};
        return fmt::format(" <{0}>{1}</{0}>", element, safe(text));
    }

    void heading(const std::string& title, const std::string& hint) {
        put("<h2>{}{}</h2>\n", safe(title), within("small", hint));
    }

    void facts() {
        sink_("<table class=\"facts\">\n");
        for (const auto& fact : report_.facts) {
            put("<tr><th scope=\"row\">{}</th><td>", safe(fact.label));
            if (!fact.strong.empty()) put("<strong>{}</strong> ", safe(fact.strong));
            for (std::size_t i = 0; i < fact.lines.size(); ++i)
                put("{}{}", i == 0 ? std::string_view() : std::string_view("　"), safe(fact.lines[i]));
            sink_("</td></tr>\n");
        }
        sink_("</table>\n");
    }

    std::string mark(std::size_t i) const {
        const auto name = safe(report_.exhibits[i].mark);
        return fmt::format("<a class=\"mark\" href=\"#{}\">{}</a>", name, name);
    }

    void story() {
        if (report_.story.empty()) return;
        heading(report_.story_title, report_.story_hint);
        sink_("<ol>\n");
        for (const auto& step : report_.story) {
            std::string marks;
            for (const auto i : step.exhibits) marks += (marks.empty() ? "" : " ") + mark(i);
            if (!marks.empty()) marks = "<span class=\"marks\">" + marks + "</span>";
            put("<li{}>{}<span class=\"step\">{}</span>{}</li>\n",
                step.theirs ? std::string_view(" class=\"theirs\"") : std::string_view(), within("span", step.day),
                safe(step.text), marks);
        }
        sink_("</ol>\n");
    }

    void exhibits() {
        heading(report_.exhibits_title, report_.exhibits_hint);
        if (report_.exhibits.empty()) return;
        put("<table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n",
            say("report_head_mark"_tr), say("report_head_name"_tr), say("shared_proves"_tr), say("report_head_made"_tr),
            say("report_head_digest"_tr));
        for (std::size_t i = 0; i < report_.exhibits.size(); ++i) {
            const auto& one = report_.exhibits[i];
            put("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td></tr>\n", mark(i),
                safe(one.listed), safe(one.proves.empty() ? one.kind : one.proves), safe(one.made), safe(one.sha256));
        }
        sink_("</table>\n");
    }

    void sign() {
        if (report_.sign.empty()) return;
        put("<p>{}</p>\n<p class=\"sign\">{} <span>&nbsp;</span> {} <span>&nbsp;</span></p>\n", safe(report_.oath),
            safe(report_.sign), safe(report_.sign_day));
    }

    void row(core::Tr label, std::string_view value) {
        put("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", say(label), safe(value));
    }

    core::Result<void> exhibit(std::size_t i) {
        const auto& one = report_.exhibits[i];
        put("<section class=\"exhibit\" id=\"{}\">\n<h2><span class=\"mark\">{}</span> {}</h2>\n", safe(one.mark),
            safe(one.mark), safe(one.title));
        if (!one.proves.empty()) put("<p>{}</p>\n", safe(core::trf(report_.lang, "report_proves"_tr, one.proves)));
        sink_("<div class=\"shot\">\n");
        if (auto done = picture(i); !done) return done;
        sink_("<table class=\"facts\">\n");
        framed(one);
        row("evidence_kind"_tr, one.kind);
        row("report_row_file"_tr, one.file);
        row("report_head_made"_tr, one.made_row);
        row("report_row_added"_tr, one.added);
        row("report_row_unchanged"_tr, one.unchanged);
        row("report_row_covered"_tr, one.covered);
        put("<tr><th scope=\"row\">SHA-256</th><td><code>{}</code></td></tr>\n</table>\n</div>\n</section>\n",
            safe(one.sha256));
        return {};
    }

    core::Result<void> picture(std::size_t i) {
        const auto& one = report_.exhibits[i];
        bool begun = false;
        const auto begin_at = [&](std::string_view piece) {
            if (!std::exchange(begun, true))
                put("<figure><span class=\"framed\"><img alt=\"{}\" src=\"", safe(one.mark + " " + one.title));
            sink_(piece);  // base64 alone
        };
        if (one.drawn)
            if (auto done = picture_(i, begin_at); !done) return done;
        if (!begun) {
            put("<p class=\"muted\">{}</p>\n", say("report_no_picture"_tr));
            return {};
        }
        sink_("\">");
        for (std::size_t k = 0; k < one.frames.size(); ++k) frame(one, k);
        sink_("</span>");
        if (!one.frames.empty()) put("<figcaption class=\"muted\">{}</figcaption>", say("report_frames_note"_tr));
        sink_("</figure>\n");
        return {};
    }

    // In hundredths of the picture, whatever its size on the screen.
    void frame(const Exhibit& one, std::size_t number) {
        const auto& at = one.frames[number];
        const auto part = [](double from, double to, int whole) {
            const double least = std::clamp(from * 100 / whole, 0.0, 100.0);
            return std::pair(least, std::clamp(to * 100 / whole, 0.0, 100.0) - least);
        };
        const double left = at.x, top = at.y;
        const auto [x, w] = part(left, left + at.w, std::max(1, one.width));
        const auto [y, h] = part(top, top + at.h, std::max(1, one.height));
        if (w <= 0 || h <= 0) return;
        put("<span class=\"frame\" style=\"left:{:.2f}%;top:{:.2f}%;width:{:.2f}%;height:{:.2f}%\"><span "
            "class=\"number\">{}</span></span>",
            x, y, w, h, number + 1);
    }

    // What stands in the frames, each behind its number.
    void framed(const Exhibit& one) {
        if (one.frames.empty()) return;
        put("<tr><th scope=\"row\">{}</th><td>", say("report_row_frames"_tr));
        for (std::size_t k = 0; k < one.frames.size(); ++k)
            put("{}<span class=\"number\">{}</span> {}", k == 0 ? std::string_view() : std::string_view("<br>"), k + 1,
                safe(one.frames[k].text));
        sink_("</td></tr>\n");
    }

    void rules() {
        if (report_.rules.empty()) return;
        heading(report_.rules_title, report_.rules_hint);
        for (const auto& rule : report_.rules) {
            put("<p><strong>{}</strong>", safe(rule.cite));
            if (!rule.says.empty()) put("<br>{}", safe(rule.says));
            if (!rule.source.empty()) put("<br><span class=\"muted\">{}</span>", safe(rule.source));
            sink_("</p>\n");
        }
    }

    void table(const core::ReportTable& table) {
        heading(table.title, table.hint);
        sink_("<table>\n<thead><tr>");
        for (const auto& one : table.heads) put("<th>{}</th>", safe(one));
        sink_("</tr></thead>\n");
        for (const auto& row : table.rows) {
            sink_("<tr>");
            for (const auto& cell : row) put("<td>{}</td>", safe(cell));
            sink_("</tr>\n");
        }
        sink_("</table>\n");
    }

    void transcript() {
        if (report_.transcript_title.empty()) return;
        heading(report_.transcript_title, report_.transcript_hint);
        for (const auto& one : report_.exhibits) {
            if (one.text.lines.empty()) continue;
            put("<h3>{} {}</h3>\n<p>", safe(one.mark), safe(one.title));
            for (const auto& line : one.text.lines) put("{}<br>\n", safe(line.text));
            sink_("</p>\n");
        }
    }

    void foot() {
        put("<footer class=\"muted\">\n<p>{}</p>\n<p>{}</p>\n<p>{} <code>{}</code></p>\n</footer>\n</body>\n</html>\n",
            safe(report_.integrity), safe(report_.footer), safe(report_.footer_digest.first),
            safe(report_.footer_digest.second));
    }

    const Report& report_;
    const PictureAddress& picture_;
    const HtmlSink& sink_;
};

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : core::without_controls(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

core::Result<void> write_report_html(const Report& report, const PictureAddress& picture, const HtmlSink& sink) {
    return Page(report, picture, sink).write();
}

}  // namespace recoup::exporting::inline report
