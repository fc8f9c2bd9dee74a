// The open file: the model, and the only way to change it. Commands are applied to the model at once and saved behind
// by one writer thread; other programs' changes are taken in by poll(). Owned by one thread (the window's or the
// command line's); only the two read_… functions may be called from any thread. Knows no window and no JSON.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "core/apply.h"
#include "core/error.h"
#include "core/rule.h"
#include "core/state.h"
#include "store/original.h"

namespace recoup::store {
class File;
}

namespace recoup::app {

using store::Original;

enum class SaveState { saved, saving, failed, read_only };

// What happened since the last poll().
struct SessionNews {
    bool changed_elsewhere = false;                               // another program changed the file; the model is new
    bool replaced = false;                                        // by another valid file, which is open now
    std::vector<core::Error> lost_commands;                       // could not be applied to what the file holds now
    std::optional<core::Error> save_error;                        // saving fails; the changes are kept and tried again
    std::vector<std::string> told;                                // of tell(): nobody had told these before
    std::vector<std::string> not_recorded;                        // of tell(): the file could not take them now
    std::vector<std::pair<std::string, core::Error>> not_staged;  // of stage(), by digest: the file cannot take them
};

struct SessionPorts {
    const Clock& clock;
    const core::Zones& zones;
    core::IdSource& ids;             // used on the owner's thread only
    const core::Rulebook& rules;     // outlives the session
    std::function<void()> wake;      // called from the writer thread when poll() has news; may be empty
    FileWatches* watches = nullptr;  // none: another program's changes are seen at the next own change
};

class Session {
  public:
    // Opens `path`, creating it when `create` and nothing is there. Errors are of kind file, each one sentence:
    // missing, not SQLite, not Recoup's, newer, damaged, locked by something else. A file on a read-only medium opens
    // with save_state() == read_only.
    static core::Result<std::unique_ptr<Session>> open(const std::filesystem::path& path, bool create,
                                                       SessionPorts ports);
    // Only to be read, whatever the disk would allow.
    static core::Result<std::unique_ptr<Session>> look(const std::filesystem::path& path, SessionPorts ports);
    ~Session();  // saves what is pending

    const core::State& state() const;
    const std::filesystem::path& path() const;

    // The change that was made, without rows when all was so already. Originals not yet in the file are stored with it.
    // Should another program have been faster, the command is applied again to what the file holds then: the uuids
    // stay, short numbers may differ, so look those up by uuid after flush().
    core::Result<core::Change> dispatch(const core::Command& command, std::vector<Original> originals = {});

    // Puts an original into the file ahead of the command that will refer to it: no change, no history. Saved behind,
    // as changes are; until then it is held in memory, and staging_bytes() tells how much that is.
    core::Result<void> stage(Original original);
    std::size_t staging_bytes() const;
    // No command will come: what stage() put in goes again, unless something else refers to it by now.
    void unstage(std::vector<std::string> sha256s);
    // A better small picture of an original that is in the file.
    void renew_thumbnail(Original original);

    // Takes back the file's last change, or makes the last one taken back again. Error work when there is none.
    core::Result<core::Change> undo();
    core::Result<core::Change> redo();
    bool can_undo() const;
    bool can_redo() const;

    // Takes in what the writer and other programs did. Cheap when there is nothing. Call once a frame.
    SessionNews poll();

    // Records reminders as told, behind the frame; poll() brings those that nobody had told. No change, no history.
    void tell(std::vector<std::string> keys);

    // Waits until all is in the file (the command line, closing). The error that kept it from being saved.
    core::Result<void> flush();
    SaveState save_state() const;

    // Newest first; of one case, or all. At most `limit`. Reads the file: not on a frame's path unless limit is small.
    core::Result<std::vector<core::Change>> history(std::optional<core::Uuid> case_uuid, std::size_t limit) const;

    // Any thread. An original that the file does not hold, or whose bytes no longer fit their digest, is an error.
    core::Result<Bytes> read_original(std::string_view sha256) const;
    // The small ready-made picture; nothing when there is none.
    std::optional<Bytes> read_thumbnail(std::string_view sha256) const;
    bool holds_original(std::string_view sha256) const;

  private:
    struct Impl;
    static core::Result<std::unique_ptr<Session>> load(const std::filesystem::path& path,
                                                       std::unique_ptr<store::File> file, SessionPorts ports);
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace recoup::app
