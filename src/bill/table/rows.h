// A table as whoever reads it gets it: row by row, nothing kept. Any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "bill/base/limits.h"

namespace recoup::bill::inline table {

struct Row {
    std::uint32_t number = 0;  // as a spreadsheet counts, from 1 on
    std::span<const std::string_view> cells;

    std::string_view cell(std::size_t i) const { return i < cells.size() ? cells[i] : std::string_view(); }
};

// Gets each row, UTF-8 and trimmed; the texts hold for the call. False: no more is wanted.
using RowSink = std::function<bool(const Row&)>;

}  // namespace recoup::bill::inline table
