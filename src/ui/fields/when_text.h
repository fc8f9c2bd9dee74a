// What a person types for a moment or a span of time, and what the program understood. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/dates/read_when.h"
#include "core/model/show.h"

namespace recoup::ui::inline fields {

// "2026 年 11 月 23 日 周一 15:47 前"; says so when that is past, or only an estimate.
std::string show_understood(const core::DateRead& read, const core::Reader& reader);
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
