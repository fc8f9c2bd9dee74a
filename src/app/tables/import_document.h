// A document on its way into the open file: what of it is new, with the originals that its evidence needs. The caller
// dispatches the command. On the session's thread; waits for the disk.
#pragma once

#include <vector>

#include "app/session/session.h"
#include "app/tables/read_document.h"
#include "core/edit/command.h"
#include "core/incoming/plan.h"

namespace recoup::app::inline tables {

struct ImportPlan {
    core::ImportRows command;
    std::vector<Original> originals;    // not in the file yet
    core::IncomingPlan counts;          // without its rows
    std::size_t evidence_left_out = 0;  // whose original is neither in the file nor in or beside the document
};

// Of kind work: what does not fit together, an original whose bytes do not fit their digest.
core::Result<ImportPlan> plan_import(Document document, const Session& session, const core::Zones& zones,
                                     const std::string& zone);

}  // namespace recoup::app::inline tables
