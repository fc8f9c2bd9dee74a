// The report of a case as it would be made now. A value, any thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/uuid.h"
#include "core/report/page.h"

namespace recoup::ui::inline context {

struct ReportLook {
    core::Pages pages;
    std::vector<core::Uuid> exhibits;  // of PictureItem::exhibit
    std::string trouble;               // a sentence; why there are no pages
};

}  // namespace recoup::ui::inline context
