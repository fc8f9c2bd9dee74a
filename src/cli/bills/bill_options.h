// The bill that a verb was given, with what opens and explains it. Main thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line/call.h"
#include "cli/command_line/grammar.h"
#include "core/payments/payment.h"

namespace recoup::cli::inline bills {

struct BillOptions {
    std::vector<std::string> file;
    std::optional<std::filesystem::path> password_file, map;

    std::filesystem::path path() const;  // once bill_of() has read it
};

void declare_bill(Grammar& grammar, BillOptions& options);

// Of kind usage where not one file is named, else of kind work.
core::Result<core::Bill> bill_of(Call& call, const BillOptions& options);

// Keeps the map that was given for the next bill of that bank. Of kind work.
core::Result<void> remember_map_of(const Call& call, const BillOptions& options);

// The first rows that are no payments, and how many.
void warn_of_left_out(Call& call, const core::Bill& bill);

}  // namespace recoup::cli::inline bills
