// What makes a PDF one for archives: who made it and when, said twice alike, and what its colours are. Inside this room
// only; one thread.
#pragma once

#include <string>

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "export/pdf/objects.h"

namespace recoup::exporting::inline pdf {

// "(D:20261128072000Z)"
std::string moment_string(core::Instant at);

int write_information(PdfObjects& objects, std::string_view title, core::Instant made);
int write_metadata(PdfObjects& objects, std::string_view title, core::Lang lang, core::Instant made);
int write_intent(PdfObjects& objects);

}  // namespace recoup::exporting::inline pdf
