// Rows of a recognised table into payments. One thread; the bill outlives it.
#pragma once

#include <string>

#include "bill/formats/form.h"
#include "bill/table/rows.h"
#include "core/base/time.h"

namespace recoup::bill::inline formats {

// Where a time without a zone is read.
struct BillClock {
    const core::Zones* zones = nullptr;
    std::string_view zone;
};

class PaymentReader {
  public:
    // `unsigned_out`: sums without sign and direction went out.
    PaymentReader(const Columns& columns, BillClock clock, bool unsigned_out, core::Bill& bill)
        : columns_(columns), clock_(clock), unsigned_out_(unsigned_out), bill_(bill) {}

    // False behind the last row of the table: a line of dashes.
    bool read(const table::Row& row);

  private:
    std::string_view cell(const table::Row& row, core::BillField field) const;
    std::string_view kept(const table::Row& row, core::BillField field);
    struct Moment {
        core::Instant instant{};
        bool day_only = false;
    };
    std::optional<Moment> moment_of(const table::Row& row) const;
    // Of the column of sums, or of those of what went out and came in.
    bool take_sum(const table::Row& row, core::Payment& payment) const;
    core::Flow flow_of(const table::Row& row, bool negative, bool positive) const;
    void leave_out(const table::Row& row, std::string_view text);
    core::Payment with_texts(const table::Row& row);

    const Columns& columns_;
    BillClock clock_;
    bool unsigned_out_;
    core::Bill& bill_;
};

}  // namespace recoup::bill::inline formats
