// What views ask of the program besides commands. Plain values, any thread; the frame loop carries them out after
// drawing. Paths are UTF-8.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/region.h"
#include "core/edit/command.h"
#include "core/law/message.h"
#include "core/model/leads.h"
#include "core/pack/pack.h"
#include "core/today/today.h"
#include "core/upload/limits.h"

namespace recoup::ui::inline context {

enum class LangChoice : std::uint8_t { system, zh, en };
enum class ThemeChoice : std::uint8_t { system, light, dark };
enum class MotionChoice : std::uint8_t { system, on, off };

// Which view a start begins with.
enum class FirstView : std::uint8_t { today, board };

struct Choices {
    LangChoice lang = LangChoice::system;
    ThemeChoice theme = ThemeChoice::system;
    MotionChoice motion = MotionChoice::system;
    FirstView first_view = FirstView::today;
    float scale = 0;                           // 0: as the display says
    std::string leads{core::kDefaultLeads};    // as core::parse_leads() reads them
    std::optional<std::pair<int, int>> quiet;  // minutes of the day, from and to
    bool desktop_notifications = true;
    core::Home home{"CN", "CNY"};  // of new cases; guessed until it is chosen
    bool home_chosen = true;
    core::BriefLimits brief_limits;   // of short letters, where another than the usual was chosen
    core::RouteLimits upload_limits;  // of pictures, as each route takes them

