#include <algorithm>

#include "app/data/library.h"
#include "cli/command_line/verb.h"
#include "cli/output/guide_text.h"
#include "cli/output/json.h"
#include "cli/output/table.h"
#include "core/advice/page_search.h"
#include "core/base/text.h"

namespace recoup::cli::inline knowledge {

using core::ErrorKind;

namespace {

struct GuideOptions {
    std::optional<std::string> id, search;
};

void declare(Grammar& grammar, GuideOptions& options) {
    grammar.optional_positional("ID", options.id, "cli_help_page"_tr);
    grammar.option("search", "TEXT", options.search, "cli_help_guide_search"_tr);
}

std::vector<core::Page> pages_of(const Call& call) {
    const auto& library = call.machine.ports.library;
    const auto messages = library.messages();
    std::vector<core::Page> pages;
    for (const auto& page : library.guide()) pages.push_back(core::page_of(page, call.lang));
    pages.push_back(core::page_of(library.channels(), call.lang));
    for (const auto& playbook : library.playbooks())
        pages.push_back(core::page_of(playbook, library.rules(), *messages, call.lang));
    return pages;
}

std::string said(const core::PageBlock& block) {
    return block.bold.empty() ? block.text : block.bold + ": " + block.text;
}

std::string joined(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : " | ") + cell;
    return line;
}

void write_page(Call& call, const core::Page& page) {
    Json json(call.out);
    json.object().text("id", page.id).text("title", page.title).boolean("playbook", page.playbook).array("sections");
    bool open = false;
    for (const auto& block : page.blocks) {
        const bool heading = block.kind == core::PageBlock::Kind::heading;
        if (heading || !open) {
            if (open) json.end_array().end_object();
            json.object().text("heading", heading ? block.text : page.title).array("texts");
            open = true;
            if (heading) continue;
        }
        for (const auto& chip : block.chips) json.item(chip);
        for (const auto& row : block.rows) json.item(joined(row));
        if (block.chips.empty() && block.rows.empty()) json.item(said(block));
    }
    if (open) json.end_array().end_object();
    json.end_array().end_object();
}

void write_list(Call& call, const std::vector<core::Page>& pages) {
    Json json(call.out);
    json.object().array("pages");
    for (const auto& page : pages)
        json.object().text("id", page.id).text("title", page.title).boolean("playbook", page.playbook).end_object();
    json.end_array().end_object();
}

void print_first(Call& call, const std::vector<core::Page>& pages) {
    print_page(call, pages.front());
    call.out += '\n' + inked(core::tr(call.lang, "cli_guide_pages"_tr), Ink::strong, call.colour) + '\n';
    Table table({{std::string(core::tr(call.lang, "cli_column_template"_tr))},
                 {std::string(core::tr(call.lang, "title"_tr)), false, true}});
    for (std::size_t i = 1; i < pages.size(); ++i) table.add({{pages[i].id, Ink::strong}, {pages[i].title}});
    table.print(call.out, call.colour);
}

void print_hits(Call& call, const std::vector<core::Page>& pages, const std::vector<core::PageHit>& hits) {
    if (hits.empty()) return call.say(core::tr(call.lang, "guide_search_none"_tr));
    for (const auto& hit : hits) {
        const auto& page = pages[hit.page];
        call.out += inked(page.id, Ink::strong, call.colour) + "  " + page.title + '\n';
        if (!hit.passage.empty()) call.out += "  " + hit.passage + '\n';
    }
}

void write_hits(Call& call, const std::vector<core::Page>& pages, const std::vector<core::PageHit>& hits) {
    Json json(call.out);
    json.object().array("hits");
    for (const auto& hit : hits)
        json.object()
            .text("id", pages[hit.page].id)
            .text("title", pages[hit.page].title)
            .text("passage", hit.passage)
            .end_object();
    json.end_array().end_object();
}

Exit run_search(Call& call, std::string_view typed, const std::vector<core::Page>& pages) {
    const auto hits = core::search_pages(pages, typed);
    if (call.json)
        write_hits(call, pages, hits);
    else
        print_hits(call, pages, hits);
    return kDone;
}

Exit run(Call& call, const GuideOptions& options) {
    if (options.id && options.search) return core::fail(ErrorKind::usage, "cli_error_guide_both"_tr);
    const auto pages = pages_of(call);
    if (options.search) return run_search(call, *options.search, pages);
    if (!options.id) {
        if (call.json)
            write_list(call, pages);
        else if (!pages.empty())
            print_first(call, pages);
        return kDone;
    }
    const auto page = std::ranges::find(pages, *options.id, &core::Page::id);
    if (page == pages.end()) return core::fail(ErrorKind::usage, "error_no_page"_tr, {*options.id});
    if (call.json)
        write_page(call, *page);
    else
        print_page(call, *page);
    return kDone;
}

}  // namespace

const Verb kGuide{1120, "guide", "cli_verb_guide"_tr, define<GuideOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
