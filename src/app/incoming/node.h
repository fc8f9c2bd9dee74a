// A foreign JSON document as it is read: whatever is not there or of another kind is nothing. Any thread.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/incoming/losses.h"

namespace recoup::app::inline incoming {

using Node = nlohmann::json;

// Nothing larger is read, and no more values are made of it: 10,000 cards are some 30 MB and a million values.
inline constexpr std::size_t kMostForeignBytes = 96u << 20;
inline constexpr std::size_t kMostForeignValues = 6'000'000;

// The whole of a text file that may not be larger than that. Of kind work, path last.
core::Result<std::string> read_foreign(const std::filesystem::path& path);

// Of kind work, one sentence: too large, no UTF-8, nested too deep, no JSON.
core::Result<Node> parse_foreign(std::string_view json);

// A member: the null node where it is not there.
const Node& member(const Node& of, const char* key);
// Its elements; none where it is no array.
const Node& list_of(const Node& of, const char* key);
std::string text_of(const Node& value);  // of a text or a number; else empty
std::string text_of(const Node& of, const char* key);
bool flag_of(const Node& of, const char* key);
double number_of(const Node& of, const char* key);     // 0 where it is none
std::size_t size_of(const Node& of, const char* key);  // the same, 2^30 at most

// A moment with or without parts of a second, or a day in `zone`.
std::optional<core::When> when_of(std::string_view text, const std::string& zone);
std::optional<core::Instant> instant_of(const Node& of, const char* key);
// The same, and named where there is something that is none.
std::optional<core::When> when_of(const Node& of, const char* key, const std::string& zone, core::Losses& losses);

// Names the members that hold something and are neither taken nor part of how the board is made.
void name_rest(const Node& of, const std::set<std::string_view>& taken, core::Losses& losses);

}  // namespace recoup::app::inline incoming
