// How much of what was drawn is found, and how much of what is proposed is right.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/reading/shots.h"

namespace recoup::test {

struct Score {
    int drawn = 0, right = 0, wrong = 0, missing = 0;

    double found() const { return drawn == 0 ? 1 : static_cast<double>(right) / drawn; }
    double precision() const { return right + wrong == 0 ? 1 : static_cast<double>(right) / (right + wrong); }
};
struct Scores {
    std::map<std::string, Score> fields;
    std::vector<std::string> complaints;  // one for each that is wrong or missing

    Score sum(std::initializer_list<std::string_view> of = {}) const;
};
// By the field of the truth: kind, amount, refund, offered, balance, order, transaction, ticket, time, platform,
// status, tail. What is null there may not be proposed.
Scores score(const std::vector<Shot>& shots);

}  // namespace recoup::test
