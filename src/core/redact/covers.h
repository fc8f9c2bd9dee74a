// What of a picture nobody else is to see: boxes, kept as data beside an original that stays as it came. Pure values,
// any thread; what a file holds is a stranger's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/state.h"

namespace recoup::core::inline redact {

// Pixels of the upright picture, as PictureText has them.
struct CoverBox {
    std::int32_t x = 0, y = 0, w = 0, h = 0;
    std::string label;  // what is covered ("手机号"), never the covered words; may be empty

    bool operator==(const CoverBox&) const = default;
};

inline constexpr std::size_t kMostCovers = 200;
inline constexpr std::size_t kMostCoverLabelBytes = 120;

// Not empty, and wholly within a picture of this size.
bool lies_within(const CoverBox& box, std::int64_t width, std::int64_t height);

// As RedactionRow::boxes holds them.
std::string covers_text(std::span<const CoverBox> boxes);
// Nothing for what covers_text() would not have written.
std::optional<std::vector<CoverBox>> read_covers(std::string_view text);

// nullptr: the evidence is shown as it came.
const RedactionRow* redaction_of(const CaseRecord& record, const Uuid& evidence);
// Of one piece of evidence; empty where nothing is covered. Where the row cannot be read, one box over everything:
// nothing that was covered is shown by mistake.
std::vector<CoverBox> covers_of(const CaseRecord& record, const Uuid& evidence);
// The same, whichever case it is of.
std::vector<CoverBox> covers_of(const State& state, const Uuid& evidence);
std::size_t count_covered(const State& state, const Uuid& evidence);

}  // namespace recoup::core::inline redact
