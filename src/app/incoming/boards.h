// The documents that Trello, Kanri and WeKan write of a board, read tolerantly: a stranger made them, and each version
// adds to them. Any thread; nothing here knows a case.
#pragma once

#include <string>
#include <string_view>

#include "app/incoming/node.h"
#include "core/incoming/board.h"

namespace recoup::app::inline incoming {

enum class BoardSource : std::uint8_t { trello, kanri, wekan };
std::string_view source_token(BoardSource source);
std::string_view source_name(BoardSource source);  // as its makers write it

// Of kind work, one sentence: what the document is not. `zone` is where a day without a clock is one.
core::Result<core::Board> read_board(BoardSource source, std::string_view json, const std::string& zone);

core::Result<core::Board> read_trello(const Node& root, const std::string& zone);
core::Result<core::Board> read_kanri(const Node& root, const std::string& zone);
core::Result<core::Board> read_wekan(const Node& root, const std::string& zone);

}  // namespace recoup::app::inline incoming
