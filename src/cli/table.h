// Aligned columns for a terminal, East Asian characters counted two wide; stored text can send no control sequences.
// Pure values, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recoup::cli {

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
    static constexpr int kWidth = 80;

    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
    void add(std::vector<Cell> row);
    bool empty() const { return rows_.empty(); }
    void print(std::string& out, bool colour) const;

  private:
    std::vector<int> widths() const;

    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

// `text` in `ink` when `colour`, as it is otherwise.
std::string inked(std::string_view text, Ink ink, bool colour);

}  // namespace recoup::cli
