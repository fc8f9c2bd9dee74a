#include "cli/verb.h"

#include "cli/verbs.h"

namespace recoup::cli {

std::span<const Verb* const> all_verbs() {
    static constexpr const Verb* kAll[] = {&kInit,
                                           &kDemo,
                                           &kAdd,
                                           &kEdit,
                                           &kList,
                                           &kShow,
                                           &kMove,
                                           &kAttach,
                                           &kEvidence,
                                           &kEvidenceEdit,
                                           &kEvidenceRemove,
                                           &kExtract,
                                           &kSlotAdd,
                                           &kSlotDrop,
                                           &kDeadlineAdd,
                                           &kDeadlineList,
                                           &kDeadlineEdit,
                                           &kDeadlineDone,
                                           &kDeadlineSnooze,
                                           &kDeadlineRemove,
                                           &kLog,
                                           &kContactList,
                                           &kContactEdit,
                                           &kContactRemove,
                                           &kRouteTake,
                                           &kRouteState,
                                           &kRouteRemove,
                                           &kRouteList,
                                           &kPlatformList,
                                           &kPlatformSet,
                                           &kPlatformRemove,
                                           &kPlatformClause,
                                           &kDue,
                                           &kArchive,
                                           &kRemove,
                                           &kRestore,
                                           &kUndo,
                                           &kRedo,
                                           &kHistory,
                                           &kRemind,
                                           &kExport,
                                           &kCheck,
                                           &kBackup,
                                           &kScreenshot,
                                           &kStats,
                                           &kRules,
                                           &kDeadlineExplain,
                                           &kDeadlineStop,
                                           &kDeadlineStart,
                                           &kDeadlineRecount};
    return kAll;
}

}  // namespace recoup::cli
