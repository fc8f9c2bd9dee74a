// Comma-separated values as programs really write them: quoted or not within one line, padded with blanks and tabs,
// line ends of any system. Pure; any thread.
#pragma once

#include "bill/table/rows.h"

namespace recoup::bill::inline table {

// A quote that is never closed is a quote; a line end within quotes is part of the cell. Each cell holds
// kMostCellBytes, each row kMostColumns at most: what goes beyond is cut.
void read_csv(std::string_view text, char separator, const RowSink& sink);

// The one of comma, tab, semicolon and bar by which most of the first rows fall into most cells.
char separator_of(std::string_view text);

}  // namespace recoup::bill::inline table