    bool operator==(const Choices&) const = default;
};

// Pictures from the clipboard, for a case or for a new one.
struct PasteRequest {
    std::optional<core::Uuid> case_uuid;
    std::optional<core::EvidenceKind> kind = {};  // the slot it was aimed at
};
// Files to take in, for a case or as drafts of a new one. UTF-8 paths.
struct ImportRequest {
    std::vector<std::string> paths;
    std::optional<core::Uuid> case_uuid;
    std::optional<core::EvidenceKind> kind;  // the slot they were given for
};
struct CancelImportRequest {};  // what is read by now is kept
struct CloseRefusedRequest {};  // AppView::refused was seen
struct AnswerFolderRequest {    // to AppView::folder
    bool take = false;
};
struct CloseUnaimedRequest {  // AppView::unaimed: this one is none of the slots; nothing named: all of them
    std::optional<core::Uuid> evidence_uuid;
};
struct DropDraftRequest {  // of the new-case dialog; nothing named: all of them
    std::optional<std::string> sha256;
};
struct AttachDraftsRequest {  // the pictures of the new-case dialog belong to that case
    core::Uuid case_uuid;
};
struct TrayRequest {  // AppView::tray: what becomes of the pictures of a group
    enum class What : std::uint8_t { put_in, make_case, refuse } what = What::put_in;
    std::size_t group = 0;
};
struct PutAwayMoneyRequest {  // news that today tells of no more
    core::SeenMoney seen;
};
struct ReadWordsRequest {  // fills AppView::heard from the picture on the clipboard
    core::Uuid case_uuid;
};
struct CloseHeardRequest {};  // AppView::heard was taken
struct WatchFolderRequest {   // or no more
    std::string path;         // UTF-8
    bool watch = true;
};
struct ListPicturesRequest {};  // fills AppView::newest
struct LoadHistoryRequest {     // fills AppView::history
    core::Uuid case_uuid;
};
struct ExportRequest {  // originals, byte for byte, into a folder the user chose
    core::Uuid case_uuid;
    std::vector<core::Uuid> evidence;
    std::string folder;
    bool shown = false;  // of what is redacted the redacted picture instead
};
enum class ExportForm : std::uint8_t { page, csv, json, markdown };
struct ExportTablesRequest {  // of one case or all, into a folder the user chose
    ExportForm form = ExportForm::page;
    std::optional<core::Uuid> case_uuid;
    std::string folder;
};
struct UploadSetRequest {  // pictures of a case that fit, into a new folder in one the user chose
    core::Uuid case_uuid;
    core::UploadLimits limits;  // which its route remembers
    std::string folder;
};
struct PackRequest {  // an evidence pack; AppView::pack tells how far it is
    core::Uuid case_uuid;
    core::PackChoice choice;
    core::PackForm form{};
    std::string path;
};
struct ShowReportRequest {  // fills AppView::report
    core::Uuid case_uuid;
    core::ReportChoice content;
};
struct PrintReportRequest {  // AppView::pack tells what comes of it
    core::Uuid case_uuid;
    core::ReportChoice content;
};
struct PrintRequest {  // as `recoup print` has it; a note tells what comes of it
    enum class What : std::uint8_t { report, agenda, board } what = What::report;
    core::Uuid case_uuid = {};  // of the report
};
struct ShowFileRequest {  // in its folder, by the desktop's file manager
    std::string path;     // UTF-8
};
struct StopPackRequest {};    // nothing of it stays
struct ForgetPackRequest {};  // what came of it was seen
struct OpenBillRequest {      // to look through it; fills AppView::bill
    std::string path;         // UTF-8
    std::optional<std::string> password = {};
};
struct TakeBillRequest {  // rows of AppView::bill, as core::plan_take() says
    std::vector<std::size_t> payments;
    std::optional<core::Uuid> into;
    core::Watch as = core::Watch::none;
};
struct CallFineRequest {  // nothing is wrong with that finding of AppView::bill, or something is
    std::size_t finding = 0;
    bool fine = true;
};
struct UndoRequest {};
struct RedoRequest {};
struct SettingsRequest {
    Choices choices;
};
struct SaveMessageRequest {  // among the person's own
    core::Message message;
};
struct RemoveMessageRequest {
    core::Message message;
};
struct OpenDemoRequest {};
struct OpenOwnRequest {};  // back from the demo
struct BackupRequest {};
struct MendRequest {};          // the open file is damaged: what can be done
struct ChangeAnywayRequest {};  // AppView::held
struct CheckRequest {};         // every byte of the file
struct CloseMissedRequest {};
struct ScheduleRemindersRequest {  // reminders while no window is open
    bool on = true;
};
struct ExportCalendarRequest {};  // of all cases, into the first of AppView::export_folders
struct QuitRequest {};

// What is to become of what the file does not take.
enum class ClosingWay : std::uint8_t { copy, again, discard, stay };
struct ClosingRequest {  // to AppView::closing
    ClosingWay way = ClosingWay::stay;
};
struct ChooseVersionRequest {  // to AppView::versions
    enum class Which : std::uint8_t { held, file, later } which = Which::later;
};

struct LookAtPurgeRequest {  // fills AppView::purge
    int days = 0;            // only what was removed longer ago
};
struct PurgeRequest {};           // what AppView::purge tells
struct ReplaceBackupsRequest {};  // those of AppView::purge, by a new one
struct ClosePurgeRequest {};

// What a path is chosen for.
enum class PathUse : std::uint8_t {
    open_file,
    new_file,
    save_copy,
    rescue_copy,  // of what the file does not take
    restore_as,
    export_folder,
    calendar,
    evidence,
    bill,
    watch_folder
};
struct ChoosePathRequest {  // by the desktop's dialog, or typed where there is none
    PathUse use = PathUse::open_file;
    std::string backup = {};                      // restore_as: this one
    std::optional<core::Uuid> case_uuid = {};     // evidence: of this case
    std::optional<core::EvidenceKind> kind = {};  // evidence: for this slot
};
struct UsePathRequest {  // the answer, typed
    ChoosePathRequest choice;
    std::string path;
};
struct CompletePathRequest {  // fills AppView::completions
    std::string typed;
    bool folders_only = false;
};
struct OpenFileRequest {
    std::string path;
};
struct ListBackupsRequest {};  // fills AppView::backups
struct LookAtBackupRequest {   // read only; OpenOwnRequest leads back
    std::string path;
};
struct RestoreBackupRequest {  // in the place of the open file, which is kept as a backup first
    std::string path;
};

using Request =
    std::variant<PasteRequest, ImportRequest, CancelImportRequest, CloseRefusedRequest, AnswerFolderRequest,
                 CloseUnaimedRequest, DropDraftRequest, AttachDraftsRequest, TrayRequest, PutAwayMoneyRequest,
                 ReadWordsRequest, CloseHeardRequest, WatchFolderRequest, ListPicturesRequest, LoadHistoryRequest,
                 ExportRequest, ExportTablesRequest, UploadSetRequest, UndoRequest, RedoRequest, SettingsRequest,
                 SaveMessageRequest, RemoveMessageRequest, OpenDemoRequest, OpenOwnRequest, BackupRequest, MendRequest,
                 CheckRequest, CloseMissedRequest, ScheduleRemindersRequest, ExportCalendarRequest, QuitRequest,
                 ClosingRequest, ChooseVersionRequest, ChoosePathRequest, UsePathRequest, CompletePathRequest,
                 OpenFileRequest, ListBackupsRequest, LookAtBackupRequest, RestoreBackupRequest, LookAtPurgeRequest,
                 PurgeRequest, ReplaceBackupsRequest, ClosePurgeRequest, ChangeAnywayRequest, PackRequest,
                 StopPackRequest, ForgetPackRequest, ShowReportRequest, PrintReportRequest, PrintRequest,
                 ShowFileRequest, OpenBillRequest, TakeBillRequest, CallFineRequest>;

}  // namespace recoup::ui::inline context
