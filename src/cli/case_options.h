// The options that `add` and `edit` share: the fields of a case as typed. Main thread.
#pragma once

#include <optional>
#include <string>

#include "cli/context.h"
#include "cli/grammar.h"
#include "core/command.h"
#include "core/region.h"

namespace recoup::cli {

struct CaseOptions {
    std::optional<std::string> title, platform, problem, paid, claimed, currency, order, paid_at, occurred_at,
        received_at, payment_method, refund_method, playbook, jurisdiction, note;
};

void declare_case_options(Grammar& grammar, CaseOptions& options);

// The region and the currency of a new case, as the person chose in the settings.
core::Home home_of(const Context& context);

// An empty text clears an amount or a moment. Amounts are read in the currency and the manner of `home`, unless
// --currency and --region name others.
core::Result<core::CaseFields> read_fields(const Context& context, const CaseOptions& options, core::Home home);
// The currency that the amounts name themselves; empty when none does.
core::Result<std::string> named_currency(const CaseOptions& options, const core::Home& home);

// Reads an amount option; not given: nothing is set.
core::Result<void> read_amount_field(const std::optional<std::string>& typed, const core::Home& home,
                                     std::optional<std::optional<std::int64_t>>& into);

// The same for a moment; an empty text clears it.
core::Result<void> read_moment_field(const Context& context, const std::optional<std::string>& typed,
                                     std::optional<std::optional<core::When>>& into);

}  // namespace recoup::cli
