// A bill on the desk: read and looked through off the frame, taken into cases when a person says so. Reading writes
// nothing and keeps no password. Main thread; workers read, and touch nothing of it. Knows no window.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "ui/context/bill_look.h"

namespace recoup::desktop::inline imports {

struct BillRead;

class BillDesk {
  public:
    // All outlive it.
    BillDesk(OpenFile& file, app::Jobs& jobs, Surroundings& surroundings, Voice& voice)
        : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice) {}

    // In place of the one that is looked through; `password` is of an archive.
    void open(const std::filesystem::path& path, std::optional<std::string> password);
    // As core::plan_take() says, in one step, with the bill as evidence. Of a bill that is shown.
    void take(const std::vector<std::size_t>& payments, const std::optional<core::Uuid>& into,
              core::Watch as = core::Watch::none);
    // Kept beside the file, so that it is not told again.
    void call_fine(std::size_t finding, bool fine);
    // Another file is open: the bill is put away.
    void forget();

    // For a frame: looked through anew where the cases changed. It holds until the next call.
    const ui::BillLook& refresh();

  private:
    // Nothing of the one before.
    void begin(ui::BillLook::Step step);
    void opened(const std::shared_ptr<BillRead>& read);
    void look_through();

    OpenFile& file_;
    app::Jobs& jobs_;
    Surroundings& surroundings_;
    Voice& voice_;
    ui::BillLook look_;
    std::optional<app::Jobs::Id> job_;
    std::shared_ptr<const BillRead> read_;  // once there is a bill
    std::shared_ptr<const core::BillView> view_;
    std::optional<std::uint64_t> looked_at_;  // the revision of the cases; none: to be looked through
};

}  // namespace recoup::desktop::inline imports
