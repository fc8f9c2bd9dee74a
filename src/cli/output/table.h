// Aligned columns for a terminal, East Asian characters counted two wide; stored text can send no control sequences.
// Pure values, one thread.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
    std::vector<Measured> cells_;  // row by row
};

// `text` in `ink` when `colour`, as it is otherwise.
std::string inked(std::string_view text, Ink ink, bool colour);

}  // namespace recoup::cli::inline output
