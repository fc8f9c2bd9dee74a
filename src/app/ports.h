// What the program asks of the machine it runs on. Implemented in platform, replaced in tests.
// Each port says from which thread it may be called. Must not know: any operating system, GLFW, SQLite.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/time.h"
#include "core/base/uuid.h"

namespace recoup::app {

inline namespace data {
class Library;
}

using Bytes = std::vector<std::uint8_t>;

// Wall-clock time, fixed by --now. Any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual std::chrono::sys_seconds now() const = 0;
};

struct ClipboardContent {
    enum class State {
        empty,        // nothing is in the clipboard
        other,        // something that is neither a picture nor files, such as text
        picture,      // `picture`, `mime` and `name` are set
        files,        // `files` is set: copied in a file manager, each exists
        too_large,    // a picture beyond the limit
        no_answer,    // the program that holds the clipboard did not deliver in time
        unavailable,  // there is no clipboard here (no display)
    };
    State state = State::empty;
    Bytes picture;                             // the encoded file as the other program gave it
    std::string mime;                          // image/png, image/jpeg, image/webp or image/bmp
    std::string name;                          // generated, fits the mime: "clipboard.png"
    std::vector<std::filesystem::path> files;  // absolute
};

// Pictures and copied files of the system clipboard; needs no window. Blocks for seconds at most, so a program with a
// window asks from a worker: the holder of the clipboard may be that very window, which must be free to answer.
// Text goes through the window.
class Clipboard {
  public:
    virtual ~Clipboard() = default;
    virtual ClipboardContent read_images() = 0;
};

struct PictureFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::chrono::sys_seconds modified{};

    bool operator==(const PictureFile&) const = default;
};

// Where things lie on this machine. Any thread; reads directories, so not on a frame's path.
class Folders {
  public:
    virtual ~Folders() = default;
    virtual std::filesystem::path home() const = 0;
    virtual std::filesystem::path data() const = 0;      // the default file and its backups
    virtual std::filesystem::path settings() const = 0;  // choices, window size
    // Existing folders where screenshots land, likeliest first.
    virtual std::vector<std::filesystem::path> picture_folders() const = 0;
    // PNG, JPEG and WebP files of picture_folders(), newest first; the scan is bounded.
    virtual std::vector<PictureFile> newest_pictures(std::size_t limit) const = 0;
    // The same of one folder and those directly in it.
    virtual std::vector<PictureFile> newest_pictures(const std::filesystem::path& folder, std::size_t limit) const = 0;
    // Existing folders into which screenshots come by themselves, from this desktop or from a phone: worth watching.
    virtual std::vector<std::filesystem::path> arrival_folders() const = 0;
    // On a stick or card that can be pulled out; false where the system does not tell.
    virtual bool on_removable_disk(const std::filesystem::path& path) const = 0;
    // On a filesystem that is mounted read-only.
    virtual bool on_read_only_disk(const std::filesystem::path& path) const = 0;
};

// Says when a file may have been changed by another program. Any thread.
class FileWatches {
  public:
    virtual ~FileWatches() = default;
    class Watch {
      public:
        virtual ~Watch() = default;
    };
    // Calls `changed` from a thread of its own within a second after something was written to `path` or to what lies
    // beside it under a longer name, or after the name leads elsewhere, until the result is destroyed. Costs nothing
    // while nothing happens. Too many calls do no harm.
    virtual std::unique_ptr<Watch> watch(const std::filesystem::path& path, std::function<void()> changed) = 0;
    // The same of any file that is written whole or moved into `folder` or a folder directly in it.
    virtual std::unique_ptr<Watch> watch_folder(const std::filesystem::path& folder, std::function<void()> changed) = 0;
};

// A file in the making, for what is too long to be held: it grows under a name of its own and goes with this, unless it
// got the one that it is for. One thread at a time.
class DraftFile {
  public:
    virtual ~DraftFile() = default;
    virtual std::error_code write(std::span<const std::byte> bytes) = 0;
    // All of it is on the disk, and can be read at path(). Nothing is written behind it.
    virtual std::error_code finish() = 0;
    virtual std::filesystem::path path() const = 0;
    // Under that name in its folder, if it is free, following no link; else file_exists.
    virtual std::error_code take_free(std::string_view name) = 0;
};

