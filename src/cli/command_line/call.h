// What a verb gets: where it reads and writes, what the machine offers, what the person chose for all verbs.
// Main thread. Must not know: CLI11, any operating system, the window.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/demo/fixed_clock.h"
#include "app/file/excerpt.h"
#include "app/file/output.h"
#include "app/ports.h"
#include "app/printers.h"
#include "app/session/session.h"
#include "core/base/error.h"
#include "core/base/region.h"
#include "core/model/show.h"
#include "core/report/typeface.h"

namespace recoup::cli::inline command_line {

// The board in a window; what is not given is the window's own choice.
struct WindowRequest {
    std::filesystem::path file;
    bool may_create = false;  // the default file is made without a question
    // A window that is open already may show it; else it is one of its own, as for what another could not take over.
    bool may_join = false;
    std::optional<core::Lang> lang;
    const app::Clock* clock = nullptr;
};

struct ScreenshotRequest {
    std::filesystem::path file;
    std::string view;  // checked by who draws: board, case:ID, viewer:ID …
    int width_px = 1440;
    int height_px = 900;
    double scale = 1;
    bool dark = false;
    core::Lang lang = core::Lang::en;
    const app::Clock* clock = nullptr;
};

// The machine as main (or a test) hands it in; outlives the run.
struct Machine {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;
    core::Lang lang = core::Lang::en;  // of the locale
    app::Ports ports;
    std::function<std::optional<std::string>(const char*)> environment;
    // Empty where this program has no window or cannot draw. The window gives the exit code.
    std::function<int(const WindowRequest&)> open_window;
    // A PNG.
    std::function<core::Result<std::vector<std::byte>>(const ScreenshotRequest&)> screenshot;
    // The board in a program of its own; false if it cannot be started. Empty where there is none.
    std::function<bool(const std::filesystem::path& file)> start_window = {};
    app::FileWatches* watches = nullptr;
    // The program's own icon as a PNG. Empty where this program cannot draw.
    std::function<core::Result<std::vector<std::byte>>(int side_px)> icon = {};
    app::DesktopEntry* desktop = nullptr;
    core::TypeSource* type = nullptr;  // the letters of a report
    app::Printers* printers = nullptr;
};

// Which file, and whether the person named it.
struct FileChoice {
    std::filesystem::path path;
    bool named = false;  // by --file, $RECOUP_FILE or as `recoup FILE`; else the default file
};

struct Call {
    Machine& machine;
    core::Lang lang = core::Lang::en;
    bool json = false;
    bool colour = false;
    FileChoice file;
    std::string zone;  // of this machine, asked once
    std::optional<app::FixedClock> fixed_clock;
    std::string out;                           // standard output, written once when the verb is done
    std::vector<std::string> understood = {};  // what was made of dates; told on standard error once the verb is done
    bool worked = false;                       // something was saved or written: what comes of it must not be 1
    std::function<void()> unwritten = {};      // when that cannot be written: takes back what only it would have told
    std::optional<app::FileMark> changed;      // the file, since a change was saved in it and no backup thought of yet

    const app::Clock& clock() const { return fixed_clock ? *fixed_clock : machine.ports.clock; }
    core::Instant now() const { return clock().now(); }
    const core::Zones& zones() const { return machine.ports.zones; }

    // A line for people: part of the output, but out of the way of --json.
    void say(std::string_view line);
    // A line on standard error.
    void warn(std::string_view line);
};

// The region and the currency of a new case, as the person chose in the settings.
core::Home home_of(const Call& call);

// How what is shown reads: the language, now, the zones.
core::Reader reader_of(const Call& call);

// The exit code, or why there is none.
using Exit = core::Result<int>;

inline constexpr int kDone = 0;
inline constexpr int kWorkFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kFileUnusable = 3;

int exit_code(core::ErrorKind kind);

// Refuses a missing file with the way out; of kind file. A journal of another file beside it is set aside, and told.
core::Result<void> require_file(Call& call);

// Before a file of ours is made at `path`: a journal beside it is set aside, and told.
core::Result<void> clear_beside(Call& call, const std::filesystem::path& path);

// What a session of this run is opened with; `call` outlives it.
app::SessionPorts session_ports(const Call& call);

enum class Missing { refuse, make_default };

// The chosen file, open. A missing one is refused with the way out, unless it is the default file and may be made; the
// error of a damaged one names its newest backup. Of kind file.
core::Result<std::unique_ptr<app::Session>> open_session(Call& call, Missing missing = Missing::refuse);

// What a list of cases is printed from, without the rest of the chosen file. A missing one is refused as above.
core::Result<core::State> read_excerpt(Call& call, const app::Excerpt& excerpt, bool in_pictures = false);

// What a verb was told to write, if it may be written beside the chosen file. Pipes and devices may be written to.
core::Result<void> write_output(Call& call, app::Output output, std::span<const std::byte> bytes);

// Applies the command and waits until it is in the file. Errors are those of Session::dispatch and of saving; with one
// it is not there, and does not get there.
core::Result<core::Change> dispatch(Call& call, app::Session& session, const core::Command& command,
                                    std::vector<app::Original> originals = {});
// The same for a change that was made already.
core::Result<core::Change> concluded(Call& call, app::Session& session, core::Result<core::Change> change);

// Behind a change that is saved and told: makes the automatic backup that is due. What goes wrong is a line of warning.
void back_up_when_due(Call& call);

}  // namespace recoup::cli::inline command_line
