#include "app/report/report_copy.h"

namespace recoup::app::inline report {

ReportCopy::ReportCopy(const Session& session, std::shared_ptr<const core::State> state, const Library& library,
                       core::TypeSource* type, core::Reader reader, const core::CaseRecord& record,
                       core::ReportChoice choice)
    : session_(session),
      library_(library),
      type_(type),
      state_(std::move(state)),
      record_(record),
      choice_(std::move(choice)),
      reader_(std::move(reader)) {}

core::ComposeFrom ReportCopy::from() const {
    const auto* playbook = core::playbook_of(library_.playbooks(), record_.row.playbook, record_.row.problem);
    return {record_, *state_, library_.rules(), reader_, playbook, library_.playbooks()};
}

core::Result<void> ReportCopy::make(const core::ReportChoice& choice, ReportForm form, const ReportSink& sink,
                                    std::vector<core::ExhibitSource>* seen) const {
    const auto from = this->from();
    const auto known = seen ? *seen : std::vector<core::ExhibitSource>();
    return make_report({session_, from, choice, type_, {}, &library_.reading(), known, seen}, form, sink);
}

core::Result<LaidReport> ReportCopy::lay_out(std::span<const core::ExhibitSource> looked_at) const {
    const auto from = this->from();
    return lay_out_report({session_, from, choice_, type_, {}, &library_.reading(), looked_at});
}

}  // namespace recoup::app::inline report
