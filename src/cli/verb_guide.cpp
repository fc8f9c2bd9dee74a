#include "app/library.h"
#include "cli/guide_text.h"
#include "cli/json.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "core/text.h"

namespace recoup::cli {

using core::ErrorKind;

namespace {

struct GuideOptions {
    std::optional<std::string> id;
};

void declare(Grammar& grammar, GuideOptions& options) {
    grammar.optional_positional("ID", options.id, "cli_help_page"_tr);
}

std::vector<core::Page> pages_of(const Context& context) {
    const auto& library = context.machine.ports.library;
    const auto messages = library.messages();
    std::vector<core::Page> pages;
    for (const auto& page : library.guide()) pages.push_back(core::page_of(page, context.lang));
    for (const auto& playbook : library.playbooks())
        pages.push_back(core::page_of(playbook, library.rules(), *messages, context.lang));
    return pages;
}

std::string said(const core::PageBlock& block) {
    return block.bold.empty() ? block.text : block.bold + ": " + block.text;
}

void write_page(Context& context, const core::Page& page) {
    Json json(context.out);
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
        if (block.chips.empty()) json.item(said(block));
    }
    if (open) json.end_array().end_object();
    json.end_array().end_object();
}

void write_list(Context& context, const std::vector<core::Page>& pages) {
    Json json(context.out);
    json.object().array("pages");
    for (const auto& page : pages)
        json.object().text("id", page.id).text("title", page.title).boolean("playbook", page.playbook).end_object();
    json.end_array().end_object();
}

void print_first(Context& context, const std::vector<core::Page>& pages) {
    print_page(context, pages.front());
    context.out += '\n' + inked(core::tr(context.lang, "cli_guide_pages"_tr), Ink::strong, context.colour) + '\n';
    Table table({{std::string(core::tr(context.lang, "cli_column_template"_tr))},
                 {std::string(core::tr(context.lang, "cli_column_title"_tr)), false, true}});
    for (std::size_t i = 1; i < pages.size(); ++i) table.add({{pages[i].id, Ink::strong}, {pages[i].title}});
    table.print(context.out, context.colour);
}

Exit run(Context& context, const GuideOptions& options) {
    const auto pages = pages_of(context);
    if (!options.id) {
        if (context.json)
            write_list(context, pages);
        else if (!pages.empty())
            print_first(context, pages);
        return kDone;
    }
    const auto page = std::ranges::find(pages, *options.id, &core::Page::id);
    if (page == pages.end()) return core::fail(ErrorKind::usage, "error_no_page"_tr, {*options.id});
    if (context.json)
        write_page(context, *page);
    else
        print_page(context, *page);
    return kDone;
}

}  // namespace

const Verb kGuide{"guide", "cli_verb_guide"_tr, define<GuideOptions, declare, run>};

}  // namespace recoup::cli
