// What a report shows of one piece of evidence: its picture as others are to see it, in a form that a PDF or a browser
// takes. Any thread; decodes.
#pragma once

#include <functional>

#include "app/session/session.h"
#include "core/report/report.h"
#include "export/pdf/picture.h"
#include "media/meta/probe.h"

namespace recoup::app::inline report {

struct ShownExhibit {
    Bytes bytes;      // of the file that is shown
    int covered = 0;  // places; 0: it is the original

    std::span<const std::byte> view() const { return std::as_bytes(std::span(bytes)); }
};

// An original whose bytes no longer fit their digest is an error of kind work.
core::Result<ShownExhibit> shown_exhibit(const Session& session, const core::CaseRecord& record,
                                         const core::EvidenceRow& row);

// What was read of it, without what is covered; no lines: nothing was.
core::PictureText shown_text(const Session& session, const core::CaseRecord& record, const core::EvidenceRow& row);

// As it is where a PDF can hold that, else decoded. Nothing for a picture that cannot be drawn.
std::optional<exporting::PdfPicture> pdf_picture(std::span<const std::byte> file, const media::PictureInfo& info);

// "data:image/png;base64,…", in pieces; nothing for what cannot be drawn.
void put_data_address(std::span<const std::byte> file, const std::function<void(std::string_view)>& sink);

}  // namespace recoup::app::inline report
