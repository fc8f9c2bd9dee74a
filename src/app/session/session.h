// The open file: the model, and the only way to change it. Commands are applied to the model at once and saved behind
// by one writer thread; other programs' changes are taken in by poll(). Owned by one thread (the window's or the
// command line's); only the last three functions may be called from any thread. Knows no window and no JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/data/rules_source.h"
#include "app/ports.h"
#include "app/session/rescue_copy.h"
#include "core/base/error.h"
#include "core/edit/apply.h"
#include "core/model/state.h"
#include "store/picture/original.h"
#include "store/picture/texts.h"

namespace recoup::store::inline file {
class File;
}

namespace recoup::app::inline session {

using store::Original;
using store::PictureText;

enum class SaveState { saved, saving, failed, read_only };

// What happened since the last poll().
struct SessionNews {
    bool changed_elsewhere = false;  // another program changed the file; the model is new
    bool replaced = false;           // by a file that goes on from this one, which is open now
    // By one that does not, or it went back: nothing is written into it from here any more, and nothing taken.
    bool diverged = false;
    std::optional<core::Result<RescueCopy>> kept;  // of keep_copy()
    // Where the journal of another file lies now that was beside this one; told once after opening.
    std::optional<std::filesystem::path> journal_set_aside;
    std::optional<core::Error> unreadable;   // the rest of a large file: it cannot be worked with
    std::vector<core::Error> lost_commands;  // could not be applied to what the file holds now
    std::optional<core::Error> save_error;   // saving fails; the changes are kept and tried again
    std::vector<std::string> delivered;      // of record_delivered(): nobody had delivered these before
    std::vector<std::string> not_recorded;   // of record_delivered(): the file could not take them now
    std::vector<std::pair<std::string, core::Error>> not_staged;  // of stage(), by digest: the file cannot take them
    std::vector<std::pair<std::string, core::Error>> not_kept;    // of keep_text(), the same; is not tried again
};

// Who looks at a window does not wait longer for another program.
inline constexpr std::chrono::milliseconds kWindowPatience{2'000};

// Which file it is, since when, and how far its history has come.
struct FileMark {
    core::Uuid file_uuid;
    core::Instant made_at{};
    std::int64_t seq = 0;  // of the newest change that is in the file
};

// What these refer to outlives the session.
struct SessionPorts {
    const Clock& clock;
    const core::Zones& zones;
    core::IdSource& ids;             // used on the owner's thread only
    RulesSource rules;               // read with the first command
    std::function<void()> wake;      // called from the writer thread when poll() has news; may be empty
    FileWatches* watches = nullptr;  // none: another program's changes are seen at the next own change
    // How long opening and reading wait for another program's lock.
    std::chrono::milliseconds patience{10'000};
};

// Of a large file the board's first frames need not wait for all: read_on() fetches the rest behind them.
enum class Reading { whole, board_first };

class Session {
  public:
    // Makes an empty file. Errors are of kind file: exists, disk_full, cannot_make; with one there is none.
    static core::Result<void> create(const std::filesystem::path& path, const SessionPorts& ports);
    // Opens `path`, creating it when `create` and nothing is there. Errors are of kind file, each one sentence:
    // missing, not SQLite, not Recoup's, newer, damaged, locked by something else. A file on a read-only medium opens
    // with save_state() == read_only.
    static core::Result<std::unique_ptr<Session>> open(const std::filesystem::path& path, bool create,
                                                       SessionPorts ports, Reading reading = Reading::whole);
    // Only to be read, whatever the disk would allow.
    static core::Result<std::unique_ptr<Session>> look(const std::filesystem::path& path, SessionPorts ports);
    // What can be read of a damaged file, only to be looked at. The error is that of a file of which nothing can be.
    static core::Result<std::unique_ptr<Session>> look_at_damaged(const std::filesystem::path& path,
                                                                  SessionPorts ports);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();  // saves what is pending

    // The whole of it. Waits for what is still being read, as does all that changes the file.
    const core::State& state() const;
    // What is there already: state(), or before it the first cards of the board, with core::State::others().
    const core::State& board_state() const;
    bool is_whole() const;
    // It is a damaged file, of which not all is here.
    bool is_damaged() const;
    // The file turned out to be damaged: until a person allows it nothing new goes into it, and dispatch() says why.
    void hold_changes(bool hold);
    bool holds_changes() const;
    // Reads the rest on a thread of its own; poll() takes it in.
    void read_on();
    const std::filesystem::path& path() const;
    // The same in every copy of the file.
    const core::Uuid& file_uuid() const;
    FileMark mark() const;

    // The change that was made, without rows when all was so already. Errors are those of core::apply, or of kind file
    // when it is read-only. Originals not yet in the file are stored with it. Should another program have been faster,
    // the command is applied again to what the file holds then: the uuids stay, short numbers may differ, so look those
    // up by uuid after flush().
    core::Result<core::Change> dispatch(const core::Command& command, std::vector<Original> originals = {});

    // Puts an original into the file ahead of the command that will refer to it: no change, no history. Saved behind,
    // as changes are; until then it is held in memory, and staging_bytes() tells how much that is.
    // The error is that of a file that is read-only; what the disk says comes by poll().
    core::Result<void> stage(Original original);
    std::size_t staging_bytes() const;
    // No command will come: what stage() put in goes again, unless something else refers to it by now.
    void unstage(std::vector<std::string> sha256s);
    // A better small picture of an original that is in the file.
    void renew_thumbnail(Original original);
    // What was read from a picture that is in the file or on its way; no change, no history.
    void keep_text(PictureText text);
    // It is searched from now on, as core::State says.
    void know_text(const std::string& sha256, std::string text);

    // Takes back the file's last change, or makes the last one taken back again. Error work when there is none, and
    // that of reading the history.
    core::Result<core::Change> undo();
    core::Result<core::Change> redo();
    // True as well where the history cannot be read now: undo() says why.
    bool can_undo() const;
    bool can_redo() const;

    // Takes in what the writer and other programs did. Cheap when there is nothing. Call once a frame.
    SessionNews poll();
    // The file was changed elsewhere, and nothing may have noticed: poll() will bring it.
    void look_again();

    // Records reminders as delivered, behind the frame; poll() brings those that nobody had delivered. No change, no
    // history.
    void record_delivered(std::vector<std::string> keys);

    // Waits until all is in the file (closing, exporting). The error that keeps it from being saved; the changes stay
    // and are tried again.
    core::Result<void> flush();
    // The same for who ends after it and has to say what became of all since open(): a failure that passes is waited
    // out. With an error nothing pending is saved any more, now or later, and this session changes nothing from then
    // on.
    core::Result<void> conclude();
    // How long another program's lock is waited for from now on; 0, as at first: as long as it takes. For who closes.
    void set_patience(std::chrono::milliseconds patience);
    SaveState save_state() const;
    // Made here and not in the file yet, oldest first.
    std::vector<core::Change> unsaved() const;
    // What is held here is not all in the file, or the file is not there any more as it was. Looks at the file, and
    // waits for that.
    bool is_at_risk();

    // All that is held here, originals that are on their way as well, as a new file at `out`, whatever became of the
    // open one; behind the frame, and poll() tells. Errors are those of making a file.
    void keep_copy(const std::filesystem::path& out);
    // The same at once, for an end that does not wait.
    core::Result<RescueCopy> keep_copy_now(const std::filesystem::path& out);
    // What is not in the file is given up: nothing goes into it any more.
    void forget_unsaved();

    // Newest first; of one case, or all. At most `limit`. Reads the file: not on a frame's path unless limit is small.
    core::Result<std::vector<core::Change>> history(std::optional<core::Uuid> case_uuid, std::size_t limit) const;

    // The digest of a change in the file, which those of all before it have gone into; empty where there is none.
    core::Result<std::string> digest_of(std::int64_t seq) const;

    // Any thread. An original that the file does not hold, or whose bytes no longer fit their digest, is an error of
    // kind work.
    core::Result<Bytes> read_original(std::string_view sha256) const;
    // The small ready-made picture, as media makes it; nothing when there is none.
    std::optional<Bytes> read_thumbnail(std::string_view sha256) const;
    bool holds_original(std::string_view sha256) const;
    // As keep_text() left it; nothing where none is in the file. The second: of all pictures.
    std::optional<PictureText> read_text(std::string_view sha256) const;
    std::vector<PictureText> read_texts() const;

  private:
    struct Impl;
    static core::Result<std::unique_ptr<Session>> load(const std::filesystem::path& path,
                                                       std::unique_ptr<store::File> file, SessionPorts ports,
                                                       Reading reading);
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace recoup::app::inline session
