#include "cli/table.h"

#include <algorithm>

#include "core/text.h"

namespace recoup::cli {
namespace {

constexpr int kGap = 2;
constexpr int kLeastFlexible = 12;

std::string_view sequence(Ink ink) {
    switch (ink) {
        case Ink::plain:
            return "";
        case Ink::muted:
            return "\x1b[2m";
        case Ink::good:
            return "\x1b[32m";
        case Ink::warn:
            return "\x1b[33m";
        case Ink::bad:
            return "\x1b[31m";
        case Ink::strong:
            return "\x1b[1m";
    }
    return "";
}

void append_spaces(std::string& out, int count) {
    if (count > 0) out.append(static_cast<std::size_t>(count), ' ');
}

void append_cell(std::string& out, const Cell& cell, int width, bool right, bool last, bool colour) {
    const auto text = core::fit_width(cell.text, width);
    const int space = width - core::display_width(text);
    if (right) append_spaces(out, space);
    out += inked(text, cell.ink, colour);
    if (!right && !last) append_spaces(out, space);
    if (!last) append_spaces(out, kGap);
}

}  // namespace

std::string inked(std::string_view text, Ink ink, bool colour) {
    if (!colour || ink == Ink::plain || text.empty()) return std::string(text);
    return std::string(sequence(ink)).append(text).append("\x1b[0m");
}

void Table::add(std::vector<Cell> row) {
    for (auto& cell : row) cell.text = core::one_line(cell.text);
    rows_.push_back(std::move(row));
}

std::vector<int> Table::widths() const {
    std::vector<int> widths;
    for (const auto& column : columns_) widths.push_back(core::display_width(column.heading));
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], core::display_width(row[i].text));
    int used = kGap * (static_cast<int>(columns_.size()) - 1);
    int flexible = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        used += columns_[i].flexible ? 0 : widths[i];
        flexible += columns_[i].flexible ? 1 : 0;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].flexible) widths[i] = std::min(widths[i], std::max(kLeastFlexible, (kWidth - used) / flexible));
    return widths;
}

void Table::print(std::string& out, bool colour) const {
    const auto width = widths();
    const auto line = [&](const auto& cell_of) {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            append_cell(out, cell_of(i), width[i], columns_[i].right, i + 1 == columns_.size(), colour);
        while (out.ends_with(' ')) out.pop_back();
        out += '\n';
    };
    line([&](std::size_t i) { return Cell{columns_[i].heading, Ink::muted}; });
    for (const auto& row : rows_) line([&](std::size_t i) -> const Cell& { return row[i]; });
}

}  // namespace recoup::cli
