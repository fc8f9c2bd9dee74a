#include "cli/output/guide_text.h"

#include "cli/output/table.h"
#include "core/base/text.h"

namespace recoup::cli::inline output {
namespace {

using Kind = core::PageBlock::Kind;

std::string joined(const Call& call, const std::vector<std::string>& all) {
    std::string out;
    for (const auto& one : all) {
        if (!out.empty()) out += core::tr(call.lang, "list_comma"_tr);
        out += one;
    }
    return out;
}

// Each row under its first cell, what the others say behind the name of their column.
void print_rows(Call& call, const core::PageBlock& block) {
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
        const auto& row = block.rows[i];
        call.out += '\n' + inked(core::one_line(row.front()), Ink::strong, call.colour) + '\n';
        for (std::size_t k = 1; k < row.size(); ++k)
            call.out +=
                "- " + core::one_line(core::trf(call.lang, "pair_by_colon"_tr, block.rows.front()[k], row[k])) + '\n';
    }
}

std::string line_of(const Call& call, const core::PageBlock& block) {
    auto said = block.bold.empty() ? block.text : core::trf(call.lang, "pair_by_colon"_tr, block.bold, block.text);
    switch (block.kind) {
        case Kind::number:
            return std::to_string(block.number) + ". " + said;
        case Kind::bullet:
            return "- " + said;
        case Kind::caution:
            return "! " + said;
        case Kind::chips:
            return joined(call, block.chips);
        default:
            return said;
    }
}

bool is_heading(Kind kind) {
    return kind == Kind::heading || kind == Kind::stage || kind == Kind::subheading;
}

}  // namespace

void print_page(Call& call, const core::Page& page) {
    call.out += inked(page.title, Ink::strong, call.colour) + '\n';
    for (const auto& block : page.blocks) {
        if (block.kind == Kind::table) {
            print_rows(call, block);
            continue;
        }
        const auto line = core::one_line(line_of(call, block));
        if (is_heading(block.kind) || block.kind == Kind::lead) call.out += '\n';
        if (block.kind == Kind::heading)
            call.out += inked("== " + line, Ink::strong, call.colour) + '\n';
        else
            call.out += (is_heading(block.kind) ? inked(line, Ink::muted, call.colour) : line) + '\n';
    }
}

}  // namespace recoup::cli::inline output
