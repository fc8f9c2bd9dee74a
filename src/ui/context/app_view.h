// Everything a frame is drawn from: the model, view data and what the program is busy with. Values and references that
// live for the frame. Main thread; views read it and never change it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/advice/page.h"
#include "core/advice/route_guide.h"
#include "core/law/playbook.h"
#include "core/law/rule.h"
#include "core/model/state.h"
#include "core/pushback/phrasebook.h"
#include "core/reading/belongs.h"
#include "core/reading/suggest_case.h"
#include "core/reading/words.h"
#include "core/today/today.h"
#include "core/view/agenda.h"
#include "core/view/board.h"
#include "core/view/case.h"
#include "core/view/chats.h"
#include "core/view/insights.h"
#include "ui/context/requests.h"

namespace recoup::ui::inline context {

// gone: nothing waits to be saved, but the file is not in its place any more as it was.
enum class SaveLook : std::uint8_t { saved, saving, failed, gone, read_only };

// A proof that waits for the new-case dialog.
struct Draft {
    core::NewEvidence evidence;
};

// What the pictures of the new-case dialog say. Nothing of it is kept unless the person keeps it.
struct DraftsRead {
    enum class State : std::uint8_t { none, reading, read };  // none: there is nothing to read, or nothing to read with
    State state = State::none;
    core::CaseSuggestion suggestion;
    std::vector<const core::PictureText*> texts;  // of each draft; nullptr: not read
    struct Belongs {
        core::Uuid case_uuid;
        std::string title;  // "#10 …"
        std::string why;
    };
    std::optional<Belongs> belongs;
};

// What was read in the pictures of the case that is looked at, in the drawer or in the viewer.
struct CaseRead {
    const core::PictureText* shown = nullptr;  // of the picture in the viewer; nothing: not yet, or it cannot be
    bool reading = false;                      // it is being read
    core::CaseChats chats;
};

// What a picture of the open case says. Nothing of it is kept unless the person keeps it.
struct EvidenceRead {
    core::Uuid evidence;
    core::EvidenceProposal proposal;
    std::vector<std::string> differs;  // from the case: "不一样：¥328.00 / ¥382.00"
    std::string their_words;           // of a chat, last; empty: none
};

// Read of a picture for the box that their words are typed into; once.
struct HeardWords {
    core::Uuid case_uuid;
    std::string words;
};

// New screenshots in the folders that are watched, of one case or of none yet.
struct TrayGroup {
    static constexpr std::size_t kMostShown = 2;

