// The options that `add` and `edit` share: the fields of a case as typed. Main thread.
#pragma once

#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/grammar.h"
#include "core/command.h"

namespace recoup::cli {

struct CaseOptions {
    std::optional<std::string> title, platform, problem, paid, claimed, currency, order, paid_at, occurred_at,
        received_at, payment_method, refund_method, playbook, jurisdiction, note;
};

void declare_case_options(Grammar& grammar, CaseOptions& options);

// An empty text clears an amount or a moment. Amounts are read in `currency` unless --currency names another.
core::Result<core::CaseFields> read_fields(const Context& context, const CaseOptions& options, std::string currency);

// Reads an amount option; not given: nothing is set.
core::Result<void> read_amount_field(const std::optional<std::string>& typed, const std::string& currency,
                                     std::optional<std::optional<std::int64_t>>& into);

// The same for a moment; an empty text clears it.
core::Result<void> read_moment_field(const Context& context, const std::optional<std::string>& typed,
                                     std::optional<std::optional<core::When>>& into);

}  // namespace recoup::cli
