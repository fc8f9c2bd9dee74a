// app::PathChooser of a Linux desktop: the file chooser of xdg-desktop-portal, over the session bus. Each question has
// a thread and a connection of its own, so that one that is never answered holds up nobody. Any thread.
#pragma once

#include <optional>
#include <string_view>

#include "app/ports.h"

namespace recoup::platform::inline chooser {

class PortalChooser final : public app::PathChooser {
  public:
    std::unique_ptr<Asking> ask(const app::PathQuestion& question,
                                std::function<void(app::PathAnswer)> answer) override;
};

// "file:///home/li/%E6%A1%8C%E9%9D%A2/a%20b" as a path, whatever its bytes; nothing for what is no file of this
// machine.
std::optional<std::filesystem::path> path_of_uri(std::string_view uri);

}  // namespace recoup::platform::inline chooser
