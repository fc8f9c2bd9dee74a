// A bill that is looked through, before anything of it is kept. A value with what it refers to, of the frame.
#pragma once

#include <cstdint>
#include <string>

#include "core/edit/command.h"
#include "core/payments/bill_view.h"

namespace recoup::ui::inline context {

struct BillLook {
    // locked: it wants a password, or another one than was given. failed: `trouble` says why.
    enum class Step : std::uint8_t { none, reading, locked, failed, shown } step = Step::none;
    std::string path;                  // UTF-8
    std::string name;                  // of the file
    std::string trouble;               // a sentence
    std::uint64_t number = 0;          // another bill, another number
    std::uint64_t generation = 0;      // of what is known of it: another one, another view
    const core::Bill* bill = nullptr;  // of `shown`, as all below
    const core::BillView* view = nullptr;
    const core::NewEvidence* file = nullptr;  // the bill as evidence
};

}  // namespace recoup::ui::inline context
