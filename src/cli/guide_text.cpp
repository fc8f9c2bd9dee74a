#include "cli/guide_text.h"

#include "cli/table.h"
#include "core/text.h"

namespace recoup::cli {
namespace {

using Kind = core::PageBlock::Kind;

std::string joined(const Context& context, const std::vector<std::string>& all) {
    std::string out;
    for (const auto& one : all) {
        if (!out.empty()) out += core::tr(context.lang, "list_comma"_tr);
        out += one;
    }
    return out;
}

std::string line_of(const Context& context, const core::PageBlock& block) {
    auto said = block.bold.empty() ? block.text : core::trf(context.lang, "cli_bold_said"_tr, block.bold, block.text);
    switch (block.kind) {
        case Kind::number:
            return std::to_string(block.number) + ". " + said;
        case Kind::bullet:
            return "- " + said;
        case Kind::caution:
            return "! " + said;
        case Kind::chips:
            return joined(context, block.chips);
        default:
            return said;
    }
}

bool is_heading(Kind kind) {
    return kind == Kind::heading || kind == Kind::stage || kind == Kind::subheading;
}

}  // namespace

void print_page(Context& context, const core::Page& page) {
    context.out += inked(page.title, Ink::strong, context.colour) + '\n';
    for (const auto& block : page.blocks) {
        const auto line = core::one_line(line_of(context, block));
        if (is_heading(block.kind) || block.kind == Kind::lead) context.out += '\n';
        if (block.kind == Kind::heading)
            context.out += inked("== " + line, Ink::strong, context.colour) + '\n';
        else
            context.out += (is_heading(block.kind) ? inked(line, Ink::muted, context.colour) : line) + '\n';
    }
}

}  // namespace recoup::cli
