// The report of a case as it would be made now, laid out by a worker whenever what goes into it changes. Originals are
// read once as long as the case stays as it is. Main thread.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/jobs.h"
#include "app/report/report_copy.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "ui/context/report_look.h"
#include "ui/context/requests.h"

namespace recoup::desktop::inline files {

class ReportPreview {
  public:
    // All outlive it.
    ReportPreview(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings)
        : file_(file), jobs_(jobs), surroundings_(surroundings) {}

    // The last that is wanted counts; what was laid out before is shown until then.
    void want(const ui::ShowReportRequest& request);
    void forget();
    // Begins anew where the file has changed since.
    const ui::ReportLook* shown();

  private:
    struct Subject {
        core::Uuid case_uuid;
        core::ReportChoice content;
        std::uint64_t revision = 0;

        bool operator==(const Subject&) const = default;
    };
    void begin();
    void take(core::Result<app::LaidReport> laid);

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    std::optional<Subject> wanted_, made_;  // made_: or being made
    std::optional<app::Jobs::Id> job_;
    std::shared_ptr<core::TypeSource> type_;  // used by one job at a time
    // At the revision of made_:
    std::shared_ptr<const core::State> state_;
    std::vector<core::ExhibitSource> looked_at_;
    std::optional<ui::ReportLook> look_;
};

}  // namespace recoup::desktop::inline files