    core::WaitingPictures pictures;
    std::string text;                // "新截图 2 张，像是 #10 的"
    std::string why;                 // with the title of the case; empty: nothing is known of them
    std::vector<std::string> paths;  // of the latest, the latest first; UTF-8
};

// A folder in the settings.
struct WatchedView {
    std::string path;
    bool watched = false;  // else it is suggested
    bool missing = false;
};

struct ImportProgress {
    int done = 0;
    int total = 0;  // 0: nothing under way
    bool for_new_case = false;
};

// What could not be taken in, and why.
struct Refusal {
    std::string name;
    std::string sentence;
};

// A folder of many files that asks before they are taken in.
struct FolderOffer {
    std::string name;
    std::size_t files = 0;
};

struct PictureFileView {
    std::string path;
    std::string name;
    std::string modified;
};

// A deadline that came due while nothing ran, ready to be read.
struct MissedDeadline {
    core::Uuid case_uuid;
    core::Uuid deadline_uuid;
    std::string title;
    std::string detail;
    bool urgent = false;
};

// A file that was open before, ready to be read.
struct RecentFile {
    std::string path;
    std::string name;
    std::string detail;  // what it holds, and when it was last used
};

struct BackupLook {
    std::string path;
    std::string when;
    std::string holds;  // cases, and how far it is behind
    enum class State : std::uint8_t { unread, reading, whole, damaged } state = State::unread;
};

// The window is to close, and the file does not hold all that is here.
struct ClosingLook {
    std::string why;                   // what keeps it from being saved
    std::vector<std::string> changes;  // that are not in the file, in words; none: the file itself is gone
    bool working = false;
};

// Two versions of the file, of which one is to be gone on with.
struct VersionsLook {
    bool left_from_last_time = false;  // one is the rescue copy of a sudden end; else what this window holds
    std::string held, file;            // what is in each
    bool held_is_kept = false;         // among the backups, so that it can be chosen
    bool file_is_whole = false;
    std::string failed;  // why it could not be kept, or chosen
};

// What was removed is to leave the file for good.
struct PurgeLook {
    enum class Step : std::uint8_t { reading, asking, purging, purged, replacing } step = Step::reading;
    int days = 0;                   // only what was removed longer ago
    std::vector<std::string> what;  // goes, or went, in words; none: there is nothing
    std::vector<std::string> held;  // the backups that hold it still, in words
    std::string failed;
};

// An evidence pack that is being written, and what came of the last one.
struct PackLook {
    enum class Step : std::uint8_t { none, writing, printing, done, printed, failed } step = Step::none;
    float part = 0;         // of what is written, 0 to 1; the second half is reading back
    std::size_t files = 0;  // read back and found equal
    std::int64_t bytes = 0;
    std::string digest;
    std::string path;
    std::string trouble;  // a sentence
};

struct ReportLook;
struct BillLook;

// Who reminds while no window is open.
enum class ScheduleLook : std::uint8_t { unknown, none, timer, autostart, task };

constexpr bool is_on(ScheduleLook look) {
    return look != ScheduleLook::unknown && look != ScheduleLook::none;
}

struct AppView {
    const core::State& state;
    const core::BoardView& board;
    const core::Rulebook& rules;
    const core::TodayView* today = nullptr;  // while that view is open
    std::optional<core::NextReminder> next_reminder;
    const core::AgendaView* agenda = nullptr;      // while that view is open
    const core::InsightsView* insights = nullptr;  // likewise
    std::uint64_t board_generation = 0;            // another number, another board
    std::string file_name;
    std::string file_path;
    SaveLook save = SaveLook::saved;
    bool demo = false;  // the demo board is open instead of the user's own file
    bool can_undo = false;
    bool can_redo = false;
    Choices choices;
    float display_scale = 1;  // what the display says: physical pixels for one design pixel
    bool dark_system = false;
    bool still = true;  // nothing moves by itself: pictures, tests, and those who want it so
    ImportProgress import;
    std::vector<Draft> drafts;
    std::span<const TrayGroup> tray;              // TodayItem::pictures counts in it
    std::span<const EvidenceRead> evidence_read;  // of the open case, as far as they say something
    const HeardWords* heard = nullptr;            // until they are taken
    std::vector<WatchedView> watched;             // in the settings
    const DraftsRead* drafts_read = nullptr;      // while the dialog is open
    const CaseRead* case_read = nullptr;          // while a case is
    std::vector<Refusal> refused;                 // until it was seen
    std::optional<FolderOffer> folder;            // waits for an answer
    std::span<const core::Uuid> unaimed;          // evidence that came without a word what it is
    std::vector<PictureFileView> newest;          // for the picker, newest first
    bool newest_loading = false;
    std::span<const core::HistoryLine> history;  // of the open case
    std::vector<std::string> export_folders;     // existing ones to offer
    std::string file_holds;                      // "2.0 MB · 12 cases · 37 proofs"
    std::vector<RecentFile> recent;              // without the open one, the last used first
    std::vector<BackupLook> backups;             // of the own file, newest first
    bool backups_loading = false;
    std::vector<std::string> completions;   // of the path being typed
    bool damaged = false;                   // what is open is what can be read of a damaged file
    bool held = false;                      // all of it is here, but nothing new goes into it until a person allows it
    std::string damage;                     // of what is damaged, the first in words
    std::optional<std::string> looking_at;  // a backup is open, only to be read: its path
    std::optional<ClosingLook> closing;
    std::optional<VersionsLook> versions;
    std::optional<PurgeLook> purge;
    PackLook pack;
    const ReportLook* report = nullptr;  // while a sheet shows it, once there is one
    const BillLook* bill = nullptr;      // while that view is open
    std::vector<MissedDeadline> missed;  // shown once, at the start
    ScheduleLook schedule = ScheduleLook::unknown;
    std::span<const core::RouteGuide> routes;  // ways to take a case further
    std::span<const core::Playbook> playbooks;
    std::span<const core::Message> messages;
    const core::Phrasebook* phrasebook = nullptr;  // by which support is understood; nothing: not at all
    const core::ReadingWords* words = nullptr;  // by which a line is read, while subscriptions or purchases are shown
    std::span<const core::GuidePage> guide;
    std::span<const core::OfficialChannel> channels;
    std::span<const core::Uuid> recountable;  // cases whose estimates a new holiday table settles
    std::string_view licences;
    std::string version;
};

}  // namespace recoup::ui::inline context
