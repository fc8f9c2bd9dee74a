// The options that `add` and `edit` share: the fields of a case as typed. Main thread.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "cli/command_line/call.h"
#include "cli/command_line/grammar.h"
#include "core/base/region.h"
#include "core/edit/command.h"

namespace recoup::cli::inline cases {

struct CaseOptions {
    std::array<std::optional<std::string>, core::kCaseFieldCount> typed;

    std::optional<std::string>& operator[](core::CaseField field) { return typed[static_cast<std::size_t>(field)]; }
    const std::optional<std::string>& operator[](core::CaseField field) const {
        return typed[static_cast<std::size_t>(field)];
    }
};

// Those of both verbs; then those that only `edit` has, of one kind.
void declare_case_options(Grammar& grammar, CaseOptions& options);
template <class Members>
void declare_edit_options(Grammar& grammar, CaseOptions& options) {
    core::for_fields<Members>([&](const core::CaseFieldInfo& info, const Members&) {
        const auto& option = info.option;
        if (option.only_edit) grammar.option(option.name, option.example, options[info.field], option.help);
    });
}

// An empty text clears an amount or a moment. Amounts are read in the currency and the manner of `home`, unless
// --currency and --region name others; what was understood of a moment is told. Errors are of kind usage.
core::Result<core::CaseFields> read_fields(Call& call, const CaseOptions& options, core::Home home);
// The currency that the amounts name themselves; empty when none does. The error, of kind usage, is of two.
core::Result<std::string> named_currency(const CaseOptions& options, const core::Home& home);

}  // namespace recoup::cli::inline cases
