// Which fields of a case were read in its pictures, as the change that set them tells. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/edit/case_fields.h"
#include "core/model/change.h"

namespace recoup::core::inline view {

struct ReadField {
    CaseField field{};
    std::int64_t evidence = 0;  // its number

    bool operator==(const ReadField&) const = default;
};
// Of a change that makes or edits a case; none of one that takes such a change back.
std::vector<ReadField> read_fields(const Change& change);

// "支付金额、订单号读自 E3；平台读自 E4"; empty where nothing was read.
std::string describe_read(Lang lang, const Change& change);

// "E3", as a person names a piece of evidence.
std::string evidence_name(std::int64_t number);

}  // namespace recoup::core::inline view
