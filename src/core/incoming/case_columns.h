// Which column of a foreign table, or which field of a foreign card, says what of a case. Pure values, any thread.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/base/words.h"

namespace recoup::core::inline incoming {

// Its token is the member of a saved map.
enum class CaseColumn : std::uint8_t {
    uuid,  // of our own exports
    title,
    platform,
    stage,
    problem,
    currency,
    paid,
    claimed,
    offered,
    received,
    fee,
    order_no,
    payment_method,
    paid_at,
    occurred_at,
    received_at,  // the goods
    due,
    created_at,
    tags,
    note
};
inline constexpr std::size_t kCaseColumns = 20;
std::span<const Word> words_of(WordsOf<CaseColumn>);

// For each the heading of its column; empty: there is none.
struct CaseColumnMap {
    std::array<std::string, kCaseColumns> headings;

    std::string& operator[](CaseColumn column) { return headings[static_cast<std::size_t>(column)]; }
    const std::string& operator[](CaseColumn column) const { return headings[static_cast<std::size_t>(column)]; }
    bool operator==(const CaseColumnMap&) const = default;
};

// By their headings in either language; a heading goes to one column.
CaseColumnMap guess_case_columns(std::span<const std::string> headings);

}  // namespace recoup::core::inline incoming
