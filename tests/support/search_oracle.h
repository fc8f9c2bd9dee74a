// What the search must find, by another way: SQLite's LIKE over the texts of a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/view/board.h"
#include "store/sql/statement.h"

namespace recoup::test {

class SearchOracle {
  public:
    explicit SearchOracle(const std::filesystem::path& file);

    // Numbers of the cases on the board that hold every word, ascending.
    std::vector<std::int64_t> answer(const std::string& query);
    // One LIKE a column over the table itself: how a program without a model would search.
    std::vector<std::int64_t> answer_from_table(const std::string& query);

  private:
    std::vector<std::int64_t> run(const std::string& condition, const std::string& table, const std::string& query);
    store::Database db_;
};

// The same from a board.
std::vector<std::int64_t> numbers_of(const core::BoardView& board, const core::State& state);

// One to six characters each: mostly cut from the texts of cases, some with a character changed, letters of either
// case.
std::vector<std::string> random_queries(const core::State& state, int count, unsigned seed);

}  // namespace recoup::test
