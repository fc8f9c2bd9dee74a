// One file of an upload set: put together, made small enough, and read again. Within app/upload only; any thread.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "core/reading/lines.h"
#include "core/upload/limits.h"
#include "core/upload/plan.h"
#include "media/meta/probe.h"
#include "ocr/reader/reader.h"
#include "portable/stopping.h"

namespace recoup::app::inline upload {

struct SourcePicture {
    std::string label;  // "E3"
    Bytes bytes;
    media::PictureInfo info;
    core::PictureText text;
    struct Told {
        std::string value;  // an amount or a number that must stay readable, as compact_text() has it
        int y = 0;          // where it stands
    };
    std::vector<Told> told;
};

struct FittedFile {
    Bytes bytes;
    std::string extension;  // with its dot
    int quality = 0;
    int percent = 100;
};

// Without what a reader may see or not see between two signs.
std::string compact_text(std::string_view text);

// What a file is to keep to, and by what it is looked at.
struct Fitting {
    const core::UploadLimits& limits;
    const ocr::Reader& reader;
    const portable::StopToken& stop;
    core::Instant now;  // of a PDF
};

// A picture; where several parts would share it and a PDF is taken, a PDF in its place. Of kind work: it does not fit
// and stay readable; a picture that cannot be decoded; stopped.
core::Result<FittedFile> fit_page(const core::UploadPage& page, const std::vector<SourcePicture>& pictures,
                                  const Fitting& to);

}  // namespace recoup::app::inline upload
