// app::DesktopEntry of this system. Any thread; writes files, starts programs and waits for them.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline entry {

class SystemDesktopEntry final : public app::DesktopEntry {
  public:
    SystemDesktopEntry();  // of this program
    explicit SystemDesktopEntry(std::filesystem::path program);

    State state(std::span<const Part> parts) const override;
    tl::expected<void, Failure> install(std::span<const Part> parts) override;
    tl::expected<std::vector<std::filesystem::path>, Failure> uninstall() override;

  private:
    std::filesystem::path program_;
};

}  // namespace recoup::platform::inline entry
