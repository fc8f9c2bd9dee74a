// A report that a worker makes while the window goes on: a copy of all that it says. Made on the thread that owns the
// session; its functions on any, one at a time.
#pragma once

#include <memory>

#include "app/data/library.h"
#include "app/report/report_file.h"

namespace recoup::app::inline report {

class ReportCopy {
  public:
    // `state`: what the session holds, or a copy of it. `session`, `library`, `type` and the zones of `reader` outlive
    // this. `reader.lang` is the report's.
    ReportCopy(const Session& session, std::shared_ptr<const core::State> state, const Library& library,
               core::TypeSource* type, core::Reader reader, const core::CaseRecord& record, core::ReportChoice choice);

    const core::CaseRecord& record() const { return record_; }
    const core::ReportChoice& choice() const { return choice_; }

    core::Result<void> make(ReportForm form, const ReportSink& sink) const { return make(choice_, form, sink); }
    // The same case with another choice. `seen`: of its other form, whose originals are not looked at again.
    core::Result<void> make(const core::ReportChoice& choice, ReportForm form, const ReportSink& sink,
                            std::vector<core::ExhibitSource>* seen = nullptr) const;
    core::Result<LaidReport> lay_out(std::span<const core::ExhibitSource> looked_at = {}) const;
    std::string name(ReportForm form) const { return report_name(from(), form); }

  private:
    core::ComposeFrom from() const;

    const Session& session_;
    const Library& library_;
    core::TypeSource* type_;
    std::shared_ptr<const core::State> state_;
    core::CaseRecord record_;
    core::ReportChoice choice_;
    core::Reader reader_;
};

}  // namespace recoup::app::inline report
