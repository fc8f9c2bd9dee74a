// The part of a file that a list of its cases is printed from: those cases, with the columns that are asked for, what
// they wait for and how many of their slots are filled. On the connection's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/model/state.h"

namespace recoup::store::inline sql {
class Connection;
}

namespace recoup::store::inline file {

// A state that was read by it holds that part and no more: it is to be looked at, and takes no changes.
struct Excerpt {
    enum class Detail : std::uint8_t {
        line,  // number, title, stage, outcome and amounts
        whole  // every column, and how many contacts there are
    };
    bool archived = false;
    bool bin = false;                  // what lies there, archived or not, instead of the others
    std::optional<core::Stage> stage;  // only of this one
    Detail detail = Detail::line;
    bool searched = false;  // with all that search looks through (core/model/searched.h) but the text of pictures
};

// Both inside a transaction. They throw SqlFailure or BadRow.
void load_excerpt(Connection& connection, core::State& state, const Excerpt& excerpt);
// Every case by its number, put away or not, each in the place of the last.
void each_case(Connection& connection, const std::function<void(const core::CaseRow&)>& take);

}  // namespace recoup::store::inline file
