// What every view function gets: a canvas, what it shows, and where to put what the user wants. Lives for one frame.
// Main thread.
#pragma once

#include <utility>
#include <vector>

#include "core/edit/command.h"
#include "ui/context/app_view.h"
#include "ui/kit/canvas.h"

namespace recoup::ui::inline context {

// What the user wants, in order.
struct Output : FrameOutput {
    std::vector<core::Command> commands;
    std::vector<Request> requests;
};

struct Context : Canvas {
    const AppView& app;
    std::vector<core::Command>& commands;
    std::vector<Request>& requests;

    void send(core::Command command) { commands.push_back(std::move(command)); }
    void ask(Request request) { requests.push_back(std::move(request)); }
};

}  // namespace recoup::ui::inline context
