// A mail as evidence: its own bytes, and what its text proposes. Any thread; waits for the disk. Knows no case.
#pragma once

#include <filesystem>
#include <vector>

#include "app/intake/importer.h"
#include "app/mail/message.h"
#include "core/reading/facts.h"

namespace recoup::app::inline incoming {

struct KeptMail {
    Mail mail;
    Import import;                 // named by its subject in the caption
    std::vector<Import> attached;  // what hangs at it, where that was asked for
};

// `zone`, an IANA name, is of moments without one. Errors are those of reading the file and of read_mail(), path last.
// Of what hangs at it that is left out which no evidence can be.
core::Result<KeptMail> keep_mail(const std::filesystem::path& path, const core::Zones& zones, const std::string& zone,
                                 bool with_files = false);

// Of subject and text. `habit` is how this person's pictures are read; a mail is as old as it says.
core::Reading facts_of_mail(const Mail& mail, core::ReadingHabit habit);

}  // namespace recoup::app::inline incoming