// Writing files, each of them whole or not at all; nothing half written stays. Any thread; waits for the disk.
class Files {
  public:
    virtual ~Files() = default;
    // A draft in `folder`, which is there; readable by its owner only.
    virtual tl::expected<std::unique_ptr<DraftFile>, std::error_code> draft_file(
        const std::filesystem::path& folder) = 0;
    // Makes `folder` and its missing parents, open to their owner only. Fine if it exists.
    virtual std::error_code make_folder(const std::filesystem::path& folder) = 0;
    // Writes a file that did not exist, readable by its owner only, directly in `folder`, named after a cleaned
    // `name_hint` ("name (2).png" if taken), following no link. Gives its path.
    virtual tl::expected<std::filesystem::path, std::error_code> write_new_file(
        const std::filesystem::path& folder, std::string_view name_hint, std::span<const std::uint8_t> bytes) = 0;
    // The last part of `path` in UTF-8. What is none is read as GB 18030, in which archives of Chinese systems keep
    // names; what is neither stays as it is.
    virtual std::string name_of(const std::filesystem::path& path) const = 0;
    // Where `path` leads through links, whether or not something is there.
    virtual tl::expected<std::filesystem::path, std::error_code> real_name(const std::filesystem::path& path) = 0;
    // Writes to where `path` leads: in one step in the place of a file, whose mode and owner are kept and which stays
    // as it is when this fails; a new one, readable by its owner only, where there is none; straight into a pipe or a
    // device. Waits for a pipe's reader. What may be written over is for the caller to ask (app/file/output.h).
    virtual std::error_code replace_file(const std::filesystem::path& path, std::span<const std::byte> bytes) = 0;
};

enum class NoticeReply : std::uint8_t {
    shown,   // it is on the desktop
    failed,  // nobody shows notifications here; no error, the program carries on
    open,
    snooze,
    done,
    closed,  // answered, dismissed, or gone by itself
};

struct NoticeAction {
    NoticeReply reply = NoticeReply::open;  // open, snooze or done
    std::string label;
};

struct Notice {
    std::string id;     // the sender's; a later one of the same id takes its place
    std::string title;  // plain text, as all here
    std::string body;
    bool urgent = false;
    std::vector<NoticeAction> actions = {};
};

// Notes on the desktop. Any thread. The desktop's bus here; Windows toasts and the macOS notification centre have their
// place behind the same.
class Notifications {
  public:
    virtual ~Notifications() = default;
    // Called from a thread of its own, `shown` or `failed` first and `closed` last; empty: nobody listens any more, and
    // none is under way when this returns.
    using Listener = std::function<void(const std::string& id, NoticeReply reply)>;
    virtual void on_reply(Listener listener) = 0;
    // Does not wait.
    virtual void show(const Notice& notice) = 0;
    // Whether somebody shows notes here. Waits for seconds at most, so not on a frame's path.
    virtual bool available() = 0;
};

// Who calls `recoup remind` while no window is open. Any thread; starts programs and waits for them, so not on a
// frame's path.
class ReminderSchedule {
  public:
    virtual ~ReminderSchedule() = default;
    enum class Kind { none, systemd, autostart, task };  // task: of Windows' Task Scheduler, launchd
    struct Entry {
        Kind kind = Kind::none;
        bool active = false;         // a timer that runs; an entry that will be started at the next login is not active
        std::filesystem::path file;  // absolute
    };
    // One for each file, by path.
    virtual std::vector<Entry> entries() const = 0;
    // Beside those of other files; takes the place of the one this file had. `lang` is the language it will speak.
    virtual tl::expected<Kind, std::error_code> install(const std::filesystem::path& file, std::string_view lang) = 0;
    // Of that file; nothing: of all. Fine where there is none.
    virtual std::error_code uninstall(const std::optional<std::filesystem::path>& file) = 0;
};

