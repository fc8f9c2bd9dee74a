// Shots of an upload set in one PDF, each part on a page of its own. Within app/upload only; any thread.
#pragma once

#include <functional>
#include <span>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "export/pdf/picture.h"

namespace recoup::app::inline upload {

// A band of one of the pictures, in its whole width.
struct JoinedPage {
    std::size_t picture = 0;
    int top = 0, width = 0, height = 0;  // pixels of the upright picture
};

// `picture` is asked once for each; its errors are those of this.
core::Result<Bytes> joined_pdf(std::span<const JoinedPage> pages,
                               const std::function<core::Result<exporting::PdfPicture>(std::size_t)>& picture,
                               core::Instant made);

}  // namespace recoup::app::inline upload
