#include "cli/output/table.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::cli::inline output {
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

}  // namespace

std::string inked(std::string_view text, Ink ink, bool colour) {
    if (!colour || ink == Ink::plain || text.empty()) return std::string(text);
    return std::string(sequence(ink)).append(text).append("\x1b[0m");
}

std::string marked_line(std::string_view text, std::span<const core::Marked> marks, bool colour) {
    std::string line;
    std::size_t at = 0;
    const auto add = [&](std::size_t end, Ink ink) {
        line += inked(core::one_line(text.substr(at, end - at)), ink, colour);
        at = end;
    };
    for (const auto& mark : marks) {
        add(mark.begin, Ink::muted);
        add(mark.end, Ink::strong);
    }
    add(text.size(), Ink::muted);
    return line;
}

Table::Measured Table::measured(const Cell& cell) {
    auto text = core::one_line(cell.text);
    const int width = core::display_width(text);
    return {std::move(text), cell.ink, width};
}

void Table::add(std::span<const Cell> row) {
    for (const auto& cell : row) cells_.push_back(measured(cell));
}

std::vector<int> Table::widths() const {
    std::vector<int> widths;
    for (const auto& column : columns_) widths.push_back(core::display_width(column.heading));
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        auto& width = widths[i % widths.size()];
        width = std::max(width, cells_[i].width);
    }
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

void Table::append(std::string& out, const Measured& cell, int width, bool right, bool last, bool colour) {
    if (cell.width > width) {
        auto cut = core::fit_width(cell.text, width);
        const int taken = core::display_width(cut);
        return append(out, {std::move(cut), cell.ink, taken}, width, right, last, colour);
    }
    const int space = width - cell.width;
    if (right) append_spaces(out, space);
    if (colour)
        out += inked(cell.text, cell.ink, colour);
    else
        out += cell.text;
    if (!right && !last) append_spaces(out, space);
    if (!last) append_spaces(out, kGap);
}

void Table::append_line(std::string& out, std::span<const Measured> cells, std::span<const int> widths,
                        bool colour) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        append(out, cells[i], widths[i], columns_[i].right, i + 1 == columns_.size(), colour);
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
}

void Table::print(std::string& out, bool colour) const {
    const auto width = widths();
    std::vector<Measured> headings;
    for (const auto& column : columns_) headings.push_back(measured({column.heading, Ink::muted}));
    append_line(out, headings, width, colour);
    const std::span all(cells_);
    auto below = below_.begin();
    for (std::size_t at = 0; at < all.size(); at += columns_.size()) {
        append_line(out, all.subspan(at, columns_.size()), width, colour);
        for (; below != below_.end() && below->first == at + columns_.size(); ++below) (out += below->second) += '\n';
    }
}

}  // namespace recoup::cli::inline output
