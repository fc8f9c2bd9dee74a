// A case as others are to read it: no text of it says what is covered in one of its pictures. Any thread; reads the
// file.
#pragma once

#include "app/session/session.h"
#include "core/model/state.h"

namespace recoup::app::inline report {

core::CaseRecord shown_record(const Session& session, const core::CaseRecord& record);

}  // namespace recoup::app::inline report