// The entry of that file; of kind none where it has none.
inline ReminderSchedule::Entry entry_of(const ReminderSchedule& schedule, const std::filesystem::path& file) {
    std::error_code error;
    const auto whole = std::filesystem::absolute(file, error).lexically_normal();
    for (auto& entry : schedule.entries())
        if (entry.file.lexically_normal() == whole) return entry;
    return {};
}

// This program among those of the person's desktop: in its menu with its icon, as what opens its files; its manual and
// its completions where shells look. Any thread; starts programs and waits for them.
class DesktopEntry {
  public:
    virtual ~DesktopEntry() = default;
    // A file below the folder that programs share ("man/man1/recoup.1"); a system that keeps such things elsewhere
    // takes from it what it needs.
    struct Part {
        std::filesystem::path place;
        std::string content;
    };
    struct State {
        bool installed = false;
        std::filesystem::path program;  // what the desktop starts; another one when this one was moved
        bool complete = false;          // each part is there as this program writes it
        std::vector<std::filesystem::path> foreign = {};  // in a part's place, but made or changed by somebody else
    };
    virtual State state(std::span<const Part> parts) const = 0;
    struct Failure {
        std::error_code why;
        std::filesystem::path where;
    };
    // Over whatever lies in their places, each part whole or not at all; again after a failure.
    virtual tl::expected<void, Failure> install(std::span<const Part> parts) = 0;
    // What was installed and is still as it was then; gives what was changed since and stays. Fine where there is none.
    virtual tl::expected<std::vector<std::filesystem::path>, Failure> uninstall() = 0;
};

// What a later start of the program brings to the window that is open already.
struct Visit {
    std::filesystem::path file;  // absolute; empty: only the window is wanted
    std::string token = {};      // by which the desktop lets that window come forward; empty where it gives none
    // Tells the visitor that the window sees to it, and that it may end; a visit that is dropped before goes on by
    // itself.
    std::function<void()> taken = {};
};

// Where later starts find the window of this person on this display.
class FrontDoor {
  public:
    virtual ~FrontDoor() = default;
    // From now on each visit is handed to `came`, from a thread of its own; none is under way once this is destroyed.
    // Those that came before waited. Once.
    virtual void open(std::function<void(Visit)> came) = 0;
};

// What a person is asked for a path with.
struct PathQuestion {
    enum class Kind : std::uint8_t { open, open_many, folder, save };
    Kind kind = Kind::open;
    std::string title;
    std::string accept;            // the button's words; empty: the desktop's own
    std::filesystem::path folder;  // where to begin; empty: wherever the desktop thinks
    std::string name;              // suggested, for save
    std::string type;              // what a file of these is called
    std::vector<std::string> globs = {};
};

struct PathAnswer {
    enum class State : std::uint8_t { chosen, cancelled, unavailable };  // unavailable: nobody here has such a dialog
    State state = State::unavailable;
    std::vector<std::filesystem::path> paths = {};
};

// The desktop's own dialog for files and folders. Any thread. The portal here; the dialogs of Windows and macOS have
// their place behind the same.
class PathChooser {
  public:
    virtual ~PathChooser() = default;
    class Asking {
      public:
        virtual ~Asking() = default;
    };
    // Does not wait. `answer` is called once, from a thread of its own, unless the result is destroyed before: that
    // takes the dialog away, and no call is under way afterwards.
    virtual std::unique_ptr<Asking> ask(const PathQuestion& question, std::function<void(PathAnswer)> answer) = 0;
};

// The machine, as main or a test hands it in; outlives all who get it.
struct Ports {
    const Clock& clock;
    const core::Zones& zones;
    core::IdSource& ids;  // used on one thread
    const Library& library;
    Folders& folders;
    Files& files;
    Clipboard& clipboard;
    Notifications& notifications;
    ReminderSchedule& schedule;

    // The same machine at another time.
    Ports at(const Clock& other) const {
        return {other, zones, ids, library, folders, files, clipboard, notifications, schedule};
    }
};

}  // namespace recoup::app
