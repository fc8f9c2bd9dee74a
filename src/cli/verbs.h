// Every verb by name. Each is defined in the file verb_….cpp it is named after. Constants, any thread.
#pragma once

#include "cli/verb.h"

namespace recoup::cli {

extern const Verb kInit, kDemo, kAdd, kEdit, kList, kShow, kMove, kAttach, kEvidence, kEvidenceEdit, kEvidenceRemove,
    kExtract, kSlotAdd, kSlotDrop, kDeadlineAdd, kDeadlineEdit, kDeadlineDone, kDeadlineSnooze, kDeadlineRemove,
    kDeadlineList, kDue, kArchive, kRemove, kRestore, kUndo, kRedo, kHistory, kRemind, kExport, kCheck, kBackup,
    kScreenshot, kStats, kLog, kContactList, kContactEdit, kContactRemove, kRouteTake, kRouteState, kRouteRemove,
    kRouteList, kPlatformList, kPlatformSet, kPlatformRemove, kPlatformClause, kRules, kDeadlineExplain, kDeadlineStop,
    kDeadlineStart, kDeadlineRecount;
extern const Verb kCompose, kGuide, kPlaybookList, kPlaybookShow;

}  // namespace recoup::cli
