// An evidence pack on its way out of the open file. A worker writes and reads back; how far it is and what came of it
// is shown until the sheet forgets it. Main thread.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "app/jobs.h"
#include "app/pack/write.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline files {

class Packing {
  public:
    // All outlive it.
    Packing(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings)
        : file_(file), jobs_(jobs), surroundings_(surroundings) {}

    // Of what is saved by then; waits for the writer. A name that is taken gets a number.
    void write(const ui::PackRequest& request);
    // The report alone, handed to the system's printers.
    void print(const ui::PrintReportRequest& request);
    // Nothing of it stays.
    void stop();
    // What came of the last one was seen.
    void forget();
    void show(ui::AppView& view) const;

  private:
    // `type` is what the plan writes its letters with.
    void start(app::PackPlan plan, std::shared_ptr<core::TypeSource> type, app::PackOutput output);
    void done(const core::Result<app::PackDone>& result);
    void printed(const core::Result<void>& result);
    // What is to leave is in the file, and the case is there; else what there is to say was said.
    const core::CaseRecord* ready(const core::Uuid& case_uuid);
    void failed(const core::Error& error);

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    ui::PackLook look_;
    std::optional<app::Jobs::Id> job_;
    std::shared_ptr<std::atomic<float>> part_;  // 0 to 1, written by the worker
};

}  // namespace recoup::desktop::inline files
