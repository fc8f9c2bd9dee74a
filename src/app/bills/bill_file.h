// Bills as files: read with what is part of the program and of this machine, and the map of a person's own bank.
// Any thread; a worker's work. Knows no case and no store; writes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/payments/column_map.h"
#include "core/payments/payment.h"

namespace recoup::app::inline bills {

struct BillQuestion {
    std::string name;                          // of the file, for errors
    std::optional<std::string> password = {};  // of an archive; never kept
    std::optional<core::ColumnMap> map = {};   // else the form is found, or guessed
    std::vector<core::ColumnMap> known = {};   // of other banks, tried where the form is not found
    std::string currency;                      // of sums that name none
    std::string zone;                          // where times without one are read
};

// Errors of bill::read_bill(), the name last.
core::Result<core::Bill> read_bill(const Bytes& file, const BillQuestion& question, const core::Zones& zones);

// Whether it is an archive that wants a password.
bool is_locked_bill(const Bytes& file);

// {"time":"交易日期","amount":"金额",…,"order":"dmy","currency":"CNY"}: the fields are those of core::BillField. An
// error of kind work names the member.
core::Result<core::ColumnMap> read_column_map(std::string_view json, const std::string& name);

// The first line of a file that holds a password, without its end.
std::string password_in(const Bytes& file);

}  // namespace recoup::app::inline bills
