// Aligned columns for a terminal, East Asian characters counted two wide; stored text can send no control sequences.
// Pure values, one thread.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/search/query.h"

namespace recoup::cli::inline output {

enum class Ink { plain, muted, good, warn, bad, strong };

struct Cell {
    std::string text;
    Ink ink = Ink::plain;
};

struct Column {
    std::string heading;
    bool right = false;
    bool flexible = false;  // gets the width that the others leave
};

class Table {
  public:
    static constexpr int kWidth = 80;  // columns of the terminal

    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
    void add(std::initializer_list<Cell> row) { add(std::span(row.begin(), row.size())); }
    void add(std::span<const Cell> row);
    // A line of its own below the row that was added last, as it is.
    void add_below(std::string line) { below_.push_back({cells_.size(), std::move(line)}); }
    bool empty() const { return cells_.empty(); }
    void print(std::string& out, bool colour) const;

  private:
    struct Measured {
        std::string text;  // one line, without control sequences
        Ink ink = Ink::plain;
        int width = 0;
    };
    static Measured measured(const Cell& cell);
    static void append(std::string& out, const Measured& cell, int width, bool right, bool last, bool colour);
    void append_line(std::string& out, std::span<const Measured> cells, std::span<const int> widths, bool colour) const;
    std::vector<int> widths() const;

    std::vector<Column> columns_;
    std::vector<Measured> cells_;                             // row by row
    std::vector<std::pair<std::size_t, std::string>> below_;  // so many cells of cells_
};

// One line in which some bytes stand out, in order and without overlap: marked when `colour`, the rest muted.
std::string marked_line(std::string_view text, std::span<const core::Marked> marks, bool colour);

// `text` in `ink` when `colour`, as it is otherwise.
std::string inked(std::string_view text, Ink ink, bool colour);

}  // namespace recoup::cli::inline output
