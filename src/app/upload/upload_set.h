// Files that fit a portal, made from the evidence of one case: within its limits, and still readable, which is read in
// them and not assumed. Documents go as they are, where a PDF is taken. The originals stay what they are. Any thread
// but a frame's; takes seconds a picture.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/ports.h"
#include "app/session/session.h"
#include "core/base/error.h"
#include "core/model/state.h"
#include "core/reading/facts.h"
#include "core/upload/limits.h"
#include "core/upload/plan.h"
#include "portable/stopping.h"

namespace recoup::app::inline upload {

// Where pictures come from: what of them may be seen, and what was read there.
struct UploadSource {
    std::function<core::Result<Bytes>(const core::EvidenceRow&)> picture;
    std::function<std::optional<core::PictureText>(const core::EvidenceRow&)> text;  // nothing: nobody read it yet
    core::ReadingHabit habit;
    core::Lang lang = core::Lang::zh;  // of the names and the list
};

// Of a case of an open file, which outlives it: pictures are covered as the case says now, texts those that the file
// keeps. Habit and language are the caller's.
UploadSource upload_source(const Session& session, const core::CaseRecord& record);

struct UploadPart {
    std::int64_t number = 0;   // of the evidence: E3
    std::string name, sha256;  // of its original
    core::ShotPart part;
    int of_height = 0;  // pixels of the whole shot
};

struct UploadFile {
    std::string name, sha256;
    std::int64_t bytes = 0;
    int quality = 0;    // of a JPEG that was made here; 0: nothing was lost
    int percent = 100;  // of the size
    std::vector<UploadPart> from;
};

struct UploadSet {
    std::vector<UploadFile> files;
    std::string list, list_sha256;          // the file that says all this
    std::vector<std::int64_t> no_pictures;  // evidence that is in none of them, to be given as it is
};

// Into a folder that is not there yet. `evidence` are of one case, in the order of the files. Of kind work: what does
// not fit and stay readable, by its evidence; no picture at all; what cannot be written. With an error no folder is
// left behind that holds a part of the set.
core::Result<UploadSet> make_upload_set(const std::vector<core::EvidenceRow>& evidence,
                                        const core::UploadLimits& limits, const UploadSource& source,
                                        const std::filesystem::path& folder, Files& files,
                                        const portable::StopToken& stop);

}  // namespace recoup::app::inline upload
