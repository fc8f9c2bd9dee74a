// What stands in the window when the file cannot be opened at the start: what happened, what can be done, the path
// last. Fed by plain values, draws the whole window. Main thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/dialogs/path_dialog.h"
#include "ui/root.h"

namespace recoup::ui {

enum class StartReason : std::uint8_t { damaged, no_room, newer, in_use, missing, other };
enum class StartWay : std::uint8_t { restore, rescue, open_other, new_place, again, quit };

struct StartTrouble {
    StartReason reason = StartReason::other;
    std::string details;  // the whole sentence of the error
    std::string path;
    std::optional<std::string> backup;  // what the newest whole one holds; nothing: there is none
    bool looking = true;                // for backups, or trying
    std::string failed;                 // what the last way tried came to
};

struct StartTroubleUi {
    std::size_t chosen = 0;
    bool details = false;
    double copied_until_s = 0;  // FrameInput::time_s
    std::optional<PathUi> path;
    Focus focus;
    TextFocus text_focus;
    Tooltip tooltip;
};

struct StartTroubleOutput {
    Output out;
    std::optional<StartWay> way;
};

// The ways there are, the one to be tried first in front.
std::vector<StartWay> start_ways(const StartTrouble& trouble);

StartTroubleOutput draw_start_trouble(const RootInput& in, const StartTrouble& trouble, StartTroubleUi& ui);

}  // namespace recoup::ui
