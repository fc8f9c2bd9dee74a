// Pages as a PDF for archives (PDF/A-3b, ISO 19005-3): its letters inside, pictures once, files attached, bookmarks and
// links. Written as it is made, one picture or file in memory at a time; the same order gives the same bytes. One
// thread.
#pragma once

#include <functional>

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/report/page.h"
#include "export/pdf/objects.h"
#include "export/pdf/picture.h"

namespace recoup::exporting::inline pdf {

struct PdfOrder {
    const core::Pages& pages;
    core::TypeSource& type;
    std::string title;
    core::Lang lang{};
    core::Instant made{};
    // The picture of an exhibit that the pages show, and the files that go with it; asked for once each.
    std::function<core::Result<PdfPicture>(std::size_t exhibit)> picture;
    std::size_t attachments = 0;
    std::function<core::Result<PdfAttachment>(std::size_t place)> attachment = {};
};

// Errors are those of `picture` and `attachment`; what `sink` got till then is no file.
core::Result<void> write_pdf(const PdfOrder& order, const Sink& sink);

}  // namespace recoup::exporting::inline pdf
