#include "desktop/files/report_preview.h"

#include <utility>

#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"

namespace recoup::desktop::inline files {

void ReportPreview::want(const ui::ShowReportRequest& request) {
    if (wanted_ && wanted_->case_uuid != request.case_uuid) forget();
    wanted_ = Subject{request.case_uuid, request.content, file_.state().revision()};
    begin();
}

// A job that runs keeps what it needs; what it brings is dropped.
void ReportPreview::forget() {
    if (job_) jobs_.cancel(*job_);
    job_.reset();
    type_.reset();
    wanted_.reset();
    made_.reset();
    state_.reset();
    looked_at_.clear();
    look_.reset();
}

const ui::ReportLook* ReportPreview::shown() {
    if (wanted_) {
        wanted_->revision = file_.state().revision();
        begin();
    }
    return look_ ? &*look_ : nullptr;
}

void ReportPreview::begin() {
    if (job_ || wanted_ == made_) return;
    const auto* record = file_.state().find(wanted_->case_uuid);
    if (record == nullptr) return;
    if (!made_ || made_->revision != wanted_->revision) {
        looked_at_.clear();
        state_ = std::make_shared<const core::State>(file_.state());
    }
    made_ = wanted_;
    if (!type_) type_ = std::make_shared<platform::OutlineType>(platform::program_fonts);
    auto report =
        std::make_shared<const app::ReportCopy>(file_.session(), state_, surroundings_.machine().library, type_.get(),
                                                surroundings_.reader(), *record, wanted_->content);
    job_ = jobs_.submit(
        [this, report = std::move(report), type = type_,
         looked_at = looked_at_](const portable::StopToken&) -> app::Jobs::Finish {
            auto laid = std::make_shared<core::Result<app::LaidReport>>(report->lay_out(looked_at));
            return [this, laid = std::move(laid)] { take(std::move(*laid)); };
        },
        app::Jobs::Urgency::now);
}

void ReportPreview::take(core::Result<app::LaidReport> laid) {
    job_.reset();
    look_.emplace();
    if (laid) {
        look_->pages = std::move(laid->pages);
        for (const auto& one : laid->exhibits) look_->exhibits.push_back(one.evidence);
        looked_at_ = std::move(laid->exhibits);
    } else {
        look_->trouble = core::sentence(surroundings_.lang(), laid.error());
    }
    begin();
}

}  // namespace recoup::desktop::inline files
