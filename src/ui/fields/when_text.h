// What a person types for a moment or a span of time, and what the program understood. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/show.h"

namespace recoup::ui::inline fields {

// "24h", "3 天" from now, or anything core::parse_when reads; nothing for all else.
std::optional<core::When> read_when(std::string_view text, const core::Reader& reader);
// "11 月 23 日 15:47 前"; says so when that is past.
std::string show_understood(const core::When& when, const core::Reader& reader);
// As it may be typed again.
std::string typed_when(const core::When& when, const core::Reader& reader);
// The same without this year, for narrow fields: "11-28 15:20".
std::string typed_short(const core::When& when, const core::Reader& reader);

// A span to offer: what it is called and what it writes into the field.
struct Span {
    core::Tr name;
    int count;
    std::string_view typed;
};

}  // namespace recoup::ui::inline fields
