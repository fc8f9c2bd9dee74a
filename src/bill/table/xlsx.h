// The cells of an XLSX workbook: texts shared and inline, numbers as a person would type them. Formulas are not
// reckoned, their last values are read. Any thread.
#pragma once

#include <string>
#include <vector>

#include "bill/container/zip.h"
#include "bill/table/rows.h"

namespace recoup::bill::inline table {

bool is_workbook(const Zip& zip);

class Workbook {
  public:
    // Errors of kind work, code damaged; those of Zip::read().
    static core::Result<Workbook> open(Zip& zip);

    std::size_t sheets() const { return sheets_.size(); }
    core::Result<void> read(std::size_t sheet, const RowSink& sink) const;

  private:
    std::vector<std::string> shared_;
    std::vector<Bytes> sheets_;
};

// "28.160000000000004" is 28.16, "4.2E+27" 4.2e+27; whole numbers stay as they are.
std::string tidy_number(std::string_view text);

}  // namespace recoup::bill::inline table
