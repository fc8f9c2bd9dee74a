// What the search must find, by other ways: a slow and plain one over the whole state, and SQLite's LIKE over the texts
// of a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/view/board.h"
#include "store/sql/statement.h"

namespace recoup::test {

// Folds by whole texts, spells out every way to type a name, and compares each with each.
class SearchOracle {
  public:
    explicit SearchOracle(const core::State& state);

    // Numbers of the cases on the board that hold every word, ascending.
    std::vector<std::int64_t> answer(const std::string& query) const;

  private:
    struct Case {
        std::int64_t number = 0;
        std::vector<std::string> texts;               // folded
        std::vector<std::vector<std::string>> names;  // by character, folded
    };
    std::vector<Case> cases_;
};

// One LIKE a column over the table of cases itself: how a program without a model would search, for comparing the time.
class LikeSearch {
  public:
    explicit LikeSearch(const std::filesystem::path& file) : db_(file, SQLITE_OPEN_READONLY) {}

    std::vector<std::int64_t> answer(const std::string& query);

  private:
    store::Database db_;
};

// The same from a board.
std::vector<std::int64_t> numbers_of(const core::BoardView& board, const core::State& state);

// One to six characters each: mostly cut from the texts of cases, some with a character changed, letters of either
// case, some in fullwidth. A third are names as they are typed by their sound.
std::vector<std::string> random_queries(const core::State& state, int count, unsigned seed);

}  // namespace recoup::test
