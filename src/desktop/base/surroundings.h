// The machine and the person's choices, as everything on a desk sees them: language, scale, what a reader reads with,
// what a session is opened with. Main thread, but for what says otherwise.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/data/settings.h"
#include "app/file_manager.h"
#include "app/ports.h"
#include "app/printers.h"
#include "app/session/session.h"
#include "core/base/i18n.h"
#include "core/model/show.h"
#include "desktop/base/texture_sink.h"

namespace recoup::desktop::inline base {

// The machine; outlives the desk.
struct DeskPorts {
    app::Ports machine;
    TextureSink& textures;
    std::function<void()> wake;  // from any thread: there is something to take in
    app::FileWatches* watches = nullptr;
    app::PathChooser* chooser = nullptr;  // none: paths are typed
    app::Printers* printers = nullptr;
    app::FileManager* file_manager = nullptr;
    std::optional<core::Lang> lang;  // by --lang; else the settings, else the locale
    core::Lang locale_lang = core::Lang::en;
    std::string locale;  // as the system names it; the region is guessed from it
    bool dark_system = false;
    bool still_system = true;  // the desktop wants nothing to move
    float display_scale = 1;   // physical pixels for one design pixel
};

class Surroundings {
  public:
    Surroundings(DeskPorts given, app::Settings chosen);

    core::Lang lang() const;
    // As of now.
    core::Reader reader() const;
    float scale() const;
    // Existing folders that things are mostly put into, likeliest first; at least one. Reads directories.
    std::vector<std::string> usual_folders() const;
    std::filesystem::path demo_file() const { return ports.machine.folders.data() / "demo.recoup"; }
    // The choices, where the next start finds them. A failure is silent: the window goes on as it was chosen.
    void save() const;

    // Any thread, as long as these live.
    const app::Ports& machine() const { return ports.machine; }
    app::SessionPorts session_ports() const;

    DeskPorts ports;
    app::Settings settings;  // the owner's thread only
    const std::string zone;  // IANA, of this machine
};

}  // namespace recoup::desktop::inline base
